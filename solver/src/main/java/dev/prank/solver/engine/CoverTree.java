package dev.prank.solver.engine;

import dev.prank.solver.EngineFailureException;
import dev.prank.solver.kernel.SetCover;
import dev.prank.solver.proof.CoverProof;
import dev.prank.solver.proof.ProofLines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntSupplier;

/**
 * Branch and cut on one connected set cover. At the root the linear relaxation is made stronger by {@link WindowCuts}, with larger and larger
 * windows. Of the nodes with the least bound, which is whole, the deepest is next; {@link CoverNodeSolver} closes it or splits it. With
 * more threads, each has a relaxation of its own, and they share nodes, covers and cuts; what is found first then depends on timing, the
 * optimum does not.
 */
final class CoverTree {

    private static final int CUT_ROUNDS = 400;
    /** The next size has its turn after so many rounds without visible progress. */
    private static final int IDLE_ROUNDS = 3;

    private static final double VISIBLE = 0.02;
    /** Rows in a window, in turn. */
    private static final int[] SMALL_WINDOWS = {16};

    private static final int[] LARGE_WINDOWS = {16, 28, 44};
    private static final int IDLE_SOLUTIONS = 4;
    private static final long ROOT_STEPS_PER_LINE = 40;
    private static final long MOST_ROOT_STEPS = 400_000;
    private static final int NODES_PER_IMPROVEMENT = 50;

    private final CoverSearch search;
    private final CoverBranchAndBound whole;
    private final CoverBranchAndBound.Progress progress;
    private final int[][] rowsOf;
    private final int[][] columnsOf;
    private final IntSupplier betterCutoff;
    private final boolean[] active;

    private final byte[] rootState;
    /** Lines of a certificate that make the root's state, and all cuts. */
    private final List<CoverProof> rootLines = new ArrayList<>();

    private final Map<CoverRow, Integer> cutNumbers = new IdentityHashMap<>();
    /** In the state after the root's lines, or before any of them. */
    private ProvedBound rootBound;

    private Optional<NodeProof> grown = Optional.empty();
    private int[] best;
    private int upper;
    private int lower;
    private long nodes;
    private long nodeNumber;
    private int inWork;
    private boolean stopped;
    private final PriorityQueue<Numbered> open =
            new PriorityQueue<>(Comparator.comparingInt((Numbered each) -> each.node.bound())
                    .thenComparingInt(each -> -each.node.depth())
                    .thenComparingDouble(each -> each.node.looseBound())
                    .thenComparingLong(Numbered::number));
    private final List<CoverNode> worked = new ArrayList<>();
    private final Map<CoverNodeSolver, List<CoverRow>> inboxes = new IdentityHashMap<>();

    private record Numbered(CoverNode node, long number) {}

    /**
     * @param multipliers of the cover's rows: they rule columns out, and choose those of the first linear program
     * @param best a cover
     * @param lower a bound, proved by multipliers for rows
     * @param cutoff only covers with fewer columns matter
     * @param betterCutoff looks for a smaller cutoff, with effort that pays now and then
     */
    CoverTree(
            CoverSearch search,
            CoverBranchAndBound whole,
            SetCover cover,
            CoverMultipliers multipliers,
            int[] best,
            ProvedBound lower,
            int cutoff,
            IntSupplier betterCutoff,
            CoverBranchAndBound.Progress progress) {
        this.search = search;
        this.whole = whole;
        this.progress = progress;
        this.best = best;
        this.lower = lower.bound();
        rootBound = lower;
        this.betterCutoff = betterCutoff;
        upper = Math.min(cutoff, best.length);
        rowsOf = CoverBranchAndBound.rowsOf(cover);
        columnsOf = CoverBranchAndBound.columnsOf(cover);
        active = multipliers.promising();
        rootState = new byte[rowsOf.length];
        for (int column = 0; column < rootState.length; column++) {
            rootState[column] = multipliers.forced(column, upper);
        }
        if (search.isProving()) {
            ProofLines line = new ProofLines().line("fix").number(upper).slash();
            multipliers.writeTo(line);
            rootLines.add(line.proof());
        }
        if (Arrays.stream(columnsOf).anyMatch(this::isRuledOut)) {
            rootBound = new ProvedBound(upper, NodeLines.IMPOSSIBLE);
            this.lower = upper;
        }
    }

    private boolean isRuledOut(int[] columns) {
        return Arrays.stream(columns).allMatch(column -> rootState[column] == CoverRelaxation.OUT);
    }

    int[][] rowsOf() {
        return rowsOf;
    }

    int[][] columnsOf() {
        return columnsOf;
    }

    CoverSearch search() {
        return search;
    }

    CoverBranchAndBound whole() {
        return whole;
    }

    /** The best cover known. */
    synchronized int[] best() {
        return best;
    }

    private synchronized int lower() {
        return lower;
    }

    /** Only covers with fewer columns matter. */
    synchronized int upper() {
        return upper;
    }

