package dev.prank.reductions.group;

import dev.prank.instances.cover.PointCover;
import java.util.Arrays;

/**
 * A bracket around the least cover from one sweep over the grid: before anything else is known, and fast.
 *
 * <p><b>From below</b>, a packing: a point is chosen when no chosen one is within reach. No two chosen points fit one square, so a cover needs
 * as many squares. <b>From above</b>, groups: a point that has no group starts one, and later points within reach of all of the group
 * join it, those of its own cell first. By Helly's theorem a group fits one square.
 *
 * <p>Up to three dimensions the points of a cell fit one square, so at most one of them is chosen, and at most one starts a group: linear
 * time, however crowded. With more dimensions, linear in the number of pairs that are looked at ({@link BoxGrid}). Immutable.
 */
public final class SweptCover {

    private final PlacedPoints points;
    private final int[] groupOf;
    private final int size;
    private final int[] chosen;

    private SweptCover(PlacedPoints points, Sweep sweep) {
        this.points = points;
        groupOf = sweep.groupOf;
        size = sweep.groups;
        chosen = Arrays.copyOf(sweep.chosen, sweep.chosenCount);
    }

    static SweptCover of(PlacedPoints points, Runnable checkpoint) {
        Sweep sweep = new Sweep(points.grid());
        points.grid().forEachPair(sweep, checkpoint);
        return new SweptCover(points, sweep);
    }

    /** The number of squares of {@link #cover}. */
    public int size() {
        return size;
    }

    /** No cover has fewer squares. */
    public int lowerBound() {
        return chosen.length;
    }

    /** The problem's numbers of as many points as the lower bound, no two of which fit one square. */
    public int[] pointsApart() {
        return points.numbersOf(chosen);
    }

    /** The cover; made at each call, in linear time. */
    public PointCover cover() {
        return points.cover(groupOf, size);
    }

    private static final class Sweep implements BoxGrid.PairVisitor {
        private static final int NONE = -1;

        private final BoxGrid grid;
        /** Within reach of a chosen point. */
        private final boolean[] blocked;

        private final int[] groupOf;
        private int[] chosen = new int[16];
        private int chosenCount;
        private int groups;
        private boolean chooses;
        private boolean starts;
        /** What the boxes of the last group have in common. */
        private final int[] low;

        private final int[] high;

        Sweep(BoxGrid grid) {
            this.grid = grid;
            blocked = new boolean[grid.size()];
            groupOf = new int[grid.size()];
            Arrays.fill(groupOf, NONE);
            low = new int[grid.dimension()];
            high = new int[grid.dimension()];
        }

        @Override
        public boolean wantsPairsOf(int position) {
            chooses = !blocked[position];
            if (chooses) {
                if (chosenCount == chosen.length) {
                    chosen = Arrays.copyOf(chosen, 2 * chosenCount);
                }
                chosen[chosenCount++] = position;
            }
            starts = groupOf[position] == NONE;
            if (starts) {
                groupOf[position] = groups++;
                for (int k = 0; k < low.length; k++) {
                    low[k] = grid.left(position, k);
                    high[k] = grid.right(position, k);
                }
            }
            return chooses || starts;
        }

        @Override
        public void visit(int position, int later) {
            if (chooses) {
                blocked[later] = true;
            }
            if (starts && groupOf[later] == NONE && meetsLastGroup(later)) {
                groupOf[later] = groupOf[position];
                for (int k = 0; k < low.length; k++) {
                    low[k] = Math.max(low[k], grid.left(later, k));
                    high[k] = Math.min(high[k], grid.right(later, k));
                }
            }
        }

        private boolean meetsLastGroup(int position) {
            for (int k = 0; k < low.length; k++) {
                if (grid.left(position, k) > high[k] || grid.right(position, k) < low[k]) {
                    return false;
                }
            }
            return true;
        }
    }
}
