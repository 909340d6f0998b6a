package dev.prank.solver.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Applies the rules of {@link CoverKernel} to one problem until none applies. Rows are looked at before columns and these before
 * folding, which relies on what the other rules leave: no row has one column, none contains another, no column lies in another.
 */
final class CoverReduction {

    /** A fold of more columns makes more rows than it removes. */
    private static final int WIDEST_FOLD = 3;

    /** A fold may leave this many entries more than there were. */
    private static final int MORE_ENTRIES = 16;

    /** A fold is left alone when finding out which rows lie in the new ones would take this long. */
    private static final int MOST_WORK = 20_000;

    private static final int CHECKPOINT_INTERVAL = 256;

    private final SetCover source;
    private final Runnable checkpoint;
    private final LiveSets rows;
    private final LiveSets columns;
    private final IntQueue foldable = new IntQueue();
    private final List<LiftStep> steps = new ArrayList<>();
    /** For each row how often it was met, while marks are counted; otherwise 0. */
    private int[] met;

    private int turns;
    private long forcedColumns;
    private long dominatedRows;
    private long dominatedColumns;
    private final long[] folds = new long[WIDEST_FOLD + 1];

    CoverReduction(SetCover source, Runnable checkpoint) {
        this.source = source;
        this.checkpoint = checkpoint;
        int[][] columnsOfRows = new int[source.rowCount()][];
        for (int row = 0; row < columnsOfRows.length; row++) {
            columnsOfRows[row] = source.columnsOf(row);
            if (columnsOfRows[row].length == 0) {
                throw new IllegalArgumentException("row " + row + " is in no column");
            }
        }
        int[][] rowsOfColumns = new int[source.columnCount()][];
        Arrays.setAll(rowsOfColumns, source::rowsOf);
        rows = new LiveSets(columnsOfRows);
        columns = new LiveSets(rowsOfColumns);
        LiveSets.pair(rows, columns);
        met = new int[source.rowCount()];
    }

    CoverKernel run() {
        int offered;
        do {
            reduce();
            // A fold can come to pay when rows at a distance change, which offers nothing by itself.
            offered = steps.size();
            for (int row = 0; row < rows.count(); row++) {
                if (rows.isLive(row)) {
                    offerToFold(row);
                }
            }
            reduce();
        } while (steps.size() > offered);
        return kernel();
    }

    private void reduce() {
        do {
            while (!rows.touched().isEmpty()) {
                tick();
                reduceRow(rows.touched().remove());
            }
            // In turns, so that a row or column that changes often is looked at once for many changes.
            while (!columns.touched().isEmpty()) {
                tick();
                reduceColumn(columns.touched().remove());
            }
            while (rows.touched().isEmpty() && columns.touched().isEmpty() && !foldable.isEmpty()) {
                tick();
                fold(foldable.remove());
            }
        } while (!rows.touched().isEmpty() || !columns.touched().isEmpty());
    }

    private void tick() {
        if (turns++ % CHECKPOINT_INTERVAL == 0) {
            checkpoint.run();
        }
    }

    private void reduceRow(int row) {
        if (!rows.isLive(row)) {
            return;
        }
        if (rows.size(row) == 1) {
            force(rows.members(row)[0]);
            return;
        }
        for (int larger : rows.supersets(rows.members(row), rows.size(row), row, Integer.MAX_VALUE)) {
            rows.remove(larger);
            dominatedRows++;
        }
        offerToFold(row);
    }

    private void force(int column) {
        int[] covered = Arrays.copyOf(columns.members(column), columns.size(column));
        for (int row : covered) {
            rows.remove(row);
        }
        columns.remove(column);
        steps.add(chosen -> chosen.set(column));
        forcedColumns++;
    }

    private void reduceColumn(int column) {
        if (!columns.isLive(column)) {
            return;
        }
        int[] members = columns.members(column);
        int size = columns.size(column);
        if (size == 0 || columns.supersets(members, size, column, 1).length > 0) {
            columns.remove(column);
            dominatedColumns++;
            return;
        }
        for (int place = 0; place < size; place++) {
            offerToFold(members[place]);
        }
    }

    private void offerToFold(int row) {
        if (rows.size(row) <= WIDEST_FOLD) {
            foldable.add(row);
        }
    }

