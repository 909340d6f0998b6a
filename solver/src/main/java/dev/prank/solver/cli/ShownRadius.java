package dev.prank.solver.cli;

import dev.prank.instances.number.Rational;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Radii as people read them: with 8 digits, rounded such that a bound stays one. */
final class ShownRadius {

    private static final int DIGITS = 8;

    private ShownRadius() {}

    /** Not below the radius. */
    static String upper(Rational radius) {
        return shown(radius, RoundingMode.CEILING);
    }

    /** Not above the radius. */
    static String lower(Rational radius) {
        return shown(radius, RoundingMode.FLOOR);
    }

    private static String shown(Rational radius, RoundingMode rounding) {
        return new BigDecimal(radius.numerator())
                .divide(new BigDecimal(radius.denominator()), new MathContext(DIGITS, rounding))
                .stripTrailingZeros()
                .toPlainString();
    }
}
