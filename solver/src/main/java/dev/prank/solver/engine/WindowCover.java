package dev.prank.solver.engine;

import java.util.Arrays;
import java.util.Optional;

/**
 * Covers of least weight for at most 64 rows: branch and bound over bit masks. A row with the fewest columns is branched on, and greedy dual
 * prices bound from below. Exact integer arithmetic. Meant for windows of a larger problem, with about a dozen columns in a cover;
 * so the number of nodes is limited.
 */
final class WindowCover {

    /** Rows pay in the order of their number of columns: up to the first number, up to the second, then the others. */
    private static final int[] FEW_COLUMNS = {3, 5, Integer.MAX_VALUE};

    /** A search that needs more nodes is given up. Windows of city maps take some hundreds. */
    private static final int MOST_NODES = 20_000;

    private final long[] rowsOf;
    private final long[] weight;
    private final int[][] columnsOf = new int[Long.SIZE][];
    private final boolean[] banned;
    private final long[] unpaid;
    private final int[] taken = new int[Long.SIZE];
    private int[] best = new int[0];
    private long least;
    private int nodesLeft = MOST_NODES;

    /**
     * A cover.
     *
     * @param weight of all its columns; the limit when there is no lighter cover
     * @param columns increasing; empty when there is no cover below the limit
     */
    record Found(long weight, int[] columns) {}

    private WindowCover(long[] rowsOf, long[] weight, long limit) {
        this.rowsOf = rowsOf;
        this.weight = weight;
        least = limit;
        banned = new boolean[rowsOf.length];
        unpaid = new long[rowsOf.length];
        int[] length = new int[Long.SIZE];
        for (long rows : rowsOf) {
            for (long left = rows; left != 0; left &= left - 1) {
                length[Long.numberOfTrailingZeros(left)]++;
            }
        }
        Arrays.setAll(columnsOf, row -> new int[length[row]]);
        Arrays.fill(length, 0);
        for (int column = 0; column < rowsOf.length; column++) {
            for (long left = rowsOf[column]; left != 0; left &= left - 1) {
                int row = Long.numberOfTrailingZeros(left);
                columnsOf[row][length[row]++] = column;
            }
        }
    }

    /**
     * The lightest cover below the limit; empty when that takes too long to find out.
     *
     * @param rows to be covered
     * @param rowsOf the rows of each of the first {@code count} columns
     * @param weight of each of these, not negative, with a sum below 2^63
     * @param limit covers of this weight or more do not count
     */
    static Optional<Found> least(long rows, long[] rowsOf, long[] weight, int count, long limit) {
        long served = 0;
        int[] columns = new int[count];
        int freeCount = 0;
        for (int column = 0; column < count; column++) {
            if (weight[column] == 0 && (rowsOf[column] & rows & ~served) != 0) {
                served |= rowsOf[column];
                columns[freeCount++] = column;
            }
        }
        long left = rows & ~served;
        int[] name = undominated(left, rowsOf, weight, count, limit);
        long[] rowsLeft = new long[name.length];
        long[] itsWeight = new long[name.length];
        for (int place = 0; place < name.length; place++) {
            rowsLeft[place] = rowsOf[name[place]] & left;
            itsWeight[place] = weight[name[place]];
        }
        WindowCover search = new WindowCover(rowsLeft, itsWeight, limit);
        search.search(left, 0, 0);
        if (search.nodesLeft < 0) {
            return Optional.empty();
        }
        if (search.least == limit) {
            return Optional.of(new Found(limit, new int[0]));
        }
        int[] all = Arrays.copyOf(columns, freeCount + search.best.length);
        for (int place = 0; place < search.best.length; place++) {
            all[freeCount + place] = name[search.best[place]];
        }
        Arrays.sort(all);
        return Optional.of(new Found(search.least, all));
    }

