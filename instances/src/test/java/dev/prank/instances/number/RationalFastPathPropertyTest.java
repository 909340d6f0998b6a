package dev.prank.instances.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The arithmetic in longs agrees with the definition in big integers, also where it just fits and just does not. */
class RationalFastPathPropertyTest {

    @Provide
    Arbitrary<Long> parts() {
        Arbitrary<Long> powers = Arbitraries.integers().between(0, 62).map(k -> 1L << k);
        Arbitrary<Long> extremes =
                Arbitraries.of(Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE / 2, 1L << 62);
        return Arbitraries.oneOf(
                Arbitraries.longs(), Arbitraries.longs().between(-20, 20), powers, powers.map(p -> -p), extremes);
    }

    @Property(tries = 3000)
    void additionIsTheDefinition(
            @ForAll("parts") long a, @ForAll("parts") long b, @ForAll("parts") long c, @ForAll("parts") long d) {
        if (b != 0 && d != 0) {
            BigInteger sum = big(a).multiply(big(d)).add(big(c).multiply(big(b)));
            assertThat(Rational.of(a, b).add(Rational.of(c, d))).isEqualTo(Rational.of(sum, big(b).multiply(big(d))));
        }
    }

    @Property(tries = 3000)
    void fractionsAreInLowestTerms(@ForAll("parts") long a, @ForAll("parts") long b) {
        if (b != 0) {
            Rational fraction = Rational.of(a, b);
            assertThat(fraction.numerator().gcd(fraction.denominator())).isEqualTo(BigInteger.ONE);
            assertThat(fraction.denominator().signum()).isPositive();
            assertThat(fraction.numerator().multiply(big(b)))
                    .isEqualTo(fraction.denominator().multiply(big(a)));
        }
    }

    @Property(tries = 3000)
    void floorQuotientIsTheLargestIntegerNotAbove(
            @ForAll("parts") long a, @ForAll("parts") long b, @ForAll("parts") long c, @ForAll("parts") long d) {
        if (b != 0 && c != 0 && d != 0) {
            Rational quotient = Rational.of(big(a).multiply(big(d)), big(b).multiply(big(c)));
            BigInteger floor = Rational.of(a, b).floorQuotient(Rational.of(c, d));
            assertThat(Rational.of(floor, BigInteger.ONE)).isLessThanOrEqualTo(quotient);
            assertThat(Rational.of(floor.add(BigInteger.ONE), BigInteger.ONE)).isGreaterThan(quotient);
        }
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
