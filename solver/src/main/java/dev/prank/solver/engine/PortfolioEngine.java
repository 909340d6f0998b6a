package dev.prank.solver.engine;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.solver.Engine;
import dev.prank.solver.EngineFailureException;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.StopReason;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Two engines at once: the second on a thread of its own, the first with the threads that are left. As soon as their bounds together close
 * the problem, both stop. Which witness is returned may depend on timing; its value, when optimal, does not.
 */
final class PortfolioEngine implements Engine {

    /** Engines may recurse as deep as their parts are large. */
    private static final long STACK_BYTES = 256L << 20;

    private final Engine first;
    private final Engine second;

    PortfolioEngine(Engine first, Engine second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public String name() {
        return first.name() + "+" + second.name();
    }

    @Override
    public SolveResult<NearbyNetwork> solve(ProximateRankProblem problem, EngineOptions options, SolveControl control) {
        long start = System.nanoTime();
        SolveControl shared = control.child();
        SolveControl race = shared.withListener(new JointBounds(control, shared));
        EngineOptions one = options.onThreads(1);
        EngineOptions others = options.onThreads(Math.max(1, options.threads() - 1));
        FutureTask<SolveResult<NearbyNetwork>> beside = new FutureTask<>(() -> run(second, problem, one, race));
        Thread thread = new Thread(null, beside, "prank-" + second.name(), STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        SolveResult<NearbyNetwork> left;
        SolveResult<NearbyNetwork> right;
        try {
            left = run(first, problem, others, race);
        } finally {
            right = join(beside, race);
        }
        return JointBounds.joined(right, left, control, name(), Duration.ofNanos(System.nanoTime() - start));
    }

    /** Runs one engine and stops the other when this one has closed the problem, or failed. */
    private static SolveResult<NearbyNetwork> run(
            Engine engine, ProximateRankProblem problem, EngineOptions options, SolveControl race) {
        boolean goOn = false;
        try {
            SolveResult<NearbyNetwork> result = engine.solve(problem, options, race);
            goOn = !result.isOptimal();
            return result;
        } finally {
            if (!goOn) {
                race.cancel(StopReason.DECIDED);
            }
        }
    }

    private static SolveResult<NearbyNetwork> join(FutureTask<SolveResult<NearbyNetwork>> task, SolveControl race) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    // The engine stops soon after the cancellation; its result is still needed.
                    interrupted = true;
                    race.cancel(StopReason.CANCELLED);
                } catch (ExecutionException e) {
                    throw new EngineFailureException("an engine failed: " + e.getCause(), e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
