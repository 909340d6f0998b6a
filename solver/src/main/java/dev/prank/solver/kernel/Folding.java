package dev.prank.solver.kernel;

import java.util.BitSet;

/**
 * How a folded row is covered: by the column whose other rows are not all covered otherwise. At most one is like that, see
 * {@link CoverKernel}; when none is, the first column will do.
 */
final class Folding implements LiftStep {

    private final int[] columns;
    /** For each of the columns, for each of its other rows, the remaining columns of that row. */
    private final int[][][] otherwise;

    Folding(int[] columns, int[][][] otherwise) {
        this.columns = columns;
        this.otherwise = otherwise;
    }

    @Override
    public void addTo(BitSet chosen) {
        for (int i = 0; i < columns.length; i++) {
            for (int[] others : otherwise[i]) {
                if (!anyIn(chosen, others)) {
                    chosen.set(columns[i]);
                    return;
                }
            }
        }
        chosen.set(columns[0]);
    }

    private static boolean anyIn(BitSet chosen, int[] columns) {
        for (int column : columns) {
            if (chosen.get(column)) {
                return true;
            }
        }
        return false;
    }
}
