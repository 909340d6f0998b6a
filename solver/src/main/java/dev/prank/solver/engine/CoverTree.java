package dev.prank.solver.engine;

import dev.prank.solver.EngineFailureException;
import dev.prank.solver.kernel.SetCover;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Branch and cut on one connected set cover. At the root the linear relaxation is made stronger by {@link ZeroHalfCuts} and
 * {@link WindowCuts}, and {@link CoverNeighbourhoods} look for better covers. Of the nodes with the least bound, which is whole, the
 * deepest is next; {@link CoverNodeSolver} closes it or splits it. With more threads, each has a relaxation of its own, and they share nodes,
 * covers and cuts; what is found first then depends on timing, the optimum does not.
 */
final class CoverTree {

    private static final int CUT_ROUNDS = 400;
    /** The next kind of cut has its turn after so many rounds without visible progress. */
    private static final int IDLE_ROUNDS = 3;

    private static final double VISIBLE = 0.02;
    private static final int[] ZERO_HALF_SIZES = {12, 40};
    private static final int[] WINDOW_SIZES = {16, 28, 44, 64};
    private static final int IDLE_SOLUTIONS = 4;
    private static final long ROOT_STEPS_PER_LINE = 40;
    private static final long MOST_ROOT_STEPS = 400_000;
    private static final int NODES_PER_IMPROVEMENT = 50;
    private static final int ROOT_NEIGHBOURHOODS = 200;
    private static final int NEIGHBOURHOODS = 10;

    private final CoverSearch search;
    private final CoverBranchAndBound whole;
    private final CoverBranchAndBound.Progress progress;
    private final int[][] rowsOf;
    private final int[][] columnsOf;
    private final int cutoff;
    private final CoverNeighbourhoods neighbourhoods;

    private byte[] rootState;
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
    private final List<CoverRow> cuts = new ArrayList<>();

    static double cpu() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    private record Numbered(CoverNode node, long number) {}

