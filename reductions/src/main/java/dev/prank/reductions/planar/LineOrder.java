package dev.prank.reductions.planar;

import java.util.Arrays;

/**
 * Which lines of one axis must come before which others, and coordinates that respect this. The relation must have no cycle.
 * Linear space in lines and pairs.
 */
final class LineOrder {

    /** Above this product of pairs and extent, {@link #place} does not look for the least total. */
    private static final long EXACT_LIMIT = 10_000_000;

    private static final int SWEEPS = 6;

    private final int count;
    private int[] first = new int[64];
    private int[] second = new int[64];
    private int size;

    LineOrder(int count) {
        this.count = count;
    }

    /** Demands that one line's coordinate is smaller than another's. */
    void before(int line, int other) {
        if (size == first.length) {
            first = Arrays.copyOf(first, 2 * size);
            second = Arrays.copyOf(second, 2 * size);
        }
        first[size] = line;
        second[size++] = other;
    }

    /**
     * The least coordinates from 0 on, by longest paths, in linear time.
     *
     * @throws IllegalStateException when the relation has a cycle
     */
    int[] least() {
        int[] end = ends(first);
        int[] later = grouped(first, second, end);
        int[] waitsFor = new int[count];
        for (int i = 0; i < size; i++) {
            waitsFor[second[i]]++;
        }
        int[] queue = new int[count];
        int known = 0;
        for (int line = 0; line < count; line++) {
            if (waitsFor[line] == 0) {
                queue[known++] = line;
            }
        }
        int[] coordinate = new int[count];
        for (int q = 0; q < known; q++) {
            int line = queue[q];
            for (int i = end[line]; i < end[line + 1]; i++) {
                int other = later[i];
                coordinate[other] = Math.max(coordinate[other], coordinate[line] + 1);
                if (--waitsFor[other] == 0) {
                    queue[known++] = other;
                }
            }
        }
        if (known < count) {
            throw new IllegalStateException("the lines of an orthogonal shape are ordered in a circle");
        }
        return coordinate;
    }

    /**
     * Coordinates from 0 on with the least extent and a small Σ pull(line) · coordinate(line); the sum is the least one for that
     * extent when the problem is not too large. The pulls must add up to 0.
     */
    int[] place(int[] pull) {
        int[] least = least();
        int last = Arrays.stream(least).max().orElse(0);
        return (long) size * (last + 1) <= EXACT_LIMIT ? exact(pull, least, last) : swept(pull, least, last);
    }

    /**
     * The linear program "least Σ pull · x with x(second) − x(first) ≥ 1" is the dual of a flow in which each line gives its pull
     * in units and each pair carries units at cost −1; its coordinates are the node potentials. Two more nodes stand for the
     * first and last coordinate; so many units go from one to the other that no saving elsewhere is worth a larger extent.
     */
    private int[] exact(int[] pull, int[] least, int last) {
        MinCostFlow flow = new MinCostFlow(count + 2);
        int start = count;
        int end = count + 1;
        int weight = 1;
        for (int line = 0; line < count; line++) {
            flow.arc(start, line, MinCostFlow.UNLIMITED, 0);
            flow.arc(line, end, MinCostFlow.UNLIMITED, 0);
            flow.supply(line, -pull[line]);
            flow.startPotential(line, -least[line]);
            weight += Math.abs(pull[line]);
        }
        for (int i = 0; i < size; i++) {
            flow.arc(first[i], second[i], MinCostFlow.UNLIMITED, -1);
        }
        flow.supply(start, weight);
        flow.supply(end, -weight);
        flow.startPotential(end, -last);
        flow.solve();
        int[] coordinate = new int[count];
        for (int line = 0; line < count; line++) {
            coordinate[line] = flow.potential(start) - flow.potential(line);
        }
        return coordinate;
    }

    /**
     * Each line in turn goes as far as it can where it is pulled, to larger coordinates in one sweep and to smaller in the next.
     */
    private int[] swept(int[] pull, int[] least, int last) {
        int[] laterEnd = ends(first);
        int[] later = grouped(first, second, laterEnd);
        int[] earlierEnd = ends(second);
        int[] earlier = grouped(second, first, earlierEnd);
        int[] order = ascending(least);
        int[] coordinate = least.clone();
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int i = count - 1; i >= 0; i--) {
                int line = order[i];
                if (pull[line] <= 0) {
                    coordinate[line] = last;
                    for (int j = laterEnd[line]; j < laterEnd[line + 1]; j++) {
                        coordinate[line] = Math.min(coordinate[line], coordinate[later[j]] - 1);
                    }
                }
            }
            for (int line : order) {
                if (pull[line] > 0) {
                    coordinate[line] = 0;
                    for (int j = earlierEnd[line]; j < earlierEnd[line + 1]; j++) {
                        coordinate[line] = Math.max(coordinate[line], coordinate[earlier[j]] + 1);
                    }
                }
            }
        }
        return coordinate;
    }

    /** The numbers 0 … by increasing key, for keys from 0 on; equal keys in increasing order. */
    static int[] ascending(int[] key) {
        int[] next = new int[Arrays.stream(key).max().orElse(0) + 2];
        for (int k : key) {
            next[k + 1]++;
        }
        Arrays.parallelPrefix(next, Integer::sum);
        int[] sorted = new int[key.length];
        for (int i = 0; i < key.length; i++) {
            sorted[next[key[i]]++] = i;
        }
        return sorted;
    }

    /** The pairs with the i-th line in {@code side} are, grouped, those from the i-th number to the next. */
    private int[] ends(int[] side) {
        int[] end = new int[count + 1];
        for (int i = 0; i < size; i++) {
            end[side[i] + 1]++;
        }
        Arrays.parallelPrefix(end, Integer::sum);
        return end;
    }

    private int[] grouped(int[] side, int[] otherSide, int[] ends) {
        int[] fill = ends.clone();
        int[] grouped = new int[size];
        for (int i = 0; i < size; i++) {
            grouped[fill[side[i]]++] = otherSide[i];
        }
        return grouped;
    }
}
