package dev.prank.reductions.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.number.Rational;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommonScaleTest {

    @Test
    void turnsFractionsIntoIntegersOverTheLeastCommonDenominator() {
        Rational[] numbers = numbers("1/6", "-0.25", "0", "3");
        CommonScale scale = CommonScale.of(numbers, Rational.parse("1/9")).orElseThrow();
        assertThat(scale.integers(numbers)).containsExactly(6, -9, 0, 108);
        assertThat(scale.integer(Rational.parse("1/9"))).isEqualTo(4);
    }

    @Test
    void endsWhereIntegersWouldBeLongerThan60Bits() {
        Rational half = Rational.parse("1/2");
        assertThat(CommonScale.of(numbers("576460752303423487"), half)).isPresent();
        assertThat(CommonScale.of(numbers("-576460752303423487"), half)).isPresent();
        assertThat(CommonScale.of(numbers("576460752303423488"), half)).isEmpty();
        assertThat(CommonScale.of(numbers("-576460752303423488"), half)).isEmpty();
        assertThat(CommonScale.of(numbers("1"), Rational.parse("1/1152921504606846976")))
                .isEmpty();
        assertThat(CommonScale.of(numbers("1/1000003", "1/1000033", "1/1000037", "1/1000039"), half))
                .isEmpty();
        assertThat(CommonScale.of(numbers("1e30"), half)).isEmpty();
        assertThat(CommonScale.of(numbers("1e-30"), half)).isEmpty();
    }

    private static Rational[] numbers(String... texts) {
        return Stream.of(texts).map(Rational::parse).toArray(Rational[]::new);
    }
}
