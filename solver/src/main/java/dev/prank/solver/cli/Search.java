package dev.prank.solver.cli;

import dev.prank.instances.Witness;
import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.number.Rational;
import dev.prank.solver.EngineFailureException;
import dev.prank.solver.ProximateRankSolver;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.Statistics;
import dev.prank.solver.StopReason;
import dev.prank.solver.bound.GreedyUpperBound;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs one search on a thread of its own, so that progress is shown and an interruption is answered even while a backend is
 * deep in native code. A search that does not end soon after it was cancelled is abandoned; the result is then the bracket
 * known so far.
 */
final class Search {

    /** Putting together a cover of a million points takes most of this. */
    static final long OBEDIENCE_MILLIS = 1_200;

    private static final long TICK_MILLIS = 200;
    /** Engines may recurse as deep as their parts are large. */
    static final long STACK_BYTES = 256L << 20;

    private Search() {}

    /** Calls on a thread of its own, as engines may recurse deeply, and waits. */
    static <T> T onDeepStack(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread thread = new Thread(null, task, "searches", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the main thread was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new EngineFailureException("the search failed: " + e.getCause(), e.getCause());
        }
    }

    /**
     * Answers one question about a network and shows the progress to whoever watches.
     *
     * @param rank the number that a decision question asks about; empty for the optimum
     * @param control with the limits of this search
     */
    static Answer<NetworkFile, NearbyNetwork> answer(
            ProximateRankSolver solver,
            Inputs.Instance<NetworkFile> instance,
            Rational radius,
            OptionalInt rank,
            SolveControl control,
            Invocation invocation,
            boolean quiet) {
        ProximateRankProblem problem =
                new ProximateRankProblem(instance.content().network(), radius);
        int greedy = GreedyUpperBound.paper(problem).value();
        ProgressLine progress =
                new ProgressLine(invocation.err(), invocation.isWatched() && !quiet, instance.name(), greedy);
        SolveResult<NearbyNetwork> result = run(
                control,
                progress,
                c -> rank.isPresent() ? solver.decide(problem, rank.getAsInt(), c) : solver.solve(problem, c),
                () -> GreedyUpperBound.best(problem).grouping().applyTo(problem.network()));
        return new Answer<>(instance, radius, rank, greedy, result);
    }

    /**
     * @param solver called once, on another thread
     * @param known a witness that is known without search, asked for only when the search does not end with an optimum
     */
    static <W extends Witness> SolveResult<W> run(
            SolveControl control,
            ProgressLine progress,
            Function<SolveControl, SolveResult<W>> solver,
            Supplier<W> known) {
        long start = System.nanoTime();
        FutureTask<SolveResult<W>> task = new FutureTask<>(() -> solver.apply(control.withListener(progress)));
        Thread thread = new Thread(null, task, "search", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            long cancelledAt = 0;
            while (true) {
                try {
                    return better(task.get(TICK_MILLIS, TimeUnit.MILLISECONDS), known);
                } catch (TimeoutException e) {
                    progress.paint();
                }
                boolean cancelled = control.stopReason()
                        .filter(StopReason.CANCELLED::equals)
                        .isPresent();
                if (cancelled && cancelledAt == 0) {
                    cancelledAt = System.nanoTime();
                } else if (cancelled
                        && System.nanoTime() - cancelledAt > TimeUnit.MILLISECONDS.toNanos(OBEDIENCE_MILLIS)) {
                    Duration time = Duration.ofNanos(System.nanoTime() - start);
                    return SolveResult.of(
                            known.get(),
                            progress.lowerBound(),
                            StopReason.CANCELLED,
                            new Statistics("abandoned", time, Map.of()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the main thread was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            progress.clear();
        }
    }

    /** A search that ends early, also because the question is decided, may not have come as far as a greedy bound does. */
    private static <W extends Witness> SolveResult<W> better(SolveResult<W> result, Supplier<W> known) {
        return result.match(optimal -> result, bracketed -> {
            W witness = known.get();
            if (witness.value() >= result.upperBound()) {
                return result;
            }
            SolveResult<W> better =
                    SolveResult.of(witness, result.lowerBound(), bracketed.stopReason(), result.statistics());
            // Nobody has checked the proof of a bracket, but that of an optimum counts as checked.
            return better.isOptimal() ? better : better.withProof(result.proof());
        });
    }
}
