package dev.prank.solver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.Verdict;
import dev.prank.instances.network.LosslessCompression;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.solver.Engine;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;

/** What must hold for every result of every engine. */
final class Results {

    private Results() {}

    /** Solves without limits, requires a valid result that is optimal, and returns the optimum. */
    static int optimum(Engine engine, ProximateRankProblem problem) {
        SolveResult<NearbyNetwork> result = engine.solve(problem, EngineOptions.defaults(), SolveControl.unlimited());
        requireValid(engine, problem, result);
        assertThat(result.isOptimal())
                .as("%s is optimal on %s", engine.name(), problem)
                .isTrue();
        return result.upperBound();
    }

    static void requireValid(Engine engine, ProximateRankProblem problem, SolveResult<NearbyNetwork> result) {
        NearbyNetwork witness = result.witness();
        assertThat(witness.check(problem))
                .as("%s's witness of %s", engine.name(), problem)
                .isEqualTo(Verdict.accepted());
        assertThat(LosslessCompression.rank(witness.network()))
                .as("rank of %s's nearby network of %s", engine.name(), problem)
                .isEqualTo(result.upperBound());
        assertThat(witness.compressed().size()).isEqualTo(result.upperBound());
        assertThat(result.lowerBound()).isBetween(0, result.upperBound());
        assertThat(result.isOptimal())
                .as("%s is optimal exactly when its bounds meet, on %s", engine.name(), problem)
                .isEqualTo(result.lowerBound() == result.upperBound());
        assertThat(result.statistics().engine()).isEqualTo(engine.name());
    }
}
