package dev.prank.solver.engine;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;

/** Chooses an engine by the size of the problem. */
public final class AutoEngine implements Engine {

    private final Engine large = new CpSatEngine();

    @Override
    public String name() {
        return "auto";
    }

    @Override
    public SolveResult<NearbyNetwork> solve(ProximateRankProblem problem, EngineOptions options, SolveControl control) {
        return large.solve(problem, options, control);
    }
}
