package dev.prank.solver.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Cuts from small windows of a set cover, solved exactly. A window is some rows that lie close together. Its columns are what the problem's
 * columns have of these rows. Any weights of these columns give a row that holds for every cover: the weights of its columns add up to at
 * least the weight of the window's lightest cover. Where the values of the relaxation lie outside the convex hull of the
 * window's covers, some weights show it.
 *
 * <p><b>Search</b> (local cuts: Applegate, Bixby, Chvátal, Cook, TSP cuts which do not conform to the template paradigm, 2001). Packing covers of the
 * window into the values of its columns ({@link WindowPacking}) gives prices; {@link WindowCover} finds the lightest cover for them,
 * which joins the packing, until no cover costs less than 1. If the packing has then less than 1, the prices are the weights. They are
 * multiplied and rounded to integers, and the bound is computed anew for these.
 *
 * <p><b>Validity</b> rests on integer arithmetic only: on the weight of the lightest cover, for the integer weights. Columns of value 0
 * get their weights afterwards, one after the other, as small as they may be: the bound less the weight of what covers the rest of the
 * window (lifting). Columns that are ruled out take no part.
 */
final class WindowCuts {

    private static final double LEAST_VALUE = 1e-6;
    /** A packing of so much is taken for one of 1. */
    private static final double ENOUGH = 0.985;
    /** Weights in the search are prices times this. */
    private static final long PRICE_SCALE = 1_000_000;

    private static final long PRICE_TOLERANCE = 20;
    private static final int MOST_COVERS = 400;
    private static final int FIRST_COVERS = 6;
    /** Prices with a smaller common denominator, up to the tolerance, are not rounded further. */
    private static final int LARGEST_DENOMINATOR = 40;

    private static final double DENOMINATOR_TOLERANCE = 0.01;
    private static final int ROUNDED_DENOMINATOR = 60;
    private static final int FEWEST_ROWS = 4;
    /** Windows without a cut are not tried again while nothing changes in them; the memory of them is bounded. */
    private static final int MOST_REMEMBERED = 200_000;

    private final int[][] rowsOf;
    private final int[][] columnsOf;
    private final Set<Long> withoutCut = new HashSet<>();

    WindowCuts(int[][] rowsOf, int[][] columnsOf) {
        this.rowsOf = rowsOf;
        this.columnsOf = columnsOf;
    }

    /**
     * Rows that these values violate and that every cover satisfies which takes no column that is out.
     *
     * @param value of each column
     * @param state of each column: what is out takes no part
     * @param size rows in a window, at most 64
     * @param inParallel with all processors; the same cuts come out
     * @param mayGoOn asked before each window
     */
    List<CoverRow> violated(double[] value, byte[] state, int size, boolean inParallel, BooleanSupplier mayGoOn) {
        Map<Long, int[]> windows = new LinkedHashMap<>();
        for (int row = 0; row < columnsOf.length && mayGoOn.getAsBoolean(); row++) {
            if (isFractional(row, value)) {
                int[] window = window(row, value, state, size);
                long signature = signature(window, value, state);
                if (window.length >= FEWEST_ROWS && !withoutCut.contains(signature)) {
                    windows.putIfAbsent(signature, window);
                }
            }
        }
        Stream<Map.Entry<Long, int[]>> each = windows.entrySet().stream();
        List<Tried> tried = (inParallel ? each.parallel() : each)
                .filter(window -> mayGoOn.getAsBoolean())
                .map(window -> new Tried(window.getKey(), new Window(window.getValue(), value, state).cut()))
                .toList();
        List<CoverRow> cuts = new ArrayList<>();
        for (Tried window : tried) {
            window.cut.ifPresent(cuts::add);
            if (window.cut.isEmpty() && withoutCut.size() < MOST_REMEMBERED) {
                withoutCut.add(window.signature);
            }
        }
        return cuts;
    }

    private record Tried(long signature, Optional<CoverRow> cut) {}

