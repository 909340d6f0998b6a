package dev.prank.reductions.group;

import java.util.Arrays;
import java.util.TreeMap;

/**
 * The intersection graph of some of the oriented boxes, by adjacency lists. Two boxes of one unit are adjacent when they intersect
 * (the unit's box then contains the origin).
 *
 * <p>Built by a sweep along the first dimension: O(h log h + p n) for p pairs that overlap in the first two. At most
 * {@value #PAIR_LIMIT} edges.
 */
final class IntersectionGraph {

    /** Edges take 8 bytes each, and several graphs live at a time. */
    private static final long PAIR_LIMIT = 50_000_000;

    private final int[][] neighbours;

    private IntersectionGraph(int[][] neighbours) {
        this.neighbours = neighbours;
    }

    /**
     * The graph on the boxes for which {@code included} holds; the others have no neighbours.
     *
     * @param checkpoint called now and then; what it throws ends the building
     * @throws TooLargeException when there are too many edges
     */
    static IntersectionGraph of(OrientedBoxes boxes, boolean[] included, Runnable checkpoint) {
        Integer[] order = new Integer[boxes.count()];
        int count = 0;
        for (int box = 0; box < boxes.count(); box++) {
            if (included[box]) {
                order[count++] = box;
            }
        }
        order = Arrays.copyOf(order, count);
        Arrays.sort(order, (a, b) -> Integer.compare(boxes.sweepStart(a), boxes.sweepStart(b)));
        int[][] lists = new int[boxes.count()][];
        int[] sizes = new int[boxes.count()];
        Arrays.fill(lists, new int[0]);
        Integer[] byEnd = order.clone();
        Arrays.sort(byEnd, (a, b) -> Integer.compare(boxes.sweepEnd(a), boxes.sweepEnd(b)));
        // The boxes that the sweep is in, by their left ends in the second dimension. All boxes have one size, so
        // that their right ends have the same order.
        TreeMap<Integer, Integer> open = new TreeMap<>();
        int closed = 0;
        long pairs = 0;
        for (int box : order) {
            checkpoint.run();
            while (boxes.sweepEnd(byEnd[closed]) < boxes.sweepStart(box)) {
                open.remove(boxes.left(byEnd[closed++], 1));
            }
            for (int other :
                    open.headMap(boxes.right(box, 1), false).descendingMap().values()) {
                if (boxes.right(other, 1) < boxes.left(box, 1)) {
                    break;
                }
                if (boxes.intersect(box, other)) {
                    append(lists, sizes, box, other);
                    append(lists, sizes, other, box);
                    pairs++;
                }
            }
            open.put(boxes.left(box, 1), box);
            if (pairs > PAIR_LIMIT) {
                throw new TooLargeException("more than " + PAIR_LIMIT + " pairs of boxes intersect");
            }
        }
        for (int box = 0; box < lists.length; box++) {
            lists[box] = Arrays.copyOf(lists[box], sizes[box]);
            Arrays.sort(lists[box]);
        }
        return new IntersectionGraph(lists);
    }

    /** The graph on those boxes only; the others have no neighbours. */
    IntersectionGraph restrictedTo(boolean[] included) {
        int[][] lists = new int[neighbours.length][];
        for (int box = 0; box < lists.length; box++) {
            lists[box] = included[box]
                    ? Arrays.stream(neighbours[box])
                            .filter(other -> included[other])
                            .toArray()
                    : new int[0];
        }
        return new IntersectionGraph(lists);
    }

    private static void append(int[][] lists, int[] sizes, int box, int other) {
        if (sizes[box] == lists[box].length) {
            lists[box] = Arrays.copyOf(lists[box], Math.max(4, 2 * sizes[box]));
        }
        lists[box][sizes[box]++] = other;
    }

    int vertexCount() {
        return neighbours.length;
    }

    int degree(int box) {
        return neighbours[box].length;
    }

    /** The {@code j}-th neighbour, in increasing order. */
    int neighbour(int box, int j) {
        return neighbours[box][j];
    }

    boolean adjacent(int box, int other) {
        return Arrays.binarySearch(neighbours[box], other) >= 0;
    }
}