    /** What no cover better than the cutoff has, or must have. Not to be changed. */
    byte[] rootState() {
        return rootState;
    }

    /** How much a search does. */
    enum Effort {
        /** Small windows at the root, then the tree: for problems within others. */
        SMALL,
        /** Small windows at the root, and no tree. */
        ROOT,
        /** Larger windows too, and now and then another look for a smaller cutoff; then the tree. */
        FULL
    }

    /**
     * Searches until the bounds meet, the search must stop, or the effort has been made. Returns the lower bound, which is the cutoff when
     * no better cover exists.
     */
    int run(Effort effort) {
        if (lower < upper) {
            try (CoverNodeSolver first = new CoverNodeSolver(this, active)) {
                if (root(first, effort) && effort != Effort.ROOT) {
                    grow(first, effort);
                }
            }
        }
        return Math.min(lower, upper);
    }

    /** The bound that {@link #run} has returned, or one that is as good, with its proof. */
    synchronized ProvedBound proved() {
        int bound = Math.min(lower, upper);
        if (!search.isProving()) {
            return new ProvedBound(bound, CoverProof.EMPTY);
        }
        return bound <= rootBound.bound()
                ? new ProvedBound(bound, rootLines().then(rootBound.proof()))
                : new ProvedBound(bound, rootLines().then(grown.orElseThrow().proof()));
    }

    /** Lines that make the state of the root. */
    synchronized CoverProof rootLines() {
        return CoverProof.of(rootLines);
    }

    /** Takes note of cuts, before they are used. */
    synchronized void declare(List<CoverRow> cuts) {
        if (search.isProving()) {
            for (CoverRow cut : cuts) {
                cutNumbers.put(cut, cutNumbers.size());
                ProofLines line = new ProofLines()
                        .line("cut")
                        .number(cut.bound())
                        .slash()
                        .numbers(cut.window())
                        .slash();
                for (int entry = 0; entry < cut.columns().length; entry++) {
                    line.number(cut.columns()[entry]).number(cut.coefficients()[entry]);
                }
                rootLines.add(line.proof());
            }
        }
    }

    /** What certificates call a cut. */
    synchronized int numberOf(CoverRow cut) {
        return cutNumbers.get(cut);
    }

    /** What the bounds at the root leave open. */
    RestOfCover rest() {
        return RestOfCover.of(rowsOf, columnsOf, rootState, List.of());
    }

    private synchronized void raise(int bound) {
        int sound = Math.min(bound, upper);
        if (sound > lower) {
            lower = sound;
            progress.boundProved(lower);
        }
    }

    private synchronized void addRootLine(CoverProof line) {
        rootLines.add(line);
    }

    private synchronized void raiseAtRoot(CoverNodeSolver solver) {
        int bound = solver.relaxation().bound();
        if (bound > rootBound.bound()) {
            rootBound = new ProvedBound(bound, solver.boundProof(List.of()));
        }
        raise(bound);
    }

    /** Takes note of a cover; it need not be better than what is known. */
    synchronized void keep(int[] cover) {
        if (cover.length < best.length) {
            best = cover;
            if (best.length < upper) {
                upper = best.length;
                progress.coverFound(upper);
            }
        }
    }

    /** Bounds and cuts before any branching; false when nothing is left to do in this tree. */
    private boolean root(CoverNodeSolver solver, Effort effort) {
        Cutting cutting = new Cutting(solver, effort);
        for (int round = 0; round <= CUT_ROUNDS; round++) {
            if (!solver.relaxRoot()) {
                return false;
            }
            raiseAtRoot(solver);
            if (round % 4 == 0 && lower() < upper()) {
                solver.round(rootState);
            }
            if (lower() >= upper()) {
                return false;
            }
            solver.fixByReducedCost(rootState, List.of(), this::addRootLine);
            if (!cutting.addCuts()) {
                break;
            }
        }
        if (!solver.relaxRoot()) {
            return false;
        }
        raiseAtRoot(solver);
        long steps =
                search.grantSteps(Math.min(MOST_ROOT_STEPS, ROOT_STEPS_PER_LINE * (rowsOf.length + columnsOf.length)));
        int[] start = solver.greedy(rootState);
        keep(new CoverLocalSearch(rowsOf, columnsOf, search.seed() + 1)
                .improve(start.length < best().length ? start : best(), lower(), steps, search.control()));
        if (effort == Effort.FULL && lower() < upper()) {
            lowerCutoff();
        }
        raiseAtRoot(solver);
        if (lower() >= upper()) {
            return false;
        }
        solver.fixByReducedCost(rootState, List.of(), this::addRootLine);
        solver.relaxation().dropIdleCuts(1);
        return true;
    }

    /** Looks for a better cover outside of this tree. */
    private void lowerCutoff() {
        int found = betterCutoff.getAsInt();
        synchronized (this) {
            upper = Math.min(upper, found);
        }
    }

