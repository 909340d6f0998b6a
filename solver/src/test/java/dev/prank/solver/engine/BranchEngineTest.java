package dev.prank.solver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.generate.RandomPoints;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.hardness.PointCoverToNetwork;
import dev.prank.solver.Engine;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BranchEngineTest extends EngineContract {

    @Override
    Engine engine() {
        return new BranchEngine();
    }

    private static ProximateRankProblem points(int count, int occupancy, long seed) {
        return new PointCoverToNetwork(RandomPoints.uniform(count, Rational.ONE, Rational.of(occupancy), seed))
                .target();
    }

    /** With few points to a square, data reduction leaves nothing to search. */
    @Test
    void sparsePointsNeedNoLinearProgram() {
        SolveResult<NearbyNetwork> result = solve(points(400, 1, 1), OptionalLong.empty());
        assertThat(result.isOptimal()).isTrue();
        assertThat(result.statistics().counts()).containsEntry("linearPrograms", 0L);
    }

    @Test
    void aWorkLimitGivesTheSameBracketTwice() {
        ProximateRankProblem problem = points(700, 5, 3);
        for (long limit : new long[] {0, 10, 60}) {
            SolveResult<NearbyNetwork> first = solve(problem, OptionalLong.of(limit));
            SolveResult<NearbyNetwork> second = solve(problem, OptionalLong.of(limit));
            assertThat(second.witness()).isEqualTo(first.witness());
            assertThat(second.lowerBound()).isEqualTo(first.lowerBound());
            assertThat(second.statistics().counts())
                    .isEqualTo(first.statistics().counts());
        }
    }

    private SolveResult<NearbyNetwork> solve(ProximateRankProblem problem, OptionalLong workLimit) {
        SolveResult<NearbyNetwork> result =
                engine().solve(problem, new EngineOptions(1, 5, workLimit), SolveControl.unlimited());
        Results.requireValid(engine(), problem, result);
        return result;
    }
}
