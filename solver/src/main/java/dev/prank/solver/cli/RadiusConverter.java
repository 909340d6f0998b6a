package dev.prank.solver.cli;

import dev.prank.instances.number.Rational;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a radius: a decimal or a fraction, taken exactly, not negative. */
final class RadiusConverter implements ITypeConverter<Rational> {

    @Override
    public Rational convert(String text) {
        Rational radius;
        try {
            radius = Rational.parse(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException(e.getMessage());
        }
        if (radius.signum() < 0) {
            throw new TypeConversionException("the radius must not be negative, but is " + radius);
        }
        return radius;
    }
}
