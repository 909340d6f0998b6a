package dev.prank.solver.certificate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A set cover problem while a certificate transforms it: live rows, each of which wants one of its live columns, cuts, and the number of
 * columns that were taken. Rows and columns are numbered from 0 in the order in which they come.
 */
final class CoverState {

    /**
     * Σ coefficients · columns ≥ bound, for every cover of the problem that matters.
     *
     * @param coefficients positive
     */
    record Cut(int[] columns, long[] coefficients, long bound) {}

    private final List<int[]> columnsOf = new ArrayList<>();
    private final List<List<Integer>> rowsOf = new ArrayList<>();
    private final BitSet liveRows = new BitSet();
    private final BitSet liveColumns = new BitSet();
    private final List<Cut> cuts = new ArrayList<>();
    private final BitSet takenColumns = new BitSet();
    private int taken;

    /** @param columns the rows of each column */
    CoverState(int rowCount, List<int[]> columns) {
        List<List<Integer>> ofRow = new ArrayList<>();
        for (int row = 0; row < rowCount; row++) {
            ofRow.add(new ArrayList<>());
        }
        for (int column = 0; column < columns.size(); column++) {
            addColumn();
            for (int row : columns.get(column)) {
                ofRow.get(row).add(column);
            }
        }
        for (List<Integer> row : ofRow) {
            addRow(row.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    int addColumn() {
        rowsOf.add(new ArrayList<>());
        liveColumns.set(rowsOf.size() - 1);
        return rowsOf.size() - 1;
    }

    /** @param columns live, each once */
    void addRow(int[] columns) {
        for (int column : columns) {
            rowsOf.get(column).add(columnsOf.size());
        }
        liveRows.set(columnsOf.size());
        columnsOf.add(columns);
    }

    int rowCount() {
        return columnsOf.size();
    }

    int columnCount() {
        return rowsOf.size();
    }

    boolean isLiveRow(int row) {
        return liveRows.get(row);
    }

    boolean isLiveColumn(int column) {
        return liveColumns.get(column);
    }

    int[] columnsOf(int row) {
        return Arrays.stream(columnsOf.get(row)).filter(liveColumns::get).toArray();
    }

    int[] rowsOf(int column) {
        return rowsOf.get(column).stream()
                .mapToInt(Integer::intValue)
                .filter(liveRows::get)
                .toArray();
    }

    BitSet liveRows() {
        return liveRows;
    }

    BitSet liveColumns() {
        return liveColumns;
    }

    /** How many columns every cover that matters has beside those that are live. */
    int taken() {
        return taken;
    }

    void addToTaken(int more) {
        taken = Math.addExact(taken, more);
    }

    void dropRow(int row) {
        liveRows.clear(row);
    }

    void dropColumn(int column) {
        liveColumns.clear(column);
    }

    /** The column is in every cover that matters: its rows are served. */
    void take(int column) {
        for (int row : rowsOf(column)) {
            dropRow(row);
        }
        for (int k = 0; k < cuts.size(); k++) {
            Cut cut = cuts.get(k);
            int place = Arrays.binarySearch(cut.columns, column);
            if (place >= 0) {
                cuts.set(
                        k,
                        new Cut(cut.columns, cut.coefficients, Math.subtractExact(cut.bound, cut.coefficients[place])));
            }
        }
        dropColumn(column);
        takenColumns.set(column);
        addToTaken(1);
    }

    boolean isTaken(int column) {
        return takenColumns.get(column);
    }

    List<Cut> cuts() {
        return cuts;
    }

    /** What a branch may change. */
    record Mark(BitSet liveRows, BitSet liveColumns, BitSet takenColumns, List<Cut> cuts, int taken, int rowCount) {}

    Mark mark() {
        return new Mark(
                (BitSet) liveRows.clone(),
                (BitSet) liveColumns.clone(),
                (BitSet) takenColumns.clone(),
                List.copyOf(cuts),
                taken,
                rowCount());
    }

    /** Back to a mark. Columns added since are gone, but keep their numbers. */
    void reset(Mark mark) {
        while (rowCount() > mark.rowCount) {
            for (int column : columnsOf.remove(rowCount() - 1)) {
                List<Integer> its = rowsOf.get(column);
                its.remove(its.size() - 1);
            }
        }
        liveRows.clear();
        liveRows.or(mark.liveRows);
        liveColumns.clear();
        liveColumns.or(mark.liveColumns);
        takenColumns.clear();
        takenColumns.or(mark.takenColumns);
        cuts.clear();
        cuts.addAll(mark.cuts);
        taken = mark.taken;
    }
}
