package dev.prank.solver.engine;

import dev.prank.solver.StoppedException;
import dev.prank.solver.kernel.CoverKernel;
import dev.prank.solver.kernel.SetCover;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/**
 * Least set covers: data reduction, connected parts, and branch and cut ({@link CoverTree}) for each part that simple bounds and
 * {@link CoverMultipliers} leave open. A tree gives what is left of a node back to this class when it has become much smaller.
 *
 * <p>Where a part's bounds are far apart, {@link CoverNeighbourhoods} come before any linear program of the whole part.
 *
 * <p>In a part that the root of a first tree leaves open, columns that no better cover has leave, and the kernel refutes others. When
 * that makes the part much smaller, it starts anew. If not, {@link CoverNeighbourhoods} look for better covers, the kernel refutes
 * more, and a second tree works on what is left. Meanwhile better covers are looked for in the part as it was, where there are more
 * of them.
 *
 * <p>Guarantee: without limits the least cover, or that there is none below the cutoff. No native code is loaded as long as no tree is
 * needed. Exponential time at worst. On one thread deterministic for a seed and a work limit.
 */
final class CoverBranchAndBound {

    /** The first local search in each part makes so many steps for each row and column, but no more than the second number. */
    private static final long STEPS_PER_LINE = 20;

    private static final long MOST_STEPS = 100_000;
    /** A step looks at each column of the cover. All of them together take about a second. */
    private static final long MOST_VISITS = 400_000_000;
    /** Of {@link CoverMultipliers}, in every part that simple bounds leave open. */
    private static final int FIRST_MULTIPLIER_STEPS = 200;
    /** More of them, where a first linear program follows that takes much longer. */
    private static final int MULTIPLIER_STEPS = 2_000;

    private static final long STEPS_PER_MULTIPLIER_STEP = 10;
    /** A cover is good enough for a tree when it is so close to the bound, or so much of the bound. */
    private static final int SMALL_GAP = 5;

    private static final double SMALL_SHARE = 0.01;
    /** With more rows no linear program ends in time. */
    private static final int MOST_ROWS = 20_000;
    /** How long columns are refuted first in what a tree leaves open; takes about a tenth of a second. */
    private static final long FIRST_REFUTING_WORK = 30_000_000;
    /** What this leaves with at most so large a share of the columns starts anew. */
    private static final double SHRUNK = 0.8;
    /** How long columns are refuted in a part that the first tree leaves open; takes about a second. */
    private static final long REFUTING_WORK = 300_000_000;

    private final CoverSearch search;
    private final boolean isThorough;
    private final SolvedCovers solved;

    CoverBranchAndBound(CoverSearch search) {
        this(search, true, new SolvedCovers());
    }

    private CoverBranchAndBound(CoverSearch search, boolean isThorough, SolvedCovers solved) {
        this.search = search;
        this.isThorough = isThorough;
        this.solved = solved;
    }

    /** For problems within one of this: without the effort that pays on large ones only, and on one thread. */
    CoverBranchAndBound within(CoverSearch itsSearch) {
        return new CoverBranchAndBound(itsSearch, false, solved);
    }

    /**
     * A bracket around the least cover.
     *
     * @param cover with fewer columns than the cutoff, the best found; empty when none was found
     * @param lowerBound at most the cutoff; no cover has fewer columns
     */
    record Outcome(Optional<int[]> cover, int lowerBound) {}

    /** Hears of sums over all parts, on the searching thread. */
    interface Progress {
        void coverFound(int size);

        void boundProved(int bound);
    }

    static final Progress SILENT = new Progress() {
        @Override
        public void coverFound(int size) {}

        @Override
        public void boundProved(int bound) {}
    };

    /**
     * The least cover with fewer columns than {@code cutoff}. Every row must be in some column.
     *
     * @param progress hears of covers below the cutoff
     */
    Outcome solve(SetCover cover, int cutoff, Progress progress) {
        return reduced(cover, 0)
                .map(kernel -> new Parts(kernel, cutoff, progress, Optional.empty()).run())
                .orElse(new Outcome(Optional.empty(), 0));
    }

