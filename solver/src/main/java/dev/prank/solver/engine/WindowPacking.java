package dev.prank.solver.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How much of the covers of a window fits into the values of its columns: maximise Σ λ_c over covers c, such that the covers with a
 * column have together at most the column's value. Covers come one after the other. A primal simplex method with a dense inverse, in
 * floating point: its prices guide the search for a cut and decide nothing. One pivot takes O(columns² + entries of all covers).
 */
final class WindowPacking {

    private static final double TOLERANCE = 1e-9;
    private static final int MOST_PIVOTS = 5_000;
    /** Values are raised by a little, by different amounts, so that pivots make progress. */
    private static final double PERTURBATION = 1e-7;

    private final int columnCount;
    private final double[][] inverse;
    private final double[] basic;
    /** The slack of a column, or the number of columns plus the number of a cover. */
    private final int[] basis;

    private final List<int[]> covers = new ArrayList<>();
    private final double[] price;
    private double total;

    /** @param value of each column, positive */
    WindowPacking(double[] value) {
        columnCount = value.length;
        inverse = new double[columnCount][columnCount];
        basic = new double[columnCount];
        basis = new int[columnCount];
        price = new double[columnCount];
        for (int column = 0; column < columnCount; column++) {
            inverse[column][column] = 1;
            basic[column] = value[column] + PERTURBATION * (1 + column % 17);
            basis[column] = column;
        }
    }

    void add(int[] cover) {
        covers.add(cover);
    }

    /** The greatest sum for the covers added so far. */
    double total() {
        return total;
    }

    /** Of each column in the last optimum; each cover costs at least 1, up to rounding. */
    double[] prices() {
        return price;
    }

    void optimise() {
        computePrices();
        for (int pivot = 0; pivot < MOST_PIVOTS; pivot++) {
            int enters = -1;
            double gain = TOLERANCE;
            for (int cover = 0; cover < covers.size(); cover++) {
                double its = 1;
                for (int column : covers.get(cover)) {
                    its -= price[column];
                }
                if (its > gain) {
                    gain = its;
                    enters = columnCount + cover;
                }
            }
            for (int column = 0; column < columnCount; column++) {
                if (-price[column] > gain) {
                    gain = -price[column];
                    enters = column;
                }
            }
            if (enters < 0 || !enter(enters)) {
                return;
            }
            computePrices();
        }
    }

    /** False when nothing limits what enters, which only rounding can cause. */
    private boolean enter(int enters) {
        double[] direction = new double[columnCount];
        int[] entries = enters < columnCount ? new int[] {enters} : covers.get(enters - columnCount);
        for (int column : entries) {
            for (int row = 0; row < columnCount; row++) {
                direction[row] += inverse[row][column];
            }
        }
        int leaves = -1;
        double step = Double.MAX_VALUE;
        for (int row = 0; row < columnCount; row++) {
            if (direction[row] > TOLERANCE && basic[row] / direction[row] < step) {
                step = basic[row] / direction[row];
                leaves = row;
            }
        }
        if (leaves < 0) {
            return false;
        }
        double[] pivotRow = inverse[leaves];
        for (int column = 0; column < columnCount; column++) {
            pivotRow[column] /= direction[leaves];
        }
        basic[leaves] = step;
        for (int row = 0; row < columnCount; row++) {
            double factor = direction[row];
            if (row != leaves && factor != 0) {
                double[] its = inverse[row];
                for (int column = 0; column < columnCount; column++) {
                    its[column] -= factor * pivotRow[column];
                }
                basic[row] = Math.max(0, basic[row] - factor * step);
            }
        }
        basis[leaves] = enters;
        return true;
    }

    private void computePrices() {
        Arrays.fill(price, 0);
        total = 0;
        for (int row = 0; row < columnCount; row++) {
            if (basis[row] >= columnCount) {
                total += basic[row];
                for (int column = 0; column < columnCount; column++) {
                    price[column] += inverse[row][column];
                }
            }
        }
    }
}
