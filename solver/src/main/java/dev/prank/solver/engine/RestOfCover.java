package dev.prank.solver.engine;

import dev.prank.solver.kernel.SetCover;
import dev.prank.solver.proof.CoverProof;
import dev.prank.solver.proof.ProofLines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is left of a set cover where some columns are decided, as a problem of its own: rows that no taken column serves, and the free
 * columns with one of these.
 *
 * @param cover its rows in the order of the whole problem's, then branch rows
 * @param rows what the whole problem calls its rows, branch rows counted after its own
 * @param columns what the whole problem calls its columns
 * @param taken the columns that are decided to be in
 */
record RestOfCover(SetCover cover, int[] rows, int[] columns, int[] taken) {

    /**
     * Linear time in the entries of all columns.
     *
     * @param state of each column, as in {@link CoverRelaxation}
     * @param branchRows more rows that want one of their columns
     */
    static RestOfCover of(int[][] rowsOf, int[][] columnsOf, byte[] state, List<CoverRow> branchRows) {
        int[] number = new int[columnsOf.length];
        int rowCount = 0;
        int[] rows = new int[columnsOf.length + branchRows.size()];
        for (int row = 0; row < number.length; row++) {
            number[row] = -1;
            if (!isServed(columnsOf[row], state)) {
                rows[rowCount] = row;
                number[row] = rowCount++;
            }
        }
        List<List<Integer>> moreRows = new ArrayList<>();
        if (!branchRows.isEmpty()) {
            Arrays.stream(rowsOf).forEach(column -> moreRows.add(new ArrayList<>()));
        }
        for (int place = 0; place < branchRows.size(); place++) {
            int[] its = branchRows.get(place).columns();
            if (!isServed(its, state)) {
                for (int column : its) {
                    moreRows.get(column).add(rowCount);
                }
                rows[rowCount++] = columnsOf.length + place;
            }
        }
        List<int[]> left = new ArrayList<>();
        int[] columns = new int[rowsOf.length];
        for (int column = 0; column < rowsOf.length; column++) {
            if (state[column] == CoverRelaxation.FREE) {
                IntStream own =
                        Arrays.stream(rowsOf[column]).map(row -> number[row]).filter(row -> row >= 0);
                int[] its = moreRows.isEmpty()
                        ? own.toArray()
                        : IntStream.concat(own, moreRows.get(column).stream().mapToInt(row -> row))
                                .toArray();
                if (its.length > 0) {
                    columns[left.size()] = column;
                    left.add(its);
                }
            }
        }
        int[] taken = IntStream.range(0, state.length)
                .filter(column -> state[column] == CoverRelaxation.IN)
                .toArray();
        return new RestOfCover(
                SetCover.of(rowCount, left), Arrays.copyOf(rows, rowCount), Arrays.copyOf(columns, left.size()), taken);
    }

    private static boolean isServed(int[] columns, byte[] state) {
        for (int column : columns) {
            if (state[column] == CoverRelaxation.IN) {
                return true;
            }
        }
        return false;
    }

    /** Ends a block about the whole problem in which the same columns are decided. */
    CoverProof proof(ProvedBound ofRest) {
        CoverProof start = new ProofLines()
                .line("parts")
                .number(1)
                .line("part")
                .number(ofRest.bound())
                .slash()
                .numbers(rows)
                .slash()
                .numbers(columns)
                .proof();
        return CoverProof.of(
                List.of(start, ofRest.proof(), new ProofLines().line("together").proof()));
    }

    /** A cover of the whole problem from one of the rest. */
    int[] lift(int[] ofRest) {
        return IntStream.concat(Arrays.stream(taken), Arrays.stream(ofRest).map(column -> columns[column]))
                .toArray();
    }
}
