package dev.prank.solver.certificate;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.number.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The maximal squares over some of the points of a cover problem: the largest sets of these points that fit one closed cube of side 2ε. A
 * set fits when its points are pairwise at most 2ε apart in every coordinate.
 *
 * <p>Coordinates are replaced by ranks first: the rank of a value, and that of the largest value at most 2ε above it. So every comparison
 * after that is one of integers.
 *
 * <p>A maximal set is all that lies within 2ε above its least values, coordinate by coordinate. Each point lists the sets in which
 * it is the first of those with the least first coordinate. Time O(h log h) for sorting, and for each point with d others near it
 * O(d^(k+1)) in dimension k.
 */
final class CoverSquares {

    /** Cells use so many coordinates; in high dimensions more would only mean more empty cells to look at. */
    private static final int MOST_CELL_COORDINATES = 2;

    private final int dimension;
    /** By coordinate and point. */
    private final int[][] rank;
    /** By coordinate and rank: the largest rank that is at most 2ε above. */
    private final int[][] reach;

    private final Map<List<BigInteger>, List<Integer>> cells = new HashMap<>();
    private final List<List<BigInteger>> cellOf = new ArrayList<>();
    private final List<int[]> squares = new ArrayList<>();

    private CoverSquares(PointCoverProblem problem, int[] points) {
        dimension = problem.points().dimension();
        Rational side = problem.radius().multiply(2);
        rank = new int[dimension][];
        reach = new int[dimension][];
        for (int k = 0; k < dimension; k++) {
            Rational[] value = new Rational[points.length];
            for (int p = 0; p < points.length; p++) {
                value[p] =
                        problem.points().points().get(points[p]).coordinates().get(k);
            }
            Rational[] sorted = Arrays.stream(value).sorted().distinct().toArray(Rational[]::new);
            rank[k] = new int[points.length];
            for (int p = 0; p < points.length; p++) {
                rank[k][p] = Arrays.binarySearch(sorted, value[p]);
            }
            reach[k] = new int[sorted.length];
            int last = 0;
            for (int r = 0; r < sorted.length; r++) {
                Rational most = sorted[r].add(side);
                while (last + 1 < sorted.length && sorted[last + 1].compareTo(most) <= 0) {
                    last++;
                }
                reach[k][r] = last;
            }
        }
        for (int p = 0; p < points.length; p++) {
            cellOf.add(cell(problem.points().points().get(points[p]), side, p));
            cells.computeIfAbsent(cellOf.get(p), each -> new ArrayList<>()).add(p);
        }
    }

    private List<BigInteger> cell(Point point, Rational side, int p) {
        BigInteger[] cell = new BigInteger[Math.min(dimension, MOST_CELL_COORDINATES)];
        for (int k = 0; k < cell.length; k++) {
            cell[k] =
                    side.signum() > 0 ? point.coordinates().get(k).floorQuotient(side) : BigInteger.valueOf(rank[k][p]);
        }
        return List.of(cell);
    }

    /**
     * The places in {@code points} that each maximal square has, increasing; squares in lexicographic order.
     *
     * @param points numbers of points of the problem, in any order, each once
     */
    static List<int[]> of(PointCoverProblem problem, int[] points) {
        CoverSquares all = new CoverSquares(problem, points);
        for (int p = 0; p < points.length; p++) {
            int[] near = all.near(p);
            all.list(p, near, near, new int[all.dimension], 0);
        }
        all.squares.sort(Arrays::compare);
        return all.squares;
    }

    /** Whether each of the first points shares no square with another one of all. */
    static boolean areAlone(PointCoverProblem problem, int[] points, int count) {
        CoverSquares all = new CoverSquares(problem, points);
        for (int p = 0; p < count; p++) {
            if (all.near(p).length > 1) {
                return false;
            }
        }
        return true;
    }

    /** All that fit one square with this point, itself too, increasing. */
    private int[] near(int p) {
        List<Integer> near = new ArrayList<>();
        addNear(p, new BigInteger[cellOf.get(p).size()], 0, near);
        return near.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private void addNear(int p, BigInteger[] cell, int k, List<Integer> near) {
        if (k < cell.length) {
            for (int step = -1; step <= 1; step++) {
                cell[k] = cellOf.get(p).get(k).add(BigInteger.valueOf(step));
                addNear(p, cell, k + 1, near);
            }
            return;
        }
        for (int q : cells.getOrDefault(List.of(cell), List.of())) {
            boolean fits = true;
            for (int c = 0; c < dimension && fits; c++) {
                int low = Math.min(rank[c][p], rank[c][q]);
                fits = Math.max(rank[c][p], rank[c][q]) <= reach[c][low];
            }
            if (fits) {
                near.add(q);
            }
        }
    }

    /**
     * The maximal sets with p among the chosen.
     *
     * @param least the least ranks of the coordinates below k
     */
    private void list(int p, int[] near, int[] chosen, int[] least, int k) {
        if (k == dimension) {
            if (isNew(p, chosen, least) && isMaximal(near, chosen, least)) {
                squares.add(chosen);
            }
            return;
        }
        int[] its = rank[k];
        int[] candidates = k == 0
                ? new int[] {its[p]}
                : Arrays.stream(chosen)
                        .map(q -> its[q])
                        .filter(r -> r <= its[p] && its[p] <= reach[k][r])
                        .distinct()
                        .toArray();
        for (int candidate : candidates) {
            least[k] = candidate;
            int[] left = Arrays.stream(chosen)
                    .filter(q -> candidate <= its[q] && its[q] <= reach[k][candidate])
                    .toArray();
            list(p, near, left, least, k + 1);
        }
    }

    /** No other point and no other least ranks list this set. */
    private boolean isNew(int p, int[] chosen, int[] least) {
        for (int q : chosen) {
            if (q < p && rank[0][q] == rank[0][p]) {
                return false;
            }
        }
        for (int k = 0; k < dimension; k++) {
            int[] its = rank[k];
            int lowest = least[k];
            if (Arrays.stream(chosen).noneMatch(q -> its[q] == lowest)) {
                return false;
            }
        }
        return true;
    }

    /** No other point near fits all of them. */
    private boolean isMaximal(int[] near, int[] chosen, int[] least) {
        int[] most = new int[dimension];
        for (int k = 0; k < dimension; k++) {
            int[] its = rank[k];
            most[k] = Arrays.stream(chosen).map(q -> its[q]).max().orElseThrow();
        }
        for (int q : near) {
            if (Arrays.binarySearch(chosen, q) < 0) {
                boolean fits = true;
                for (int k = 0; k < dimension && fits; k++) {
                    fits = rank[k][q] <= reach[k][least[k]] && most[k] <= reach[k][rank[k][q]];
                }
                if (fits) {
                    return false;
                }
            }
        }
        return true;
    }
}
