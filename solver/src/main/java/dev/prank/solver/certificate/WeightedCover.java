package dev.prank.solver.certificate;

import java.util.Arrays;

/**
 * Whether some rows, at most 64, can be covered by columns of small total weight: a plain search over bit masks. It branches on a row with the
 * fewest columns, and rows that pay in turn what their columns leave bound the weight from below.
 */
final class WeightedCover {

    /** A search that looks at more columns is given up after some seconds. */
    private static final long MOST_LOOKS = 3_000_000_000L;

    private final long[] rowsOf;
    private final long[] weight;
    private final long[] unpaid;
    private final boolean[] excluded;
    private long looksLeft = MOST_LOOKS;

    private WeightedCover(long[] rowsOf, long[] weight) {
        this.rowsOf = rowsOf;
        this.weight = weight;
        unpaid = new long[weight.length];
        excluded = new boolean[weight.length];
    }

    /**
     * Whether every cover weighs at least so much; false also when that takes too long to find out.
     *
     * @param rows to be covered, as bits
     * @param rowsOf the rows of each column as bits
     * @param weight of each column, positive, with a sum below 2^63
     */
    static boolean weighsAtLeast(long bound, long rows, long[] rowsOf, long[] weight) {
        WeightedCover search = new WeightedCover(rowsOf, weight);
        return !search.isCheaper(rows, bound) && search.looksLeft >= 0;
    }

    /** Whether these rows have a cover of less weight than the limit, without excluded columns. */
    private boolean isCheaper(long rows, long limit) {
        if (limit <= 0 || looksLeft < 0) {
            return false;
        }
        if (rows == 0) {
            return true;
        }
        if (payment(rows) >= limit) {
            return false;
        }
        int[] choices = fewestColumns(rows);
        boolean found = false;
        for (int place = 0; place < choices.length && !found; place++) {
            int column = choices[place];
            found = isCheaper(rows & ~rowsOf[column], limit - weight[column]);
            // All covers with it have been looked at.
            excluded[column] = true;
        }
        for (int column : choices) {
            excluded[column] = false;
        }
        return found;
    }

    private long payment(long rows) {
        System.arraycopy(weight, 0, unpaid, 0, weight.length);
        long sum = 0;
        for (long left = rows; left != 0; left &= left - 1) {
            int[] columns = columnsOf(Long.lowestOneBit(left));
            long pays = Arrays.stream(columns)
                    .mapToLong(column -> unpaid[column])
                    .min()
                    .orElse(Long.MAX_VALUE);
            if (pays == Long.MAX_VALUE) {
                return pays;
            }
            for (int column : columns) {
                unpaid[column] -= pays;
            }
            sum += pays;
        }
        return sum;
    }

    private int[] fewestColumns(long rows) {
        int[] fewest = columnsOf(Long.lowestOneBit(rows));
        for (long left = rows & rows - 1; left != 0; left &= left - 1) {
            int[] columns = columnsOf(Long.lowestOneBit(left));
            if (columns.length < fewest.length) {
                fewest = columns;
            }
        }
        return fewest;
    }

    private int[] columnsOf(long row) {
        looksLeft -= rowsOf.length;
        int[] columns = new int[rowsOf.length];
        int count = 0;
        for (int column = 0; column < rowsOf.length; column++) {
            if (!excluded[column] && (rowsOf[column] & row) != 0) {
                columns[count++] = column;
            }
        }
        return Arrays.copyOf(columns, count);
    }
}
