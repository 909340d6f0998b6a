package dev.prank.reductions.group;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.number.Rational;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The closed boxes of side 2ε that begin at the points, in rank space: the places of a dimension are the points in the order of this
 * coordinate, equal ones by number. The box of a point begins at its own place and ends at the last one that is at most 2ε away. Moved
 * by ε in each dimension these are the boxes of radius ε around the points, so they meet exactly when the points fit one square.
 *
 * <p>Construction takes linear time in each dimension whose coordinates are small integers over a common denominator
 * ({@link CommonScale}), and O(h log h) exact comparisons in others.
 */
final class PointBoxes implements RankBoxes {

    private final int count;
    private final int dimension;
    /** Places, [box · dimension + coordinate]. */
    private final int[] left;

    private final int[] right;

    PointBoxes(PointCoverProblem problem) {
        List<Point> points = problem.points().points();
        count = points.size();
        dimension = problem.points().dimension();
        left = new int[Math.multiplyExact(count, dimension)];
        right = new int[left.length];
        for (int k = 0; k < dimension; k++) {
            Rational[] coordinates = new Rational[count];
            for (int i = 0; i < count; i++) {
                coordinates[i] = points.get(i).coordinates().get(k);
            }
            place(k, coordinates, problem.radius());
        }
    }

    private void place(int k, Rational[] coordinates, Rational radius) {
        CommonScale.of(coordinates, radius)
                .ifPresentOrElse(
                        scale -> placeIntegers(k, scale.integers(coordinates), 2 * scale.integer(radius)),
                        () -> placeExactly(k, coordinates, radius.multiply(2)));
    }

    private void placeIntegers(int k, long[] coordinates, long side) {
        int[] order = RadixSort.order(coordinates);
        int end = -1;
        for (int place = 0; place < count; place++) {
            long reach = coordinates[order[place]] + side;
            while (end + 1 < count && coordinates[order[end + 1]] <= reach) {
                end++;
            }
            left[order[place] * dimension + k] = place;
            right[order[place] * dimension + k] = end;
        }
    }

    private void placeExactly(int k, Rational[] coordinates, Rational side) {
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparing(i -> coordinates[i]))
                .mapToInt(i -> i)
                .toArray();
        int end = -1;
        for (int place = 0; place < count; place++) {
            Rational reach = coordinates[order[place]].add(side);
            while (end + 1 < count && coordinates[order[end + 1]].compareTo(reach) <= 0) {
                end++;
            }
            left[order[place] * dimension + k] = place;
            right[order[place] * dimension + k] = end;
        }
    }

    /** All boxes. */
    boolean[] all() {
        boolean[] all = new boolean[count];
        Arrays.fill(all, true);
        return all;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public int places() {
        return count;
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
