package dev.prank.solver.engine;

import static dev.prank.solver.engine.CoverRelaxation.IN;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Better covers from exactly solved neighbourhoods (large neighbourhood search: Shaw 1998): the columns of a cover near some row are given
 * up, and the rest of the problem is solved for fewer or, to move on, for as many others. What covers have in common at a distance stays, so
 * that improvements far from each other add up. Says nothing about optimality.
 */
final class CoverNeighbourhoods {

    private static final int FIRST_ROWS = 60;
    private static final int MOST_ROWS = 500;
    private static final double GROWTH = 1.05;
    private static final double SHRINKAGE = 0.9;
    /** Work that a neighbourhood may take. */
    private static final long WORK = 30;

    private static final double IDLE_ROUNDS = 12;

    private final int[][] rowsOf;
    private final int[][] columnsOf;
    private final CoverBranchAndBound whole;
    private final SplittableRandom random;
    private double size = FIRST_ROWS;
    private double most = 150;

    /** @param whole of which the neighbourhoods are parts */
    CoverNeighbourhoods(int[][] rowsOf, int[][] columnsOf, CoverBranchAndBound whole, long seed) {
        this.whole = whole;
        this.rowsOf = rowsOf;
        this.columnsOf = columnsOf;
        random = new SplittableRandom(seed);
    }

    /**
     * The best cover found from {@code start} on, at worst as large. Ends when many neighbourhoods one after the other were of no use.
     *
     * @param target a cover of this size is good enough
     */
    synchronized int[] improve(int[] start, int target, CoverSearch search) {
        int[] best = start;
        int idle = 0;
        while (best.length > target && idle < 10 + IDLE_ROUNDS * columnsOf.length / size && search.mayGoOn()) {
            int[] next = solveNear(random.nextInt(columnsOf.length), best, search);
            idle = next.length < best.length ? 0 : idle + 1;
            best = next;
        }
        most = Math.min(MOST_ROWS, most * 1.5);
        return best;
    }

    private int[] solveNear(int row, int[] best, CoverSearch search) {
        byte[] decided = new byte[rowsOf.length];
        boolean[] near = near(row, (int) size);
        int givenUp = 0;
        for (int column : best) {
            if (Arrays.stream(rowsOf[column]).anyMatch(its -> near[its])) {
                givenUp++;
            } else {
                decided[column] = IN;
            }
        }
        RestOfCover rest = RestOfCover.of(rowsOf, columnsOf, decided, List.of());
        CoverSearch within = search.limited(WORK, random.nextLong());
        CoverBranchAndBound.Outcome outcome =
                whole.within(within).solve(rest.cover(), givenUp + 1, CoverBranchAndBound.SILENT);
        size = within.mayGoOn() ? Math.min(most, size * GROWTH) : Math.max(FIRST_ROWS, size * SHRINKAGE);
        return outcome.cover().map(rest::lift).orElse(best);
    }

    /** The rows that fewest columns lie between. */
    private boolean[] near(int first, int count) {
        boolean[] near = new boolean[columnsOf.length];
        int[] queue = new int[columnsOf.length];
        int length = 0;
        near[first] = true;
        queue[length++] = first;
        for (int head = 0; head < length && length < count; head++) {
            for (int column : columnsOf[queue[head]]) {
                for (int row : rowsOf[column]) {
                    if (!near[row] && length < count) {
                        near[row] = true;
                        queue[length++] = row;
                    }
                }
            }
        }
        return near;
    }
}
