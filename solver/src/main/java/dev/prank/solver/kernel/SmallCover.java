package dev.prank.solver.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * Least covers of every set of rows in a problem of a few rows, from a table over these sets. Sets of rows are bit masks. The table takes
 * 2^rows places, and in each the time of the columns of one row.
 */
final class SmallCover {

    private final int[] columns;
    private final byte[] cost;
    private final byte[] last;

    /** @param columns the rows of each column; every row is in one */
    SmallCover(int rowCount, int[] columns) {
        this.columns = columns.clone();
        cost = new byte[1 << rowCount];
        last = new byte[1 << rowCount];
        for (int rows = 1; rows < cost.length; rows++) {
            int first = Integer.lowestOneBit(rows);
            cost[rows] = Byte.MAX_VALUE;
            for (int column = 0; column < columns.length; column++) {
                if ((columns[column] & first) != 0 && cost[rows & ~columns[column]] + 1 < cost[rows]) {
                    cost[rows] = (byte) (cost[rows & ~columns[column]] + 1);
                    last[rows] = (byte) column;
                }
            }
        }
    }

    /** The least number of columns that cover these rows. */
    int cost(int rows) {
        return cost[rows];
    }

    /**
     * The first rows are the inner ones, the others the border. These are the inclusion-minimal sets of border rows that no least cover of
     * the inner rows covers too. The lowest bit is the first border row.
     */
    List<Integer> leastDearSets(int innerCount, int borderCount) {
        int inner = (1 << innerCount) - 1;
        List<Integer> sets = new ArrayList<>();
        for (int set = 1; set < 1 << borderCount; set++) {
            boolean isLeast = cost[inner | set << innerCount] > cost[inner];
            for (int rest = set; isLeast && rest != 0; rest &= rest - 1) {
                isLeast = cost[inner | (set & ~Integer.lowestOneBit(rest)) << innerCount] == cost[inner];
            }
            if (isLeast) {
                sets.add(set);
            }
        }
        return sets;
    }

    /** The columns of a least cover of these rows. */
    int[] cover(int rows) {
        int[] cover = new int[cost[rows]];
        int rest = rows;
        for (int place = 0; place < cover.length; place++) {
            cover[place] = last[rest];
            rest &= ~columns[last[rest]];
        }
        return cover;
    }
}
