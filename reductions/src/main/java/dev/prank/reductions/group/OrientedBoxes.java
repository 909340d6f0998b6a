package dev.prank.reductions.group;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.number.Rational;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The 2h closed boxes of radius ε around {@code ±(b_i, c_i)}, in rank space: in each of the n + 1 dimensions all box ends are sorted
 * once, exactly, and replaced by their places in that order (at equal values a left end comes before a right end, because boxes are
 * closed). From here on geometry compares integers.
 *
 * <p>Box 2i is that of unit i with orientation +1, box 2i + 1 that with orientation −1. Boxes share a common point iff they intersect
 * pairwise (Helly's theorem for boxes), so pairwise tests are all that is ever needed.
 *
 * <p>Construction takes O(n h log h) exact comparisons; a test of two boxes O(n) integer comparisons.
 */
final class OrientedBoxes {

    private final int dimension;
    /** Places of left and right ends, [box · dimension + coordinate]. */
    private final int[] left;

    private final int[] right;

    OrientedBoxes(ProximateRankProblem problem) {
        List<HiddenUnit> units = problem.network().units();
        int boxes = 2 * units.size();
        dimension = problem.network().inputs() + 1;
        left = new int[boxes * dimension];
        right = new int[boxes * dimension];
        Rational[] ends = new Rational[2 * boxes];
        Integer[] order = new Integer[2 * boxes];
        for (int k = 0; k < dimension; k++) {
            for (int i = 0; i < units.size(); i++) {
                HiddenUnit unit = units.get(i);
                Rational x = k < dimension - 1 ? unit.incoming().get(k) : unit.bias();
                Rational low = x.subtract(problem.radius());
                Rational high = x.add(problem.radius());
                ends[4 * i] = low;
                ends[4 * i + 1] = high;
                ends[4 * i + 2] = high.negate();
                ends[4 * i + 3] = low.negate();
            }
            Arrays.setAll(order, e -> e);
            // Left ends have even indices: at equal values they come first.
            Arrays.sort(
                    order, Comparator.<Integer, Rational>comparing(e -> ends[e]).thenComparing(e -> e & 1));
            for (int place = 0; place < order.length; place++) {
                int end = order[place];
                ((end & 1) == 0 ? left : right)[(end >> 1) * dimension + k] = place;
            }
        }
    }

    /** The number of boxes, 2h. */
    int count() {
        return left.length / dimension;
    }

    boolean intersect(int box, int other) {
        int a = box * dimension;
        int b = other * dimension;
        for (int k = 0; k < dimension; k++) {
            if (left[a + k] > right[b + k] || left[b + k] > right[a + k]) {
                return false;
            }
        }
        return true;
    }

    int dimension() {
        return dimension;
    }

    /** The place of a box's left end, 0 … 4h − 1. */
    int left(int box, int k) {
        return left[box * dimension + k];
    }

    /** The place of a box's right end, 0 … 4h − 1. */
    int right(int box, int k) {
        return right[box * dimension + k];
    }

    /** The place of the left end in the first dimension; boxes sorted by it can be swept. */
    int sweepStart(int box) {
        return left[box * dimension];
    }

    /** The place of the right end in the first dimension. */
    int sweepEnd(int box) {
        return right[box * dimension];
    }
}
