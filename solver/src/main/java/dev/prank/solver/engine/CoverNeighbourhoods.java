package dev.prank.solver.engine;

import dev.prank.solver.kernel.SetCover;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

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
    /** Rows in the next neighbourhood. */
    private double neighbourhood = FIRST_ROWS;

    private double most = 150;
    /** For each row the last round in which it was near. */
    private final int[] seenIn;

    private int round;

    /** @param whole of which the neighbourhoods are parts */
    CoverNeighbourhoods(int[][] rowsOf, int[][] columnsOf, CoverBranchAndBound whole, long seed) {
        this.whole = whole;
        this.rowsOf = rowsOf;
        this.columnsOf = columnsOf;
        random = new SplittableRandom(seed);
        seenIn = new int[columnsOf.length];
    }

    /**
     * The best cover found from {@code start} on, at worst as large. Ends when many neighbourhoods one after the other were of no use.
     *
     * @param target a cover of this size is good enough
     * @param heard of the size of every better cover
     */
    synchronized int[] improve(int[] start, int target, CoverSearch search, IntConsumer heard) {
        Changing cover = new Changing(start);
        int idle = 0;
        while (cover.size > target && idle < 10 + IDLE_ROUNDS * columnsOf.length / neighbourhood && search.mayGoOn()) {
            int before = cover.size;
            cover.solveNear(random.nextInt(columnsOf.length), search);
            idle++;
            if (cover.size < before) {
                idle = 0;
                heard.accept(cover.size);
            }
        }
        most = Math.min(MOST_ROWS, most * 1.5);
        return cover.cover();
    }

    /** A cover that neighbourhoods change, with what it covers how often. */
    private final class Changing {
        private final boolean[] isTaken = new boolean[rowsOf.length];
        private final int[] coverCount = new int[columnsOf.length];
        private int size;

        Changing(int[] cover) {
            for (int column : cover) {
                take(column);
            }
        }

        private void take(int column) {
            isTaken[column] = true;
            size++;
            for (int row : rowsOf[column]) {
                coverCount[row]++;
            }
        }

        private void giveUp(int column) {
            isTaken[column] = false;
            size--;
            for (int row : rowsOf[column]) {
                coverCount[row]--;
            }
        }

        int[] cover() {
            return IntStream.range(0, isTaken.length)
                    .filter(column -> isTaken[column])
                    .toArray();
        }

        /** Takes time linear in the neighbourhood, apart from solving it. */
        void solveNear(int first, CoverSearch search) {
            int[] near = near(first, (int) neighbourhood);
            int[] givenUp = columnsWith(near).filter(column -> isTaken[column]).toArray();
            for (int column : givenUp) {
                giveUp(column);
            }
            int[] rows = Arrays.stream(givenUp)
                    .flatMap(column -> Arrays.stream(rowsOf[column]))
                    .filter(row -> coverCount[row] == 0)
                    .sorted()
                    .distinct()
                    .toArray();
            int[] columns = columnsWith(rows).toArray();
            List<int[]> numbered = new ArrayList<>(columns.length);
            for (int column : columns) {
                numbered.add(Arrays.stream(rowsOf[column])
                        .filter(row -> coverCount[row] == 0)
                        .map(row -> Arrays.binarySearch(rows, row))
                        .toArray());
            }
            CoverSearch within = search.limited(WORK, random.nextLong());
            CoverBranchAndBound.Outcome outcome = whole.within(within)
                    .solve(SetCover.of(rows.length, numbered), givenUp.length + 1, CoverBranchAndBound.SILENT);
            neighbourhood = within.mayGoOn()
                    ? Math.min(most, neighbourhood * GROWTH)
                    : Math.max(FIRST_ROWS, neighbourhood * SHRINKAGE);
            int[] better = outcome.cover()
                    .map(found ->
                            Arrays.stream(found).map(column -> columns[column]).toArray())
                    .orElse(givenUp);
            for (int column : better) {
                take(column);
            }
        }
    }

    /** Increasing. */
    private IntStream columnsWith(int[] rows) {
        return Arrays.stream(rows)
                .flatMap(row -> Arrays.stream(columnsOf[row]))
                .sorted()
                .distinct();
    }

    /** The rows that fewest columns lie between. */
    private int[] near(int first, int count) {
        round++;
        int[] queue = new int[Math.min(count, columnsOf.length)];
        int length = 0;
        seenIn[first] = round;
        queue[length++] = first;
        for (int head = 0; head < length && length < queue.length; head++) {
            for (int column : columnsOf[queue[head]]) {
                for (int row : rowsOf[column]) {
                    if (seenIn[row] != round && length < queue.length) {
                        seenIn[row] = round;
                        queue[length++] = row;
                    }
                }
            }
        }
        return Arrays.copyOf(queue, length);
    }
}
