package dev.prank.solver;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.solver.proof.BoundProof;
import java.util.Optional;

/**
 * An exact method for proximate rank.
 *
 * <p>Contract, for every implementation: without a limit the result is optimal; with one it is a valid bracket, at the latest about
 * a second after the limit. The witness passes {@link NearbyNetwork#check}. The lower bound is proved by exact means or by a backend
 * that works in exact integers, except where an implementation says that it passes on a claim made in floating point. Implementations
 * may be used by several threads at once. One may remember which of its methods served, which changes only the time that it takes.
 */
public interface Engine {

    /** The name on the command line. */
    String name();

    /**
     * The least rank within the radius. Engines accept every problem, connected or not; large ones may take exponential time.
     *
     * @throws EngineFailureException when a backend is missing or fails
     */
    SolveResult<NearbyNetwork> solve(ProximateRankProblem problem, EngineOptions options, SolveControl control);

    /**
     * A proof that the proximate rank is at least {@code bound}, which is so; empty when there is none, or none was found with the effort that
     * the engine thinks it worth. For bounds that {@link #solve} has told without a proof.
     */
    default Optional<BoundProof> prove(
            ProximateRankProblem problem, int bound, EngineOptions options, SolveControl control) {
        return Optional.empty();
    }

    /** This engine's way to solve covers of points without a network, if it has one. */
    default Optional<CoverEngine> forCovers() {
        return Optional.empty();
    }
}
