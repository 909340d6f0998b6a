package dev.prank.solver.engine;

import dev.prank.solver.kernel.SetCover;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
     * The best cover found from {@code start} on, at worst as large. Ends when many neighbourhoods one after the other were of no use. Each
     * thread of the search solves one at a time; the cover does not depend on which is ready first.
     *
     * @param target a cover of this size is good enough
     * @param heard of the size of every better cover
     */
    synchronized int[] improve(int[] start, int target, CoverSearch search, IntConsumer heard) {
        Changing cover = new Changing(start);
        int idle = 0;
        while (cover.size > target && idle < 10 + IDLE_ROUNDS * columnsOf.length / neighbourhood && search.mayGoOn()) {
            int before = cover.size;
            solveSome(cover, search);
            idle += search.threads();
            if (cover.size < before) {
                idle = 0;
                heard.accept(cover.size);
            }
        }
        most = Math.min(MOST_ROWS, most * 1.5);
        return cover.cover();
    }

    /** Solves a neighbourhood for each thread, and makes all those changes that leave a cover together. */
    private void solveSome(Changing cover, CoverSearch search) {
        List<Near> all = new ArrayList<>();
        for (int thread = 0; thread < search.threads(); thread++) {
            int row = random.nextInt(columnsOf.length);
            all.add(cover.near(row, search.limited(WORK, random.nextLong())));
        }
        Stream<Near> each = all.stream();
        List<Optional<int[]>> found =
                (all.size() > 1 ? each.parallel() : each).map(this::solve).toList();
        for (int at = 0; at < all.size(); at++) {
            Near near = all.get(at);
            neighbourhood = near.search.mayGoOn()
                    ? Math.min(most, neighbourhood * GROWTH)
                    : Math.max(FIRST_ROWS, neighbourhood * SHRINKAGE);
            found.get(at).ifPresent(instead -> cover.change(near.givenUp, instead));
        }
    }

    private Optional<int[]> solve(Near near) {
        return whole.within(near.search)
                .solve(near.rest, near.givenUp.length + 1, CoverBranchAndBound.SILENT)
                .cover()
                .map(cover ->
                        Arrays.stream(cover).map(column -> near.columns[column]).toArray());
    }

    /**
     * Columns of a cover to be given up.
     *
     * @param rest the rows that only these serve, and the columns with one of them
     * @param columns what the whole problem calls these columns
     * @param search has the limits
     */
    private record Near(int[] givenUp, SetCover rest, int[] columns, CoverSearch search) {}

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

        /** Takes time linear in the neighbourhood. */
        Near near(int first, CoverSearch search) {
            int[] givenUp = columnsWith(nearest(first, (int) neighbourhood))
                    .filter(column -> isTaken[column])
                    .toArray();
            Arrays.stream(givenUp).forEach(this::giveUp);
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
            Arrays.stream(givenUp).forEach(this::take);
            return new Near(givenUp, SetCover.of(rows.length, numbered), columns, search);
        }

        /** Nothing changes when a change before has taken what this one rests on. */
        void change(int[] givenUp, int[] instead) {
            if (!Arrays.stream(givenUp).allMatch(column -> isTaken[column])) {
                return;
            }
            Arrays.stream(givenUp).forEach(this::giveUp);
            int[] fresh =
                    Arrays.stream(instead).filter(column -> !isTaken[column]).toArray();
            Arrays.stream(fresh).forEach(this::take);
            boolean isCover = Arrays.stream(givenUp)
                    .flatMap(column -> Arrays.stream(rowsOf[column]))
                    .allMatch(row -> coverCount[row] > 0);
            if (!isCover) {
                Arrays.stream(fresh).forEach(this::giveUp);
                Arrays.stream(givenUp).forEach(this::take);
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
    private int[] nearest(int first, int count) {
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
