package dev.prank.solver.kernel;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A set cover problem: as few columns as possible such that every row is in one of them. Rows and columns are numbered from 0.
 * Immutable; linear space in the number of entries.
 */
public final class SetCover {

    private final int[] columnStart;
    private final int[] rowOf;
    private final int[] rowStart;
    private final int[] columnOf;

    private SetCover(int rowCount, int[] columnStart, int[] rowOf) {
        this.columnStart = columnStart;
        this.rowOf = rowOf;
        this.rowStart = new int[rowCount + 1];
        for (int row : rowOf) {
            rowStart[row + 1]++;
        }
        for (int row = 0; row < rowCount; row++) {
            rowStart[row + 1] += rowStart[row];
        }
        this.columnOf = new int[rowOf.length];
        int[] next = Arrays.copyOf(rowStart, rowCount);
        for (int column = 0; column + 1 < columnStart.length; column++) {
            for (int entry = columnStart[column]; entry < columnStart[column + 1]; entry++) {
                columnOf[next[rowOf[entry]]++] = column;
            }
        }
    }

    /**
     * The problem with these columns. Linear time after sorting each column.
     *
     * @param columns the rows of each column, in any order
     * @throws IllegalArgumentException when a row is out of range, or twice in a column
     */
    public static SetCover of(int rowCount, List<int[]> columns) {
        int[] columnStart = new int[columns.size() + 1];
        for (int column = 0; column < columns.size(); column++) {
            columnStart[column + 1] = Math.addExact(columnStart[column], columns.get(column).length);
        }
        int[] rowOf = new int[columnStart[columns.size()]];
        for (int column = 0; column < columns.size(); column++) {
            int[] rows = columns.get(column);
            System.arraycopy(rows, 0, rowOf, columnStart[column], rows.length);
            Arrays.sort(rowOf, columnStart[column], columnStart[column + 1]);
            for (int entry = columnStart[column]; entry < columnStart[column + 1]; entry++) {
                if (rowOf[entry] < 0 || rowOf[entry] >= rowCount) {
                    throw new IllegalArgumentException(
                            "column " + column + " has row " + rowOf[entry] + ", but there are " + rowCount + " rows");
                }
                if (entry > columnStart[column] && rowOf[entry] == rowOf[entry - 1]) {
                    throw new IllegalArgumentException("column " + column + " has row " + rowOf[entry] + " twice");
                }
            }
        }
        return new SetCover(rowCount, columnStart, rowOf);
    }

    public int rowCount() {
        return rowStart.length - 1;
    }

    public int columnCount() {
        return columnStart.length - 1;
    }

    /** How many rows all columns have together. */
    public int entryCount() {
        return rowOf.length;
    }

    /** The rows of a column, increasing; a copy. */
    public int[] rowsOf(int column) {
        return Arrays.copyOfRange(rowOf, columnStart[column], columnStart[column + 1]);
    }

    /** The columns that have a row, increasing; a copy. */
    public int[] columnsOf(int row) {
        return Arrays.copyOfRange(columnOf, rowStart[row], rowStart[row + 1]);
    }

    /** Every row is in one of these columns. Linear time in their entries and the number of rows. */
    public boolean isCoveredBy(int[] columns) {
        BitSet covered = new BitSet(rowCount());
        for (int column : columns) {
            for (int entry = columnStart[column]; entry < columnStart[column + 1]; entry++) {
                covered.set(rowOf[entry]);
            }
        }
        return covered.cardinality() == rowCount();
    }

    /** Whether the other has the same rows in the same columns, in the same order. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SetCover cover
                && rowCount() == cover.rowCount()
                && Arrays.equals(columnStart, cover.columnStart)
                && Arrays.equals(rowOf, cover.rowOf);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rowCount() + Arrays.hashCode(columnStart)) + Arrays.hashCode(rowOf);
    }
}
