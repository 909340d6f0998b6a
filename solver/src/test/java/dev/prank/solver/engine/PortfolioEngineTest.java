package dev.prank.solver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.solver.Engine;
import dev.prank.solver.EngineFailureException;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import java.time.Duration;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Not under the engine contract, because two threads race: which of two equal witnesses is returned may differ. */
class PortfolioEngineTest {

    @Provide
    Arbitrary<ProximateRankProblem> problems() {
        return Problems.small(7);
    }

    @Property(tries = 300)
    void agreesWithTheExhaustiveEngine(@ForAll("problems") ProximateRankProblem problem) {
        assertThat(Results.optimum(new PortfolioEngine(new CpSatEngine(), new SatEngine()), problem))
                .isEqualTo(Results.optimum(new ExhaustiveEngine(), problem));
    }

    /** Runs until it is told to stop. */
    private static final class Endless implements Engine {
        @Override
        public String name() {
            return "endless";
        }

        @Override
        public SolveResult<NearbyNetwork> solve(
                ProximateRankProblem problem, EngineOptions options, SolveControl control) {
            while (!control.isStopRequested()) {
                Thread.onSpinWait();
            }
            return new ExhaustiveEngine()
                    .solve(problem, options, SolveControl.unlimited().withTimeLimit(Duration.ZERO));
        }
    }

    private static final class Failing implements Engine {
        @Override
        public String name() {
            return "failing";
        }

        @Override
        public SolveResult<NearbyNetwork> solve(
                ProximateRankProblem problem, EngineOptions options, SolveControl control) {
            throw new EngineFailureException("on purpose");
        }
    }

    @Test
    @Timeout(20)
    void anEngineThatHasClosedTheProblemStopsTheOther() {
        ProximateRankProblem problem = Problems.problem(
                "1", Problems.unit("5", "3", "0"), Problems.unit("5", "9", "0"), Problems.unit("5", "4", "0"));
        for (Engine engine : new Engine[] {
            new PortfolioEngine(new Endless(), new ExhaustiveEngine()),
            new PortfolioEngine(new ExhaustiveEngine(), new Endless())
        }) {
            SolveResult<NearbyNetwork> result =
                    engine.solve(problem, EngineOptions.defaults(), SolveControl.unlimited());
            Results.requireValid(engine, problem, result);
        }
    }

    @Test
    @Timeout(20)
    void aFailureStopsBothAndIsReported() {
        ProximateRankProblem problem = Problems.problem("1", Problems.unit("5", "3", "0"));
        for (Engine engine : new Engine[] {
            new PortfolioEngine(new Endless(), new Failing()), new PortfolioEngine(new Failing(), new Endless())
        }) {
            assertThatThrownBy(() -> engine.solve(problem, EngineOptions.defaults(), SolveControl.unlimited()))
                    .isInstanceOf(EngineFailureException.class)
                    .hasMessageContaining("on purpose");
        }
    }
}
