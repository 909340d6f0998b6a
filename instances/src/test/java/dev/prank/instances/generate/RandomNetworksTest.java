package dev.prank.instances.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RandomNetworksTest {

    /** From an independent implementation of SplitMix64 with seed 42. */
    @Test
    void theSameSeedGivesTheSameNetworkForever() {
        TanhNetwork network = RandomNetworks.uniform(1, 1, 1, 42);
        assertThat(network)
                .isEqualTo(TanhNetwork.of(
                        1,
                        1,
                        List.of(new HiddenUnit(
                                List.of(Rational.of(312, 1000)),
                                List.of(Rational.of(888, 1000)),
                                Rational.of(-832, 1000))),
                        List.of(Rational.of(-430, 1000))));
        assertThat(RandomNetworks.uniform(1, 1, 1, Rational.TWO, 42)
                        .units()
                        .get(0)
                        .bias())
                .isEqualTo(Rational.of(-1664, 1000));
        assertThat(RandomNetworks.uniform(1, 1, 1, 43)).isNotEqualTo(network);
    }

    @Test
    void firstUnitsDoNotDependOnHowManyFollow() {
        assertThat(RandomNetworks.uniform(2, 3, 20, 7).units().subList(0, 5))
                .isEqualTo(RandomNetworks.uniform(2, 3, 5, 7).units());
    }

    @Test
    void latticeValuesAreAllOfTheLatticeAndNothingElse() {
        TanhNetwork network = RandomNetworks.onLattice(2, 2, 200, 2, Rational.of(1, 4), 1);
        TreeSet<Rational> values = new TreeSet<>(network.outputBias());
        for (HiddenUnit unit : network.units()) {
            values.addAll(unit.incoming());
            values.addAll(unit.outgoing());
            values.add(unit.bias());
        }
        assertThat(values)
                .containsExactly(
                        Rational.of(-1, 2), Rational.of(-1, 4), Rational.ZERO, Rational.of(1, 4), Rational.of(1, 2));
    }

    @Test
    void refusesImpossibleShapes() {
        assertThatThrownBy(() -> RandomNetworks.uniform(0, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RandomNetworks.uniform(1, 1, -1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RandomNetworks.onLattice(1, 1, 1, -1, Rational.ONE, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
