package dev.prank.solver.backend;

import dev.prank.reductions.group.Cancellation;
import dev.prank.reductions.group.LocationForm;
import dev.prank.reductions.group.Slot;
import dev.prank.solver.EngineFailureException;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.StopReason;
import dev.prank.solver.StoppedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;

/**
 * The location form as a mixed-integer program. The solver works in floating point, so its bounds are claims.
 *
 * <p>The solver runs on a daemon thread of its own. When the control stops, it is asked to stop too; one that cannot be asked, or
 * has not stopped after {@value #GRACE_MILLIS} ms, is left behind: it computes on until it stops by itself or the process ends, and what
 * it found is lost.
 */
public final class MipSession implements LocationSession {

    private static final long GRACE_MILLIS = 300;
    private static final long POLL_MILLIS = 20;
    /** As much as a main thread usually has, or more: the solvers were written for one. */
    private static final long STACK_BYTES = 64L << 20;

    private final MipSolver kind;
    private final MixedIntegerProgram program;
    private final LocationModel locations;
    private int requiredBelow = Integer.MAX_VALUE;
    private long nodeCount;
    private long iterationCount;

    /** As {@link LocationSession.Factory#open}. */
    public MipSession(MipSolver kind, LocationForm form, List<Slot> cancelledSlots, Runnable checkpoint) {
        this.kind = kind;
        program = new MixedIntegerProgram(kind);
        locations = new LocationModel(form, cancelledSlots, program, checkpoint);
    }

    @Override
    public void exclude(int cancelledSlot, Cancellation.NoGood noGood) {
        locations.exclude(cancelledSlot, noGood);
    }

    /** The solver is not told: it would not have a solution, and then no bound, at a limit. */
    @Override
    public void requireCostBelow(int limit) {
        requiredBelow = Math.min(requiredBelow, limit);
    }

    /** What a solver's thread brings back. */
    private record Run(Optional<MixedIntegerProgram.Solution> solution, long nodes, long iterations) {}

    @Override
    public Outcome minimise(EngineOptions options, int lowerBound, SolveControl control, IntConsumer costImproved) {
        if (control.isStopRequested()) {
            program.close();
            return new Outcome.NothingFound(lowerBound);
        }
        program.setSeed(options.seed());
        if (kind == MipSolver.SCIP) {
            options.workLimit().ifPresent(program::setNodeLimit);
        }
        Optional<Run> run = run(control);
        run.ifPresent(ended -> {
            nodeCount = ended.nodes();
            iterationCount = ended.iterations();
        });
        return run.flatMap(Run::solution)
                .map(solution -> outcome(solution, lowerBound))
                .orElse(new Outcome.NothingFound(lowerBound));
    }

    private Outcome outcome(MixedIntegerProgram.Solution solution, int lowerBound) {
        int bound = Math.max(lowerBound, MixedIntegerProgram.roundedUp(solution.bound(), requiredBelow));
        return bound == requiredBelow
                ? new Outcome.Infeasible()
                : new Outcome.Found(locations.selection(solution::isOne), bound);
    }

    /** Empty when the solver was left behind. */
    private Optional<Run> run(SolveControl control) {
        FutureTask<Run> task = new FutureTask<>(() -> {
            try (program) {
                Optional<MixedIntegerProgram.Solution> solution = program.solve(control.remaining());
                return new Run(solution, program.nodeCount(), program.iterationCount());
            }
        });
        Thread thread = new Thread(null, task, "prank-" + kind, STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        long stopNanos = Long.MAX_VALUE;
        while (true) {
            try {
                return Optional.of(task.get(POLL_MILLIS, TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                if (control.isStopRequested()) {
                    // Again and again: a request that comes before the search has started is forgotten.
                    program.interrupt();
                    long now = System.nanoTime();
                    stopNanos = Math.min(stopNanos, now);
                    if (now - stopNanos > TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS) || !mayStillAnswer(control)) {
                        return Optional.empty();
                    }
                }
            } catch (ExecutionException e) {
                throw new EngineFailureException(
                        kind + " failed: " + e.getCause().getMessage(), e.getCause());
            } catch (InterruptedException e) {
                program.interrupt();
                Thread.currentThread().interrupt();
                throw new StoppedException(StopReason.CANCELLED);
            }
        }
    }

    /** Only SCIP hears of a cancellation; the others may end at a time limit of their own. */
    private boolean mayStillAnswer(SolveControl control) {
        return kind == MipSolver.SCIP
                || control.stopReason().filter(StopReason.TIME_LIMIT::equals).isPresent();
    }

    /** Nodes of SCIP's search tree, at least 1. OR-Tools passes no such limit to the others: for them the call as a whole is 1. */
    @Override
    public long work() {
        return kind == MipSolver.SCIP ? Math.max(1, nodeCount) : 1;
    }

    @Override
    public Map<String, Long> counts() {
        return Map.of("nodes", nodeCount, "iterations", iterationCount);
    }
}
