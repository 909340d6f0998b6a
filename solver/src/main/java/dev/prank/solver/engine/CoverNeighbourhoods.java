package dev.prank.solver.engine;

import static dev.prank.solver.engine.CoverRelaxation.FREE;
import static dev.prank.solver.engine.CoverRelaxation.IN;
import static dev.prank.solver.engine.CoverRelaxation.OUT;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Better covers from exactly solved neighbourhoods (large neighbourhood search: Shaw 1998): the columns of a cover near some row are given
 * up, and the rest of the problem is solved for fewer or, to move on, for as many others. What covers have in common at a distance stays, so
 * that improvements far from each other add up. Says nothing about optimality.
 */
final class CoverNeighbourhoods {

    private static final int FIRST_ROWS = 60;
    private static final int MOST_ROWS = 500;
    private static final double GROWTH = 1.02;
    private static final double SHRINKAGE = 0.9;
    /** Work that a neighbourhood may take. */
    private static final long WORK = 40;

    private final int[][] rowsOf;
    private final int[][] columnsOf;
    private final SplittableRandom random;
    double size = FIRST_ROWS;

    CoverNeighbourhoods(int[][] rowsOf, int[][] columnsOf, long seed) {
        this.rowsOf = rowsOf;
        this.columnsOf = columnsOf;
        random = new SplittableRandom(seed);
    }

    /**
     * The best cover found from {@code start} on, at worst as large.
     *
     * @param state what is out stays out
     * @param target a cover of this size is good enough
     * @param turns neighbourhoods to solve
     * @param mayGoOn asked before each
     */
    int[] improve(int[] start, byte[] state, int target, int turns, CoverSearch search, BooleanSupplier mayGoOn) {
        int[] best = start;
        for (int turn = 0; turn < turns && best.length > target && mayGoOn.getAsBoolean(); turn++) {
            best = solveNear(random.nextInt(columnsOf.length), best, state, search);
        }
        return best;
    }

    private int[] solveNear(int row, int[] best, byte[] state, CoverSearch search) {
        byte[] decided = new byte[state.length];
        for (int column = 0; column < state.length; column++) {
            decided[column] = state[column] == OUT ? OUT : FREE;
        }
        boolean[] near = near(row, (int) size);
        int givenUp = 0;
        for (int column : best) {
            if (Arrays.stream(rowsOf[column]).anyMatch(its -> near[its])) {
                givenUp++;
            } else {
                decided[column] = IN;
            }
        }
        RestOfCover rest = RestOfCover.of(rowsOf, columnsOf, decided, java.util.List.of());
        CoverSearch within = search.limited(WORK, random.nextLong());
        CoverBranchAndBound.Outcome outcome =
                CoverBranchAndBound.small(within).solve(rest.cover(), givenUp + 1, CoverBranchAndBound.SILENT);
        size = within.mayGoOn() ? Math.min(MOST_ROWS, size * GROWTH) : Math.max(FIRST_ROWS, size * SHRINKAGE);
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
