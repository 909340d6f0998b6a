package dev.prank.solver.bound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.Verdict;
import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.LosslessCompression;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.UnitGroup;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GreedyUpperBoundPropertyTest {

    @Provide
    Arbitrary<ProximateRankProblem> dense() {
        return LatticeProblems.problems(12, 4);
    }

    @Provide
    Arbitrary<ProximateRankProblem> sparse() {
        return LatticeProblems.problems(40, 12);
    }

    @Property(tries = 1500)
    void theBoundIsThePapersOnDenseNetworks(@ForAll("dense") ProximateRankProblem problem) {
        isThePapers(problem);
    }

    @Property(tries = 500)
    void theBoundIsThePapersOnSparseNetworks(@ForAll("sparse") ProximateRankProblem problem) {
        isThePapers(problem);
    }

    private static void isThePapers(ProximateRankProblem problem) {
        NaiveBound naive = new NaiveBound(problem);
        GreedyBound bound = GreedyUpperBound.paper(problem);
        assertThat(bound.value()).isEqualTo(naive.count);
        assertThat(bound.grouping().dead()).isEqualTo(naive.near0);
        assertThat(bound.grouping().groups()).extracting(UnitGroup::units).isEqualTo(naive.partition);
        assertThat(bound.grouping().groups()).extracting(UnitGroup::location).isEqualTo(naive.starters);
    }

    @Property(tries = 1000)
    void everyBoundIsProvedByItsGrouping(@ForAll("dense") ProximateRankProblem problem) {
        provesItsValue(GreedyUpperBound.paper(problem), problem);
        provesItsValue(GreedyUpperBound.eitherOrientation(problem), problem);
    }

    @Property(tries = 300)
    void everyBoundIsProvedByItsGroupingOnSparseNetworks(@ForAll("sparse") ProximateRankProblem problem) {
        provesItsValue(GreedyUpperBound.paper(problem), problem);
        provesItsValue(GreedyUpperBound.eitherOrientation(problem), problem);
    }

    private static void provesItsValue(GreedyBound bound, ProximateRankProblem problem) {
        NearbyNetwork near = bound.grouping().applyTo(problem.network());
        assertThat(near.check(problem)).isEqualTo(Verdict.accepted());
        assertThat(near.value()).isEqualTo(bound.value());
    }

    @Property(tries = 500)
    void atRadiusZeroEveryBoundIsTheRank(@ForAll("dense") ProximateRankProblem problem) {
        ProximateRankProblem exact = new ProximateRankProblem(problem.network(), Rational.ZERO);
        int rank = LosslessCompression.rank(problem.network());
        assertThat(GreedyUpperBound.paper(exact).value()).isEqualTo(rank);
        assertThat(GreedyUpperBound.eitherOrientation(exact).value()).isEqualTo(rank);
    }

    @Property(tries = 500)
    void theBestBoundIsTheSmallest(@ForAll("dense") ProximateRankProblem problem) {
        assertThat(GreedyUpperBound.best(problem).value())
                .isEqualTo(Math.min(
                        GreedyUpperBound.paper(problem).value(),
                        GreedyUpperBound.eitherOrientation(problem).value()));
    }

    @Property(tries = 1000)
    void theVariantJoinsInEitherOrientation(@ForAll("dense") ProximateRankProblem problem) {
        // Without the recruited units, its groups are those of Algorithm 5.2 with the distance taken up to sign.
        List<List<Integer>> partition = new ArrayList<>();
        List<List<Rational>> starters = new ArrayList<>();
        List<HiddenUnit> units = problem.network().units();
        for (int i = 0; i < units.size(); i++) {
            if (isFormer(units.get(i), problem.radius())) {
                List<Rational> u = NaiveBound.times(NaiveBound.sign(units.get(i)), NaiveBound.vector(units.get(i)));
                int j = 0;
                while (j < starters.size()
                        && NaiveBound.isFarther(u, starters.get(j), problem.radius())
                        && NaiveBound.isFarther(NaiveBound.times(-1, u), starters.get(j), problem.radius())) {
                    j++;
                }
                if (j == starters.size()) {
                    starters.add(u);
                    partition.add(new ArrayList<>());
                }
                partition.get(j).add(i);
            }
        }
        List<List<Integer>> found = new ArrayList<>();
        for (UnitGroup group :
                GreedyUpperBound.eitherOrientation(problem).grouping().groups()) {
            List<Integer> formers = group.units().stream()
                    .filter(i -> isFormer(units.get(i), problem.radius()))
                    .toList();
            if (!formers.isEmpty()) {
                found.add(formers);
            }
        }
        assertThat(found).isEqualTo(partition);
    }

    private static boolean isFormer(HiddenUnit unit, Rational radius) {
        return NaiveBound.norm(unit.incoming()).compareTo(radius) > 0
                && NaiveBound.norm(unit.outgoing()).compareTo(radius) > 0;
    }

    /** Algorithms 5.1 and 5.2, line by line. */
    private static final class NaiveBound {
        final List<Integer> near0 = new ArrayList<>();
        final List<List<Integer>> partition = new ArrayList<>();
        final List<List<Rational>> starters = new ArrayList<>();
        int count;

        NaiveBound(ProximateRankProblem problem) {
            Rational epsilon = problem.radius();
            List<HiddenUnit> w = problem.network().units();
            for (int i = 0; i < w.size(); i++) {
                if (norm(w.get(i).incoming()).compareTo(epsilon) > 0) {
                    approxPartition(epsilon, i, times(sign(w.get(i)), vector(w.get(i))));
                } else {
                    near0.add(i);
                }
            }
            for (List<Integer> part : partition) {
                boolean counts = false;
                for (int k = 0; k < problem.network().outputs(); k++) {
                    Rational alpha = Rational.ZERO;
                    for (int i : part) {
                        alpha = alpha.add(w.get(i).outgoing().get(k).multiply(sign(w.get(i))));
                    }
                    counts |= alpha.abs().compareTo(epsilon.multiply(part.size())) > 0;
                }
                count += counts ? 1 : 0;
            }
        }

        private void approxPartition(Rational epsilon, int i, List<Rational> u) {
            for (int j = 0; j < starters.size(); j++) {
                if (!isFarther(u, starters.get(j), epsilon)) {
                    partition.get(j).add(i);
                    return;
                }
            }
            starters.add(u);
            partition.add(new ArrayList<>(List.of(i)));
        }

        static boolean isFarther(List<Rational> u, List<Rational> v, Rational epsilon) {
            List<Rational> difference = new ArrayList<>();
            for (int k = 0; k < u.size(); k++) {
                difference.add(u.get(k).subtract(v.get(k)));
            }
            return norm(difference).compareTo(epsilon) > 0;
        }

        static Rational norm(List<Rational> vector) {
            return vector.stream().map(Rational::abs).reduce(Rational.ZERO, Rational::max);
        }

        static int sign(HiddenUnit unit) {
            return unit.incoming().stream()
                    .mapToInt(Rational::signum)
                    .filter(s -> s != 0)
                    .findFirst()
                    .orElse(0);
        }

        static List<Rational> vector(HiddenUnit unit) {
            List<Rational> vector = new ArrayList<>(unit.incoming());
            vector.add(unit.bias());
            return vector;
        }

        static List<Rational> times(int sign, List<Rational> vector) {
            return vector.stream().map(x -> x.multiply(sign)).toList();
        }
    }
}
