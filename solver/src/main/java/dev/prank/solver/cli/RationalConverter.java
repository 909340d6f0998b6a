package dev.prank.solver.cli;

import dev.prank.instances.number.Rational;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a decimal or a fraction, taken exactly. */
final class RationalConverter implements ITypeConverter<Rational> {

    @Override
    public Rational convert(String text) {
        try {
            return Rational.parse(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