    /** The windows at the root: each size as long as it makes visible progress. */
    private final class Cutting {
        private final CoverNodeSolver solver;
        private final Effort effort;
        private final int[] sizes;
        private int size;
        private int idle;
        private double before;

        Cutting(CoverNodeSolver solver, Effort effort) {
            this.solver = solver;
            this.effort = effort;
            sizes = effort == Effort.FULL ? LARGE_WINDOWS : SMALL_WINDOWS;
        }

        /** False when there are none, or they lead no further. */
        boolean addCuts() {
            double now = solver.relaxation().looseBound();
            idle = now < before + VISIBLE ? idle + 1 : 0;
            before = Math.max(before, now);
            if (idle >= IDLE_ROUNDS) {
                nextSize();
            }
            solver.relaxation().dropIdleCuts(IDLE_SOLUTIONS);
            while (size < sizes.length) {
                if (solver.addWindowCuts(sizes[size])) {
                    return true;
                }
                nextSize();
            }
            return false;
        }

        private void nextSize() {
            size++;
            idle = 0;
            if (effort == Effort.FULL) {
                lowerCutoff();
            }
        }
    }

    private void grow(CoverNodeSolver first, Effort effort) {
        CoverNode root = CoverNode.root(rootBound);
        grown = Optional.of(root.proof());
        open.add(new Numbered(root, nodeNumber++));
        List<CoverRow> rootCuts = first.relaxation().cuts();
        boolean[] itsActive = first.relaxation().active();
        List<FutureTask<Void>> others = new ArrayList<>();
        for (int thread = 1; thread < search.threads(); thread++) {
            FutureTask<Void> task = new FutureTask<>(
                    () -> {
                        try (CoverNodeSolver solver = new CoverNodeSolver(this, itsActive)) {
                            solver.relaxation().addCuts(rootCuts);
                            work(solver, effort);
                        }
                    },
                    null);
            others.add(task);
            Thread runner = new Thread(null, task, "prank-branch-" + thread, 64L << 20);
            runner.setDaemon(true);
            runner.start();
        }
        try {
            work(first, effort);
        } finally {
            stopAll();
            others.forEach(CoverTree::join);
        }
        if (isEmpty()) {
            raise(upper());
        }
    }

    private synchronized void stopAll() {
        stopped = true;
        notifyAll();
    }

    private synchronized boolean isEmpty() {
        return open.isEmpty() && inWork == 0;
    }

    private static void join(FutureTask<Void> task) {
        boolean interrupted = false;
        while (true) {
            try {
                task.get();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                throw new EngineFailureException("a thread of the search failed: " + e.getCause(), e.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(CoverNodeSolver solver, Effort effort) {
        try {
            for (Optional<CoverNode> node = take(); node.isPresent(); node = take()) {
                CoverNodeSolver.Split split = solver.solve(node.get());
                put(node.get(), split);
                if (split.isStopped()) {
                    return;
                }
                if (nodesDone() % NODES_PER_IMPROVEMENT == 0 && effort == Effort.FULL) {
                    lowerCutoff();
                }
            }
        } catch (RuntimeException | Error e) {
            stopAll();
            throw e;
        }
    }

    private synchronized long nodesDone() {
        return nodes;
    }

    /** The next node, empty when there is none or the search must stop. Waits while other threads may add some. */
    private synchronized Optional<CoverNode> take() {
        while (!stopped && search.mayGoOn()) {
            while (!open.isEmpty() && open.peek().node.bound() >= upper) {
                open.remove();
            }
            raiseToLeast();
            if (!open.isEmpty()) {
                inWork++;
                CoverNode node = open.remove().node;
                worked.add(node);
                return Optional.of(node);
            }
            if (inWork == 0) {
                notifyAll();
                return Optional.empty();
            }
            try {
                wait(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private void raiseToLeast() {
        int least = open.isEmpty() ? upper : open.peek().node.bound();
        for (CoverNode node : worked) {
            least = Math.min(least, node.bound());
        }
        raise(least);
    }

    private synchronized void put(CoverNode node, CoverNodeSolver.Split split) {
        inWork--;
        worked.remove(node);
        for (CoverNode child : split.open()) {
            open.add(new Numbered(child, nodeNumber++));
        }
        if (!split.isStopped()) {
            nodes++;
            search.count("nodes", 1);
        }
        notifyAll();
    }

    /** Offers cuts to the other threads. */
    synchronized void share(List<CoverRow> cuts, CoverNodeSolver finder) {
        inboxes.forEach((solver, inbox) -> {
            if (solver != finder) {
                inbox.addAll(cuts);
            }
        });
    }

    /** What others have found since the last call. */
    synchronized List<CoverRow> newCutsFor(CoverNodeSolver solver) {
        List<CoverRow> inbox = inboxes.computeIfAbsent(solver, each -> new ArrayList<>());
        List<CoverRow> fresh = List.copyOf(inbox);
        inbox.clear();
        return fresh;
    }
}
