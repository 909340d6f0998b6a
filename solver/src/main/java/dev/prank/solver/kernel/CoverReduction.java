package dev.prank.solver.kernel;

import dev.prank.solver.proof.ProofLines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Applies the rules of {@link CoverKernel} to one problem until none applies. Rows are looked at before columns and these before
 * folding, which relies on what the other rules leave: no row has one column, none contains another, no column lies in another.
 */
final class CoverReduction {

    /**
     * How many entries a fold or an exchange may add, one after the other. What saves much comes first: a fold that saves little can spoil
     * an exchange that would have saved much.
     */
    private static final int[] ENTRIES_ADDED = {-4, 0, 16};

    /** A fold or an exchange is left alone when finding out which rows lie in the new ones would take this long. */
    private static final int MOST_WORK = 20_000;

    /** Longer rows and columns take no part in folds and exchanges, as they would be walked through again and again. */
    private static final int LONGEST_LIST = 1_000;

    /** An exchanged part has at most so many rows, so many of them on its border, and so many columns. */
    private static final int MOST_ROWS = 12;

    private static final int MOST_BORDER = 6;
    private static final int MOST_COLUMNS = 14;

    /** Twins, rows that meet the same others but not each other, are looked for when they meet no more than these. */
    private static final int MOST_TWIN_BORDER = 3;

    /** All rows are offered once more while this brings a larger number of steps than this share of them. */
    private static final double LEAST_SHARE_OF_STEPS = 1e-4;

    private static final int CHECKPOINT_INTERVAL = 256;

    /** So many columns are refuted together, at most. */
    private static final int MOST_TOGETHER = 5;

    /** With a smaller share of refuted columns, the next search goes deeper. */
    private static final double LEAST_SHARE_REFUTED = 0.02;

    private final SetCover source;
    private final Runnable checkpoint;
    private long refutationWork;
    private final LiveSets rows;
    private final LiveSets columns;
    private final IntQueue foldable = new IntQueue();
    private final IntQueue exchangeable = new IntQueue();
    private final List<LiftStep> steps = new ArrayList<>();
    private final Optional<ProofLines> proof;
    /** For each row how often it was met, while marks are counted; otherwise 0. */
    private int[] met;

    private int entriesAdded;
    private int turns;
    private long forcedColumns;
    private long dominatedRows;
    private long dominatedColumns;
    private long folds;
    private long exchanges;
    private long refutedColumns;

    CoverReduction(SetCover source, long refutationWork, boolean isProving, Runnable checkpoint) {
        this.source = source;
        proof = isProving ? Optional.of(new ProofLines()) : Optional.empty();
        this.refutationWork = refutationWork;
        this.checkpoint = checkpoint;
        int[][] columnsOfRows = new int[source.rowCount()][];
        for (int row = 0; row < columnsOfRows.length; row++) {
            columnsOfRows[row] = source.columnsOf(row);
            if (columnsOfRows[row].length == 0) {
                throw new IllegalArgumentException("row " + row + " is in no column");
            }
        }
        int[][] rowsOfColumns = new int[source.columnCount()][];
        for (int column = 0; column < rowsOfColumns.length; column++) {
            rowsOfColumns[column] = source.rowsOf(column);
        }
        rows = new LiveSets(columnsOfRows);
        columns = new LiveSets(rowsOfColumns);
        LiveSets.pair(rows, columns);
        met = new int[source.rowCount()];
    }

    CoverKernel run() {
        for (int added : ENTRIES_ADDED) {
            entriesAdded = added;
            reduceWhileItPays();
        }
        refute();
        return kernel();
    }

    /** Goes deeper when little is found, and starts anew with other weights when much is. */
    private void refute() {
        int deepest = 1;
        for (int round = 0; deepest <= MOST_TOGETHER && refutationWork > 0; round++) {
            int[] liveRows = live(rows);
            int[] liveColumns = live(columns);
            ColumnRefuter refuter = new ColumnRefuter(
                    renumbered(columns, liveColumns, liveRows),
                    renumbered(rows, liveRows, liveColumns),
                    deepest,
                    refutationWork,
                    round,
                    proof.map(lines -> new RefutationTrace(lines, liveRows, liveColumns)),
                    checkpoint);
            int[] refuted = refuter.refute();
            refutationWork = refuter.workLeft();
            for (int column : refuted) {
                columns.remove(liveColumns[column]);
            }
            refutedColumns += refuted.length;
            if (refuted.length <= liveColumns.length * LEAST_SHARE_REFUTED) {
                deepest++;
            }
            if (refuted.length > 0) {
                reduceWhileItPays();
            }
        }
    }

    private static int[] live(LiveSets sets) {
        return IntStream.range(0, sets.count()).filter(sets::isLive).toArray();
    }

    /** The members of these sets as places in the list of members. */
    private static int[][] renumbered(LiveSets sets, int[] which, int[] members) {
        return Arrays.stream(which)
                .mapToObj(set -> Arrays.stream(sets.members(set), 0, sets.size(set))
                        .map(member -> Arrays.binarySearch(members, member))
                        .toArray())
                .toArray(int[][]::new);
    }

