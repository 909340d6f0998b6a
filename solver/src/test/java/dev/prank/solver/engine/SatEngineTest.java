package dev.prank.solver.engine;

import static dev.prank.solver.engine.Problems.problem;
import static dev.prank.solver.engine.Problems.unit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.solver.Engine;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SatEngineTest extends EngineContract {

    @Override
    Engine engine() {
        return new SatEngine();
    }

    /**
     * One unit of weight 1000 and dead-able helpers whose weights are multiples of 2000, all at one location: every sum with the unit
     * is an odd multiple of 1000, so it is never within 19ε = 19 of 0. But nearly every set of helpers is a new reason for that.
     */
    @Test
    void subsetSumsWithExponentiallyManyReasonsAreWrittenAsClauses() {
        Random random = new Random(5);
        List<HiddenUnit> units = new ArrayList<>(List.of(unit("1000", "3/2", "5")));
        for (int i = 0; i < 18; i++) {
            int weight = 2000 * (1 + random.nextInt(20)) * (random.nextBoolean() ? 1 : -1);
            units.add(unit(String.valueOf(weight), "1/2", "5"));
        }
        SolveResult<NearbyNetwork> result = solve(problem("1", units.toArray(HiddenUnit[]::new)));
        assertThat(result.isOptimal()).isTrue();
        assertThat(result.upperBound()).isEqualTo(1);
        Map<String, Long> counts = result.statistics().counts();
        assertThat(counts.get("sums")).isPositive();
        assertThat(counts.get("noGoods")).isLessThan(1000);
    }

    /** Of equal helpers only the number matters; without an order among them there are 2^24 groups to refute. */
    @Test
    void equalHelpersNeedFewNoGoods() {
        List<HiddenUnit> units = new ArrayList<>(List.of(unit("1000", "3/2", "5")));
        for (int i = 0; i < 12; i++) {
            units.add(unit("-300", "1/2", "5"));
            // The same unit, mirrored.
            units.add(unit("300", "-1/2", "-5"));
        }
        // |1000 − 300 j| is at least 100 > 25ε for every j.
        SolveResult<NearbyNetwork> result = solve(problem("1", units.toArray(HiddenUnit[]::new)));
        assertThat(result.isOptimal()).isTrue();
        assertThat(result.upperBound()).isEqualTo(1);
        assertThat(result.statistics().counts().get("noGoods")).isLessThan(60);
    }

    @Test
    void statisticsCountTheSearch() {
        SolveResult<NearbyNetwork> easy = solve(problem("1", unit("5", "4", "0")));
        assertThat(easy.statistics().counts())
                .containsOnlyKeys(KEYS)
                .allSatisfy((key, count) -> assertThat(count).isZero());
        SolveResult<NearbyNetwork> hard = solve(Problems.dense(14, 1));
        assertThat(hard.statistics().counts()).containsOnlyKeys(KEYS);
        assertThat(hard.statistics().counts().get("variables")).isPositive();
        assertThat(hard.statistics().counts().get("clauses")).isPositive();
    }

    private static final String[] KEYS = {"variables", "clauses", "conflicts", "noGoods", "sums", "rounds"};

    private SolveResult<NearbyNetwork> solve(ProximateRankProblem problem) {
        SolveResult<NearbyNetwork> result = engine().solve(problem, EngineOptions.defaults(), SolveControl.unlimited());
        Results.requireValid(engine(), problem, result);
        return result;
    }
}
