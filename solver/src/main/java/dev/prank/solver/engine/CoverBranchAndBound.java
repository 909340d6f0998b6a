package dev.prank.solver.engine;

import dev.prank.solver.StoppedException;
import dev.prank.solver.kernel.CoverKernel;
import dev.prank.solver.kernel.SetCover;
import dev.prank.solver.proof.CoverProof;
import dev.prank.solver.proof.ProofLines;
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
     * @param lower at most the cutoff; no cover has fewer columns
     */
    record Outcome(Optional<int[]> cover, ProvedBound lower) {}

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
                .orElse(new Outcome(Optional.empty(), ProvedBound.NOTHING));
    }

    /** Empty when the search must stop. */
    private Optional<CoverKernel> reduced(SetCover cover, long refutingWork) {
        search.count("subproblems", 1);
        try {
            Runnable checkpoint = search.control()::requireGo;
            long work = search.mayUseAllSteps() ? refutingWork : 0;
            return Optional.of(
                    search.isProving()
                            ? CoverKernel.proved(cover, work, checkpoint)
                            : CoverKernel.of(cover, work, checkpoint));
        } catch (StoppedException stopped) {
            return Optional.empty();
        }
    }

    /** A connected part of the core, with the core's numbers of its rows and columns. */
    private record Part(SetCover cover, int[] rows, int[] columns) {}

    private final class Parts {
        private final CoverKernel kernel;
        private final int cutoff;
        private final Progress progress;
        private final List<Part> parts;
        private final int[][] best;
        private final int[] lower;
        /** By multipliers for rows. */
        private final ProvedBound[] simple;
        /** The best, which may fall behind the numbers above while a tree grows. */
        private final ProvedBound[] proved;

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
            simple = new ProvedBound[parts.size()];
            proved = new ProvedBound[parts.size()];
            Arrays.fill(proved, ProvedBound.NOTHING);
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
            simple = new ProvedBound[] {outer.simple[k]};
            proved = new ProvedBound[] {outer.proved[k]};
            multipliers.put(0, outer.multipliers.get(k));
            lowerTotal = lower[0];
            upperTotal = best[0].length;
        }

        Outcome run() {
            for (int k = 0; k < parts.size(); k++) {
                boundSimply(k);
                lowerTotal += lower[k];
                if (best[k].length == 0) {
                    return new Outcome(Optional.empty(), provedTogether());
                }
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
            return new Outcome(found, provedTogether());
        }

        /** Cheap bounds; no cover when the search must stop, since on large parts even these take seconds. */
        private void boundSimply(int k) {
            best[k] = new int[0];
            if (search.control().isStopRequested()) {
                return;
            }
            SetCover cover = parts.get(k).cover();
            int[][] rowsOf = rowsOf(cover);
            int[][] columnsOf = columnsOf(cover);
            int[] packed = CoverBounds.packing(rowsOf, columnsOf);
            lower[k] = packed.length;
            simple[k] = new ProvedBound(lower[k], packingProof(packed));
            proved[k] = simple[k];
            if (search.control().isStopRequested()) {
                return;
            }
            boolean[] all = new boolean[rowsOf.length];
            Arrays.fill(all, true);
            best[k] = CoverBounds.greedy(rowsOf, columnsOf.length, new double[rowsOf.length], all);
            int[] inTurn = search.control().isStopRequested() ? best[k] : CoverBounds.inTurn(rowsOf, columnsOf);
            if (inTurn.length < best[k].length) {
                best[k] = inTurn;
            }
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
        }

        private CoverProof packingProof(int[] rows) {
            if (!search.isProving()) {
                return CoverProof.EMPTY;
            }
            ProofLines line = new ProofLines().line("bound").number(1).slash();
            for (int row : rows) {
                line.number(row).number(1);
            }
            return line.slash().proof();
        }

        private ProvedBound provedTogether() {
            if (!search.isProving()) {
                return new ProvedBound(Math.min(lowerTotal, cutoff), CoverProof.EMPTY);
            }
            int total = kernel.offset();
            List<CoverProof> pieces = new ArrayList<>();
            pieces.add(kernel.proof().orElseThrow());
            pieces.add(new ProofLines().line("parts").number(parts.size()).proof());
            for (int k = 0; k < parts.size(); k++) {
                total += proved[k].bound();
                ProofLines part =
                        new ProofLines().line("part").number(proved[k].bound()).slash();
                Arrays.stream(parts.get(k).rows()).forEach(row -> part.number(kernel.rowInProof(row)));
                part.slash();
                Arrays.stream(parts.get(k).columns()).forEach(column -> part.number(kernel.columnInProof(column)));
                pieces.add(part.proof());
                pieces.add(proved[k].proof());
            }
            pieces.add(new ProofLines().line("together").proof());
            return new ProvedBound(Math.min(total, cutoff), CoverProof.of(pieces));
        }

        /** Takes note of a proof. */
        private void prove(int k, ProvedBound bound) {
            if (bound.bound() > proved[k].bound()) {
                proved[k] = bound;
            }
            raise(k, bound.bound());
        }

        private void proveSimply(int k, CoverMultipliers its) {
            if (its.bound() > simple[k].bound()) {
                CoverProof proof = CoverProof.EMPTY;
                if (search.isProving()) {
                    ProofLines line = new ProofLines().line("bound");
                    its.writeTo(line);
                    proof = line.proof();
                }
                simple[k] = new ProvedBound(its.bound(), proof);
            }
        }

        private void boundByMultipliers(int k, int[][] rowsOf, int[][] columnsOf) {
            CoverMultipliers its = new CoverMultipliers(rowsOf, columnsOf, search.threads() > 1);
            improve(its, FIRST_MULTIPLIER_STEPS, best[k].length);
            multipliers.put(k, its);
            proveSimply(k, its);
            proved[k] = simple[k];
            lower[k] = simple[k].bound();
            if (search.control().isStopRequested()) {
                return;
            }
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
            prove(k, onePart.proved[0]);
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
            CoverMultipliers its = multipliers.get(k);
            Optional<SolvedCovers.Known> known = solved.find(cover);
            if (known.isPresent()) {
                search.count("knownParts", 1);
                if (known.get().hasProof() || !search.isProving()) {
                    prove(k, known.get().lowerBound());
                }
                take(k, known.get().cover());
                if (lower[k] >= Math.min(partCutoff, best[k].length)) {
                    return;
                }
            }
            if (isThorough) {
                improve(its, MULTIPLIER_STEPS, Math.min(partCutoff, best[k].length));
                proveSimply(k, its);
                prove(k, simple[k]);
                if (lower[k] >= Math.min(partCutoff, best[k].length)) {
                    return;
                }
            }
            if (isThorough && betterCutoff.isEmpty()) {
                solveInTwoSteps(k, partCutoff, inPart);
            } else {
                IntSupplier itsCutoff = () -> betterCutoff.orElse(() -> cutoff).getAsInt() - (lowerTotal - lower[k]);
                CoverTree tree = new CoverTree(
                        search,
                        CoverBranchAndBound.this,
                        cover,
                        its,
                        best[k],
                        atFirst(k),
                        partCutoff,
                        itsCutoff,
                        inPart);
                tree.run(isThorough ? CoverTree.Effort.FULL : CoverTree.Effort.SMALL);
                prove(k, tree.proved());
                take(k, tree.best());
            }
            solved.add(cover, new SolvedCovers.Known(best[k], proved[k], search.isProving()));
        }

        /** A bound for a tree to start with; where a proof is wanted, it must stay one inside the tree. */
        private ProvedBound atFirst(int k) {
            return search.isProving() ? simple[k] : new ProvedBound(lower[k], CoverProof.EMPTY);
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
                    atFirst(k),
                    partCutoff,
                    () -> partCutoff,
                    inPart);
            first.run(CoverTree.Effort.ROOT);
            prove(k, first.proved());
            take(k, first.best());
            if (!search.mayGoOn() || lower[k] >= Math.min(partCutoff, best[k].length)) {
                return;
            }
            RestOfCover early = first.rest();
            Optional<CoverKernel> refuted = reduced(early.cover(), FIRST_REFUTING_WORK);
            if (refuted.isPresent() && refuted.get().core().columnCount() <= SHRUNK * cover.columnCount()) {
                solveRest(k, first, early, refuted, Math.min(partCutoff, best[k].length), inPart, Optional.empty());
                return;
            }
            IntSupplier better = () -> {
                take(k, neighbourhoods.improve(best[k], lower[k], search, inPart::coverFound));
                return Math.min(partCutoff, best[k].length);
            };
            int itsCutoff = better.getAsInt();
            if (lower[k] < itsCutoff) {
                RestOfCover rest = first.rest();
                solveRest(k, first, rest, reduced(rest.cover(), REFUTING_WORK), itsCutoff, inPart, Optional.of(better));
            }
        }

        private void solveRest(
                int k,
                CoverTree tree,
                RestOfCover rest,
                Optional<CoverKernel> core,
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
            core.ifPresent(its -> {
                Optional<IntSupplier> betterForRest = better.map(whole -> () -> whole.getAsInt() - taken);
                Outcome outcome = new Parts(its, itsCutoff - taken, inRest, betterForRest).run();
                prove(
                        k,
                        new ProvedBound(
                                taken + outcome.lower().bound(),
                                search.isProving()
                                        ? tree.rootLines().then(rest.proof(outcome.lower()))
                                        : CoverProof.EMPTY));
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
                    Arrays.copyOf(queue, size),
                    columns.stream().mapToInt(Integer::intValue).toArray()));
        }
        parts.sort(Comparator.comparingInt(part -> part.cover().rowCount()));
        return parts;
    }
}
