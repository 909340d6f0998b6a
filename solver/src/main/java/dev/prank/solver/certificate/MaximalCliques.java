package dev.prank.solver.certificate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The maximal sets of points that pairwise fit, by the algorithm of Bron and Kerbosch (1973) with pivots (Tomita, Tanaka,
 * Takahashi 2006). Each wanted point lists the sets in which it is the first wanted one, among the points near it. Exponential
 * at worst.
 */
final class MaximalCliques {

    private final List<int[]> found;
    /** The points near the first one, increasing, and by place those that fit this one. */
    private final int[] near;

    private final BitSet[] fits;
    private final BitSet chosen = new BitSet();

    private MaximalCliques(NearPoints points, int[] near, List<int[]> found) {
        this.found = found;
        this.near = near;
        fits = new BitSet[near.length];
        for (int j = 0; j < near.length; j++) {
            fits[j] = new BitSet();
            for (int i = 0; i < j; i++) {
                if (points.fit(near[i], near[j])) {
                    fits[i].set(j);
                    fits[j].set(i);
                }
            }
        }
    }

    /**
     * Those that have a wanted point, each in increasing order.
     *
     * @param isWanted by point
     * @param isIncluded by point: the others are left out
     */
    static List<int[]> of(NearPoints points, IntPredicate isWanted, IntPredicate isIncluded) {
        List<int[]> found = new ArrayList<>();
        for (int p = 0; p < points.size(); p++) {
            if (isIncluded.test(p) && isWanted.test(p)) {
                int[] near = Arrays.stream(points.near(p)).filter(isIncluded).toArray();
                int first = Arrays.binarySearch(near, p);
                // A point that fits all of these is in every maximal set of them, so an earlier one lists them all.
                boolean isListed = Arrays.stream(near, 0, first)
                        .filter(isWanted)
                        .anyMatch(q -> Arrays.stream(near).allMatch(r -> points.fit(q, r)));
                if (!isListed) {
                    new MaximalCliques(points, near, found).listWith(first, isWanted);
                }
            }
        }
        return found;
    }

    private void listWith(int first, IntPredicate isWanted) {
        BitSet candidates = (BitSet) fits[first].clone();
        BitSet excluded = new BitSet();
        for (int j = 0; j < first; j++) {
            excluded.set(j, isWanted.test(near[j]));
        }
        candidates.andNot(excluded);
        excluded.and(fits[first]);
        chosen.set(first);
        extend(candidates, excluded);
    }

    /**
     * @param candidates that fit all that are chosen, and may join them
     * @param excluded that fit all that are chosen, but whose sets have been listed
     */
    private void extend(BitSet candidates, BitSet excluded) {
        if (candidates.isEmpty()) {
            if (excluded.isEmpty()) {
                found.add(chosen.stream().map(j -> near[j]).toArray());
            }
            return;
        }
        BitSet branches = (BitSet) candidates.clone();
        branches.andNot(fits[pivot(candidates, excluded)]);
        for (int j = branches.nextSetBit(0); j >= 0; j = branches.nextSetBit(j + 1)) {
            chosen.set(j);
            extend(intersection(candidates, fits[j]), intersection(excluded, fits[j]));
            chosen.clear(j);
            candidates.clear(j);
            excluded.set(j);
        }
    }

    /** The place that fits most candidates. */
    private int pivot(BitSet candidates, BitSet excluded) {
        BitSet all = (BitSet) candidates.clone();
        all.or(excluded);
        int best = -1;
        int most = -1;
        for (int j = all.nextSetBit(0); j >= 0; j = all.nextSetBit(j + 1)) {
            int fitting = intersection(candidates, fits[j]).cardinality();
            if (fitting > most) {
                best = j;
                most = fitting;
            }
        }
        return best;
    }

    private static BitSet intersection(BitSet some, BitSet others) {
        BitSet both = (BitSet) some.clone();
        both.and(others);
        return both;
    }
}
