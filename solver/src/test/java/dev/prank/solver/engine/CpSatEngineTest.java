package dev.prank.solver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.solver.Engine;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.StopReason;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CpSatEngineTest extends EngineContract {

    @Override
    Engine engine() {
        return new CpSatEngine();
    }

    @Test
    void theWorkLimitHoldsForAllRunsOfTheBackendTogether() {
        // Every run counts as at least one unit, so one unit allows one run: of the inner or of the outer model.
        ProximateRankProblem problem = Problems.dense(60, 5);
        SolveResult<NearbyNetwork> result =
                engine().solve(problem, new EngineOptions(1, 0, OptionalLong.of(1)), SolveControl.unlimited());
        Results.requireValid(engine(), problem, result);
        StopReason reason = result.match(optimal -> StopReason.DECIDED, SolveResult.Bracketed::stopReason);
        assertThat(reason).isEqualTo(StopReason.WORK_LIMIT);
        assertThat(result.statistics().counts().get("rounds")).isLessThanOrEqualTo(1L);
    }
}
