package dev.prank.solver.engine;

import java.util.Arrays;

/**
 * A constraint Σ coefficients · columns ≥ bound that holds for the covers looked for. Columns increase; coefficients are positive. The
 * arrays are not to be changed.
 */
record CoverRow(int[] columns, int[] coefficients, int bound) {

    /** One of these columns is taken. */
    static CoverRow oneOf(int[] columns) {
        int[] ones = new int[columns.length];
        Arrays.fill(ones, 1);
        return new CoverRow(columns, ones, 1);
    }
}
