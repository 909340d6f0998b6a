package dev.prank.reductions.group;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.number.Rational;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The 2h closed boxes of radius ε around {@code ±(b_i, c_i)}, in rank space: in each of the n + 1 dimensions all box ends are sorted
 * once, exactly, and replaced by their places in that order (at equal values a left end comes before a right end, because boxes are
 * closed). From here on geometry compares integers.
 *
 * <p>Box 2i is that of unit i with orientation +1, box 2i + 1 that with orientation −1. Boxes share a common point iff they intersect
 * pairwise (Helly's theorem for boxes), so pairwise tests are all that is ever needed.
 *
 * <p>Construction takes time linear in n h where the coordinates of a dimension are small integers over a common denominator
 * ({@link CommonScale}), and O(h log h) exact comparisons in other dimensions; a test of two boxes O(n) integer comparisons.
 */
final class OrientedBoxes implements RankBoxes {

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
        for (int k = 0; k < dimension; k++) {
            int[] order = sortedEnds(coordinates(units, k), problem.radius());
            for (int place = 0; place < order.length; place++) {
                int end = order[place];
                ((end & 1) == 0 ? left : right)[(end >> 1) * dimension + k] = place;
            }
        }
    }

    private Rational[] coordinates(List<HiddenUnit> units, int k) {
        Rational[] coordinates = new Rational[units.size()];
        Arrays.setAll(
                coordinates,
                i -> k < dimension - 1
                        ? units.get(i).incoming().get(k)
                        : units.get(i).bias());
        return coordinates;
    }

    /**
     * Ends 4i and 4i + 1 are the left and the right end of the box of unit i, 4i + 2 and 4i + 3 those of its mirror image. Left ends have
     * even numbers: at equal values they come first.
     */
    private static int[] sortedEnds(Rational[] coordinates, Rational radius) {
        return CommonScale.of(coordinates, radius)
                .map(scale -> sortedEnds(scale.integers(coordinates), scale.integer(radius)))
                .orElseGet(() -> sortedExactly(coordinates, radius));
    }

    private static int[] sortedEnds(long[] coordinates, long radius) {
        long[] keys = new long[4 * coordinates.length];
        for (int i = 0; i < coordinates.length; i++) {
            long x = coordinates[i];
            keys[4 * i] = 2 * (x - radius);
            keys[4 * i + 1] = 2 * (x + radius) + 1;
            keys[4 * i + 2] = 2 * (-x - radius);
            keys[4 * i + 3] = 2 * (-x + radius) + 1;
        }
        return RadixSort.order(keys);
    }

    private static int[] sortedExactly(Rational[] coordinates, Rational radius) {
        Rational[] ends = new Rational[4 * coordinates.length];
        for (int i = 0; i < coordinates.length; i++) {
            ends[4 * i] = coordinates[i].subtract(radius);
            ends[4 * i + 1] = coordinates[i].add(radius);
            ends[4 * i + 2] = ends[4 * i + 1].negate();
            ends[4 * i + 3] = ends[4 * i].negate();
        }
        return IntStream.range(0, ends.length)
                .boxed()
                .sorted(Comparator.<Integer, Rational>comparing(e -> ends[e]).thenComparing(e -> e & 1))
                .mapToInt(e -> e)
                .toArray();
    }

    /** 2h. */
    @Override
    public int count() {
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

    @Override
    public int dimension() {
        return dimension;
    }

    /** 4h. */
    @Override
    public int places() {
        return 2 * count();
    }

    @Override
    public int left(int box, int k) {
        return left[box * dimension + k];
    }

    @Override
    public int right(int box, int k) {
        return right[box * dimension + k];
    }
}
