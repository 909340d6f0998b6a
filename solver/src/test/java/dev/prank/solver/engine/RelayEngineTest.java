package dev.prank.solver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.solver.Engine;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.Statistics;
import dev.prank.solver.StopReason;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelayEngineTest {

    private final ProximateRankProblem problem = Problems.dense(9, 1);
    private final int optimum = Results.optimum(new ExhaustiveEngine(), problem);

    /** Gives up at once, with the network itself and one bound. */
    private record GivesUp(int lowerBound) implements Engine {
        @Override
        public String name() {
            return "gives-up";
        }

        @Override
        public SolveResult<NearbyNetwork> solve(
                ProximateRankProblem problem, EngineOptions options, SolveControl control) {
            NearbyNetwork witness = UnitGrouping.trivial(problem.network()).applyTo(problem.network());
            return SolveResult.of(
                    witness,
                    lowerBound,
                    StopReason.TIME_LIMIT,
                    new Statistics(name(), Duration.ZERO, Map.of("attempts", 1L)));
        }
    }

    private SolveResult<NearbyNetwork> relay(Engine first, Engine second) {
        RelayEngine engine = new RelayEngine(first, second);
        SolveResult<NearbyNetwork> result = engine.solve(
                problem, EngineOptions.defaults(), SolveControl.unlimited().withTimeLimit(Duration.ofMinutes(5)));
        Results.requireValid(engine, problem, result);
        return result;
    }

    @Test
    void theSecondEndsWhatTheFirstLeaves() {
        SolveResult<NearbyNetwork> result = relay(new GivesUp(1), new ExhaustiveEngine());
        assertThat(result.isOptimal()).isTrue();
        assertThat(result.upperBound()).isEqualTo(optimum);
        assertThat(result.statistics().counts()).containsKeys("attempts", "nodes");
    }

    @Test
    void theBetterOfBothBoundsCounts() {
        assertThat(relay(new GivesUp(1), new GivesUp(2)).lowerBound()).isEqualTo(2);
        assertThat(relay(new GivesUp(2), new GivesUp(1)).lowerBound()).isEqualTo(2);
    }

    @Test
    void theSecondIsNotAskedWhenTheFirstIsEnough() {
        RelayEngine engine = new RelayEngine(new ExhaustiveEngine(), new GivesUp(1));
        SolveResult<NearbyNetwork> result = engine.solve(
                problem, EngineOptions.defaults(), SolveControl.unlimited().withTimeLimit(Duration.ofMinutes(5)));
        assertThat(result.upperBound()).isEqualTo(optimum);
        assertThat(result.statistics().counts()).doesNotContainKey("attempts");
    }

    @Test
    void withoutADeadlineTheSecondDoesItAll() {
        RelayEngine engine = new RelayEngine(new GivesUp(1), new ExhaustiveEngine());
        SolveResult<NearbyNetwork> result = engine.solve(problem, EngineOptions.defaults(), SolveControl.unlimited());
        assertThat(result.isOptimal()).isTrue();
        assertThat(result.statistics().counts()).doesNotContainKey("attempts");
    }
}
