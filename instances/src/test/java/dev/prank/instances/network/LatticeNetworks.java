package dev.prank.instances.network;

import dev.prank.instances.number.Rational;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Small networks with few different weights, so that equal, opposite, zero and cancelling units are common. */
final class LatticeNetworks {

    private LatticeNetworks() {}

    static Arbitrary<TanhNetwork> networks() {
        Arbitrary<Integer> sizes = Arbitraries.integers().between(1, 3);
        return Combinators.combine(sizes, sizes)
                .flatAs((inputs, outputs) -> Combinators.combine(
                                units(inputs, outputs).list().ofMaxSize(9),
                                constants(outputs).list().ofMaxSize(3),
                                weights().list().ofSize(outputs))
                        .as((units, constants, bias) -> new TanhNetwork(inputs, outputs, units, constants, bias)));
    }

    private static Arbitrary<HiddenUnit> units(int inputs, int outputs) {
        return Combinators.combine(
                        weights().list().ofSize(outputs), weights().list().ofSize(inputs), weights())
                .as(HiddenUnit::new);
    }

    private static Arbitrary<ConstantTerm> constants(int outputs) {
        return Combinators.combine(weights().list().ofSize(outputs), weights()).as(ConstantTerm::new);
    }

    private static Arbitrary<Rational> weights() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.integers().between(-1, 1).map(Rational::of)),
                Tuple.of(
                        1,
                        Arbitraries.of(List.of("3/7", "-3/7", "1e-20", "-1e-20", "1e30", "-1e30"))
                                .map(Rational::parse)));
    }
}
