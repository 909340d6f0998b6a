package dev.prank.solver.engine;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;

/**
 * Chooses an engine by the size of the problem: the exhaustive one up to {@value #EXHAUSTIVE_UNITS} units, where it is quicker than
 * starting a backend, CP-SAT above.
 */
public final class AutoEngine implements Engine {

    private static final int EXHAUSTIVE_UNITS = 8;

    private final Engine small = new ExhaustiveEngine();
    private final Engine large = new CpSatEngine();

    @Override
    public String name() {
        return "auto";
    }

    @Override
    public SolveResult<NearbyNetwork> solve(ProximateRankProblem problem, EngineOptions options, SolveControl control) {
        Engine engine = problem.network().size() <= EXHAUSTIVE_UNITS ? small : large;
        return engine.solve(problem, options, control);
    }
}
