package dev.prank.solver.engine;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.solver.CoverEngine;
import dev.prank.solver.Engine;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import java.util.Optional;

/**
 * Chooses by the size of the problem, its kind, and the number of threads.
 *
 * <ul>
 *   <li>Up to {@value #EXHAUSTIVE_UNITS} units, the exhaustive engine: it is quicker than starting a backend.
 *   <li>Above, where no unit can be cancelled, {@link BranchEngine}: it was nowhere much slower than the others, and on point sets made
 *       from formulas many times faster.
 *   <li>Where units can be cancelled, CP-SAT and {@link BranchAndPriceEngine}: on trained networks each closed some that the other did not. They
 *       run side by side with several threads; with one thread CP-SAT has the first half of the time. Where there are too many locations to
 *       list, SAT takes the place of the latter.
 * </ul>
 */
public final class AutoEngine implements Engine {

    private static final int EXHAUSTIVE_UNITS = 8;

    private final Engine small = new ExhaustiveEngine();
    private final Engine single =
            new BranchEngine(new RelayEngine(new CpSatEngine(), new BranchAndPriceEngine(new SatEngine())));
    private final Engine parallel =
            new BranchEngine(new PortfolioEngine(new CpSatEngine(), new BranchAndPriceEngine(new SatEngine())));

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
}
