package dev.prank.reductions.group;

import dev.prank.instances.number.Rational;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A common denominator of some fractions that turns them into integers of at most 60 bits, so that they are added and compared in
 * longs, exactly.
 */
final class CommonScale {

    private static final int BITS = 60;

    private final long denominator;

    private CommonScale(long denominator) {
        this.denominator = denominator;
    }

    /** The scale of these numbers; empty when an integer would be longer than 60 bits. Linear time. */
    static Optional<CommonScale> of(Rational[] numbers, Rational further) {
        if (!further.isOfLongs()) {
            return Optional.empty();
        }
        long common = further.longDenominator();
        for (Rational number : numbers) {
            if (!number.isOfLongs()) {
                return Optional.empty();
            }
            // In most files all denominators divide the first few.
            if (common % number.longDenominator() != 0) {
                BigInteger multiple = leastCommonMultiple(common, number.longDenominator());
                if (multiple.bitLength() > BITS) {
                    return Optional.empty();
                }
                common = multiple.longValueExact();
            }
        }
        CommonScale scale = new CommonScale(common);
        boolean fits = common < 1L << BITS && scale.fits(further);
        for (int i = 0; i < numbers.length && fits; i++) {
            fits = scale.fits(numbers[i]);
        }
        return fits ? Optional.of(scale) : Optional.empty();
    }

    private static BigInteger leastCommonMultiple(long a, long b) {
        BigInteger first = BigInteger.valueOf(a);
        BigInteger second = BigInteger.valueOf(b);
        return first.divide(first.gcd(second)).multiply(second);
    }

    private boolean fits(Rational number) {
        long n = number.longNumerator();
        long factor = factor(number);
        long product = n * factor;
        return Math.multiplyHigh(n, factor) == product >> 63 && product > -(1L << BITS) && product < 1L << BITS;
    }

    private long factor(Rational number) {
        return denominator / number.longDenominator();
    }

    /** One of the numbers that the scale was made for, times the common denominator. */
    long integer(Rational number) {
        return number.longNumerator() * factor(number);
    }

    /** The numbers that the scale was made for, times the common denominator. */
    long[] integers(Rational[] numbers) {
        long[] integers = new long[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            integers[i] = integer(numbers[i]);
        }
        return integers;
    }
}
