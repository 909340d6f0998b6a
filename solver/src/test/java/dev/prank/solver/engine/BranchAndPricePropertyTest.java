package dev.prank.solver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.ProximateRankSolver;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class BranchAndPricePropertyTest {

    @Provide
    Arbitrary<ProximateRankProblem> problems() {
        return Problems.small(9);
    }

    @Property(tries = 3000)
    void agreesWithTheExhaustiveEngine(@ForAll("problems") ProximateRankProblem problem) {
        assertThat(Results.optimum(new BranchEngine(new BranchAndPriceEngine(new CpSatEngine()), 0), problem))
                .isEqualTo(Results.optimum(new ExhaustiveEngine(), problem));
    }

    /** One in forty needs decisions about pairs; with 2851 a helper has to come along with the unit that it is to be together with. */
    @Property(tries = 2500)
    void agreesWhereMuchCancelsInManyWays(@ForAll @From("seeds") long seed) {
        ProximateRankProblem problem = crowded(new Random(seed));
        assertThat(Results.optimum(new BranchAndPriceEngine(new CpSatEngine(), 0), problem))
                .as("seed %d", seed)
                .isEqualTo(Results.optimum(new ExhaustiveEngine(), problem));
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(2851L)),
                Tuple.of(200, Arbitraries.longs().between(0, Long.MAX_VALUE)));
    }

    /** Eleven units with weights of all sizes, many of which may meet. */
    private static ProximateRankProblem crowded(Random random) {
        int outputs = 1 + random.nextInt(3);
        int denominator = 1 + random.nextInt(40);
        int inputs = 1 + random.nextInt(2);
        int spread = 1 + random.nextInt(6);
        List<HiddenUnit> units = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            units.add(new HiddenUnit(
                    numbers(random, outputs, 3, denominator),
                    numbers(random, inputs, spread, denominator),
                    numbers(random, 1, spread, denominator).get(0)));
        }
        Rational radius = Rational.of(1 + random.nextInt(3 * denominator), 2 * denominator);
        return new ProximateRankProblem(TanhNetwork.of(inputs, outputs, units), radius);
    }

    private static List<Rational> numbers(Random random, int count, int largest, int denominator) {
        return Stream.generate(() ->
                        Rational.of(random.nextInt(2 * largest * denominator + 1) - largest * denominator, denominator))
                .limit(count)
                .toList();
    }

    /**
     * The second and the third unit mirror each other, so the network itself has the optimal rank of its part. When the last one follows
     * into the group of one of them, the other must come along: all three meet at (1, 1/2).
     */
    @Test
    void unitsAtOnePlaceStayTogetherWhenOthersFollow() {
        ProximateRankProblem problem = Problems.problem(
                "1/2",
                Problems.unit(List.of("0"), List.of("0"), "0"),
                Problems.unit(List.of("1"), List.of("1"), "0"),
                Problems.unit(List.of("-2"), List.of("-1"), "0"),
                Problems.unit(List.of("2"), List.of("1"), "1"));
        SolveResult<NearbyNetwork> result = new ProximateRankSolver(new ExhaustiveEngine(), EngineOptions.defaults())
                .solve(problem, SolveControl.unlimited());
        assertThat(result.isOptimal()).isTrue();
        assertThat(result.upperBound()).isEqualTo(1);
    }
}
