package dev.prank.instances.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The oracle is a fraction of two BigIntegers without any reduction or special case. */
class RationalPropertyTest {

    /** An unreduced fraction; the denominator is never 0. */
    record Fraction(BigInteger num, BigInteger den) {

        Rational rational() {
            return Rational.of(num, den);
        }

        boolean equalsRational(Rational value) {
            return num.multiply(value.denominator()).equals(value.numerator().multiply(den));
        }
    }

    @Provide
    Arbitrary<Fraction> fractions() {
        Arbitrary<BigInteger> part = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.longs().between(-20, 20).map(BigInteger::valueOf)),
                Tuple.of(2, aroundPowersOfTwo()),
                Tuple.of(1, Arbitraries.longs().map(BigInteger::valueOf)),
                Tuple.of(
                        1,
                        Arbitraries.bigIntegers().between(BigInteger.TEN.pow(40).negate(), BigInteger.TEN.pow(40))));
        return Combinators.combine(part, part.filter(d -> d.signum() != 0)).as(Fraction::new);
    }

    private static Arbitrary<BigInteger> aroundPowersOfTwo() {
        return Combinators.combine(
                        Arbitraries.of(31, 32, 52, 53, 61, 62, 63, 64, 126, 127, 128),
                        Arbitraries.integers().between(-2, 2),
                        Arbitraries.of(1L, -1L))
                .as((power, offset, sign) -> BigInteger.ONE
                        .shiftLeft(power)
                        .add(BigInteger.valueOf(offset))
                        .multiply(BigInteger.valueOf(sign)));
    }

    @Property(tries = 800)
    void isInLowestTermsAndCanonical(@ForAll("fractions") Fraction a, @ForAll("fractions") Fraction factor) {
        Rational value = a.rational();
        assertThat(a.equalsRational(value)).isTrue();
        assertThat(value.denominator().signum()).isPositive();
        assertThat(value.numerator().gcd(value.denominator())).isEqualTo(BigInteger.ONE);
        Assume.that(factor.num().signum() != 0);
        Rational same = Rational.of(a.num().multiply(factor.num()), a.den().multiply(factor.num()));
        assertThat(same).isEqualTo(value).hasSameHashCodeAs(value).hasToString(value.toString());
    }

    @Property(tries = 2000)
    void arithmeticAgreesWithBigIntegers(@ForAll("fractions") Fraction a, @ForAll("fractions") Fraction b) {
        Rational x = a.rational();
        Rational y = b.rational();
        BigInteger den = a.den().multiply(b.den());
        BigInteger left = a.num().multiply(b.den());
        BigInteger right = b.num().multiply(a.den());
        requireEqual(x.add(y), left.add(right), den);
        requireEqual(x.subtract(y), left.subtract(right), den);
        requireEqual(x.multiply(y), a.num().multiply(b.num()), den);
        if (b.num().signum() != 0) {
            requireEqual(x.divide(y), left, right);
        }
        int order = left.multiply(BigInteger.valueOf(den.signum()))
                .compareTo(right.multiply(BigInteger.valueOf(den.signum())));
        assertThat(Integer.signum(x.compareTo(y))).isEqualTo(order);
        assertThat(x.equals(y)).isEqualTo(order == 0);
        assertThat(x.signum()).isEqualTo(a.num().signum() * a.den().signum());
        requireEqual(x.negate(), a.num().negate(), a.den());
        requireEqual(x.abs(), a.num().abs(), a.den().abs());
        assertThat(x.add(y).subtract(y)).isEqualTo(x);
    }

    /** In value and in representation: equals compares representations. */
    @Property(tries = 2000)
    void distancesAreComparedAsTheyAreComputed(
            @ForAll("fractions") Fraction a, @ForAll("fractions") Fraction b, @ForAll("fractions") Fraction limit) {
        BigInteger den = a.den().multiply(b.den());
        BigInteger difference = a.num().multiply(b.den()).subtract(b.num().multiply(a.den()));
        Rational distance = Rational.of(difference.abs(), den.abs());

        assertThat(a.rational().isWithin(limit.rational(), b.rational()))
                .isEqualTo(distance.compareTo(limit.rational()) <= 0);
        assertThat(a.rational().isWithin(distance, b.rational())).isTrue();
        Rational less = distance.subtract(Rational.parse("1e-30"));
        assertThat(a.rational().isWithin(less, b.rational())).isFalse();
        Rational half = distance.divide(2);
        assertThat(a.rational().isWithin(half, b.rational())).isEqualTo(distance.signum() == 0);
    }

    @Property(tries = 800)
    void tellsWhetherItsPartsAreLongs(@ForAll("fractions") Fraction a) {
        Rational value = a.rational();
        boolean fits =
                value.numerator().bitLength() < Long.SIZE && value.denominator().bitLength() < Long.SIZE;
        assertThat(value.isOfLongs()).isEqualTo(fits);
        if (fits) {
            assertThat(value.longNumerator()).isEqualTo(value.numerator().longValueExact());
            assertThat(value.longDenominator()).isEqualTo(value.denominator().longValueExact());
        } else {
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(value::longNumerator);
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(value::longDenominator);
        }
    }

    private static void requireEqual(Rational actual, BigInteger num, BigInteger den) {
        assertThat(new Fraction(num, den).equalsRational(actual)).isTrue();
        assertThat(actual).isEqualTo(Rational.of(num, den));
    }

    @Property(tries = 800)
    void longsAgreeWithBigIntegers(
            @ForAll("edgeLongs") long n, @ForAll("edgeLongs") long d, @ForAll("edgeLongs") long factor) {
        Assume.that(d != 0);
        Rational value = Rational.of(n, d);
        requireEqual(value, BigInteger.valueOf(n), BigInteger.valueOf(d));
        requireEqual(
                value.multiply(factor),
                BigInteger.valueOf(n).multiply(BigInteger.valueOf(factor)),
                BigInteger.valueOf(d));
        assertThat(value.floor())
                .isEqualTo(new BigDecimal(value.numerator())
                        .divide(new BigDecimal(value.denominator()), 0, RoundingMode.FLOOR)
                        .toBigIntegerExact());
    }

    @Provide
    Arbitrary<Long> edgeLongs() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        0L, 1L, -1L, Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE, Long.MAX_VALUE - 1, 1L << 62),
                Arbitraries.longs());
    }

    @Property(tries = 1000)
    void doublesGoThereAndBack(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        Assume.that(Double.isFinite(value));
        Rational exact = Rational.exactly(value);
        BigDecimal expected = new BigDecimal(value);
        assertThat(new BigDecimal(exact.numerator()).compareTo(expected.multiply(new BigDecimal(exact.denominator()))))
                .isZero();
        // The sign of zero is not part of an exact number.
        assertThat(exact.doubleValue()).isEqualTo(value == 0 ? 0.0 : value);
    }

    /** The JDK's parser of decimals rounds correctly. */
    @Property(tries = 1000)
    void roundsDecimalsAsTheJdkDoes(@ForAll("decimals") String text) {
        assertThat(Rational.parse(text).doubleValue()).isEqualTo(Double.parseDouble(text) + 0.0);
    }

    @Property(tries = 1000)
    void readsDecimalsAsBigDecimalDoes(@ForAll("decimals") String text) {
        BigDecimal expected = new BigDecimal(text);
        Rational value = Rational.parse(text);
        assertThat(new BigDecimal(value.numerator()).compareTo(expected.multiply(new BigDecimal(value.denominator()))))
                .isZero();
        assertThat(value).isEqualTo(Rational.of(expected));
        assertThat(Rational.parse(value.toDecimalString())).isEqualTo(value);
    }

    @Provide
    Arbitrary<String> decimals() {
        Arbitrary<String> digits =
                Arbitraries.strings().withChars("0123456789").ofMinLength(1).ofMaxLength(25);
        Arbitrary<String> plain = Combinators.combine(Arbitraries.of("", "-"), digits, Arbitraries.of("", "."), digits)
                .as((sign, whole, point, rest) -> sign + whole + point + rest);
        Arbitrary<String> shortest = Arbitraries.longs()
                .map(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .map(String::valueOf);
        Arbitrary<String> subnormal = Combinators.combine(
                        digits, Arbitraries.integers().between(300, 345))
                .as((text, exponent) -> "0." + text + "e-" + exponent);
        // Halfway between two doubles, or next to it.
        Arbitrary<String> ties = Combinators.combine(
                        Arbitraries.longs()
                                .map(Double::longBitsToDouble)
                                .filter(d -> Double.isFinite(d) && Math.abs(d) < 1e300),
                        Arbitraries.of("0", "1e-40", "-1e-40"))
                .as((d, offset) -> new BigDecimal(d)
                        .add(new BigDecimal(Math.ulp(d)).divide(BigDecimal.valueOf(2)))
                        .multiply(BigDecimal.ONE.add(new BigDecimal(offset)))
                        .toString());
        return Arbitraries.oneOf(plain, shortest, subnormal, ties);
    }

    @Property(tries = 800)
    void quotientsRoundToTheNearestDouble(@ForAll("fractions") Fraction a) {
        // Numbers of at most 134 bits whose quotient is not a tie differ from every tie long before the 400th digit.
        BigDecimal near = new BigDecimal(a.num()).divide(new BigDecimal(a.den()), new MathContext(400));
        assertThat(a.rational().doubleValue()).isEqualTo(Double.parseDouble(near.toString()) + 0.0);
    }
}
