package dev.prank.solver.kernel;

import dev.prank.solver.proof.ProofLines;
import java.util.Arrays;

/**
 * Writes down why columns are refuted, as lines of a certificate: first the weights, then a line for each column. In it stands a tree as a
 * list of numbers. {@value #ROW} and a row: the set is refuted with each column of the row, and what follows says why, one after the
 * other. {@value #IMPROVED}: some columns, with their count before them, and as many or fewer that are better. {@value #GONE}: the column has
 * been refuted alone.
 */
final class RefutationTrace {

    private static final int GONE = 0;
    private static final int ROW = 1;
    private static final int IMPROVED = 2;

    private final ProofLines lines;
    private final int[] rowName;
    private final int[] columnName;
    private int[] tree = new int[64];
    private int length;
    private long[] weight = {};
    private boolean hasWeights;

    /**
     * @param rowName what the lines call each row
     * @param columnName what they call each column; increasing
     */
    RefutationTrace(ProofLines lines, int[] rowName, int[] columnName) {
        this.lines = lines;
        this.rowName = rowName;
        this.columnName = columnName;
    }

    /** What is refuted from now on is so for these weights. */
    void start(long[] itsWeight) {
        weight = itsWeight;
    }

    /** Of what has been written since the last refuted column. */
    int length() {
        return length;
    }

    /** What was written since then led to nothing. */
    void forget(int before) {
        length = before;
    }

    void row(int row) {
        add(ROW);
        add(rowName[row]);
    }

    void improved(int[] columns, int count, int[] better, int betterCount) {
        add(IMPROVED);
        add(count);
        for (int place = 0; place < count; place++) {
            add(columnName[columns[place]]);
        }
        add(betterCount);
        for (int place = 0; place < betterCount; place++) {
            add(columnName[better[place]]);
        }
    }

    void gone() {
        add(GONE);
    }

    /** What has been written says why. */
    void refuted(int column) {
        if (!hasWeights) {
            lines.line("canonical");
            for (int other = 0; other < weight.length; other++) {
                lines.number(columnName[other]).number(weight[other]);
            }
            hasWeights = true;
        }
        lines.line("refuted").number(columnName[column]).slash().numbers(Arrays.copyOf(tree, length));
        length = 0;
    }

    private void add(int number) {
        if (length == tree.length) {
            tree = Arrays.copyOf(tree, 2 * length);
        }
        tree[length++] = number;
    }
}
