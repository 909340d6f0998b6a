package dev.prank.solver.bound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.Verdict;
import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.instances.number.Rational;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class NearbyCompressibilityPropertyTest {

    @Provide
    Arbitrary<ProximateRankProblem> tiny() {
        return LatticeProblems.problems(3, 8);
    }

    @Provide
    Arbitrary<ProximateRankProblem> sparse() {
        return LatticeProblems.problems(10, 200);
    }

    @Property(tries = 2000)
    void agreesWithAllPairsOnTinyNetworks(@ForAll("tiny") ProximateRankProblem problem) {
        agreesWithAllPairs(problem);
        Statistics.coverage(coverage -> {
            coverage.check(true).count(count -> count > 0);
            coverage.check(false).count(count -> count > 0);
        });
    }

    @Property(tries = 1000)
    void agreesWithAllPairsOnSparseNetworks(@ForAll("sparse") ProximateRankProblem problem) {
        agreesWithAllPairs(problem);
    }

    private static void agreesWithAllPairs(ProximateRankProblem problem) {
        TanhNetwork network = problem.network();
        boolean expected = false;
        for (int i = 0; i < network.size(); i++) {
            HiddenUnit unit = network.units().get(i);
            expected |= isWithin(problem.radius(), unit.outgoing(), unit.outgoing(), 0);
            expected |= isWithin(problem.radius(), unit.incoming(), unit.incoming(), 0);
            for (int j = 0; j < i; j++) {
                HiddenUnit other = network.units().get(j);
                for (int sign : new int[] {1, -1}) {
                    Rational reach = problem.radius().multiply(2);
                    expected |= isWithin(reach, unit.incoming(), other.incoming(), sign)
                            && isWithin(reach, List.of(unit.bias()), List.of(other.bias()), sign);
                }
            }
        }
        Optional<UnitGrouping> saved = NearbyCompressibility.saveOneUnit(problem);
        Statistics.collect(expected);
        assertThat(saved.isPresent()).isEqualTo(expected);
        saved.ifPresent(grouping -> {
            assertThat(grouping.cost()).isEqualTo(network.size() - 1);
            NearbyNetwork near = grouping.applyTo(network);
            assertThat(near.check(problem)).isEqualTo(Verdict.accepted());
            assertThat(near.value()).isLessThan(network.size());
        });
    }

    /** Whether every {@code |x_k − sign·y_k|} is at most {@code reach}. */
    private static boolean isWithin(Rational reach, List<Rational> x, List<Rational> y, int sign) {
        for (int k = 0; k < x.size(); k++) {
            if (x.get(k).subtract(y.get(k).multiply(sign)).abs().compareTo(reach) > 0) {
                return false;
            }
        }
        return true;
    }

    @Example
    void nothingCanBeSavedOfNothing() {
        assertThat(NearbyCompressibility.saveOneUnit(
                        new ProximateRankProblem(TanhNetwork.of(1, 1, List.of()), Rational.ONE)))
                .isEmpty();
    }
}