    /** Empty when the search must stop. */
    private Optional<CoverKernel> reduced(SetCover cover, long refutingWork) {
        search.count("subproblems", 1);
        try {
            return Optional.of(CoverKernel.of(cover, refutingWork, search.control()::requireGo));
        } catch (StoppedException stopped) {
            return Optional.empty();
        }
    }

    /** A connected part of the core, with the core's number of each of its columns. */
    private record Part(SetCover cover, int[] columns) {}

    private final class Parts {
        private final CoverKernel kernel;
        private final int cutoff;
        private final Progress progress;
        private final List<Part> parts;
        private final int[][] best;
        private final int[] lower;
        /** Of those parts that simple bounds leave open. */
        private final Map<Integer, CoverMultipliers> multipliers = new HashMap<>();

        private int lowerTotal;
        private int upperTotal;
        /** Looks for a better cutoff while trees grow; present in what the first tree of a part has left open. */
        private final Optional<IntSupplier> betterCutoff;

        Parts(CoverKernel kernel, int cutoff, Progress progress, Optional<IntSupplier> betterCutoff) {
            this.betterCutoff = betterCutoff;
            this.kernel = kernel;
            this.cutoff = cutoff;
            this.progress = progress;
            parts = partsOf(kernel.core());
            best = new int[parts.size()][];
            lower = new int[parts.size()];
            lowerTotal = kernel.offset();
            upperTotal = kernel.offset();
        }

        Outcome run() {
            for (int k = 0; k < parts.size(); k++) {
                SetCover cover = parts.get(k).cover();
                int[][] rowsOf = rowsOf(cover);
                int[][] columnsOf = columnsOf(cover);
                lower[k] = CoverBounds.packing(rowsOf, columnsOf);
                boolean[] all = new boolean[rowsOf.length];
                Arrays.fill(all, true);
                best[k] = CoverBounds.greedy(rowsOf, columnsOf.length, new double[rowsOf.length], all);
                if (lower[k] < best[k].length) {
                    boundByMultipliers(k, rowsOf, columnsOf);
                }
                if (lower[k] < best[k].length) {
                    long lines = (long) rowsOf.length + columnsOf.length;
                    long steps = Math.min(MOST_STEPS, MOST_VISITS / best[k].length);
                    best[k] = new CoverLocalSearch(rowsOf, columnsOf, search.seed())
                            .improve(
                                    best[k],
                                    lower[k],
                                    search.grantSteps(Math.min(steps, STEPS_PER_LINE * lines)),
                                    search.control());
                }
                lowerTotal += lower[k];
                upperTotal += best[k].length;
            }
            announceCover(upperTotal);
            announceBound();
            for (int k = 0; k < parts.size() && search.mayGoOn() && lowerTotal < Math.min(cutoff, upperTotal); k++) {
                if (lower[k] < best[k].length) {
                    solvePart(k);
                }
            }
            Optional<int[]> found = Optional.empty();
            if (upperTotal < cutoff) {
                int[] chosen = IntStream.range(0, parts.size())
                        .flatMap(k -> Arrays.stream(best[k])
                                .map(column -> parts.get(k).columns()[column]))
                        .toArray();
                found = Optional.of(kernel.lift(chosen));
            }
            return new Outcome(found, Math.min(lowerTotal, cutoff));
        }

        private void boundByMultipliers(int k, int[][] rowsOf, int[][] columnsOf) {
            CoverMultipliers its = new CoverMultipliers(rowsOf, columnsOf, search.threads() > 1);
            improve(its, FIRST_MULTIPLIER_STEPS, best[k].length);
            multipliers.put(k, its);
            lower[k] = Math.max(lower[k], its.bound());
            boolean[] all = new boolean[rowsOf.length];
            Arrays.fill(all, true);
            int[] cover = CoverBounds.greedy(rowsOf, columnsOf.length, its.values(), all);
            if (cover.length < best[k].length) {
                best[k] = cover;
            }
        }

