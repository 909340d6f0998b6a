package dev.prank.solver;

import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.reductions.group.LocationForm;
import dev.prank.reductions.group.PointCoverForm;
import dev.prank.reductions.group.TooLargeException;
import dev.prank.reductions.hardness.PointCoverToNetwork;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Solves uniform point cover exactly. An engine that has a way for covers ({@link Engine#forCovers}) gets the maximal squares
 * ({@link PointCoverForm}). Other engines get the network that Theorem 6.2 makes from the points ({@link PointCoverToNetwork}), and so
 * does every engine when there are too many squares to list: the proximate rank of that network is the least cover, so bounds carry
 * over as they are, also those that the listener of the control hears of.
 *
 * <p>Takes the time of the engine, that of listing the squares, and linear time.
 */
public final class PointCoverSolver {

    /** They take some 100 bytes each member, a gigabyte or two at most. */
    private static final LocationForm.Limits SQUARES = new LocationForm.Limits(5_000_000, 20_000_000);

    private final ProximateRankSolver solver;

    public PointCoverSolver(ProximateRankSolver solver) {
        this.solver = Objects.requireNonNull(solver, "solver");
    }

    /**
     * The least cover, or the best bracket when the control stops the search. The cover has been re-checked exactly.
     *
     * @throws IllegalStateException when the answer fails its check, which is a bug
     */
    public SolveResult<PointCover> solve(PointCoverProblem problem, SolveControl control) {
        return directly(problem, control)
                .orElseGet(() -> throughNetwork(problem, network -> solver.solve(network, control)));
    }

    /**
     * The decision problem UPC: like {@link #solve}, but stops with {@link StopReason#DECIDED} as soon as the bracket tells whether
     * {@code rank} covering points suffice: they do when {@code upperBound() ≤ rank}, they do not when {@code lowerBound() > rank}.
     *
     * @throws IllegalStateException when the answer fails its check, which is a bug
     */
    public SolveResult<PointCover> decide(PointCoverProblem problem, int rank, SolveControl control) {
        SolveControl deciding = control.child();
        return directly(
                        problem,
                        deciding.withListener(
                                new Decision(rank, problem.points().size(), deciding)))
                .orElseGet(() -> throughNetwork(problem, network -> solver.decide(network, rank, control)));
    }

    /** Stops a search as soon as its bounds decide, and passes them on. */
    private static final class Decision implements SolveControl.Listener {
        private final int rank;
        private final SolveControl control;
        private int upper;
        private int lower;

        Decision(int rank, int pointCount, SolveControl control) {
            this.rank = rank;
            this.control = control;
            upper = pointCount;
            stopWhenDecided();
        }

        @Override
        public void witnessImproved(int upperBound) {
            upper = upperBound;
            control.listener().witnessImproved(upperBound);
            stopWhenDecided();
        }

        @Override
        public void lowerBoundImproved(int lowerBound) {
            lower = lowerBound;
            control.listener().lowerBoundImproved(lowerBound);
            stopWhenDecided();
        }

        private void stopWhenDecided() {
            if (upper <= rank || lower > rank) {
                control.cancel(StopReason.DECIDED);
            }
        }
    }

    /** Empty when the engine has no way for covers, or none for this one; also when it is stopped before it has started. */
    private Optional<SolveResult<PointCover>> directly(PointCoverProblem problem, SolveControl control) {
        long start = System.nanoTime();
        return solver.engine().forCovers().flatMap(engine -> {
            PointCoverForm form;
            try {
                form = PointCoverForm.of(problem, SQUARES, control::requireGo);
            } catch (TooLargeException | StoppedException withoutForm) {
                // The other way needs no list of all squares, and its first bracket comes without search.
                return Optional.empty();
            }
            SolveResult<PointCover> result = engine.solve(form, solver.options(), control);
            result.witness().check(problem).requireAccepted();
            Statistics statistics = new Statistics(
                    solver.engine().name(),
                    Duration.ofNanos(System.nanoTime() - start),
                    result.statistics().counts());
            return Optional.of(with(statistics, result));
        });
    }

    private static SolveResult<PointCover> with(Statistics statistics, SolveResult<PointCover> result) {
        return result.match(
                optimal -> new SolveResult.Optimal<>(optimal.witness(), optimal.lowerBound(), statistics),
                bracketed -> new SolveResult.Bracketed<>(
                        bracketed.witness(), bracketed.lowerBound(), bracketed.stopReason(), statistics));
    }

    private static SolveResult<PointCover> throughNetwork(
            PointCoverProblem problem, Function<ProximateRankProblem, SolveResult<NearbyNetwork>> search) {
        PointCoverToNetwork reduction = new PointCoverToNetwork(problem);
        SolveResult<NearbyNetwork> result = search.apply(reduction.target());
        PointCover cover = reduction.pullBack(result.witness());
        cover.check(problem).requireAccepted();
        int lowerBound = result.lowerBound();
        if (cover.value() < lowerBound) {
            throw new IllegalStateException("a cover of " + cover.value()
                    + " points exists, but the proximate rank was claimed to be at least " + lowerBound);
        }
        return result.match(
                optimal -> new SolveResult.Optimal<>(cover, lowerBound, result.statistics()),
                bracketed -> SolveResult.of(cover, lowerBound, bracketed.stopReason(), result.statistics()));
    }
}
