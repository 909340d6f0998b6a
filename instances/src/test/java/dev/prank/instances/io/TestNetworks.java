package dev.prank.instances.io;

import dev.prank.instances.network.ConstantTerm;
import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary networks of up to 3 inputs, 3 outputs and 6 units. */
final class TestNetworks {

    private TestNetworks() {}

    static Arbitrary<Rational> rationals() {
        Arbitrary<BigInteger> parts = Arbitraries.oneOf(
                Arbitraries.bigIntegers().between(BigInteger.valueOf(-20), BigInteger.valueOf(20)),
                Arbitraries.bigIntegers().between(BigInteger.TEN.pow(30).negate(), BigInteger.TEN.pow(30)));
        return Combinators.combine(parts, parts.filter(d -> d.signum() != 0)).as(Rational::of);
    }

    static Arbitrary<Rational> doubles() {
        return Arbitraries.oneOf(
                        Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite),
                        Arbitraries.doubles().between(-10, 10))
                .map(Rational::exactly);
    }

    static Arbitrary<TanhNetwork> networks(Arbitrary<Rational> numbers, boolean withConstants) {
        Arbitrary<Integer> sizes = Arbitraries.integers().between(1, 3);
        return Combinators.combine(sizes, sizes).flatAs((n, m) -> {
            Arbitrary<List<Rational>> incoming = numbers.list().ofSize(n);
            Arbitrary<List<Rational>> outgoing = numbers.list().ofSize(m);
            Arbitrary<List<HiddenUnit>> units = Combinators.combine(outgoing, incoming, numbers)
                    .as(HiddenUnit::new)
                    .list()
                    .ofMaxSize(6);
            Arbitrary<List<ConstantTerm>> constants = Combinators.combine(outgoing, numbers)
                    .as(ConstantTerm::new)
                    .list()
                    .ofMaxSize(withConstants ? 3 : 0);
            return Combinators.combine(units, constants, outgoing).as((u, c, d) -> new TanhNetwork(n, m, u, c, d));
        });
    }
}