        private void improve(CoverMultipliers its, int steps, int target) {
            its.improve(
                    (int) (search.grantSteps(steps * STEPS_PER_MULTIPLIER_STEP) / STEPS_PER_MULTIPLIER_STEP),
                    target,
                    search.control());
        }

        private void solvePart(int k) {
            int partCutoff = cutoff - (lowerTotal - lower[k]);
            int others = upperTotal - best[k].length;
            Progress inPart = new Progress() {
                @Override
                public void coverFound(int size) {
                    announceCover(others + size);
                }

                @Override
                public void boundProved(int bound) {
                    raise(k, bound);
                }
            };
            SetCover cover = parts.get(k).cover();
            CoverMultipliers its = multipliers.get(k);
            Optional<SolvedCovers.Known> known = solved.find(cover);
            if (known.isPresent()) {
                search.count("knownParts", 1);
                raise(k, known.get().lowerBound());
                take(k, known.get().cover());
                if (lower[k] >= Math.min(partCutoff, best[k].length)) {
                    return;
                }
            }
            if (isThorough) {
                improve(its, MULTIPLIER_STEPS, Math.min(partCutoff, best[k].length));
                raise(k, its.bound());
                if (lower[k] >= Math.min(partCutoff, best[k].length)) {
                    return;
                }
            }
            if (isThorough && betterCutoff.isEmpty()) {
                solveInTwoSteps(k, partCutoff, inPart);
            } else {
                IntSupplier itsCutoff = () -> betterCutoff.orElse(() -> cutoff).getAsInt() - (lowerTotal - lower[k]);
                CoverTree tree = new CoverTree(
                        search, CoverBranchAndBound.this, cover, its, best[k], lower[k], partCutoff, itsCutoff, inPart);
                raise(k, isThorough ? tree.run(CoverTree.Effort.FULL) : tree.run(CoverTree.Effort.SMALL));
                take(k, tree.best());
            }
            solved.add(cover, new SolvedCovers.Known(best[k], lower[k]));
        }

        private void take(int k, int[] cover) {
            if (cover.length < best[k].length) {
                upperTotal += cover.length - best[k].length;
                best[k] = cover;
            }
        }

        private void solveInTwoSteps(int k, int partCutoff, Progress inPart) {
            SetCover cover = parts.get(k).cover();
            CoverNeighbourhoods neighbourhoods =
                    new CoverNeighbourhoods(rowsOf(cover), columnsOf(cover), CoverBranchAndBound.this, search.seed());
            boolean isLarge = cover.rowCount() > MOST_ROWS;
            int wanted = lower[k] + (isLarge ? 0 : (int) Math.max(SMALL_GAP, SMALL_SHARE * lower[k]));
            if (best[k].length > wanted) {
                take(k, neighbourhoods.improve(best[k], wanted, search, inPart::coverFound));
            }
            if (!search.mayGoOn() || lower[k] >= Math.min(partCutoff, best[k].length)) {
                return;
            }
            CoverTree first = new CoverTree(
                    search,
                    CoverBranchAndBound.this,
                    cover,
                    multipliers.get(k),
                    best[k],
                    lower[k],
                    partCutoff,
                    () -> partCutoff,
                    inPart);
            raise(k, first.run(CoverTree.Effort.ROOT));
            take(k, first.best());
            if (!search.mayGoOn() || lower[k] >= Math.min(partCutoff, best[k].length)) {
                return;
            }
            RestOfCover early = first.rest();
            Optional<CoverKernel> refuted = reduced(early.cover(), FIRST_REFUTING_WORK);
            if (refuted.isPresent() && refuted.get().core().columnCount() <= SHRUNK * cover.columnCount()) {
                solveRest(k, early, refuted, Math.min(partCutoff, best[k].length), inPart, Optional.empty());
                return;
            }
            IntSupplier better = () -> {
                take(k, neighbourhoods.improve(best[k], lower[k], search, inPart::coverFound));
                return Math.min(partCutoff, best[k].length);
            };
            int itsCutoff = better.getAsInt();
            if (lower[k] < itsCutoff) {
                RestOfCover rest = first.rest();
                solveRest(k, rest, reduced(rest.cover(), REFUTING_WORK), itsCutoff, inPart, Optional.of(better));
            }
        }

