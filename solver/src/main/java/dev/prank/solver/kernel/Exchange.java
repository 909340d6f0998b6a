package dev.prank.solver.kernel;

import java.util.BitSet;

/**
 * How the inside of an exchanged part is covered: together with all of the border when the stand-in is chosen, and otherwise with what
 * the other columns leave of the border, see {@link CoverKernel}.
 */
final class Exchange implements LiftStep {

    private final int[] columns;
    /** For each column the rows of the part, the inner ones first. */
    private final int[] rowsOfColumns;

    private final int innerCount;
    /** For each row of the border its other columns. */
    private final int[][] otherwise;

    private final int standIn;
    private final int cost;

    Exchange(int[] columns, int[] rowsOfColumns, int innerCount, int[][] otherwise, int standIn, int cost) {
        this.columns = columns;
        this.rowsOfColumns = rowsOfColumns;
        this.innerCount = innerCount;
        this.otherwise = otherwise;
        this.standIn = standIn;
        this.cost = cost;
    }

    @Override
    public int cost() {
        return cost;
    }

    @Override
    public void lift(BitSet chosen) {
        int needed = (1 << innerCount) - 1;
        for (int place = 0; place < otherwise.length; place++) {
            if (chosen.get(standIn) || !Folding.anyIn(chosen, otherwise[place])) {
                needed |= 1 << innerCount + place;
            }
        }
        chosen.clear(standIn);
        for (int column : new SmallCover(innerCount + otherwise.length, rowsOfColumns).cover(needed)) {
            chosen.set(columns[column]);
        }
    }
}
