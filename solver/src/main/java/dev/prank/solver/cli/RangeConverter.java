package dev.prank.solver.cli;

import dev.prank.instances.number.Rational;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code A..B}: two numbers, taken exactly, not negative, in increasing order. */
final class RangeConverter implements ITypeConverter<RangeConverter.Range> {

    private static final String SEPARATOR = "..";

    /** From the first number to the last. */
    record Range(Rational first, Rational last) {

        /** @throws IllegalArgumentException when an end is no whole number below 2^31 */
        List<Integer> integers() {
            return List.of(integer(first), integer(last));
        }

        private static int integer(Rational number) {
            try {
                int integer = number.floor().intValueExact();
                if (Rational.of(integer).equals(number)) {
                    return integer;
                }
            } catch (ArithmeticException tooLarge) {
                // Said below.
            }
            throw new IllegalArgumentException("'" + number + "' is no number of units");
        }
    }

    @Override
    public Range convert(String text) {
        int at = text.indexOf(SEPARATOR);
        if (at < 0) {
            throw new TypeConversionException("expected A..B, but was '" + text + "'");
        }
        try {
            Range range = new Range(
                    Rational.parse(text.substring(0, at)), Rational.parse(text.substring(at + SEPARATOR.length())));
            if (range.first().signum() < 0 || range.last().compareTo(range.first()) < 0) {
                throw new TypeConversionException("expected 0 ≤ A ≤ B, but was '" + text + "'");
            }
            return range;
        } catch (NumberFormatException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
