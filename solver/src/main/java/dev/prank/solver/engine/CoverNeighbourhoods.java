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
     * @param heard hears of the sizes of better covers
     */
    synchronized int[] improve(int[] start, int target, CoverSearch search, IntConsumer heard) {
        int[] best = start;
        int idle = 0;
        while (best.length > target && idle < 10 + IDLE_ROUNDS * columnsOf.length / size && search.mayGoOn()) {
            int[] next = solveSome(best, search);
            if (next.length < best.length) {
                idle = 0;
                heard.accept(next.length);
            } else {
                idle += search.threads();
            }
            best = next;
        }
        most = Math.min(MOST_ROWS, most * 1.5);
        return best;
    }

    /** Solves a neighbourhood for each thread, and makes all those changes that leave a cover together. */
    private int[] solveSome(int[] best, CoverSearch search) {
        List<Near> all = new ArrayList<>();
        for (int thread = 0; thread < search.threads(); thread++) {
            int row = random.nextInt(columnsOf.length);
            all.add(near(row, best, search.limited(WORK, random.nextLong())));
        }
        Stream<Near> each = all.stream();
        List<Optional<int[]>> found =
                (all.size() > 1 ? each.parallel() : each).map(this::solve).toList();
        int[] next = best;
        for (int at = 0; at < all.size(); at++) {
            Near near = all.get(at);
            size = near.search.mayGoOn() ? Math.min(most, size * GROWTH) : Math.max(FIRST_ROWS, size * SHRINKAGE);
            if (found.get(at).isPresent()) {
                next = changed(next, near, found.get(at).get());
            }
        }
        return next;
    }

    private Optional<int[]> solve(Near near) {
        return whole.within(near.search)
                .solve(near.rest, near.givenUp.length + 1, CoverBranchAndBound.SILENT)
                .cover()
                .map(cover ->
                        Arrays.stream(cover).map(column -> near.columns[column]).toArray());
    }

    /** Unchanged when another change before has taken what this one rests on. */
    private int[] changed(int[] cover, Near near, int[] instead) {
        boolean[] taken = new boolean[rowsOf.length];
        for (int column : cover) {
            taken[column] = true;
        }
        for (int column : near.givenUp) {
            if (!taken[column]) {
                return cover;
            }
            taken[column] = false;
        }
        for (int column : instead) {
            taken[column] = true;
        }
        for (int column : near.givenUp) {
            for (int row : rowsOf[column]) {
                if (!hasTaken(row, taken)) {
                    return cover;
                }
            }
        }
        return IntStream.range(0, taken.length).filter(column -> taken[column]).toArray();
    }

    private boolean hasTaken(int row, boolean[] taken) {
        for (int column : columnsOf[row]) {
            if (taken[column]) {
                return true;
            }
        }
        return false;
    }

    /**
     * Columns of a cover to be given up.
     *
     * @param rest the rows that only these serve, and the columns with one of them
     * @param columns what the whole problem calls these columns
     * @param search has the limits
     */
    private record Near(int[] givenUp, SetCover rest, int[] columns, CoverSearch search) {}

    /** Time linear in the entries nearby, beside clearing some arrays. */
    private Near near(int first, int[] cover, CoverSearch search) {
        boolean[] kept = new boolean[rowsOf.length];
        for (int column : cover) {
            kept[column] = true;
        }
        Collected givenUp = new Collected(rowsOf.length);
        for (int row : nearest(first, (int) size)) {
            for (int column : columnsOf[row]) {
                if (kept[column]) {
                    givenUp.add(column);
                }
            }
        }
        int[] itsColumns = givenUp.sorted();
        for (int column : itsColumns) {
            kept[column] = false;
        }
        Collected left = new Collected(columnsOf.length);
        for (int column : itsColumns) {
            for (int row : rowsOf[column]) {
                if (!hasTaken(row, kept)) {
                    left.add(row);
                }
            }
        }
        int[] rows = left.sorted();
        int[] number = new int[columnsOf.length];
        Arrays.fill(number, -1);
        Collected free = new Collected(rowsOf.length);
        for (int row = 0; row < rows.length; row++) {
            number[rows[row]] = row;
            for (int column : columnsOf[rows[row]]) {
                free.add(column);
            }
        }
        int[] columns = free.sorted();
        List<int[]> entries = new ArrayList<>();
        for (int column : columns) {
            entries.add(Arrays.stream(rowsOf[column])
                    .map(row -> number[row])
                    .filter(row -> row >= 0)
                    .toArray());
        }
        return new Near(itsColumns, SetCover.of(rows.length, entries), columns, search);
    }

    /** Numbers below a limit, each once. */
    private static final class Collected {
        private final boolean[] has;
        private final int[] all;
        private int count;

        Collected(int limit) {
            has = new boolean[limit];
            all = new int[limit];
        }

        void add(int number) {
            if (!has[number]) {
                has[number] = true;
                all[count++] = number;
            }
        }

        int[] sorted() {
            int[] sorted = Arrays.copyOf(all, count);
            Arrays.sort(sorted);
            return sorted;
        }
    }

    /** The rows that fewest columns lie between. */
    private int[] nearest(int first, int count) {
        Collected near = new Collected(columnsOf.length);
        near.add(first);
        for (int head = 0; head < near.count && near.count < count; head++) {
            for (int column : columnsOf[near.all[head]]) {
                for (int row : rowsOf[column]) {
                    if (near.count < count) {
                        near.add(row);
                    }
                }
            }
        }
        return Arrays.copyOf(near.all, near.count);
    }
}
