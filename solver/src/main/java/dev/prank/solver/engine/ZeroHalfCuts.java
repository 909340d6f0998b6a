package dev.prank.solver.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Zero-half cuts of covering rows: half the sum of some rows, with coefficients and right-hand side rounded up. Columns are
 * non-negative, so rounding coefficients up keeps the row valid; then its left side is an integer, so the right side may be rounded up
 * too. Among these cuts are those from odd cycles. Their making is exact; floating point only chooses the rows to be added.
 *
 * <p><b>Search</b> (after Koster, Zymolka, Kutschka: Algorithms to separate {0,1/2}-Chvátal–Gomory cuts, Algorithmica 2009). A set of
 * rows whose bounds have an odd sum gives a violated cut when the rows' slack and the values of the columns with an odd sum of
 * coefficients add up to less than 1. Around each row, the nearest rows with little slack are eliminated modulo 2, columns of large value
 * first, and every row met on the way is tried.
 */
final class ZeroHalfCuts {

    /** Larger coefficients come from cuts of cuts of cuts; they make the relaxation slow and add little. */
    private static final int LARGEST_COEFFICIENT = 12;

    private static final double LEAST_VALUE = 1e-6;
    /** Slack and odd columns must leave so much to 1; a cut is violated by half of it. */
    private static final double LEAST_GAP = 0.04;

    private final List<CoverRow> rows;
    private final double[] value;
    private final double[] slack;
    /** Tight rows at each column with a positive value. */
    private final Map<Integer, List<Integer>> tightRowsAt = new HashMap<>();

    private final Map<Set<Integer>, Double> found = new HashMap<>();

    private ZeroHalfCuts(List<CoverRow> rows, double[] value) {
        this.rows = rows;
        this.value = value;
        slack = new double[rows.size()];
        for (int row = 0; row < slack.length; row++) {
            CoverRow each = rows.get(row);
            double left = -each.bound();
            for (int entry = 0; entry < each.columns().length; entry++) {
                left += each.coefficients()[entry] * value[each.columns()[entry]];
            }
            slack[row] = Math.max(0, left);
            if (slack[row] < 1 - LEAST_GAP) {
                for (int column : each.columns()) {
                    if (value[column] > LEAST_VALUE) {
                        tightRowsAt
                                .computeIfAbsent(column, c -> new ArrayList<>())
                                .add(row);
                    }
                }
            }
        }
    }

    /** Half the sum of these rows, rounded up. */
    static CoverRow halfSum(List<CoverRow> rows) {
        TreeMap<Integer, Integer> sum = new TreeMap<>();
        int bound = 0;
        for (CoverRow row : rows) {
            bound = Math.addExact(bound, row.bound());
            for (int entry = 0; entry < row.columns().length; entry++) {
                sum.merge(row.columns()[entry], row.coefficients()[entry], Math::addExact);
            }
        }
        return new CoverRow(
                sum.keySet().stream().mapToInt(Integer::intValue).toArray(),
                sum.values().stream()
                        .mapToInt(coefficient -> (coefficient + 1) / 2)
                        .toArray(),
                (bound + 1) / 2);
    }

    /**
     * Cuts that these values violate, the most violated first.
     *
     * @param value of each column
     * @param count at most so many
     * @param sizes how many rows to eliminate together; each size is tried around each row
     * @param mayGoOn asked now and then; where it says no, there are no cuts
     */
    static List<CoverRow> violated(
            List<CoverRow> rows, double[] value, int count, int[] sizes, BooleanSupplier mayGoOn) {
        ZeroHalfCuts cuts = new ZeroHalfCuts(rows, value);
        for (int size : sizes) {
            for (int row = 0; row < rows.size(); row++) {
                if (!mayGoOn.getAsBoolean()) {
                    return List.of();
                }
                if (cuts.slack[row] < 1 - LEAST_GAP && cuts.isFractional(row)) {
                    cuts.searchAround(row, size);
                }
            }
        }
        return cuts.best(count);
    }

    private boolean isFractional(int row) {
        return Arrays.stream(rows.get(row).columns())
                .anyMatch(column -> value[column] > LEAST_VALUE && value[column] < 1 - LEAST_VALUE);
    }

