package dev.prank.solver.engine;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.solver.CoverEngine;
import dev.prank.solver.Engine;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.proof.BoundProof;
import java.util.Optional;

/**
 * Chooses by the size of the problem, its kind, and the number of threads.
 *
 * <ul>
 *   <li>Up to {@value #EXHAUSTIVE_UNITS} units, the exhaustive engine: it is quicker than starting a backend.
 *   <li>Above, where no unit can be cancelled, {@link BranchEngine}: it was nowhere much slower than the others, and on point sets made
 *       from formulas many times faster.
 *   <li>Where units can be cancelled, with several threads CP-SAT beside {@link BranchAndPriceEngine} and SAT, one after the other; with one
 *       thread all three one after the other. Half of the time is for {@link BranchAndPriceEngine} at first, and then more for what closes
 *       long searches ({@link RelayEngine}). Without a deadline CP-SAT beside SAT, or alone. On
 *       trained networks each of the three closes some that the others do not, branch and price most; nearly equal sums keep it busy where
 *       the others close at once.
 * </ul>
 */
public final class AutoEngine implements Engine {

    private static final int EXHAUSTIVE_UNITS = 8;

    private final Engine small = new ExhaustiveEngine();
    private final Engine single = new BranchEngine(
            new RelayEngine(new BranchAndPriceEngine(new SatEngine()), new SatEngine(), new CpSatEngine()));
    private final Engine parallel = new BranchEngine(new PortfolioEngine(
            new CpSatEngine(), new RelayEngine(new BranchAndPriceEngine(new SatEngine()), new SatEngine())));
    private final RankProver prover = new RankProver(new SatEngine());

    @Override
    public String name() {
        return "auto";
    }

    @Override
    public Optional<CoverEngine> forCovers() {
        return Optional.of(new SquareCoverEngine());
    }

    @Override
    public SolveResult<NearbyNetwork> solve(ProximateRankProblem problem, EngineOptions options, SolveControl control) {
        if (problem.network().size() <= EXHAUSTIVE_UNITS) {
            return small.solve(problem, options, control);
        }
        return (options.threads() == 1 ? single : parallel).solve(problem, options, control);
    }

    @Override
    public Optional<BoundProof> prove(
            ProximateRankProblem problem, int bound, EngineOptions options, SolveControl control) {
        return prover.prove(problem, bound, options, control);
    }
}