    private void fold(int row) {
        if (!rows.isLive(row)) {
            return;
        }
        int[] folded = Arrays.copyOf(rows.members(row), rows.size(row));
        int[][] otherRows = new int[folded.length][];
        for (int i = 0; i < folded.length; i++) {
            otherRows[i] = Arrays.stream(columns.members(folded[i]), 0, columns.size(folded[i]))
                    .filter(other -> other != row)
                    .toArray();
        }
        if (!pays(folded, otherRows) || !areDisjoint(otherRows) || !oneSuffices(folded, otherRows)) {
            return;
        }
        int[][][] otherwise = new int[folded.length][][];
        for (int i = 0; i < folded.length; i++) {
            int column = folded[i];
            otherwise[i] = Arrays.stream(otherRows[i])
                    .mapToObj(other -> Arrays.stream(rows.members(other), 0, rows.size(other))
                            .filter(remaining -> remaining != column)
                            .toArray())
                    .toArray(int[][]::new);
        }
        rows.remove(row);
        for (int i = 0; i < folded.length; i++) {
            Arrays.stream(otherRows[i]).forEach(rows::remove);
            columns.remove(folded[i]);
        }
        for (int i = 0; i < folded.length; i++) {
            for (int j = 0; j < i; j++) {
                for (int[] a : otherwise[i]) {
                    for (int[] b : otherwise[j]) {
                        addRow(union(a, b));
                    }
                }
            }
        }
        steps.add(new Folding(folded, otherwise));
        folds[folded.length]++;
    }

    /** The new rows are no more than those removed, they have not many more entries, and they are quickly made. */
    private boolean pays(int[] folded, int[][] otherRows) {
        long oldRows = 1;
        long newRows = 0;
        long oldEntries = folded.length;
        long newEntries = 0;
        for (int[] others : otherRows) {
            newRows += (oldRows - 1) * others.length;
            oldRows += others.length;
        }
        if (newRows > oldRows) {
            return false;
        }
        long work = 0;
        for (int[] others : otherRows) {
            // A row meets all the other columns' rows.
            long partners = oldRows - 1 - others.length;
            for (int other : others) {
                oldEntries += rows.size(other);
                newEntries += partners * (rows.size(other) - 1);
                int[] remaining = rows.members(other);
                for (int place = 0; place < rows.size(other); place++) {
                    work += partners * columns.size(remaining[place]);
                }
            }
        }
        return newEntries <= oldEntries + MORE_ENTRIES && work <= MOST_WORK;
    }

    private boolean areDisjoint(int[][] otherRows) {
        int[] all =
                Arrays.stream(otherRows).flatMapToInt(Arrays::stream).sorted().toArray();
        for (int place = 1; place < all.length; place++) {
            if (all[place] == all[place - 1]) {
                return false;
            }
        }
        return true;
    }

    /** For all but one of the columns, another column has all its other rows. */
    private boolean oneSuffices(int[] folded, int[][] otherRows) {
        int irreplaceable = 0;
        for (int i = 0; i < folded.length; i++) {
            if (columns.supersets(otherRows[i], otherRows[i].length, folded[i], 1).length == 0) {
                irreplaceable++;
            }
        }
        return irreplaceable <= 1;
    }

    private static int[] union(int[] a, int[] b) {
        int[] union = new int[a.length + b.length];
        int length = 0;
        int i = 0;
        int j = 0;
        while (i < a.length || j < b.length) {
            if (j == b.length || i < a.length && a[i] <= b[j]) {
                if (j < b.length && a[i] == b[j]) {
                    j++;
                }
                union[length++] = a[i++];
            } else {
                union[length++] = b[j++];
            }
        }
        return Arrays.copyOf(union, length);
    }

    /** Unless a row lies in it. */
    private void addRow(int[] row) {
        if (met.length < rows.count()) {
            met = new int[2 * rows.count()];
        }
        boolean dominated = false;
        for (int column : row) {
            int[] members = columns.members(column);
            for (int place = 0; place < columns.size(column); place++) {
                dominated |= ++met[members[place]] == rows.size(members[place]);
            }
        }
        for (int column : row) {
            int[] members = columns.members(column);
            for (int place = 0; place < columns.size(column); place++) {
                met[members[place]] = 0;
            }
        }
        if (!dominated) {
            rows.add(row);
        } else {
            dominatedRows++;
        }
    }

    private CoverKernel kernel() {
        int[] newRow = new int[rows.count()];
        int rowCount = 0;
        for (int row = 0; row < rows.count(); row++) {
            if (rows.isLive(row)) {
                newRow[row] = rowCount++;
            }
        }
        List<int[]> coreColumns = new ArrayList<>();
        int[] sourceColumn = new int[columns.count()];
        for (int column = 0; column < columns.count(); column++) {
            if (columns.isLive(column)) {
                sourceColumn[coreColumns.size()] = column;
                coreColumns.add(Arrays.stream(columns.members(column), 0, columns.size(column))
                        .map(row -> newRow[row])
                        .toArray());
            }
        }
        return new CoverKernel(
                source,
                SetCover.of(rowCount, coreColumns),
                Arrays.copyOf(sourceColumn, coreColumns.size()),
                steps,
                new CoverKernel.Counts(forcedColumns, dominatedRows, dominatedColumns, folds[2], folds[3]));
    }
}
