package dev.prank.solver.kernel;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Finds columns that the canonical cover of a problem does not have: a least cover of the largest weight, for weights that rise with the
 * size of a column and are otherwise random. Every column that {@link #refute} returns can go, all of them together; the proof is in
 * {@link CoverKernel}.
 *
 * <p>To refute a set of columns, take a row near it that is in none of them, and refute the set together with each column of that row. Sets
 * that can be {@linkplain #isImprovable improved} end this search, whose depth is limited. Which pairs can be improved is found out once.
 *
 * <p>Time is counted as work: one unit for each entry looked at. Space is linear in the entries and the pairs that can be improved.
 */
final class ColumnRefuter {

    /** Sets with more rows than a mask has bits count as not improvable. */
    private static final int MOST_ROWS = Long.SIZE;

    /** In each set, so many rows are tried. */
    private static final int ROWS_TRIED = 4;

    private static final int SIZE_SHIFT = 24;
    private static final long RANDOM_BITS = (1L << 20) - 1;

    private final int[][] rowsOf;
    private final int[][] columnsOf;
    private final long[] weight;
    private final int deepest;
    private final Runnable checkpoint;
    private long workLeft;

    /** The columns to refute together. */
    private final int[] together;
    /** For each column how many of those together make an improvable pair with it; also positive for refuted columns. */
    private final int[] excluded;
    /** For each column those with which it makes an improvable pair, increasing; empty until asked for. */
    private final int[][] pairedWith;

    private final boolean[] hasPairs;
    private final Marks markedRows;
    private final Marks markedColumns;

    /** The rows of the set that is to be improved, those of few columns first; bits of masks are places in this list. */
    private final int[] wanted = new int[MOST_ROWS];
    /** For each marked column which of the wanted rows it has. */
    private final long[] mask;

    private final Marks maskedColumns;
    private int mostBits;
    private long heaviest;
    /** The columns that cover the wanted rows, while a set is improved. */
    private final int[] better = new int[MOST_ROWS];

    private int betterCount;
    private final Optional<RefutationTrace> trace;

    /**
     * A problem to which no other rule applies.
     *
     * @param deepest so many columns are refuted together, at most
     * @param work where to stop
     * @param trace hears why each column is refuted
     */
    ColumnRefuter(
            int[][] rowsOf,
            int[][] columnsOf,
            int deepest,
            long work,
            long seed,
            Optional<RefutationTrace> trace,
            Runnable checkpoint) {
        this.trace = trace;
        this.rowsOf = rowsOf;
        this.columnsOf = columnsOf;
        this.deepest = deepest;
        this.workLeft = work;
        this.checkpoint = checkpoint;
        SplittableRandom random = new SplittableRandom(seed);
        weight = new long[rowsOf.length];
        for (int column = 0; column < weight.length; column++) {
            weight[column] = ((long) rowsOf[column].length << SIZE_SHIFT) + (random.nextLong() & RANDOM_BITS);
        }
        together = new int[deepest + 1];
        excluded = new int[rowsOf.length];
        pairedWith = new int[rowsOf.length][];
        hasPairs = new boolean[rowsOf.length];
        markedRows = new Marks(columnsOf.length);
        markedColumns = new Marks(rowsOf.length);
        mask = new long[rowsOf.length];
        maskedColumns = new Marks(rowsOf.length);
    }

    /** Columns that the canonical cover does not have, increasing; those found before the work was used up. */
    int[] refute() {
        int[] refuted = new int[rowsOf.length];
        int count = 0;
        trace.ifPresent(lines -> lines.start(weight));
        for (int column = 0; column < rowsOf.length && workLeft > 0; column++) {
            together[0] = column;
            exclude(column, 1);
            boolean isRefuted = isRefuted(1);
            exclude(column, -1);
            if (isRefuted) {
                excluded[column]++;
                refuted[count++] = column;
                int its = column;
                trace.ifPresent(lines -> lines.refuted(its));
            }
        }
        return Arrays.copyOf(refuted, count);
    }

    long workLeft() {
        return workLeft;
    }

    /** The canonical cover does not have the first {@code count} columns together. */
    private boolean isRefuted(int count) {
        checkpoint.run();
        // Rows with the fewest columns that are not excluded, packed as that number and the row.
        long[] best = new long[ROWS_TRIED];
        Arrays.fill(best, Long.MAX_VALUE);
        markedRows.clear();
        for (int place = 0; place < count; place++) {
            for (int row : rowsOf[together[place]]) {
                markedRows.mark(row);
            }
        }
        for (int place = 0; place < count; place++) {
            for (int row : rowsOf[together[place]]) {
                for (int column : columnsOf[row]) {
                    for (int near : rowsOf[column]) {
                        if (markedRows.mark(near)) {
                            insert(best, (long) open(near) << Integer.SIZE | near);
                        }
                    }
                    workLeft -= rowsOf[column].length;
                }
            }
        }
        if (best[0] >>> Integer.SIZE == 0) {
            trace.ifPresent(lines -> {
                lines.row((int) best[0]);
                for (int column : columnsOf[(int) best[0]]) {
                    explainExcluded(column, count);
                }
            });
            return true;
        }
        if (count == deepest) {
            return false;
        }
        for (long candidate : best) {
            if (candidate < Long.MAX_VALUE && workLeft > 0 && isRefutedWithEachOf((int) candidate, count)) {
                return true;
            }
        }
        return false;
    }

    private int open(int row) {
        int open = 0;
        for (int column : columnsOf[row]) {
            if (excluded[column] == 0) {
                open++;
            }
        }
        workLeft -= columnsOf[row].length;
        return open;
    }

    private static void insert(long[] least, long value) {
        int place = least.length - 1;
        if (value < least[place]) {
            while (place > 0 && least[place - 1] > value) {
                least[place] = least[place - 1];
                place--;
            }
            least[place] = value;
        }
    }

    private boolean isRefutedWithEachOf(int row, int count) {
        int before = trace.map(RefutationTrace::length).orElse(0);
        trace.ifPresent(lines -> lines.row(row));
        for (int column : columnsOf[row]) {
            if (excluded[column] > 0) {
                trace.ifPresent(lines -> explainExcluded(column, count));
            } else {
                together[count] = column;
                if (count > 1 && isImprovable(together, count + 1)) {
                    trace.ifPresent(lines -> lines.improved(together, count + 1, better, betterCount));
                    continue;
                }
                exclude(column, 1);
                boolean isRefuted = isRefuted(count + 1);
                exclude(column, -1);
                if (!isRefuted) {
                    trace.ifPresent(lines -> lines.forget(before));
                    return false;
                }
            }
        }
        return true;
    }

    /** A column that has been refuted alone, or that makes an improvable pair with one of the first {@code count} together. */
    private void explainExcluded(int column, int count) {
        for (int place = 0; place < count; place++) {
            if (Arrays.binarySearch(improvablePairs(together[place]), column) >= 0) {
                int[] pair = {together[place], column};
                long left = workLeft;
                workLeft = Long.MAX_VALUE;
                if (!isImprovable(pair, 2)) {
                    throw new IllegalStateException("columns " + pair[0] + " and " + column + " were improvable");
                }
                workLeft = left;
                trace.orElseThrow().improved(pair, 2, better, betterCount);
                return;
            }
        }
        trace.orElseThrow().gone();
    }

    private void exclude(int column, int difference) {
        for (int other : improvablePairs(column)) {
            excluded[other] += difference;
        }
    }

    /** Only columns that share a row with a third one can make such a pair: others would have to be dominated. */
    private int[] improvablePairs(int column) {
        if (!hasPairs[column]) {
            int[] found = new int[16];
            int count = 0;
            int[] pair = {column, column};
            markedColumns.clear();
            markedColumns.mark(column);
            for (int row : rowsOf[column]) {
                for (int between : columnsOf[row]) {
                    for (int near : rowsOf[between]) {
                        for (int other : columnsOf[near]) {
                            if (markedColumns.mark(other)) {
                                pair[1] = other;
                                boolean isImprovable = hasPairs[other]
                                        ? Arrays.binarySearch(pairedWith[other], column) >= 0
                                        : isImprovable(pair, 2);
                                if (isImprovable) {
                                    if (count == found.length) {
                                        found = Arrays.copyOf(found, 2 * count);
                                    }
                                    found[count++] = other;
                                }
                            }
                        }
                        workLeft -= columnsOf[near].length;
                    }
                }
            }
            pairedWith[column] = Arrays.copyOf(found, count);
            Arrays.sort(pairedWith[column]);
            hasPairs[column] = true;
        }
        return pairedWith[column];
    }

    /** As many columns have all rows of the first {@code count} and are heavier, or fewer columns have them. */
    private boolean isImprovable(int[] columns, int count) {
        int rows = 0;
        long weights = 0;
        markedRows.clear();
        for (int place = 0; place < count; place++) {
            weights += weight[columns[place]];
            for (int row : rowsOf[columns[place]]) {
                if (markedRows.mark(row)) {
                    if (rows == MOST_ROWS) {
                        return false;
                    }
                    int at = rows++;
                    while (at > 0 && columnsOf[wanted[at - 1]].length > columnsOf[row].length) {
                        wanted[at] = wanted[at - 1];
                        at--;
                    }
                    wanted[at] = row;
                }
            }
        }
        mostBits = 0;
        heaviest = 0;
        betterCount = 0;
        maskedColumns.clear();
        for (int bit = 0; bit < rows; bit++) {
            for (int column : columnsOf[wanted[bit]]) {
                if (maskedColumns.mark(column)) {
                    mask[column] = 0;
                    heaviest = Math.max(heaviest, weight[column]);
                }
                mask[column] |= 1L << bit;
                mostBits = Math.max(mostBits, Long.bitCount(mask[column]));
            }
            workLeft -= columnsOf[wanted[bit]].length;
        }
        return isCovered(-1L >>> Long.SIZE - rows, count, weights);
    }

    /** These wanted rows are in {@code atMost} columns that weigh more than this together, or in fewer. */
    private boolean isCovered(long rows, int atMost, long weights) {
        if (rows == 0) {
            return atMost > 0 || weights < 0;
        }
        if (workLeft <= 0) {
            return false;
        }
        int count = atMost;
        long toExceed = weights;
        if (count * heaviest <= toExceed) {
            // Only fewer will do.
            count--;
            toExceed = -1;
        }
        if (count * mostBits < Long.bitCount(rows)) {
            return false;
        }
        int[] choices = columnsOf[wanted[Long.numberOfTrailingZeros(rows)]];
        workLeft -= choices.length;
        for (int column : choices) {
            long rest = rows & ~mask[column];
            if (count == 1
                    ? rest == 0 && weight[column] > toExceed
                    : isCovered(rest, count - 1, toExceed - weight[column])) {
                better[betterCount++] = column;
                return true;
            }
        }
        return false;
    }
}
