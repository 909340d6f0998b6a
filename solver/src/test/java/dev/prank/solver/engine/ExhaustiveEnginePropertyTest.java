package dev.prank.solver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.LosslessCompression;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.network.UnitGroup;
import dev.prank.instances.number.Rational;
import dev.prank.solver.Engine;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class ExhaustiveEnginePropertyTest {

    private final Engine engine = new ExhaustiveEngine();

    @Provide
    Arbitrary<ProximateRankProblem> problems() {
        return Problems.small(6);
    }

    @Property(tries = 2500)
    void agreesWithLiteralEnumeration(@ForAll("problems") ProximateRankProblem problem) {
        assertThat(Results.optimum(engine, problem)).isEqualTo(BruteForceOracle.proximateRank(problem));
    }

    /** The combinatorial form itself: parameters within the radius, snapped to a lattice where they often coincide. */
    @Property(tries = 700)
    void noSampledNearbyNetworkHasLowerRank(@ForAll("problems") ProximateRankProblem problem, @ForAll Random random) {
        int optimum = Results.optimum(engine, problem);
        for (int sample = 0; sample < 20; sample++) {
            TanhNetwork near = perturbed(problem, random);
            assertThat(LosslessCompression.rank(near))
                    .as("%s near %s", near, problem)
                    .isGreaterThanOrEqualTo(optimum);
        }
    }

    /** The arbitrary is worth its tries only when it produces every kind of interplay. */
    @Property(tries = 2000)
    void generatedProblemsShowEveryKindOfInterplay(@ForAll("problems") ProximateRankProblem problem) {
        NearbyNetwork witness = engine.solve(problem, EngineOptions.defaults(), SolveControl.unlimited())
                .witness();
        List<HiddenUnit> units = problem.network().units();
        List<UnitGroup> groups = witness.grouping().groups();
        collect("at least four units", units.size() >= 4, 25);
        collect("below the rank", witness.value() < LosslessCompression.rank(problem.network()), 25);
        collect("above 0", witness.value() > 0, 25);
        collect("above 1", witness.value() > 1, 10);
        collect(
                "cancelled pair or more",
                groups.stream()
                        .anyMatch(group -> group.cancelled() && group.units().size() > 1),
                5);
        collect(
                "cancelled with a helper",
                groups.stream()
                        .anyMatch(group -> group.cancelled()
                                && group.units().size() > 1
                                && group.units().stream()
                                        .map(units::get)
                                        .anyMatch(unit -> unit.isNearlyConstant(problem.radius())
                                                || unit.isNearlySilent(problem.radius()))),
                2);
        collect(
                "kept pair or more",
                groups.stream()
                        .anyMatch(group -> !group.cancelled() && group.units().size() > 1),
                5);
        collect(
                "mirrored member",
                groups.stream().anyMatch(group -> group.orientations().contains(-1)),
                5);
    }

    private static void collect(String label, boolean value, int leastPercentage) {
        Statistics.label(label).collect(value);
        Statistics.label(label)
                .coverage(coverage -> coverage.check(true).percentage(percentage -> percentage >= leastPercentage));
    }

    private static TanhNetwork perturbed(ProximateRankProblem problem, Random random) {
        TanhNetwork network = problem.network();
        Rational step = random.nextBoolean() ? Rational.ONE : Rational.of(1, 2);
        return TanhNetwork.of(
                network.inputs(),
                network.outputs(),
                network.units().stream()
                        .map(unit -> new HiddenUnit(
                                perturbed(unit.outgoing(), problem.radius(), step, random),
                                perturbed(unit.incoming(), problem.radius(), step, random),
                                perturbed(List.of(unit.bias()), problem.radius(), step, random)
                                        .get(0)))
                        .toList());
    }

    private static List<Rational> perturbed(List<Rational> values, Rational radius, Rational step, Random random) {
        return values.stream()
                .map(value -> perturbed(value, radius, step, random))
                .toList();
    }

    /** The multiple of {@code step} below or above, where it is within the radius; else the value itself. */
    private static Rational perturbed(Rational value, Rational radius, Rational step, Random random) {
        Rational snapped = Rational.of(value.divide(step).floor(), BigInteger.ONE)
                .add(Rational.of(random.nextInt(2)))
                .multiply(step);
        return snapped.subtract(value).abs().compareTo(radius) <= 0 ? snapped : value;
    }
}
