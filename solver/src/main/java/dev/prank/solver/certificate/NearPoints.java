package dev.prank.solver.certificate;

import dev.prank.instances.number.Rational;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Which points are at most 2ε apart in every coordinate, so that they fit one closed cube of side 2ε.
 *
 * <p>Coordinates are replaced by ranks first: the rank of a value, and that of the largest value at most 2ε above it. So every comparison
 * after that is one of integers. Points near one are looked for in cells of side 2ε.
 *
 * <p>Time O(h log h) for h points, and for each call as much as the cells around the point hold.
 */
final class NearPoints {

    /** Cells use so many coordinates; in high dimensions more would only mean more empty cells to look at. */
    private static final int CELL_COORDINATES = 2;

    /** A larger common denominator would cost more than it saves. */
    private static final int COMMON_BITS = 512;

    /** By coordinate and point. */
    private final int[][] rank;
    /** By coordinate and rank: the largest rank that is at most 2ε above. */
    private final int[][] reach;
    /** By point. In each half of the bits, neighbouring cells have consecutive numbers, others have not. */
    private final long[] cell;
    /** The same in increasing order, and the points in that order. */
    private final long[] sortedCells;

    private final int[] byCell;

    /** @param positions all of the same dimension */
    NearPoints(List<List<Rational>> positions, Rational radius) {
        int dimension = positions.isEmpty() ? 0 : positions.get(0).size();
        Rational side = radius.multiply(2);
        rank = new int[dimension][];
        reach = new int[dimension][];
        for (int k = 0; k < dimension; k++) {
            int coordinate = k;
            rankValues(
                    k,
                    positions.stream().map(position -> position.get(coordinate)).toArray(Rational[]::new),
                    side);
        }
        cell = new long[positions.size()];
        for (int k = 0; k < Math.min(dimension, CELL_COORDINATES); k++) {
            int[] number = cellNumbers(positions, k, side);
            for (int p = 0; p < cell.length; p++) {
                cell[p] = cell[p] << Integer.SIZE | number[p];
            }
        }
        byCell = IntStream.range(0, cell.length)
                .boxed()
                .sorted(Comparator.comparingLong(p -> cell[p]))
                .mapToInt(Integer::intValue)
                .toArray();
        sortedCells = Arrays.stream(byCell).mapToLong(p -> cell[p]).toArray();
    }

    private void rankValues(int k, Rational[] value, Rational side) {
        BigInteger common = side.denominator();
        for (int p = 0; p < value.length && common.bitLength() <= COMMON_BITS; p++) {
            BigInteger denominator = value[p].denominator();
            common = common.divide(common.gcd(denominator)).multiply(denominator);
        }
        if (common.bitLength() > COMMON_BITS) {
            rankComparable(k, value, each -> each.add(side));
            return;
        }
        // Whole numbers are compared much faster than fractions.
        BigInteger scale = common;
        BigInteger[] scaled =
                Arrays.stream(value).map(each -> times(each, scale)).toArray(BigInteger[]::new);
        BigInteger scaledSide = times(side, scale);
        rankComparable(k, scaled, each -> each.add(scaledSide));
    }

    private static BigInteger times(Rational value, BigInteger common) {
        return value.numerator().multiply(common.divide(value.denominator()));
    }

    private <T extends Comparable<? super T>> void rankComparable(int k, T[] value, UnaryOperator<T> above) {
        T[] sorted = Arrays.stream(value).sorted().distinct().toArray(size -> Arrays.copyOf(value, size));
        rank[k] = Arrays.stream(value)
                .mapToInt(each -> Arrays.binarySearch(sorted, each))
                .toArray();
        reach[k] = new int[sorted.length];
        int last = 0;
        for (int r = 0; r < sorted.length; r++) {
            T most = above.apply(sorted[r]);
            while (last + 1 < sorted.length && sorted[last + 1].compareTo(most) <= 0) {
                last++;
            }
            reach[k][r] = last;
        }
    }

    /** From 1, so that there is room for the cell before. */
    private int[] cellNumbers(List<List<Rational>> positions, int k, Rational side) {
        if (side.signum() == 0) {
            return Arrays.stream(rank[k]).map(r -> r + 1).toArray();
        }
        BigInteger[] quotient = positions.stream()
                .map(position -> position.get(k).floorQuotient(side))
                .toArray(BigInteger[]::new);
        BigInteger[] sorted = Arrays.stream(quotient).sorted().distinct().toArray(BigInteger[]::new);
        int[] number = new int[sorted.length];
        for (int j = 0; j < sorted.length; j++) {
            boolean follows = j > 0 && sorted[j].equals(sorted[j - 1].add(BigInteger.ONE));
            number[j] = j == 0 ? 1 : number[j - 1] + (follows ? 1 : 2);
        }
        return Arrays.stream(quotient)
                .mapToInt(each -> number[Arrays.binarySearch(sorted, each)])
                .toArray();
    }

    int dimension() {
        return rank.length;
    }

    int size() {
        return cell.length;
    }

    /** By point: smaller values have smaller ranks. Not to be changed. */
    int[] ranks(int coordinate) {
        return rank[coordinate];
    }

    /** The largest rank whose value is at most 2ε above that of this rank. */
    int reach(int coordinate, int itsRank) {
        return reach[coordinate][itsRank];
    }

    boolean fit(int p, int q) {
        for (int k = 0; k < rank.length; k++) {
            int low = Math.min(rank[k][p], rank[k][q]);
            if (Math.max(rank[k][p], rank[k][q]) > reach[k][low]) {
                return false;
            }
        }
        return true;
    }

    /** All that fit one cube with this point, itself too, increasing. */
    int[] near(int p) {
        // With two coordinates, cells that differ in the second one only follow each other.
        boolean isPlane = rank.length >= CELL_COORDINATES;
        IntStream.Builder near = IntStream.builder();
        for (long step = isPlane ? -1 : 0; step <= (isPlane ? 1 : 0); step++) {
            long middle = cell[p] + (step << Integer.SIZE);
            for (int place = firstAtLeast(middle - 1);
                    place < byCell.length && sortedCells[place] <= middle + 1;
                    place++) {
                if (fit(p, byCell[place])) {
                    near.add(byCell[place]);
                }
            }
        }
        return near.build().sorted().toArray();
    }

    private int firstAtLeast(long wanted) {
        int low = 0;
        int high = sortedCells.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sortedCells[middle] < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
