package dev.prank.solver;

import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.reductions.hardness.PointCoverToNetwork;
import java.util.Objects;

/**
 * Solves uniform point cover exactly, as the proximate rank of the network that Theorem 6.2 makes from the points
 * ({@link PointCoverToNetwork}). The two optima are equal, so bounds carry over as they are, also those that the listener of the
 * control hears of. Takes the time of the proximate-rank solver plus linear time.
 */
public final class PointCoverSolver {

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
        PointCoverToNetwork reduction = new PointCoverToNetwork(problem);
        return pulledBack(reduction, solver.solve(reduction.target(), control));
    }

    /**
     * The decision problem UPC: like {@link #solve}, but stops with {@link StopReason#DECIDED} as soon as the bracket tells whether
     * {@code rank} covering points suffice: they do when {@code upperBound() ≤ rank}, they do not when {@code lowerBound() > rank}.
     *
     * @throws IllegalStateException when the answer fails its check, which is a bug
     */
    public SolveResult<PointCover> decide(PointCoverProblem problem, int rank, SolveControl control) {
        PointCoverToNetwork reduction = new PointCoverToNetwork(problem);
        return pulledBack(reduction, solver.decide(reduction.target(), rank, control));
    }

    private static SolveResult<PointCover> pulledBack(
            PointCoverToNetwork reduction, SolveResult<NearbyNetwork> result) {
        PointCover cover = reduction.pullBack(result.witness());
        cover.check(reduction.source()).requireAccepted();
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
