package dev.prank.reductions.group;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;

/**
 * Takes units out of a problem that can follow another one into its group, until none is left that can.
 *
 * <p><b>Rule.</b> Let u and v be units that need a kept group: they must join and cannot be cancelled. If, for some orientation of u, each
 * box that the box of v meets, but for those of u, is met by the box of u, and u by v, then u is taken out and follows v.
 *
 * <p><b>Why it loses nothing.</b> Without u the proximate rank is not larger, for u can leave its kept group. Let a grouping of the others be
 * given. The group of v is kept, and each other member's box meets that of v, so it meets that of u: by Helly's theorem u can join, at
 * no cost. This also holds for members that joined by the rule: those taken out after u are among the others here, and one taken out
 * before u follows a unit whose every neighbour, u among them, it meets. By reflection it is enough to look at v with orientation +1.
 *
 * <p>For points to be covered, which have no mirror images, the same holds without orientations.
 *
 * <p>A unit whose neighbours meet pairwise makes all of them follow it and is then alone; chains of boxes unravel from their ends. This is
 * the rule of dominance for clique covers (Strash and Thompson, ALENEX 2022), on the boxes themselves, before any location is listed.
 *
 * <p>Each unit is looked at once, and again whenever a neighbour has been taken out; a look takes O(d² log d) for at most
 * {@value #DEGREE_LIMIT} neighbours, and is left out where there are more. Linear space. Deterministic.
 */
final class UnitReduction {

    /** A look takes the square of the degree, and in such crowds dominance is rare. */
    private static final int DEGREE_LIMIT = 24;
    /** Units between two calls of the checkpoint. */
    private static final int STRIDE = 64;

    private final IntersectionGraph graph;
    /** The unit of a box is {@code box >> shift}; in the bits {@code mirror} it differs from its mirror image. */
    private final int shift;

    private final int mirror;
    private final BitSet eligible;
    private final Runnable checkpoint;
    private final boolean[] taken;
    /** Live neighbours of either box of a unit. */
    private final int[] degree;
    /** The units taken out, in this order; and for each unit the box that its box with orientation +1 follows. */
    private final int[] takenOut;

    private final int[] followed;
    private int takenCount;

    /** The units that are still to be looked at, in a ring. */
    private final int[] queue;

    private int queueStart;
    private int queueSize;
    private final boolean[] waiting;
    private final int[] live = new int[DEGREE_LIMIT];

    private UnitReduction(IntersectionGraph graph, int shift, BitSet eligible, Runnable checkpoint) {
        this.graph = graph;
        this.shift = shift;
        this.mirror = (1 << shift) - 1;
        this.eligible = eligible;
        this.checkpoint = checkpoint;
        int h = graph.vertexCount() >> shift;
        taken = new boolean[h];
        degree = new int[h];
        Arrays.setAll(degree, unit -> graph.degree(unit << shift));
        takenOut = new int[h];
        followed = new int[h];
        queue = new int[h];
        waiting = new boolean[h];
        eligible.stream().forEach(this::touch);
        reduce();
    }

    /**
     * @param graph intersections among all 2h boxes
     * @param eligible units that must join and cannot be cancelled
     * @param checkpoint called now and then; what it throws ends the reduction
     */
    static UnitReduction ofUnits(IntersectionGraph graph, BitSet eligible, Runnable checkpoint) {
        return new UnitReduction(graph, 1, eligible, checkpoint);
    }

    /** Of points, which have one box each; all are eligible. */
    static UnitReduction ofPoints(IntersectionGraph graph, Runnable checkpoint) {
        BitSet all = new BitSet();
        all.set(0, graph.vertexCount());
        return new UnitReduction(graph, 0, all, checkpoint);
    }

    /** The unit was taken out and follows another. */
    boolean isTakenOut(int unit) {
        return taken[unit];
    }

    int takenOutCount() {
        return takenCount;
    }

    /** Hands over the units taken out, in an order in which each comes after the one that it follows. */
    void forEachFollower(IntConsumer action) {
        for (int j = takenCount - 1; j >= 0; j--) {
            action.accept(takenOut[j]);
        }
    }

    /** For a unit taken out: it joins, with orientation +1, the group in which this oriented unit is, or mirrored its mirror image. */
    int followed(int unit) {
        return followed[unit];
    }

    private void reduce() {
        long looks = 0;
        while (queueSize > 0) {
            if (looks++ % STRIDE == 0) {
                checkpoint.run();
            }
            int unit = queue[queueStart];
            queueStart = queueStart + 1 == queue.length ? 0 : queueStart + 1;
            queueSize--;
            waiting[unit] = false;
            if (!taken[unit] && degree[unit] > 0 && degree[unit] <= DEGREE_LIMIT) {
                takeOutFollowers(unit);
            }
        }
    }

    private void touch(int unit) {
        if (!waiting[unit] && !taken[unit] && eligible.get(unit)) {
            waiting[unit] = true;
            int end = queueStart + queueSize++;
            queue[end < queue.length ? end : end - queue.length] = unit;
        }
    }

    private void takeOutFollowers(int unit) {
        int box = unit << shift;
        int count = 0;
        for (int j = 0; j < graph.degree(box); j++) {
            int other = graph.neighbour(box, j);
            if (!taken[other >> shift]) {
                live[count++] = other;
            }
        }
        for (int j = 0; j < count; j++) {
            int other = live[j];
            if (!taken[other >> shift]
                    && other >> shift != unit
                    && eligible.get(other >> shift)
                    && meetsAll(other, count)) {
                takeOut(other >> shift, box ^ (other & mirror));
            }
        }
    }

    /** Whether a box meets all boxes of the list {@link #live} but those of its own unit and of units taken out. */
    private boolean meetsAll(int box, int count) {
        for (int j = 0; j < count; j++) {
            int unit = live[j] >> shift;
            if (unit != box >> shift && !taken[unit] && !graph.adjacent(box, live[j])) {
                return false;
            }
        }
        return true;
    }

    private void takeOut(int unit, int leader) {
        taken[unit] = true;
        followed[unit] = leader;
        takenOut[takenCount++] = unit;
        for (int j = 0; j < graph.degree(unit << shift); j++) {
            int other = graph.neighbour(unit << shift, j) >> shift;
            degree[other]--;
            touch(other);
        }
    }
}
