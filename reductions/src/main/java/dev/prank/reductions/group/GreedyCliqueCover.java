package dev.prank.reductions.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A partition of some units into groups with a common location: again and again the unit of least degree, whose group has the fewest
 * choices, takes in what still fits, other units of low degree first. A heuristic for a first witness; near-linear in the number of
 * intersecting pairs where degrees are small. Deterministic.
 */
final class GreedyCliqueCover {

    private final IntersectionGraph graph;
    private final boolean[] open;
    private final int[] degree;
    private final Runnable checkpoint;

    private GreedyCliqueCover(IntersectionGraph graph, boolean[] open, Runnable checkpoint) {
        this.graph = graph;
        this.open = open;
        this.checkpoint = checkpoint;
        degree = new int[open.length];
    }

    /**
     * The groups as lists of oriented units, each led by the unit that it started with, which has orientation +1.
     *
     * @param graph intersections among all 2h boxes
     * @param units the units to cover
     * @param checkpoint called now and then; what it throws ends the work
     */
    static List<int[]> of(IntersectionGraph graph, boolean[] units, Runnable checkpoint) {
        return new GreedyCliqueCover(graph, units.clone(), checkpoint).groups();
    }

    private List<int[]> groups() {
        // The degree in the upper half, the unit in the lower one. Degrees only fall, and each fall adds an entry.
        PriorityQueue<Long> queue = new PriorityQueue<>();
        for (int unit = 0; unit < open.length; unit++) {
            if (open[unit]) {
                degree[unit] = openNeighbours(2 * unit).length;
                queue.add(entry(unit));
            }
        }
        List<int[]> groups = new ArrayList<>();
        while (!queue.isEmpty()) {
            long first = queue.remove();
            int unit = (int) first;
            if (open[unit] && degree[unit] == first >> Integer.SIZE) {
                checkpoint.run();
                int[] group = grown(2 * unit);
                groups.add(group);
                for (int box : group) {
                    open[box >> 1] = false;
                }
                for (int box : group) {
                    for (int other : openNeighbours(box)) {
                        degree[other >> 1]--;
                        queue.add(entry(other >> 1));
                    }
                }
            }
        }
        return groups;
    }

    private long entry(int unit) {
        return (long) degree[unit] << Integer.SIZE | unit;
    }

    private int[] openNeighbours(int box) {
        return Arrays.stream(graph.neighbours(box))
                .filter(other -> open[other >> 1])
                .toArray();
    }

    private int[] grown(int box) {
        int[] group = {box};
        int[] fitting = openNeighbours(box);
        while (fitting.length > 0) {
            int next = fitting[0];
            for (int other : fitting) {
                if (degree[other >> 1] < degree[next >> 1]) {
                    next = other;
                }
            }
            int joining = next;
            group = Arrays.copyOf(group, group.length + 1);
            group[group.length - 1] = joining;
            fitting = Arrays.stream(fitting)
                    .filter(other -> other >> 1 != joining >> 1 && graph.adjacent(other, joining))
                    .toArray();
        }
        return group;
    }
}
