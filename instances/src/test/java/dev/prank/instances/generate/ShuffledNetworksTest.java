package dev.prank.instances.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.TanhNetwork;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ShuffledNetworksTest {

    @Property(tries = 200)
    void eachKindKeepsItsWeights(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int inputs = random.nextInt(1, 4);
        int outputs = random.nextInt(1, 4);
        TanhNetwork network = RandomNetworks.uniform(inputs, outputs, random.nextInt(0, 9), seed);

        TanhNetwork shuffled = ShuffledNetworks.shuffled(network, random.nextLong());

        String which = "seed " + seed;
        assertThat(shuffled.inputs()).as(which).isEqualTo(inputs);
        assertThat(shuffled.outputs()).as(which).isEqualTo(outputs);
        assertThat(shuffled.outputBias()).as(which).isEqualTo(network.outputBias());
        assertThat(shuffled.units().stream().map(HiddenUnit::outgoing))
                .as(which)
                .containsExactlyInAnyOrderElementsOf(
                        network.units().stream().map(HiddenUnit::outgoing).toList());
        assertThat(shuffled.units().stream().map(HiddenUnit::incoming))
                .as(which)
                .containsExactlyInAnyOrderElementsOf(
                        network.units().stream().map(HiddenUnit::incoming).toList());
        assertThat(shuffled.units().stream().map(HiddenUnit::bias))
                .as(which)
                .containsExactlyInAnyOrderElementsOf(
                        network.units().stream().map(HiddenUnit::bias).toList());
    }

    /** Of three units all 6 · 6 ways to put the kinds together come about: up to the order of units, these are all there are. */
    @Example
    void theKindsArePermutedIndependently() {
        TanhNetwork network = RandomNetworks.uniform(1, 1, 3, 5);
        Map<Set<HiddenUnit>, Integer> counts = new HashMap<>();

        int draws = 3_600;
        for (long seed = 0; seed < draws; seed++) {
            Set<HiddenUnit> units =
                    new HashSet<>(ShuffledNetworks.shuffled(network, seed).units());
            counts.merge(units, 1, Integer::sum);
        }

        // Each is expected 100 times; five standard deviations are 50.
        assertThat(counts).hasSize(36);
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(50, 150));
    }

    @Example
    void theSeedDecides() {
        TanhNetwork network = RandomNetworks.uniform(2, 1, 20, 3);

        List<TanhNetwork> twice = List.of(ShuffledNetworks.shuffled(network, 1), ShuffledNetworks.shuffled(network, 1));

        assertThat(twice.get(0)).isEqualTo(twice.get(1)).isNotEqualTo(ShuffledNetworks.shuffled(network, 2));
    }
}
