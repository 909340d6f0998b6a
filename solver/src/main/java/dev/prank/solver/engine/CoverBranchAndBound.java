package dev.prank.solver.engine;

import dev.prank.solver.StoppedException;
import dev.prank.solver.kernel.CoverKernel;
import dev.prank.solver.kernel.SetCover;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/**
 * Least set covers: data reduction, connected parts, and branch and cut ({@link CoverTree}) for each part that simple bounds leave open. A tree
 * gives what is left of a node back to this class when it has become much smaller.
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
    /** A step looks at all columns of a cover, so large covers get fewer steps. */
    private static final long MOST_LOOKS = 200_000_000;
    /** Parts with more rows wait long for their first linear program, so better covers are looked for before it. */
    private static final int LARGE = 20_000;
    /** Units of work in the first turn of a part, and how much longer each next turn is. */
    private static final long FIRST_TURN = 1_000;

    private static final long NEXT_TURN = 4;
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

        /** One part of another search, with what is known about it. */
        private Parts(Parts outer, int k) {
            betterCutoff = Optional.empty();
            kernel = outer.kernel;
            cutoff = outer.cutoff - (outer.lowerTotal - outer.lower[k]);
            progress = outer.inPart(k);
            parts = List.of(outer.parts.get(k));
            best = new int[][] {outer.best[k]};
            lower = new int[] {outer.lower[k]};
            lowerTotal = lower[0];
            upperTotal = best[0].length;
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
                int[] inTurn = CoverBounds.inTurn(rowsOf, columnsOf);
                if (rowsOf.length > 1000)
                    if (inTurn.length < best[k].length) {
                        best[k] = inTurn;
                    }
                if (lower[k] < best[k].length) {
                    long lines = (long) rowsOf.length + columnsOf.length;
                    long mostSteps = Math.min(MOST_STEPS, MOST_LOOKS / best[k].length);
                    long steps = search.grantSteps(Math.min(mostSteps, STEPS_PER_LINE * lines));
                    best[k] = new CoverLocalSearch(rowsOf, columnsOf, search.seed())
                            .improve(best[k], lower[k], steps, search.control());
                }
                lowerTotal += lower[k];
                upperTotal += best[k].length;
            }
            announceCover(upperTotal);
            announceBound();
            solveOpenParts();
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

        /**
         * Several parts take turns, which become longer, so that no hard one keeps the others from being solved. With a deadline, a turn
         * takes no more than an equal share of what is left.
         */
        private void solveOpenParts() {
            int[] open = openParts();
            if (open.length > 1 && isThorough && betterCutoff.isEmpty()) {
                for (long units = FIRST_TURN; open.length > 1 && mayGoOn(); units *= NEXT_TURN) {
                    for (int turn = 0; turn < open.length && mayGoOn(); turn++) {
                        takeTurn(open[turn], search.turn(units, open.length - turn));
                    }
                    open = openParts();
                }
            }
            for (int turn = 0; turn < open.length && mayGoOn(); turn++) {
                solvePart(open[turn]);
            }
        }

        private boolean mayGoOn() {
            return search.mayGoOn() && lowerTotal < Math.min(cutoff, upperTotal);
        }

        /** Small ones first. */
        private int[] openParts() {
            return IntStream.range(0, parts.size())
                    .filter(k -> lower[k] < best[k].length)
                    .toArray();
        }

        private void takeTurn(int k, CoverSearch turn) {
            Parts onePart = new CoverBranchAndBound(turn, isThorough, solved).new Parts(this, k);
            onePart.solvePart(0);
            raise(k, onePart.lower[0]);
            take(k, onePart.best[0]);
        }

        private Progress inPart(int k) {
            int others = upperTotal - best[k].length;
            return new Progress() {
                @Override
                public void coverFound(int size) {
                    announceCover(others + size);
                }

                @Override
                public void boundProved(int bound) {
                    raise(k, bound);
                }
            };
        }

        private void solvePart(int k) {
            int partCutoff = cutoff - (lowerTotal - lower[k]);
            int others = upperTotal - best[k].length;
            Progress inPart = inPart(k);
            SetCover cover = parts.get(k).cover();
            Optional<SolvedCovers.Known> known = solved.find(cover);
            if (known.isPresent()) {
                search.count("knownParts", 1);
                raise(k, known.get().lowerBound());
                take(k, known.get().cover());
                if (lower[k] >= Math.min(partCutoff, best[k].length)) {
                    return;
                }
            }
            if (isThorough && betterCutoff.isEmpty()) {
                if (cover.rowCount() > LARGE) {
                    CoverNeighbourhoods neighbourhoods = new CoverNeighbourhoods(
                            rowsOf(cover), columnsOf(cover), CoverBranchAndBound.this, search.seed());
                    take(k, neighbourhoods.improve(best[k], lower[k], search, inPart::coverFound));
                }
                if (search.mayGoOn() && lower[k] < Math.min(partCutoff, best[k].length)) {
                    solveInTwoSteps(k, partCutoff, others, inPart);
                }
            } else {
                IntSupplier itsCutoff = () -> betterCutoff.orElse(() -> cutoff).getAsInt() - (lowerTotal - lower[k]);
                CoverTree tree = new CoverTree(
                        search, CoverBranchAndBound.this, cover, best[k], lower[k], partCutoff, itsCutoff, inPart);
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

        private void solveInTwoSteps(int k, int partCutoff, int others, Progress inPart) {
            SetCover cover = parts.get(k).cover();
            CoverTree first = new CoverTree(
                    search, CoverBranchAndBound.this, cover, best[k], lower[k], partCutoff, () -> partCutoff, inPart);
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
            CoverNeighbourhoods neighbourhoods =
                    new CoverNeighbourhoods(first.rowsOf(), first.columnsOf(), CoverBranchAndBound.this, search.seed());
            IntSupplier better = () -> {
                take(k, neighbourhoods.improve(best[k], lower[k], search, size -> announceCover(others + size)));
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
