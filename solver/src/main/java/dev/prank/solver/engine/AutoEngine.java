package dev.prank.solver.engine;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.solver.Engine;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;

/**
 * Chooses by the size of the problem and the number of threads: the exhaustive engine up to {@value #EXHAUSTIVE_UNITS} units, where it is
 * quicker than starting a backend; above, CP-SAT with one thread, and CP-SAT beside SAT with more.
 */
public final class AutoEngine implements Engine {

    private static final int EXHAUSTIVE_UNITS = 8;

    private final Engine small = new ExhaustiveEngine();
    private final Engine large = new CpSatEngine();
    private final Engine portfolio = new PortfolioEngine(large, new SatEngine());

    @Override
    public String name() {
        return "auto";
    }

    @Override
    public SolveResult<NearbyNetwork> solve(ProximateRankProblem problem, EngineOptions options, SolveControl control) {
        if (problem.network().size() <= EXHAUSTIVE_UNITS) {
            return small.solve(problem, options, control);
        }
        return (options.threads() == 1 ? large : portfolio).solve(problem, options, control);
    }
}
