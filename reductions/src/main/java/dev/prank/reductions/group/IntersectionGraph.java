package dev.prank.reductions.group;

import java.util.Arrays;

/**
 * The intersection graph of boxes, by adjacency lists, built over a {@link BoxGrid}. Of oriented boxes, two of one unit are adjacent when
 * they intersect (the unit's box then contains the origin). At most {@value #PAIR_LIMIT} edges.
 */
final class IntersectionGraph {

    /** Edges take 8 bytes each, and several graphs live at a time. */
    private static final long PAIR_LIMIT = 50_000_000;

    /** The neighbours of a box are {@code targets[start[box] … start[box + 1]]}, increasing. */
    private final int[] start;

    private final int[] targets;

    private IntersectionGraph(int[] start, int[] targets) {
        this.start = start;
        this.targets = targets;
    }

    /**
     * The graph on the boxes for which {@code included} holds; the others have no neighbours.
     *
     * @param checkpoint called now and then; what it throws ends the building
     * @throws TooLargeException when there are too many edges
     */
    static IntersectionGraph of(RankBoxes boxes, boolean[] included, Runnable checkpoint) {
        BoxGrid grid = new BoxGrid(boxes, included, checkpoint);
        int[] start = new int[boxes.count() + 1];
        long[] pairs = {0};
        grid.forEachPair(
                (p, q) -> {
                    start[grid.box(p) + 1]++;
                    start[grid.box(q) + 1]++;
                    requireFew(++pairs[0]);
                },
                checkpoint);
        for (int box = 0; box < boxes.count(); box++) {
            start[box + 1] += start[box];
        }
        int[] next = Arrays.copyOf(start, boxes.count());
        int[] targets = new int[start[boxes.count()]];
        grid.forEachPair(
                (p, q) -> {
                    targets[next[grid.box(p)]++] = grid.box(q);
                    targets[next[grid.box(q)]++] = grid.box(p);
                },
                checkpoint);
        for (int box = 0; box < boxes.count(); box++) {
            Arrays.sort(targets, start[box], start[box + 1]);
        }
        return new IntersectionGraph(start, targets);
    }

    /**
     * The graph on the positions of a grid: its vertex p is the box {@code grid.box(p)}. Neighbours are near each other in memory, and the
     * grid is gone through once.
     *
     * @param checkpoint called now and then; what it throws ends the building
     * @throws TooLargeException when there are too many edges
     */
    static IntersectionGraph of(BoxGrid grid, Runnable checkpoint) {
        Ahead ahead = new Ahead(grid.size());
        grid.forEachPair(ahead, checkpoint);
        int[] start = ahead.start;
        for (int p = 0; p < grid.size(); p++) {
            start[p + 1] += start[p];
        }
        int[] next = Arrays.copyOf(start, grid.size());
        int[] targets = new int[2 * ahead.pairCount];
        int pair = 0;
        for (int p = 0; p < grid.size(); p++) {
            // All smaller neighbours of p have come before.
            for (int count = ahead.countOf[p]; count > 0; count--) {
                int q = ahead.targets[pair++];
                targets[next[p]++] = q;
                targets[next[q]++] = p;
            }
        }
        return new IntersectionGraph(start, targets);
    }

    private static void requireFew(long pairs) {
        if (pairs > PAIR_LIMIT) {
            throw new TooLargeException("more than " + PAIR_LIMIT + " pairs of boxes intersect");
        }
    }

    /** The later neighbours of each position, one list behind the other. */
    private static final class Ahead implements BoxGrid.PairVisitor {
        private final int[] countOf;
        /** At p + 1 the number of neighbours of p, also earlier ones. */
        private final int[] start;

        private int[] targets;
        private int pairCount;

        Ahead(int size) {
            countOf = new int[size];
            start = new int[size + 1];
            targets = new int[(int) Math.min(PAIR_LIMIT, 16 + 4L * size)];
        }

        @Override
        public void visit(int position, int later) {
            if (pairCount == targets.length) {
                requireFew(pairCount + 1L);
                targets = Arrays.copyOf(targets, (int) Math.min(PAIR_LIMIT, 2L * pairCount));
            }
            targets[pairCount++] = later;
            countOf[position]++;
            start[position + 1]++;
            start[later + 1]++;
        }
    }

    /** The graph on those boxes only; the others have no neighbours. */
    IntersectionGraph restrictedTo(boolean[] included) {
        int[] newStart = new int[start.length];
        int[] newTargets = new int[targets.length];
        int size = 0;
        for (int box = 0; box < vertexCount(); box++) {
            if (included[box]) {
                for (int at = start[box]; at < start[box + 1]; at++) {
                    if (included[targets[at]]) {
                        newTargets[size++] = targets[at];
                    }
                }
            }
            newStart[box + 1] = size;
        }
        return new IntersectionGraph(newStart, size == targets.length ? newTargets : Arrays.copyOf(newTargets, size));
    }

    int vertexCount() {
        return start.length - 1;
    }

    int degree(int box) {
        return start[box + 1] - start[box];
    }

    /** The {@code j}-th neighbour, in increasing order. */
    int neighbour(int box, int j) {
        return targets[start[box] + j];
    }

    /** All neighbours, in increasing order; a copy. */
    int[] neighbours(int box) {
        return Arrays.copyOfRange(targets, start[box], start[box + 1]);
    }

    boolean adjacent(int box, int other) {
        return Arrays.binarySearch(targets, start[box], start[box + 1], other) >= 0;
    }
}