    /** Columns that no lighter one can stand in for, by weight. */
    private static int[] undominated(long rows, long[] rowsOf, long[] weight, int count, long limit) {
        int[] order = new int[count];
        int size = 0;
        for (int column = 0; column < count; column++) {
            if ((rowsOf[column] & rows) != 0 && weight[column] < limit) {
                int place = size++;
                while (place > 0 && isBefore(column, order[place - 1], rows, rowsOf, weight)) {
                    order[place] = order[place - 1];
                    place--;
                }
                order[place] = column;
            }
        }
        int kept = 0;
        for (int place = 0; place < size; place++) {
            int column = order[place];
            boolean dominated = false;
            for (int other = 0; other < kept && !dominated; other++) {
                dominated = (rowsOf[column] & rows & ~rowsOf[order[other]]) == 0;
            }
            if (!dominated) {
                order[kept++] = column;
            }
        }
        return Arrays.copyOf(order, kept);
    }

    private static boolean isBefore(int column, int other, long rows, long[] rowsOf, long[] weight) {
        return weight[column] < weight[other]
                || weight[column] == weight[other]
                        && Long.bitCount(rowsOf[column] & rows) > Long.bitCount(rowsOf[other] & rows);
    }

    private void search(long rows, int depth, long cost) {
        if (--nodesLeft < 0) {
            return;
        }
        if (rows == 0) {
            if (cost < least) {
                least = cost;
                best = Arrays.copyOf(taken, depth);
            }
            return;
        }
        int row = rowWithFewestColumns(rows);
        int[] choices = allowed(row);
        if (choices.length == 0 || cost + price(rows) >= least) {
            return;
        }
        sortByWeightPerRow(choices, rows);
        for (int column : choices) {
            taken[depth] = column;
            search(rows & ~rowsOf[column], depth + 1, cost + weight[column]);
            // What follows need not try it again: all covers with it have been seen.
            banned[column] = true;
        }
        for (int column : choices) {
            banned[column] = false;
        }
    }

    private int rowWithFewestColumns(long rows) {
        int fewest = -1;
        int least = Integer.MAX_VALUE;
        for (long left = rows; left != 0; left &= left - 1) {
            int row = Long.numberOfTrailingZeros(left);
            int count = allowedCount(row);
            if (count < least) {
                least = count;
                fewest = row;
            }
        }
        return fewest;
    }

    private int allowedCount(int row) {
        int count = 0;
        for (int column : columnsOf[row]) {
            count += banned[column] ? 0 : 1;
        }
        return count;
    }

    private int[] allowed(int row) {
        int[] columns = new int[allowedCount(row)];
        int size = 0;
        for (int column : columnsOf[row]) {
            if (!banned[column]) {
                columns[size++] = column;
            }
        }
        return columns;
    }

    /** What these rows pay when each in turn pays as much as its columns leave open: no cover is lighter. */
    private long price(long rows) {
        System.arraycopy(weight, 0, unpaid, 0, weight.length);
        long sum = 0;
        int more = 0;
        for (int few : FEW_COLUMNS) {
            for (long left = rows; left != 0; left &= left - 1) {
                int row = Long.numberOfTrailingZeros(left);
                int count = allowedCount(row);
                if (count > more && count <= few) {
                    long pays = Long.MAX_VALUE;
                    for (int column : columnsOf[row]) {
                        if (!banned[column]) {
                            pays = Math.min(pays, unpaid[column]);
                        }
                    }
                    for (int column : columnsOf[row]) {
                        unpaid[column] -= pays;
                    }
                    sum += pays;
                }
            }
            more = few;
        }
        return sum;
    }

    private void sortByWeightPerRow(int[] columns, long rows) {
        for (int i = 1; i < columns.length; i++) {
            int column = columns[i];
            int j = i - 1;
            while (j >= 0 && weightPerRow(columns[j], rows) > weightPerRow(column, rows)) {
                columns[j + 1] = columns[j];
                j--;
            }
            columns[j + 1] = column;
        }
    }

    /** For choices only. */
    private double weightPerRow(int column, long rows) {
        return (double) weight[column] / Long.bitCount(rowsOf[column] & rows);
    }
}
