package dev.prank.solver.engine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** Simple bounds on the least cover, from above and below. Columns and rows as lists of each other. */
final class CoverBounds {

    private CoverBounds() {}

    /**
     * Rows of which no column has two: a cover needs a column for each. Rows that meet few others come first. Linear in the entries of
     * all columns that the chosen rows have, after sorting.
     */
    static int[] packing(int[][] rowsOf, int[][] columnsOf) {
        int[] meets = Arrays.stream(columnsOf)
                .mapToInt(columns ->
                        Arrays.stream(columns).map(c -> rowsOf[c].length).sum())
                .toArray();
        boolean[] blocked = new boolean[columnsOf.length];
        int[] packed = new int[columnsOf.length];
        int size = 0;
        int[] order = IntStream.range(0, columnsOf.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer row) -> meets[row]).thenComparing(row -> row))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int row : order) {
            if (!blocked[row]) {
                packed[size++] = row;
                for (int column : columnsOf[row]) {
                    for (int other : rowsOf[column]) {
                        blocked[other] = true;
                    }
                }
            }
        }
        return Arrays.copyOf(packed, size);
    }

    /**
     * A cover without needless columns: each row in turn that is not yet covered takes the column with most new rows. Often better than
     * {@link #greedy} where neighbouring rows have near numbers, as fewer rows are left alone between columns. Linear in the entries of all
     * columns that these rows have.
     */
    static int[] inTurn(int[][] rowsOf, int[][] columnsOf) {
        boolean[] covered = new boolean[columnsOf.length];
        int[] chosen = new int[columnsOf.length];
        int size = 0;
        for (int row = 0; row < columnsOf.length; row++) {
            if (!covered[row]) {
                int best = -1;
                int most = 0;
                for (int column : columnsOf[row]) {
                    int fresh = 0;
                    for (int other : rowsOf[column]) {
                        fresh += covered[other] ? 0 : 1;
                    }
                    if (fresh > most) {
                        most = fresh;
                        best = column;
                    }
                }
                chosen[size++] = best;
                for (int other : rowsOf[best]) {
                    covered[other] = true;
                }
            }
        }
        return CoverLocalSearch.withoutNeedless(rowsOf, columnsOf.length, Arrays.copyOf(chosen, size));
    }

    /**
     * A cover without needless columns: first those of value above one half, then again and again the column with the greatest sum of
     * new rows and value. O(entries · log columns).
     *
     * @param value of each column, at most 1
     * @param mayTake the columns to choose from; they must cover all rows
     */
    static int[] greedy(int[][] rowsOf, int rowCount, double[] value, boolean[] mayTake) {
        boolean[] covered = new boolean[rowCount];
        int[] chosen = new int[rowsOf.length];
        int size = 0;
        int left = rowCount;
        record Gain(int column, double gain) {}
        PriorityQueue<Gain> queue = new PriorityQueue<>(
                Comparator.comparingDouble((Gain each) -> -each.gain).thenComparing(Gain::column));
        for (int column = 0; column < rowsOf.length; column++) {
            if (mayTake[column]) {
                double first = value[column] > 0.5 ? rowCount : 0;
                queue.add(new Gain(column, first + value[column] + rowsOf[column].length));
            }
        }
        while (left > 0) {
            Gain top = queue.remove();
            int fresh = 0;
            for (int row : rowsOf[top.column]) {
                fresh += covered[row] ? 0 : 1;
            }
            if (fresh == 0) {
                continue;
            }
            double first = value[top.column] > 0.5 ? rowCount : 0;
            double gain = first + value[top.column] + fresh;
            if (gain < top.gain) {
                queue.add(new Gain(top.column, gain));
                continue;
            }
            chosen[size++] = top.column;
            for (int row : rowsOf[top.column]) {
                if (!covered[row]) {
                    covered[row] = true;
                    left--;
                }
            }
        }
        return CoverLocalSearch.withoutNeedless(rowsOf, rowCount, Arrays.copyOf(chosen, size));
    }
}
