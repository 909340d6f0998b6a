package dev.prank.solver.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.solver.engine.BruteForceOracle;
import dev.prank.solver.engine.SmallNetworks;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ObservationPropertyTest {

    /** Against a search through all ways to merge units in all orientations. */
    @Property(tries = 150)
    void theNetworkWithoutCancellingHasTheLeastRankOfMerging(@ForAll long seed) {
        ProximateRankProblem problem = SmallNetworks.upTo(5, new SplittableRandom(seed));
        TanhNetwork network = problem.network();
        Rational radius = problem.radius();
        List<Integer> staying = Observation.staying(network, radius);

        int rank = BruteForceOracle.proximateRank(
                new ProximateRankProblem(Observation.withoutCancelling(network, radius), radius));

        assertThat(rank)
                .as("seed %d", seed)
                .isEqualTo(leastGroups(network, radius, staying, 0, new ArrayList<>()))
                .isBetween(BruteForceOracle.proximateRank(problem), staying.size());
    }

    private static int leastGroups(
            TanhNetwork network, Rational radius, List<Integer> units, int next, List<List<List<Rational>>> groups) {
        if (next == units.size()) {
            return groups.size();
        }
        int least = Integer.MAX_VALUE;
        for (int sign = -1; sign <= 1; sign += 2) {
            List<Rational> position = network.units().get(units.get(next)).position(sign);
            for (List<List<Rational>> group : List.copyOf(groups)) {
                if (group.stream().allMatch(other -> isNear(position, other, radius))) {
                    group.add(position);
                    least = Math.min(least, leastGroups(network, radius, units, next + 1, groups));
                    group.remove(group.size() - 1);
                }
            }
            groups.add(new ArrayList<>(List.of(position)));
            least = Math.min(least, leastGroups(network, radius, units, next + 1, groups));
            groups.remove(groups.size() - 1);
        }
        return least;
    }

    private static boolean isNear(List<Rational> position, List<Rational> other, Rational radius) {
        for (int k = 0; k < position.size(); k++) {
            if (position.get(k).subtract(other.get(k)).abs().compareTo(radius.multiply(2)) > 0) {
                return false;
            }
        }
        return true;
    }
}