        private void solveRest(
                int k,
                RestOfCover rest,
                Optional<CoverKernel> kernel,
                int itsCutoff,
                Progress inPart,
                Optional<IntSupplier> better) {
            int taken = rest.taken().length;
            Progress inRest = new Progress() {
                @Override
                public void coverFound(int size) {
                    inPart.coverFound(taken + size);
                }

                @Override
                public void boundProved(int bound) {
                    inPart.boundProved(Math.min(taken + bound, itsCutoff));
                }
            };
            kernel.ifPresent(core -> {
                Optional<IntSupplier> betterForRest = better.map(whole -> () -> whole.getAsInt() - taken);
                Outcome outcome = new Parts(core, itsCutoff - taken, inRest, betterForRest).run();
                raise(k, taken + outcome.lowerBound());
                outcome.cover().ifPresent(found -> take(k, rest.lift(found)));
            });
        }

        private void raise(int k, int bound) {
            if (bound > lower[k]) {
                lowerTotal += bound - lower[k];
                lower[k] = bound;
                announceBound();
            }
        }

        private void announceCover(int size) {
            if (size < cutoff) {
                progress.coverFound(size);
            }
        }

        private void announceBound() {
            progress.boundProved(Math.min(lowerTotal, cutoff));
        }
    }

    static int[][] rowsOf(SetCover cover) {
        int[][] rows = new int[cover.columnCount()][];
        Arrays.setAll(rows, cover::rowsOf);
        return rows;
    }

    static int[][] columnsOf(SetCover cover) {
        int[][] columns = new int[cover.rowCount()][];
        Arrays.setAll(columns, cover::columnsOf);
        return columns;
    }

    /** The parts that share neither rows nor columns, those with few rows first. */
    private static List<Part> partsOf(SetCover cover) {
        int[][] rowsOf = rowsOf(cover);
        int[][] columnsOf = columnsOf(cover);
        int[] rowNumber = new int[columnsOf.length];
        boolean[] columnSeen = new boolean[rowsOf.length];
        Arrays.fill(rowNumber, -1);
        List<Part> parts = new ArrayList<>();
        int[] queue = new int[columnsOf.length];
        for (int first = 0; first < columnsOf.length; first++) {
            if (rowNumber[first] >= 0) {
                continue;
            }
            int size = 0;
            List<Integer> columns = new ArrayList<>();
            rowNumber[first] = size;
            queue[size++] = first;
            for (int head = 0; head < size; head++) {
                for (int column : columnsOf[queue[head]]) {
                    if (!columnSeen[column]) {
                        columnSeen[column] = true;
                        columns.add(column);
                        for (int row : rowsOf[column]) {
                            if (rowNumber[row] < 0) {
                                rowNumber[row] = size;
                                queue[size++] = row;
                            }
                        }
                    }
                }
            }
            List<int[]> renumbered = new ArrayList<>();
            for (int column : columns) {
                renumbered.add(
                        Arrays.stream(rowsOf[column]).map(row -> rowNumber[row]).toArray());
            }
            parts.add(new Part(
                    SetCover.of(size, renumbered),
                    columns.stream().mapToInt(Integer::intValue).toArray()));
        }
        parts.sort(Comparator.comparingInt(part -> part.cover().rowCount()));
        return parts;
    }
}