    private boolean isFractional(int row, double[] value) {
        for (int column : columnsOf[row]) {
            if (isFractional(value[column])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFractional(double value) {
        return value > LEAST_VALUE && value < 1 - LEAST_VALUE;
    }

    /** The seed, and again and again the row that fractional columns connect most with the rows so far. */
    private int[] window(int seed, double[] value, byte[] state, int size) {
        Map<Integer, Double> near = new HashMap<>();
        Set<Integer> inside = new HashSet<>();
        near.put(seed, 1.0);
        int[] window = new int[size];
        int count = 0;
        while (count < size && !near.isEmpty()) {
            int nearest = -1;
            double most = -1;
            for (Map.Entry<Integer, Double> each : near.entrySet()) {
                if (each.getValue() > most || each.getValue() == most && each.getKey() < nearest) {
                    nearest = each.getKey();
                    most = each.getValue();
                }
            }
            near.remove(nearest);
            inside.add(nearest);
            window[count++] = nearest;
            for (int column : columnsOf[nearest]) {
                if (state[column] == CoverRelaxation.FREE && isFractional(value[column])) {
                    for (int row : rowsOf[column]) {
                        if (!inside.contains(row)) {
                            near.merge(row, value[column], Double::sum);
                        }
                    }
                }
            }
        }
        int[] rows = Arrays.copyOf(window, count);
        Arrays.sort(rows);
        return rows;
    }

    /** Different for different windows and values, as far as 64 bits can be. */
    private long signature(int[] window, double[] value, byte[] state) {
        long hash = window.length;
        for (int row : window) {
            hash = mixed(hash, row);
            for (int column : columnsOf[row]) {
                if (state[column] != CoverRelaxation.OUT && value[column] > LEAST_VALUE) {
                    hash = mixed(mixed(hash, column), Math.round(value[column] / LEAST_VALUE));
                }
            }
        }
        return hash;
    }

    private static long mixed(long hash, long next) {
        long sum = (hash ^ next) * 0x9E3779B97F4A7C15L;
        return sum ^ sum >>> 29;
    }

    /** One window; what columns have of it are its traces. */
    private final class Window {

        private final int[] rows;
        private final long all;
        /** The trace of each column. */
        private final TreeMap<Integer, Long> traceOf = new TreeMap<>();
        /** The traces with a positive value, then those that have been lifted. */
        private final long[] trace;

        private final long[] weight;
        private final double[] valueOf;
        private final int count;
        private final Map<Long, Integer> placeOf = new LinkedHashMap<>();

        Window(int[] rows, double[] value, byte[] state) {
            this.rows = rows;
            all = rows.length == Long.SIZE ? -1 : (1L << rows.length) - 1;
            for (int place = 0; place < rows.length; place++) {
                for (int column : columnsOf[rows[place]]) {
                    if (state[column] != CoverRelaxation.OUT) {
                        traceOf.merge(column, 1L << place, (a, b) -> a | b);
                    }
                }
            }
            Map<Long, Double> positive = new LinkedHashMap<>();
            traceOf.forEach((column, its) -> {
                if (value[column] > LEAST_VALUE) {
                    positive.merge(its, value[column], Double::sum);
                }
            });
            count = positive.size();
            trace = Arrays.copyOf(
                    positive.keySet().stream().mapToLong(Long::longValue).toArray(), traceOf.size());
            valueOf =
                    positive.values().stream().mapToDouble(Double::doubleValue).toArray();
            weight = new long[traceOf.size()];
            for (int place = 0; place < count; place++) {
                placeOf.put(trace[place], place);
            }
        }

        Optional<CoverRow> cut() {
            long served = 0;
            for (int place = 0; place < count; place++) {
                served |= trace[place];
            }
            if (served != all) {
                // The relaxation uses its escape here.
                return Optional.empty();
            }
            WindowPacking packing = new WindowPacking(valueOf);
            for (int turn = 0; turn < FIRST_COVERS; turn++) {
                for (int place = 0; place < count; place++) {
                    // Columns of great value are light; the last factor makes the covers differ.
                    weight[place] = (long)
                            (PRICE_SCALE / (valueOf[place] + 0.05) * (1 + 0.03 * ((place * 7 + turn * 13) % 11)));
                }
                Optional<WindowCover.Found> first = lightest(Long.MAX_VALUE);
                if (first.isEmpty()) {
                    return Optional.empty();
                }
                packing.add(first.get().columns());
            }
            packing.optimise();
            for (int turn = 0; packing.total() < ENOUGH; turn++) {
                for (int place = 0; place < count; place++) {
                    weight[place] = Math.max(0, Math.round(packing.prices()[place] * PRICE_SCALE));
                }
                Optional<WindowCover.Found> found = lightest(PRICE_SCALE - PRICE_TOLERANCE);
                if (found.isEmpty() || turn == MOST_COVERS) {
                    return Optional.empty();
                }
                if (found.get().weight() >= PRICE_SCALE - PRICE_TOLERANCE) {
                    return rounded(packing.prices());
                }
                packing.add(withoutNeedless(found.get().columns()));
                packing.optimise();
            }
            return Optional.empty();
        }

        private Optional<WindowCover.Found> lightest(long limit) {
            return WindowCover.least(all, trace, weight, count, limit);
        }

        /** Weight 0 lets columns in that nothing needs; a packing has more room without them. */
        private int[] withoutNeedless(int[] columns) {
            List<Integer> left = new ArrayList<>(Arrays.stream(columns).boxed().toList());
            for (int column : columns) {
                long others = 0;
                for (int other : left) {
                    others |= other == column ? 0 : trace[other];
                }
                if (others == all) {
                    left.remove(Integer.valueOf(column));
                }
            }
            return left.stream().mapToInt(Integer::intValue).toArray();
        }

        private Optional<CoverRow> rounded(double[] prices) {
            int factor = 1;
            while (factor <= LARGEST_DENOMINATOR && !isWhole(prices, factor)) {
                factor++;
            }
            if (factor > LARGEST_DENOMINATOR) {
                factor = ROUNDED_DENOMINATOR;
            }
            double left = 0;
            for (int place = 0; place < count; place++) {
                weight[place] = Math.max(0, Math.round(factor * prices[place]));
                left += weight[place] * valueOf[place];
            }
            double value = left;
            return lightest(Long.MAX_VALUE)
                    .filter(found -> value < ENOUGH * found.weight())
                    .map(found -> lifted(found.weight()));
        }

        private boolean isWhole(double[] prices, int factor) {
            for (double price : prices) {
                if (Math.abs(factor * price - Math.rint(factor * price)) > DENOMINATOR_TOLERANCE) {
                    return false;
                }
            }
            return true;
        }

        private CoverRow lifted(long bound) {
            List<Long> others = traceOf.values().stream()
                    .filter(its -> !placeOf.containsKey(its))
                    .distinct()
                    .sorted(Comparator.comparingInt((Long its) -> -Long.bitCount(its))
                            .thenComparing(its -> its))
                    .toList();
            int size = count;
            for (long its : others) {
                long enough = bound;
                for (int place = 0; place < size; place++) {
                    if ((its & ~trace[place]) == 0) {
                        enough = Math.min(enough, weight[place]);
                    }
                }
                if (enough > 0) {
                    // Where the rest is not known, the bound itself is weight enough.
                    long rest = WindowCover.least(all & ~its, trace, weight, size, bound)
                            .map(WindowCover.Found::weight)
                            .orElse(0L);
                    enough = Math.min(enough, bound - rest);
                }
                trace[size] = its;
                weight[size] = enough;
                placeOf.put(its, size++);
            }
            int[] columns = new int[traceOf.size()];
            int[] coefficients = new int[traceOf.size()];
            int entries = 0;
            for (Map.Entry<Integer, Long> each : traceOf.entrySet()) {
                long its = weight[placeOf.get(each.getValue())];
                if (its > 0) {
                    columns[entries] = each.getKey();
                    coefficients[entries++] = Math.toIntExact(its);
                }
            }
            return new CoverRow(
                    Arrays.copyOf(columns, entries),
                    Arrays.copyOf(coefficients, entries),
                    Math.toIntExact(bound),
                    rows);
        }
    }
}