    /**
     * @param best a cover
     * @param lower a bound that has been proved
     * @param cutoff only covers with fewer columns matter
     */
    CoverTree(
            CoverSearch search,
            CoverBranchAndBound whole,
            SetCover cover,
            int[] best,
            int lower,
            int cutoff,
            CoverBranchAndBound.Progress progress) {
        this.search = search;
        this.whole = whole;
        this.progress = progress;
        this.best = best;
        this.lower = lower;
        this.cutoff = cutoff;
        upper = Math.min(cutoff, best.length);
        rowsOf = CoverBranchAndBound.rowsOf(cover);
        columnsOf = CoverBranchAndBound.columnsOf(cover);
        rootState = new byte[rowsOf.length];
        neighbourhoods = new CoverNeighbourhoods(rowsOf, columnsOf, search.seed());
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

    /** Only covers with fewer columns matter. */
    synchronized int upper() {
        return upper;
    }

    /** What no cover better than the cutoff has, or must have. Not to be changed. */
    byte[] rootState() {
        return rootState;
    }

    /** Searches until the bounds meet or the search must stop. Returns the lower bound, which is the cutoff when no better cover exists. */
    int run() {
        if (lower < upper) {
            try (CoverNodeSolver first = new CoverNodeSolver(this)) {
                if (root(first)) {
                    grow(first);
                }
            }
        }
        return Math.min(lower, upper);
    }

    private synchronized void raise(int bound) {
        int sound = Math.min(bound, upper);
        if (sound > lower) {
            lower = sound;
            progress.boundProved(lower);
        }
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
    private boolean root(CoverNodeSolver solver) {
        ZeroHalfPhase phase = new ZeroHalfPhase();
        for (int round = 0; round <= CUT_ROUNDS; round++) {
            if (!solver.relaxRoot()) {
                return false;
            }
            raise(solver.relaxation().bound());
            if (round % 4 == 0) {
                solver.round(rootState);
            }
            if (lower >= upper()) {
                return false;
            }
            solver.fixByReducedCost(rootState);
            if (!phase.next(solver)) {
                break;
            }
        }
        if (!solver.relaxRoot()) {
            return false;
        }
        raise(solver.relaxation().bound());
        long steps =
                search.grantSteps(Math.min(MOST_ROOT_STEPS, ROOT_STEPS_PER_LINE * (rowsOf.length + columnsOf.length)));
        int[] start = solver.greedy(rootState);
        keep(new CoverLocalSearch(rowsOf, columnsOf, search.seed() + 1)
                .improve(start.length < best.length ? start : best, lower, steps, search.control()));
        if (!whole.isSmall()) {
            long t = System.nanoTime();
            int u = upper();
            improve(ROOT_NEIGHBOURHOODS);
            if (System.getenv("LAB") != null)
                System.err.printf("  lns %d -> %d in %.2f s%n", u, upper(), (System.nanoTime() - t) / 1e9);
        }
        if (lower >= upper()) {
            return false;
        }
        solver.fixByReducedCost(rootState);
        solver.relaxation().dropIdleCuts(1);
        return true;
    }

    private void improve(int turns) {
        keep(neighbourhoods.improve(best(), rootState, lower, turns, search, search::mayGoOn));
    }

    /** Which cuts to look for, as long as they show progress. */
    private final class ZeroHalfPhase {
        private int window;
        private int idle;
        private double before;

        boolean next(CoverNodeSolver solver) {
            double now = solver.relaxation().looseBound();
            idle = now < before + VISIBLE ? idle + 1 : 0;
            before = Math.max(before, now);
            if (System.getenv("LAB") != null && !whole.isSmall())
                System.err.printf(
                        "%5.1f  round w=%d bound %.3f upper %d cuts %d%n",
                        cpu(),
                        WINDOW_SIZES[window],
                        now,
                        upper(),
                        solver.relaxation().cuts().size());
            if (idle >= IDLE_ROUNDS) {
                window++;
                idle = 0;
            }
            while (true) {
                if (window == WINDOW_SIZES.length || whole.isSmall() && window == 1) {
                    return false;
                }
                solver.relaxation().dropIdleCuts(IDLE_SOLUTIONS);
                boolean found = WINDOW_SIZES[window] == 0
                        ? solver.addZeroHalfCuts(30 + columnsOf.length / 5, ZERO_HALF_SIZES)
                        : solver.addWindowCuts(WINDOW_SIZES[window]);
                if (found) {
                    return true;
                }
                window++;
                idle = 0;
            }
        }
    }

    private void grow(CoverNodeSolver first) {
        open.add(new Numbered(CoverNode.root(lower), nodeNumber++));
        cuts.addAll(first.relaxation().cuts());
        List<FutureTask<Void>> others = new ArrayList<>();
        for (int thread = 1; thread < search.threads(); thread++) {
            FutureTask<Void> task = new FutureTask<>(
                    () -> {
                        try (CoverNodeSolver solver = new CoverNodeSolver(this)) {
                            work(solver);
                        }
                    },
                    null);
            others.add(task);
            Thread runner = new Thread(null, task, "prank-branch-" + thread, 64L << 20);
            runner.setDaemon(true);
            runner.start();
        }
        try {
            work(first);
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

    private void work(CoverNodeSolver solver) {
        try {
            for (Optional<CoverNode> node = take(); node.isPresent(); node = take()) {
                CoverNodeSolver.Split split = solver.solve(node.get());
                put(node.get(), split);
                if (split.isStopped()) {
                    return;
                }
                if (System.getenv("LAB") != null && !whole.isSmall() && nodesDone() % 2 == 0)
                    System.err.printf(
                            "%5.1f   nodes %d open %d lower %d upper %d cuts %d%n",
                            (double) cpu(),
                            nodesDone(),
                            open.size(),
                            lower,
                            upper,
                            solver.relaxation().cuts().size());
                if (nodesDone() % NODES_PER_IMPROVEMENT == 0 && !whole.isSmall()) {
                    improveInTurn();
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

    private void improveInTurn() {
        synchronized (neighbourhoods) {
            improve(NEIGHBOURHOODS);
        }
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

    /** Adds cuts for all threads. */
    synchronized void share(List<CoverRow> more) {
        if (search.threads() > 1) {
            cuts.addAll(more);
        }
    }

    /** The cuts from a place on. */
    synchronized List<CoverRow> cutsFrom(int place) {
        return List.copyOf(cuts.subList(place, cuts.size()));
    }
}
