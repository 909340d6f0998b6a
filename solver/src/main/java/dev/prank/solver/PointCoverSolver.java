package dev.prank.solver;

import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.reductions.group.LocationForm;
import dev.prank.reductions.group.PlacedPoints;
import dev.prank.reductions.group.PointCoverForm;
import dev.prank.reductions.group.SweptCover;
import dev.prank.reductions.group.TooLargeException;
import dev.prank.reductions.hardness.PointCoverToNetwork;
import dev.prank.solver.certificate.CoverCertificate;
import dev.prank.solver.proof.BoundProof;
import dev.prank.solver.proof.CoverProof;
import dev.prank.solver.proof.PointCoverProof;
import dev.prank.solver.proof.ProofLines;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Solves uniform point cover exactly. An engine that has a way for covers ({@link Engine#forCovers}) gets the maximal squares
 * ({@link PointCoverForm}), after a sweep has given a first bracket ({@link SweptCover}), so that there is one whenever the
 * search is stopped. Other engines get the network that Theorem 6.2 makes from the points ({@link PointCoverToNetwork}), and so
 * does every engine when there are too many squares to list: the proximate rank of that network is the least cover, so bounds
 * carry over as they are, also those that the listener of the control hears of.
 *
 * <p>Takes the time of the engine, that of listing the squares, and linear time.
 */
public final class PointCoverSolver {

    /** They take some 100 bytes each member, a few gigabytes at most. */
    private static final LocationForm.Limits SQUARES = new LocationForm.Limits(10_000_000, 50_000_000);

    private final ProximateRankSolver solver;

    public PointCoverSolver(ProximateRankSolver solver) {
        this.solver = Objects.requireNonNull(solver, "solver");
    }

    /** The same without proofs. */
    public PointCoverSolver withoutProofs() {
        return new PointCoverSolver(solver.withoutProofs());
    }

    /** The same on so many threads. */
    public PointCoverSolver onThreads(int threads) {
        return new PointCoverSolver(solver.onThreads(threads));
    }

    /** How many threads it uses, at most. */
    public int threads() {
        return solver.threads();
    }

    /** Whether it looks for proofs of its lower bounds. */
    public boolean isProving() {
        return solver.isProving();
    }

    /** Whether only time can stop its searches before the end: it has no work limit. */
    public boolean isTimed() {
        return solver.isTimed();
    }

    /**
     * The least cover, or the best bracket when the control stops the search. The cover has been re-checked exactly.
     *
     * @throws IllegalStateException when the answer fails its check, which is a bug
     */
    public SolveResult<PointCover> solve(PointCoverProblem problem, SolveControl control) {
        SolveResult<PointCover> result = search(problem, control, solver.withoutProofs()::solve);
        return result.isOptimal() ? checked(problem, result, control) : result;
    }

    /**
     * The decision problem UPC: like {@link #solve}, but stops with {@link StopReason#DECIDED} as soon as the bracket tells
     * whether {@code rank} covering points suffice: they do when {@code upperBound() ≤ rank}, they do not when {@code
     * lowerBound() > rank}.
     *
     * @throws IllegalStateException when the answer fails its check, which is a bug
     */
    public SolveResult<PointCover> decide(PointCoverProblem problem, int rank, SolveControl control) {
        SolveControl deciding = control.child();
        Decision decision = new Decision(rank, problem.points().size(), deciding);
        SolveResult<PointCover> result = search(
                problem,
                deciding.withListener(decision),
                (network, itsControl) -> solver.withoutProofs().decide(network, rank, itsControl));
        return result.isOptimal() || result.lowerBound() > rank ? checked(problem, result, control) : result;
    }

    private static SolveResult<PointCover> checked(
            PointCoverProblem problem, SolveResult<PointCover> result, SolveControl control) {
        return ProofCheck.checked(
                result,
                problem.radius(),
                control,
                (sha256, bound, lines) -> CoverCertificate.check(problem, sha256, bound, lines));
    }

    /** @param onNetworks solves what the points make of a network, where the engine has no way for covers */
    private SolveResult<PointCover> search(
            PointCoverProblem problem,
            SolveControl control,
            BiFunction<ProximateRankProblem, SolveControl, SolveResult<NearbyNetwork>> onNetworks) {
        return solver.engine()
                .forCovers()
                .map(engine -> directly(problem, engine, control, onNetworks))
                .orElseGet(() -> throughNetwork(problem, network -> onNetworks.apply(network, control)));
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

    /** By an engine's way for covers. */
    private SolveResult<PointCover> directly(
            PointCoverProblem problem,
            CoverEngine engine,
            SolveControl control,
            BiFunction<ProximateRankProblem, SolveControl, SolveResult<NearbyNetwork>> onNetworks) {
        long start = System.nanoTime();
        // Not to be stopped, as there would be no bracket then; it takes little more than linear time.
        PlacedPoints points = PlacedPoints.of(problem, () -> {});
        SweptCover swept = points.sweep(() -> {});
        SolveControl searching = control.withListener(control.listener().improvementsOnly(points.size()));
        searching.listener().witnessImproved(swept.size());
        searching.listener().lowerBoundImproved(swept.lowerBound());
        if (swept.size() == swept.lowerBound()) {
            PointCover cover = swept.cover();
            cover.check(problem).requireAccepted();
            return new SolveResult.Optimal<>(cover, swept.lowerBound(), statistics(start, Map.of()), proof(swept));
        }
        SolveResult<PointCover> result;
        try {
            PointCoverForm form = PointCoverForm.of(points, SQUARES, searching::requireGo);
            result = engine.solve(form, solver.options(), searching);
        } catch (StoppedException stopped) {
            result = SolveResult.of(swept.cover(), swept.lowerBound(), stopped.reason(), statistics(start, Map.of()));
        } catch (TooLargeException withoutForm) {
            // The other way needs no list of all squares.
            result = throughNetwork(problem, network -> onNetworks.apply(network, searching));
        }
        return combined(result, swept, statistics(start, result.statistics().counts()), problem);
    }

    private Statistics statistics(long start, Map<String, Long> counts) {
        return new Statistics(solver.engine().name(), Duration.ofNanos(System.nanoTime() - start), counts);
    }

    /** The result, or what the sweep found where that is better. */
    private SolveResult<PointCover> combined(
            SolveResult<PointCover> result, SweptCover swept, Statistics statistics, PointCoverProblem problem) {
        PointCover cover = swept.size() < result.upperBound() ? swept.cover() : result.witness();
        cover.check(problem).requireAccepted();
        int lowerBound = Math.max(result.lowerBound(), swept.lowerBound());
        SolveResult<PointCover> better = result.match(
                optimal -> new SolveResult.Optimal<>(cover, lowerBound, statistics),
                bracketed -> SolveResult.of(cover, lowerBound, bracketed.stopReason(), statistics));
        return better.withProof(Stream.of(result.proof(), proof(swept))
                .flatMap(Optional::stream)
                .filter(proof -> proof.bound() == lowerBound)
                .findFirst());
    }

    /** Points that are pairwise apart need a square each. */
    private Optional<BoundProof> proof(SweptCover swept) {
        if (!solver.options().isProving()) {
            return Optional.empty();
        }
        CoverProof nothingLeft =
                new ProofLines().line("bound").number(1).slash().slash().proof();
        return Optional.of(new PointCoverProof(swept.lowerBound(), swept.pointsApart(), new int[0], nothingLeft));
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
