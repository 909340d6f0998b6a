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

    /** Takes all its time and finds nothing. */
    private record Waits() implements Engine {
        @Override
        public String name() {
            return "waits";
        }

        @Override
        public SolveResult<NearbyNetwork> solve(
                ProximateRankProblem problem, EngineOptions options, SolveControl control) {
            while (!control.isStopRequested()) {
                Thread.onSpinWait();
            }
            return new GivesUp(0).solve(problem, options, control);
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

    @Test
    void whoClosesLongSearchesIsFirstTheNextTime() {
        RelayEngine engine = new RelayEngine(new Waits(), new ExhaustiveEngine());
        SolveControl unlimited = SolveControl.unlimited();
        SolveResult<NearbyNetwork> first =
                engine.solve(problem, EngineOptions.defaults(), unlimited.withTimeLimit(Duration.ofSeconds(1)));
        SolveResult<NearbyNetwork> second =
                engine.solve(problem, EngineOptions.defaults(), unlimited.withTimeLimit(Duration.ofMinutes(5)));
        assertThat(first.isOptimal()).isTrue();
        assertThat(first.statistics().counts()).containsKey("attempts");
        assertThat(second.isOptimal()).isTrue();
        assertThat(second.statistics().counts()).doesNotContainKey("attempts");
    }

    @Test
    void shortSearchesTeachNothing() {
        RelayEngine engine = new RelayEngine(new GivesUp(1), new ExhaustiveEngine());
        for (int k = 0; k < 3; k++) {
            SolveResult<NearbyNetwork> result = engine.solve(
                    problem, EngineOptions.defaults(), SolveControl.unlimited().withTimeLimit(Duration.ofMinutes(5)));
            assertThat(result.statistics().counts()).containsKey("attempts");
        }
    }

    @Test
    void ofThreeTheLastOneHasWhatTheOthersLeave() {
        RelayEngine engine = new RelayEngine(new GivesUp(1), new GivesUp(2), new ExhaustiveEngine());
        SolveResult<NearbyNetwork> result = engine.solve(
                problem, EngineOptions.defaults(), SolveControl.unlimited().withTimeLimit(Duration.ofMinutes(5)));
        Results.requireValid(engine, problem, result);
        assertThat(result.isOptimal()).isTrue();
        assertThat(result.statistics().counts()).containsEntry("attempts", 2L);
    }
}