    private void reduceWhileItPays() {
        int offered;
        do {
            offered = steps.size();
            // Something can come to pay when rows at a distance change, which offers nothing by itself.
            for (int row = 0; row < rows.count(); row++) {
                if (rows.isLive(row)) {
                    offer(row);
                }
            }
            reduce();
        } while (steps.size() - offered > rows.count() * LEAST_SHARE_OF_STEPS);
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
            while (isSettled() && !(foldable.isEmpty() && exchangeable.isEmpty())) {
                tick();
                if (!foldable.isEmpty()) {
                    fold(foldable.remove());
                } else {
                    exchange(exchangeable.remove());
                }
            }
        } while (!isSettled());
    }

    private boolean isSettled() {
        return rows.touched().isEmpty() && columns.touched().isEmpty();
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
            proof.ifPresent(lines -> lines.line("force").number(row));
            force(rows.members(row)[0]);
            return;
        }
        for (int larger : rows.supersets(rows.members(row), rows.size(row), row, Integer.MAX_VALUE)) {
            rows.remove(larger);
            proof.ifPresent(lines -> lines.line("drop").number(larger));
            dominatedRows++;
        }
        offer(row);
    }

    private void force(int column) {
        int[] covered = Arrays.copyOf(columns.members(column), columns.size(column));
        for (int row : covered) {
            rows.remove(row);
        }
        columns.remove(column);
        steps.add(new Forced(column));
        forcedColumns++;
    }

    private record Forced(int column) implements LiftStep {

        @Override
        public int cost() {
            return 1;
        }

        @Override
        public void lift(BitSet chosen) {
            chosen.set(column);
        }
    }

    private void reduceColumn(int column) {
        if (!columns.isLive(column)) {
            return;
        }
        int[] members = columns.members(column);
        int size = columns.size(column);
        int[] larger = size == 0 ? new int[0] : columns.supersets(members, size, column, 1);
        if (size == 0 || larger.length > 0) {
            if (size > 0) {
                proof.ifPresent(lines -> lines.line("dominated").number(column).number(larger[0]));
            }
            columns.remove(column);
            dominatedColumns++;
            return;
        }
        for (int place = 0; place < size; place++) {
            offer(members[place]);
        }
    }

    private void offer(int row) {
        if (rows.size(row) == 2) {
            foldable.add(row);
        }
        if (rows.size(row) <= MOST_COLUMNS) {
            exchangeable.add(row);
        }
    }

    private void fold(int row) {
        if (!rows.isLive(row) || rows.size(row) != 2) {
            return;
        }
        int first = rows.members(row)[0];
        int second = rows.members(row)[1];
        if (columns.size(first) > LONGEST_LIST || columns.size(second) > LONGEST_LIST) {
            return;
        }
        int[] ofFirst = otherRows(first, row);
        int[] ofSecond = otherRows(second, row);
        // Only one of the columns has to have a substitute, and the proof calls it the first.
        int[] substitute = substitute(first, ofFirst);
        if (substitute.length == 0) {
            int swapped = first;
            first = second;
            second = swapped;
            int[] swappedRows = ofFirst;
            ofFirst = ofSecond;
            ofSecond = swappedRows;
            substitute = substitute(first, ofFirst);
            if (substitute.length == 0) {
                return;
            }
        }
        if (ofFirst.length * ofSecond.length > 1 + ofFirst.length + ofSecond.length
                || hasLongRow(ofFirst)
                || hasLongRow(ofSecond)) {
            return;
        }
        int[][] besideFirst = otherColumns(ofFirst, first);
        int[][] besideSecond = otherColumns(ofSecond, second);
        List<int[]> newRows = new ArrayList<>();
        for (int[] a : besideFirst) {
            for (int[] b : besideSecond) {
                newRows.add(union(a, b));
            }
        }
        long oldEntries = 2L + columns.size(first) - 1 + columns.size(second) - 1;
        for (int[] beside : besideFirst) {
            oldEntries += beside.length;
        }
        for (int[] beside : besideSecond) {
            oldEntries += beside.length;
        }
        if (!pays(oldEntries, newRows, 0)) {
            return;
        }
        rows.remove(row);
        removeAll(rows, ofFirst);
        removeAll(rows, ofSecond);
        columns.remove(first);
        columns.remove(second);
        if (proof.isPresent()) {
            proof.get()
                    .line("fold")
                    .number(row)
                    .number(first)
                    .number(second)
                    .number(substitute[0])
                    .slash();
        }
        for (int pair = 0; pair < newRows.size(); pair++) {
            if (addRow(newRows.get(pair)) && proof.isPresent()) {
                proof.get().number(ofFirst[pair / ofSecond.length]).number(ofSecond[pair % ofSecond.length]);
            }
        }
        steps.add(new Folding(first, second, besideFirst));
        folds++;
    }

    private int[] otherRows(int column, int row) {
        return without(columns, column, row);
    }

    private static int[] without(LiveSets sets, int set, int member) {
        int[] members = sets.members(set);
        int[] others = new int[sets.size(set) - 1];
        int count = 0;
        for (int place = 0; place <= others.length; place++) {
            if (members[place] != member) {
                others[count++] = members[place];
            }
        }
        return others;
    }

    private int[][] otherColumns(int[] ofRows, int column) {
        int[][] others = new int[ofRows.length][];
        for (int place = 0; place < ofRows.length; place++) {
            others[place] = without(rows, ofRows[place], column);
        }
        return others;
    }

    private boolean hasLongRow(int[] ofRows) {
        for (int row : ofRows) {
            if (rows.size(row) > LONGEST_LIST) {
                return true;
            }
        }
        return false;
    }

    /** Another column that has these rows of the column, if there is one. */
    private int[] substitute(int column, int[] ofRows) {
        return columns.supersets(ofRows, ofRows.length, column, 1);
    }

    /** Not too many more entries, and the new rows are quickly made. */
    private boolean pays(long oldEntries, List<int[]> newRows, int furtherEntries) {
        long newEntries = furtherEntries;
        long work = 0;
        for (int[] row : newRows) {
            newEntries += row.length;
            for (int column : row) {
                work += columns.size(column);
            }
        }
        return newEntries <= oldEntries + entriesAdded && work <= MOST_WORK;
    }

    /**
     * Grows a part from one inner row until it can be exchanged or is too large.
     */
    private void exchange(int row) {
        if (!rows.isLive(row)) {
            return;
        }
        GrowingPart part = new GrowingPart(rows, columns, row, MOST_ROWS, MOST_COLUMNS);
        if (part.fits() && part.border().length <= MOST_TWIN_BORDER) {
            part.adopt();
        }
        while (part.fits() && !hasLongRow(part.border()) && !isExchanged(part) && part.border().length > 0) {
            part.grow();
        }
    }

    private boolean isExchanged(GrowingPart part) {
        int[] inner = part.inner();
        int[] border = part.border();
        if (border.length > MOST_BORDER) {
            return false;
        }
        int[] rowBits = part.rowBits();
        SmallCover table = new SmallCover(inner.length + border.length, rowBits);
        int cost = table.cost((1 << inner.length) - 1);
        if (table.cost((1 << inner.length + border.length) - 1) > cost + 1) {
            return false;
        }
        int[][] otherwise = Arrays.stream(border).mapToObj(part::outside).toArray(int[][]::new);
        List<int[]> newRows = new ArrayList<>();
        List<Integer> sets = table.leastDearSets(inner.length, border.length);
        for (int set : sets) {
            int[] union = new int[0];
            for (int place = 0; place < border.length; place++) {
                if ((set >> place & 1) != 0) {
                    union = union(union, otherwise[place]);
                }
            }
            newRows.add(union);
        }
        long oldEntries = Arrays.stream(part.columns()).mapToLong(columns::size).sum()
                + Arrays.stream(otherwise).mapToLong(outside -> outside.length).sum();
        // With fewer columns each time, this ends.
        if (part.columns().length < 2
                || newRows.size() > inner.length + border.length
                || !pays(oldEntries, newRows, newRows.size())) {
            return false;
        }
        removeAll(rows, inner);
        removeAll(rows, border);
        removeAll(columns, part.columns());
        proof.ifPresent(lines -> lines.line("exchange").number(cost).slash().numbers(inner));
        int firstNew = rows.count();
        for (int place = 0; place < sets.size(); place++) {
            if (addRow(newRows.get(place)) && proof.isPresent()) {
                proof.get().slash();
                for (int rest = sets.get(place); rest != 0; rest &= rest - 1) {
                    proof.get().number(border[Integer.numberOfTrailingZeros(rest)]);
                }
            }
        }
        int standIn = columns.count();
        columns.add(IntStream.range(firstNew, rows.count()).toArray());
        steps.add(new Exchange(part.columns(), rowBits, inner.length, otherwise, standIn, cost));
        exchanges++;
        return true;
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

    private static void removeAll(LiveSets sets, int[] which) {
        for (int set : which) {
            sets.remove(set);
        }
    }

    /** Unless a row lies in it; then false. */
    private boolean addRow(int[] row) {
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
        if (dominated) {
            dominatedRows++;
        } else {
            rows.add(row);
        }
        return !dominated;
    }

    private CoverKernel kernel() {
        int[] newRow = new int[rows.count()];
        int[] rowNumber = new int[rows.count()];
        int rowCount = 0;
        for (int row = 0; row < rows.count(); row++) {
            if (rows.isLive(row)) {
                rowNumber[rowCount] = row;
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
                Arrays.copyOf(rowNumber, rowCount),
                Arrays.copyOf(sourceColumn, coreColumns.size()),
                steps,
                proof.map(ProofLines::proof),
                new CoverKernel.Counts(
                        forcedColumns, dominatedRows, dominatedColumns, folds, exchanges, refutedColumns));
    }
}
