package dev.prank.solver.cli;

import dev.prank.instances.number.Rational;
import dev.prank.solver.report.PlotInterval;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code A..B}: two different numbers of either sign, in increasing order. */
final class IntervalConverter implements ITypeConverter<PlotInterval> {

    private static final String SEPARATOR = "..";

    @Override
    public PlotInterval convert(String text) {
        int at = text.indexOf(SEPARATOR);
        if (at < 0) {
            throw new TypeConversionException("expected A..B, but was '" + text + "'");
        }
        try {
            return new PlotInterval(
                    Rational.parse(text.substring(0, at)), Rational.parse(text.substring(at + SEPARATOR.length())));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
