package dev.prank.solver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.solver.Engine;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.StopReason;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ExhaustiveEngineTest extends EngineContract {

    @Override
    Engine engine() {
        return new ExhaustiveEngine();
    }

    @Test
    void workLimitCountsNodes() {
        ProximateRankProblem problem = Problems.dense(60, 5);
        SolveResult<NearbyNetwork> result =
                engine().solve(problem, new EngineOptions(1, 0, OptionalLong.of(123)), SolveControl.unlimited());
        assertThat(result.statistics().counts()).containsEntry("nodes", 123L);
        StopReason reason = result.match(optimal -> StopReason.DECIDED, SolveResult.Bracketed::stopReason);
        assertThat(reason).isEqualTo(StopReason.WORK_LIMIT);
    }

    @Test
    void manyUnitsInOneGroupTakeOneDive() {
        // All units are alike and never cancel: they are one kept group, which the root bound proves after the first
        // dive.
        List<HiddenUnit> units = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            units.add(Problems.unit("5", "3", i + "/300"));
        }
        ProximateRankProblem problem = Problems.problem("1/2", units.toArray(HiddenUnit[]::new));
        SolveResult<NearbyNetwork> result = engine().solve(problem, EngineOptions.defaults(), SolveControl.unlimited());
        Results.requireValid(engine(), problem, result);
        assertThat(result.isOptimal()).isTrue();
        assertThat(result.upperBound()).isEqualTo(1);
        assertThat(result.statistics().counts()).containsEntry("nodes", 300L);
    }
}
