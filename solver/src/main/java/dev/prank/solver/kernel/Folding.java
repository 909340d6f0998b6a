package dev.prank.solver.kernel;

import java.util.BitSet;

/**
 * How a folded row is covered: by its first column unless the other rows of that one are all covered otherwise, see
 * {@link CoverKernel}.
 */
final class Folding implements LiftStep {

    private final int first;
    private final int second;
    /** For each other row of the first column, its other columns. */
    private final int[][] otherwise;

    Folding(int first, int second, int[][] otherwise) {
        this.first = first;
        this.second = second;
        this.otherwise = otherwise;
    }

    @Override
    public int cost() {
        return 1;
    }

    @Override
    public void lift(BitSet chosen) {
        for (int[] columns : otherwise) {
            if (!anyIn(chosen, columns)) {
                chosen.set(first);
                return;
            }
        }
        chosen.set(second);
    }

    static boolean anyIn(BitSet chosen, int[] columns) {
        for (int column : columns) {
            if (chosen.get(column)) {
                return true;
            }
        }
        return false;
    }
}
