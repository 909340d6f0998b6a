package dev.prank.instances.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RationalTest {

    private static final BigInteger TWO_63 = BigInteger.ONE.shiftLeft(63);

    @ParameterizedTest
    @CsvSource({
        "3,3,1",
        "-3,-3,1",
        "+3,3,1",
        "007,7,1",
        "0.25,1,4",
        "-0.25,-1,4",
        ".5,1,2",
        "5.,5,1",
        "-0.0,0,1",
        "1e-3,1,1000",
        "1E3,1000,1",
        "-2.5e+1,-25,1",
        "0e5,0,1",
        "5/8,5,8",
        "-10/16,-5,8",
        "0/7,0,1",
        "0.8,4,5",
        "999999999999999999,999999999999999999,1",
        "9999999999999999999,9999999999999999999,1",
        "0.999999999999999999,999999999999999999,1000000000000000000",
        "0.000000000000000001,1,1000000000000000000",
        "0.0000000000000000001,1,10000000000000000000",
        "-9223372036854775808,-9223372036854775808,1",
        "9223372036854775808,9223372036854775808,1",
        "1/9223372036854775808,1,9223372036854775808",
    })
    void readsDecimalsAndFractionsExactly(String text, BigInteger numerator, BigInteger denominator) {
        Rational value = Rational.parse(text);
        assertThat(value.numerator()).isEqualTo(numerator);
        assertThat(value.denominator()).isEqualTo(denominator);
        assertThat(Rational.parse(value.toString())).isEqualTo(value);
        assertThat(Rational.parse(value.toDecimalString())).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "+",
                ".",
                "-.",
                "e",
                "1e",
                "1/",
                "/1",
                "1/0",
                "0/0",
                "1/-2",
                "1/+2",
                "1//2",
                "1/2/3",
                "0.5/2",
                "1/2e3",
                "1.2.3",
                "--1",
                "1-1",
                " 1",
                "1 ",
                "1,5",
                "NaN",
                "Infinity",
                "-inf",
                "0x10",
                "1f",
                "1d",
                "١",
                "1_000",
                "1e10001",
                "1e-20001",
                "1e999999999999",
                "0e99999999999",
                "1e-2147483648"
            })
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> Rational.parse(text)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void refusesAbsurdlyLongTextWithAShortMessage() {
        for (String text : List.of("1".repeat(1_000_000), "1/" + "0".repeat(9_000), "1/2" + "\n".repeat(5_000))) {
            assertThatThrownBy(() -> Rational.parse(text))
                    .isInstanceOf(NumberFormatException.class)
                    .satisfies(
                            e -> assertThat(e.getMessage()).hasSizeLessThan(120).doesNotContain("\n"));
        }
        String longest = "7".repeat(Rational.MAX_TEXT_LENGTH);
        assertThat(Rational.parse(longest).numerator()).isEqualTo(new BigInteger(longest));
    }

    @Test
    void acceptsTheLargestExponents() {
        assertThat(Rational.parse("1e-10000").denominator()).isEqualTo(BigInteger.TEN.pow(10_000));
        assertThat(Rational.parse("1e9999").numerator()).isEqualTo(BigInteger.TEN.pow(9_999));
    }

    @Test
    void givesTheExactValueOfDoubles() {
        // 0.1 = 3602879701896397 / 2^55 (IEEE 754).
        assertThat(Rational.exactly(0.1)).isEqualTo(Rational.of(3602879701896397L, 1L << 55));
        assertThat(Rational.exactly(-0.0)).isEqualTo(Rational.ZERO);
        assertThat(Rational.exactly(Double.MIN_VALUE))
                .isEqualTo(Rational.of(BigInteger.ONE, BigInteger.ONE.shiftLeft(1074)));
        assertThat(Rational.exactly(Double.MIN_NORMAL))
                .isEqualTo(Rational.of(BigInteger.ONE, BigInteger.ONE.shiftLeft(1022)));
        assertThat(Rational.exactly(Double.MAX_VALUE).numerator())
                .isEqualTo(BigInteger.ONE.shiftLeft(1024).subtract(BigInteger.ONE.shiftLeft(971)));
        assertThat(Rational.exactly(0x1p62)).isEqualTo(Rational.of(1L << 62));
        assertThat(Rational.exactly(0x1p63).numerator()).isEqualTo(TWO_63);
        assertThat(Rational.exactly(-0x1p63)).isEqualTo(Rational.of(Long.MIN_VALUE));
        assertThat(Rational.exactly(0x1p-62)).isEqualTo(Rational.of(1, 1L << 62));
        assertThat(Rational.exactly(0x1p-63).denominator()).isEqualTo(TWO_63);
        for (double notFinite : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> Rational.exactly(notFinite)).isInstanceOf(ArithmeticException.class);
        }
    }

    @Test
    void decidesWhatDoublesGetWrong() {
        assertThat(0.8 - 0.6 <= 0.2).isFalse();
        assertThat(Rational.parse("0.8").subtract(Rational.parse("0.6"))).isEqualTo(Rational.parse("0.2"));
    }

    @Test
    void keepsOneRepresentationPerValueAroundTheLongRange() {
        Rational min = Rational.of(Long.MIN_VALUE);
        Rational max = Rational.of(Long.MAX_VALUE);
        assertThat(min.negate().numerator()).isEqualTo(TWO_63);
        assertThat(min.negate().negate()).isEqualTo(min).hasSameHashCodeAs(min);
        assertThat(max.add(Rational.ONE).subtract(Rational.ONE)).isEqualTo(max).hasSameHashCodeAs(max);
        assertThat(min.subtract(Rational.ONE).add(Rational.ONE)).isEqualTo(min).hasSameHashCodeAs(min);
        assertThat(min.abs()).isEqualTo(max.add(Rational.ONE));
        assertThat(min.multiply(-1)).isEqualTo(max.add(Rational.ONE));
        assertThat(min.divide(-1)).isEqualTo(max.add(Rational.ONE));
        assertThat(Rational.of(Long.MIN_VALUE, Long.MIN_VALUE)).isEqualTo(Rational.ONE);
        assertThat(Rational.of(Long.MIN_VALUE, -1).numerator()).isEqualTo(TWO_63);
        assertThat(Rational.of(1, Long.MIN_VALUE)).isEqualTo(Rational.of(BigInteger.ONE.negate(), TWO_63));
        assertThat(Rational.of(Long.MAX_VALUE, -Long.MAX_VALUE)).isEqualTo(Rational.of(-1));
    }

    @Test
    void refusesDivisionByZero() {
        assertThatThrownBy(() -> Rational.of(1, 0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Rational.ONE.divide(0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Rational.of(BigInteger.ONE, BigInteger.ZERO)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void roundsToTheNearestDoubleOnceWithTiesToEven() {
        BigInteger tie = BigInteger.ONE.shiftLeft(53).add(BigInteger.ONE);
        assertThat(Rational.of(tie, BigInteger.ONE).doubleValue()).isEqualTo(0x1p53);
        // So close above the tie that rounding to 40 digits first would lose it.
        BigInteger scale = BigInteger.TEN.pow(100);
        assertThat(Rational.of(tie.multiply(scale).add(BigInteger.ONE), scale).doubleValue())
                .isEqualTo(0x1p53 + 2);
        assertThat(Rational.of(tie.multiply(scale).subtract(BigInteger.ONE), scale)
                        .doubleValue())
                .isEqualTo(0x1p53);
        Rational least = Rational.exactly(Double.MIN_VALUE);
        assertThat(least.divide(2).doubleValue()).isZero();
        assertThat(least.divide(2).add(least.divide(1_000_000)).doubleValue()).isEqualTo(Double.MIN_VALUE);
        assertThat(least.multiply(3).divide(2).doubleValue()).isEqualTo(2 * Double.MIN_VALUE);
        assertThat(least.multiply(-5).divide(2).doubleValue()).isEqualTo(-2 * Double.MIN_VALUE);
        // Below the least normal double by a quarter of a unit: rounds up to it.
        Rational normal = Rational.exactly(Double.MIN_NORMAL);
        assertThat(normal.subtract(least.divide(4)).doubleValue()).isEqualTo(Double.MIN_NORMAL);
        assertThat(Rational.parse("1e400").doubleValue()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Rational.parse("-1e400").doubleValue()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Rational.parse("1e-9000").doubleValue()).isZero();
        assertThat(Rational.of(Long.MIN_VALUE).doubleValue()).isEqualTo(-0x1p63);
        assertThat(Rational.of(Long.MIN_VALUE, 3).doubleValue()).isEqualTo(-0x1p63 / 3);
    }

    @ParameterizedTest
    @CsvSource({
        "1/2,0.5",
        "-3/8,-0.375",
        "1/3,1/3",
        "6/3,2",
        "0.18117811826272626,0.18117811826272626",
    })
    void writesDecimalsWherePeopleWould(String text, String expected) {

        assertThat(Rational.parse(text).toDecimalString()).isEqualTo(expected);
    }

    @Test
    void floorsTowardsMinusInfinity() {
        assertThat(Rational.parse("-5/2").floor()).isEqualTo(BigInteger.valueOf(-3));
        assertThat(Rational.parse("5/2").floor()).isEqualTo(BigInteger.TWO);
        assertThat(Rational.of(-2).floor()).isEqualTo(BigInteger.valueOf(-2));
    }

    @Test
    void sumsAndExtremes() {
        assertThat(Rational.sum(List.of())).isEqualTo(Rational.ZERO);
        assertThat(Rational.sum(List.of(Rational.of(1, 2), Rational.of(1, 3), Rational.of(1, 6))))
                .isEqualTo(Rational.ONE);
        assertThat(Rational.of(1, 2).min(Rational.of(1, 3))).isEqualTo(Rational.of(1, 3));
        assertThat(Rational.of(1, 2).max(Rational.of(1, 3))).isEqualTo(Rational.of(1, 2));
    }
}
