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

    private final BigInteger denominator;

    private CommonScale(BigInteger denominator) {
        this.denominator = denominator;
    }

    /** The scale of these numbers; empty when an integer would be longer than 60 bits. Linear time. */
    static Optional<CommonScale> of(Rational[] numbers, Rational further) {
        BigInteger common = further.denominator();
        for (Rational number : numbers) {
            common = leastCommonMultiple(common, number.denominator());
            if (common.bitLength() > BITS) {
                return Optional.empty();
            }
        }
        CommonScale scale = new CommonScale(common);
        boolean fits = scale.fits(further);
        for (int i = 0; i < numbers.length && fits; i++) {
            fits = scale.fits(numbers[i]);
        }
        return fits ? Optional.of(scale) : Optional.empty();
    }

    private static BigInteger leastCommonMultiple(BigInteger a, BigInteger b) {
        // In most files all denominators divide the first few.
        if (a.bitLength() <= BITS && b.bitLength() <= BITS && a.longValue() % b.longValue() == 0) {
            return a;
        }
        return a.divide(a.gcd(b)).multiply(b);
    }

    private boolean fits(Rational number) {
        BigInteger numerator = number.numerator();
        if (numerator.bitLength() > BITS) {
            return false;
        }
        long n = numerator.longValue();
        long factor = factor(number);
        long product = n * factor;
        return Math.multiplyHigh(n, factor) == product >> 63 && Math.abs(product) < 1L << BITS;
    }

    private long factor(Rational number) {
        return denominator.longValue() / number.denominator().longValue();
    }

    /** One of the numbers that the scale was made for, times the common denominator. */
    long integer(Rational number) {
        return number.numerator().longValue() * factor(number);
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
