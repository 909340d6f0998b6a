package dev.prank.solver.engine;

import java.util.Arrays;

/**
 * A constraint Σ coefficients · columns ≥ bound that holds for the covers looked for. Columns increase; coefficients are positive. The
 * arrays are not to be changed.
 *
 * @param window the rows of the cover from which it follows; empty for others
 */
record CoverRow(int[] columns, int[] coefficients, int bound, int[] window) {

    private static final int[] NO_WINDOW = {};

    /** One of these columns is taken. */
    static CoverRow oneOf(int[] columns) {
        int[] ones = new int[columns.length];
        Arrays.fill(ones, 1);
        return new CoverRow(columns, ones, 1, NO_WINDOW);
    }
}
