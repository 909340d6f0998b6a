package dev.prank.solver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.group.LocationForm;
import dev.prank.solver.Engine;
import dev.prank.solver.backend.MipSolver;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Outgoing weights of ten digits that must balance to within a unit or two: backends that round their coefficients take wrong groups for
 * cancelling ones, so everything depends on the exact check and on what is excluded after it.
 */
class WideWeightsPropertyTest {

    private static final long WIDE = 10_000_000_000L;

    private final List<Engine> engines = List.of(
            new CpSatEngine(),
            new CpSatEngine(0, LocationForm.Limits.DEFAULT),
            new SatEngine(),
            new MipEngine(MipSolver.SCIP),
            new MipEngine(MipSolver.CBC),
            new MipEngine(MipSolver.HIGHS));

    @Property(tries = 300)
    void enginesAgreeWithTheExhaustiveOne(@ForAll @IntRange(min = 3, max = 9) int units, @ForAll long seed) {
        ProximateRankProblem problem = problem(units, seed);
        int expected = Results.optimum(new ExhaustiveEngine(), problem);
        for (Engine engine : engines) {
            assertThat(Results.optimum(engine, problem))
                    .as("%s on %s", engine.name(), problem)
                    .isEqualTo(expected);
        }
    }

    @Property(tries = 60)
    void largerProblemsGiveOneAnswer(@ForAll @IntRange(min = 12, max = 18) int units, @ForAll long seed) {
        ProximateRankProblem problem = problem(units, seed);
        int first = Results.optimum(engines.get(0), problem);
        for (Engine engine : engines.subList(1, engines.size())) {
            assertThat(Results.optimum(engine, problem))
                    .as("%s on %s", engine.name(), problem)
                    .isEqualTo(first);
        }
    }

    private static ProximateRankProblem problem(int units, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<HiddenUnit> list = new ArrayList<>();
        for (int i = 0; i < units; i++) {
            long weight = WIDE * random.nextInt(-3, 4) + random.nextInt(-2, 3);
            list.add(new HiddenUnit(
                    List.of(Rational.of(weight)),
                    List.of(Rational.of(random.nextInt(0, 9), 2)),
                    Rational.of(random.nextInt(-4, 5), 2)));
        }
        return new ProximateRankProblem(TanhNetwork.of(1, 1, list), Rational.ONE);
    }
}