    private List<CoverRow> best(int count) {
        List<Scored> scored = new ArrayList<>();
        Set<List<Integer>> known = new HashSet<>();
        for (Set<Integer> members : found.keySet()) {
            CoverRow cut = halfSum(members.stream().sorted().map(rows::get).toList());
            double left = cut.bound();
            double norm = 0;
            int largest = 0;
            for (int entry = 0; entry < cut.columns().length; entry++) {
                int coefficient = cut.coefficients()[entry];
                left -= coefficient * value[cut.columns()[entry]];
                largest = Math.max(largest, coefficient);
                if (value[cut.columns()[entry]] > LEAST_VALUE) {
                    norm += (double) coefficient * coefficient;
                }
            }
            List<Integer> key = new ArrayList<>();
            key.add(cut.bound());
            for (int entry = 0; entry < cut.columns().length; entry++) {
                key.add(cut.columns()[entry]);
                key.add(cut.coefficients()[entry]);
            }
            if (largest <= LARGEST_COEFFICIENT && left > LEAST_GAP / 2 - LEAST_VALUE && known.add(key)) {
                scored.add(new Scored(cut, left / Math.sqrt(norm), key));
            }
        }
        // The cuts come out of a hash map: a complete order makes the choice the same every time.
        scored.sort(Comparator.comparingDouble((Scored each) -> -each.depth())
                .thenComparing(Scored::key, ZeroHalfCuts::compare));
        return scored.stream().limit(count).map(Scored::cut).toList();
    }

    private record Scored(CoverRow cut, double depth, List<Integer> key) {}

    private static int compare(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = Integer.compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    /** A sum of rows modulo 2. */
    private static final class Sum {
        final BitSet members = new BitSet();
        final BitSet odd = new BitSet();
        boolean isOddBound;
        double slack;
    }

    private void searchAround(int seed, int size) {
        int[] near = nearTightRows(seed, size);
        Map<Integer, Integer> place = new HashMap<>();
        List<Integer> columns = new ArrayList<>();
        for (int row : near) {
            for (int column : rows.get(row).columns()) {
                if (value[column] > LEAST_VALUE && place.putIfAbsent(column, columns.size()) == null) {
                    columns.add(column);
                }
            }
        }
        List<Sum> sums = new ArrayList<>();
        for (int n = 0; n < near.length; n++) {
            Sum sum = new Sum();
            CoverRow row = rows.get(near[n]);
            sum.members.set(n);
            sum.isOddBound = row.bound() % 2 == 1;
            sum.slack = slack[near[n]];
            for (int entry = 0; entry < row.columns().length; entry++) {
                if (row.coefficients()[entry] % 2 == 1 && value[row.columns()[entry]] > LEAST_VALUE) {
                    sum.odd.set(place.get(row.columns()[entry]));
                }
            }
            keep(sum, near, columns);
            sums.add(sum);
        }
        Integer[] order = columns.toArray(Integer[]::new);
        Arrays.sort(
                order,
                Comparator.comparingDouble((Integer column) -> -value[column]).thenComparing(column -> column));
        for (int column : order) {
            eliminate(place.get(column), sums, near, columns);
        }
    }

    private void eliminate(int place, List<Sum> sums, int[] near, List<Integer> columns) {
        Sum pivot = null;
        for (Sum sum : sums) {
            if (sum.odd.get(place)
                    && (pivot == null
                            || sum.slack < pivot.slack
                            || sum.slack == pivot.slack && sum.odd.cardinality() < pivot.odd.cardinality())) {
                pivot = sum;
            }
        }
        if (pivot == null) {
            return;
        }
        sums.remove(pivot);
        for (int s = sums.size() - 1; s >= 0; s--) {
            Sum sum = sums.get(s);
            if (sum.odd.get(place)) {
                sum.members.xor(pivot.members);
                sum.odd.xor(pivot.odd);
                sum.isOddBound ^= pivot.isOddBound;
                sum.slack =
                        sum.members.stream().mapToDouble(n -> slack[near[n]]).sum();
                if (sum.slack >= 1 - LEAST_GAP || sum.members.isEmpty()) {
                    sums.remove(s);
                } else {
                    keep(sum, near, columns);
                }
            }
        }
    }

    private void keep(Sum sum, int[] near, List<Integer> columns) {
        if (!sum.isOddBound) {
            return;
        }
        double total = sum.slack;
        for (int c = sum.odd.nextSetBit(0); c >= 0 && total < 1 - LEAST_GAP; c = sum.odd.nextSetBit(c + 1)) {
            total += value[columns.get(c)];
        }
        if (total < 1 - LEAST_GAP) {
            Set<Integer> members = new HashSet<>();
            sum.members.stream().forEach(n -> members.add(near[n]));
            found.put(members, total);
        }
    }

    /** The seed and the tight rows nearest to it, in steps from row to row through columns of positive value. */
    private int[] nearTightRows(int seed, int size) {
        LinkedHashSet<Integer> near = new LinkedHashSet<>();
        near.add(seed);
        List<Integer> queue = new ArrayList<>();
        queue.add(seed);
        for (int head = 0; head < queue.size() && near.size() < size; head++) {
            for (int column : rows.get(queue.get(head)).columns()) {
                if (value[column] > LEAST_VALUE) {
                    for (int row : tightRowsAt.get(column)) {
                        if (near.size() < size && near.add(row)) {
                            queue.add(row);
                        }
                    }
                }
            }
        }
        return near.stream().mapToInt(Integer::intValue).toArray();
    }
}
