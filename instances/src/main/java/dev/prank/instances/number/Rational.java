package dev.prank.instances.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;

/**
 * An exact fraction in lowest terms with a positive denominator; immutable, with value equality.
 *
 * <p>Fractions whose numerator and denominator both fit in a {@code long} are kept as two longs, all others as two
 * {@link BigInteger}s; which form is used depends on the value alone, so equal fractions have equal representations. Most trained
 * weights and nearly all decimals are of the first kind, where comparison and addition take a few multiplications.
 */
public final class Rational implements Comparable<Rational> {

    /** Longest number text accepted, in characters: far beyond any double (about 1,100), short of an attack. */
    public static final int MAX_TEXT_LENGTH = 10_000;

    private static final int MAX_EXPONENT = 10_000;
    private static final BigInteger FIVE = BigInteger.valueOf(5);
    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    public static final Rational ZERO = new Rational(0, 1);
    public static final Rational ONE = new Rational(1, 1);
    public static final Rational TWO = new Rational(2, 1);

    private final long num;
    private final long den;
    /** Null exactly when both parts fit in a long; then {@link #num} and {@link #den} hold them. */
    private final Big big;

    private record Big(BigInteger num, BigInteger den) {}

    private Rational(long num, long den) {
        this.num = num;
        this.den = den;
        this.big = null;
    }

    private Rational(Big big) {
        this.num = 0;
        this.den = 0;
        this.big = big;
    }

    public static Rational of(long value) {
        return value == 0 ? ZERO : value == 1 ? ONE : new Rational(value, 1);
    }

    /** @throws ArithmeticException when {@code denominator} is 0 */
    public static Rational of(long numerator, long denominator) {
        if (denominator > 0 && numerator != Long.MIN_VALUE) {
            long gcd = gcd(Math.abs(numerator), denominator);
            return small(numerator / gcd, denominator / gcd);
        }
        return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** @throws ArithmeticException when {@code denominator} is 0 */
    public static Rational of(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("denominator is 0");
        }
        BigInteger gcd = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            gcd = gcd.negate();
        }
        return reduced(numerator.divide(gcd), denominator.divide(gcd));
    }

    /** The exact value of a decimal. */
    public static Rational of(BigDecimal value) {
        BigDecimal v = value.signum() == 0 ? BigDecimal.ZERO : value;
        return v.scale() <= 0
                ? reduced(v.toBigIntegerExact(), BigInteger.ONE)
                : of(v.unscaledValue(), BigInteger.TEN.pow(v.scale()));
    }

    /**
     * The exact value of a double, which is always a fraction whose denominator is a power of two.
     *
     * @throws ArithmeticException when {@code value} is not finite
     */
    public static Rational exactly(double value) {
        if (!Double.isFinite(value)) {
            throw new ArithmeticException("not a finite number: " + value);
        }
        if (value == 0) {
            return ZERO;
        }
        long bits = Double.doubleToRawLongBits(value);
        int exponent = (int) (bits >>> 52 & 0x7ff);
        long mantissa = bits & 0xfffffffffffffL;
        mantissa = exponent == 0 ? mantissa : mantissa | 1L << 52;
        int shift = Math.max(exponent, 1) - 1075;
        int zeros = Long.numberOfTrailingZeros(mantissa);
        mantissa >>= zeros;
        shift += zeros;
        long signed = value < 0 ? -mantissa : mantissa;
        if (shift >= 0) {
            return reduced(BigInteger.valueOf(signed).shiftLeft(shift), BigInteger.ONE);
        }
        return shift > -63
                ? small(signed, 1L << -shift)
                : reduced(BigInteger.valueOf(signed), BigInteger.ONE.shiftLeft(-shift));
    }

    /**
     * Reads {@code 3}, {@code -0.25}, {@code 1e-3} or {@code -5/8}; decimals are taken exactly.
     *
     * @throws NumberFormatException when the text is anything else, has a denominator that is zero or signed, is longer than
     *     {@link #MAX_TEXT_LENGTH} or has an exponent beyond ±10,000; the message is one short line
     */
    public static Rational parse(String text) {
        if (isShortDecimal(text)) {
            return shortDecimal(text);
        }
        if (text.length() > MAX_TEXT_LENGTH) {
            throw new NumberFormatException(
                    "number of " + text.length() + " characters; at most " + MAX_TEXT_LENGTH + " are accepted");
        }
        requirePlainCharacters(text);
        int slash = text.indexOf('/');
        if (slash >= 0) {
            if (text.startsWith("-", slash + 1) || text.startsWith("+", slash + 1)) {
                throw new NumberFormatException("the denominator has a sign in '" + abbreviated(text) + "'");
            }
            BigInteger denominator = integer(text.substring(slash + 1), text);
            if (denominator.signum() == 0) {
                throw new NumberFormatException("denominator is 0 in '" + abbreviated(text) + "'");
            }
            return of(integer(text.substring(0, slash), text), denominator);
        }
        BigDecimal decimal;
        try {
            decimal = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new NumberFormatException("not a number: '" + abbreviated(text) + "'");
        }
        if (decimal.signum() != 0 && Math.abs((long) decimal.precision() - decimal.scale()) > MAX_EXPONENT
                || Math.abs((long) decimal.scale()) > 2L * MAX_EXPONENT) {
            throw new NumberFormatException("exponent beyond ±" + MAX_EXPONENT + ": '" + abbreviated(text) + "'");
        }
        return of(decimal);
    }

    /** An optional minus, at most one point and 1 to 18 digits: then numerator and denominator fit in a long. */
    private static boolean isShortDecimal(String text) {
        int digits = 0;
        int points = 0;
        for (int i = text.startsWith("-") ? 1 : 0; i < text.length() && digits <= 18; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.') {
                points++;
            } else {
                return false;
            }
        }
        return digits >= 1 && digits <= 18 && points <= 1;
    }

    private static Rational shortDecimal(String text) {
        long numerator = 0;
        int scale = 0;
        boolean afterPoint = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                afterPoint = true;
            } else if (c != '-') {
                numerator = 10 * numerator + (c - '0');
                scale += afterPoint ? 1 : 0;
            }
        }
        if (numerator == 0) {
            return ZERO;
        }
        // The denominator is 2^scale · 5^scale, so only factors 2 and 5 can cancel.
        int twos = Math.min(scale, Long.numberOfTrailingZeros(numerator));
        numerator >>= twos;
        int fives = 0;
        while (fives < scale && numerator % 5 == 0) {
            numerator /= 5;
            fives++;
        }
        long denominator = 1L << scale - twos;
        for (int i = fives; i < scale; i++) {
            denominator *= 5;
        }
        return new Rational(text.startsWith("-") ? -numerator : numerator, denominator);
    }

    private static void requirePlainCharacters(String text) {
        // BigDecimal and BigInteger also take other scripts' digits.
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789+-.eE/".indexOf(text.charAt(i)) < 0) {
                throw new NumberFormatException("not a number: '" + abbreviated(text) + "'");
            }
        }
    }

    private static BigInteger integer(String digits, String text) {
        try {
            return new BigInteger(digits);
        } catch (NumberFormatException e) {
            throw new NumberFormatException("not a fraction of integers: '" + abbreviated(text) + "'");
        }
    }

    private static String abbreviated(String text) {
        String start = text.length() <= 40 ? text : text.substring(0, 37) + "...";
        return start.replaceAll("\\p{C}", "?");
    }

    public Rational add(Rational other) {
        if (big == null && other.big == null) {
            long common = den == other.den ? den : gcd(den, other.den);
            long scale = other.den / common;
            long otherScale = den / common;
            long left = num * scale;
            long right = other.num * otherScale;
            long sum = left + right;
            long product = den * scale;
            if (Math.multiplyHigh(num, scale) == left >> 63
                    && Math.multiplyHigh(other.num, otherScale) == right >> 63
                    && ((left ^ sum) & (right ^ sum)) >= 0
                    && Math.multiplyHigh(den, scale) == 0
                    && product > 0
                    && sum != Long.MIN_VALUE) {
                // Any common factor of sum and product divides the denominators' gcd (Knuth, TAOCP 4.5.1).
                long factor = gcd(Math.abs(sum), common);
                return small(sum / factor, product / factor);
            }
        }
        BigInteger d = denominator();
        BigInteger e = other.denominator();
        if (d.equals(e)) {
            return of(numerator().add(other.numerator()), d);
        }
        return of(numerator().multiply(e).add(other.numerator().multiply(d)), d.multiply(e));
    }

    public Rational subtract(Rational other) {
        return add(other.negate());
    }

    public Rational multiply(Rational other) {
        if (big == null && other.big == null) {
            long hi = Math.multiplyHigh(num, other.num);
            long lo = num * other.num;
            long dHi = Math.multiplyHigh(den, other.den);
            long dLo = den * other.den;
            if (hi == lo >> 63 && dHi == 0 && dLo > 0) {
                return of(lo, dLo);
            }
        }
        return of(numerator().multiply(other.numerator()), denominator().multiply(other.denominator()));
    }

    public Rational multiply(long factor) {
        return multiply(of(factor));
    }

    /** @throws ArithmeticException when {@code divisor} is 0 */
    public Rational divide(Rational divisor) {
        return of(numerator().multiply(divisor.denominator()), denominator().multiply(divisor.numerator()));
    }

    /** @throws ArithmeticException when {@code divisor} is 0 */
    public Rational divide(long divisor) {
        if (big == null && divisor > 0 && Math.multiplyHigh(den, divisor) == 0 && den * divisor > 0) {
            return of(num, den * divisor);
        }
        return divide(of(divisor));
    }

    public Rational negate() {
        if (big != null) {
            return reduced(big.num.negate(), big.den);
        }
        return num == 0 ? this : num == Long.MIN_VALUE ? reduced(LONG_MIN.negate(), denominator()) : small(-num, den);
    }

    public Rational abs() {
        return signum() < 0 ? negate() : this;
    }

    /** −1, 0 or 1. */
    public int signum() {
        return big != null ? big.num.signum() : Long.signum(num);
    }

    public Rational min(Rational other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Rational max(Rational other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Whether the other number is at most this far away, without making a new number where all parts are short. */
    public boolean isWithin(Rational distance, Rational other) {
        if (big == null && other.big == null && distance.big == null) {
            if (bits(num) + bits(other.den) + bits(distance.den) < Long.SIZE - 1
                    && bits(other.num) + bits(den) + bits(distance.den) < Long.SIZE - 1
                    && bits(distance.num) + bits(den) + bits(other.den) < Long.SIZE) {
                return Math.abs(num * other.den - other.num * den) * distance.den <= distance.num * (den * other.den);
            }
        }
        return subtract(other).abs().compareTo(distance) <= 0;
    }

    /** The absolute value is below 2 to this power. */
    private static int bits(long value) {
        return Long.SIZE - Long.numberOfLeadingZeros(Math.abs(value));
    }

    public static Rational sum(Collection<Rational> terms) {
        Rational sum = ZERO;
        for (Rational term : terms) {
            sum = sum.add(term);
        }
        return sum;
    }

    /** Whether numerator and denominator both fit in a {@code long}. */
    public boolean isOfLongs() {
        return big == null;
    }

    /** @throws ArithmeticException when the number {@link #isOfLongs is not of longs} */
    public long longNumerator() {
        requireLongs();
        return num;
    }

    /** @throws ArithmeticException when the number {@link #isOfLongs is not of longs} */
    public long longDenominator() {
        requireLongs();
        return den;
    }

    private void requireLongs() {
        if (big != null) {
            throw new ArithmeticException("not a fraction of two longs: " + this);
        }
    }

    public BigInteger numerator() {
        return big != null ? big.num : BigInteger.valueOf(num);
    }

    /** Always positive. */
    public BigInteger denominator() {
        return big != null ? big.den : BigInteger.valueOf(den);
    }

    /** The largest integer that is not above this number. */
    public BigInteger floor() {
        return floorDivide(numerator(), denominator());
    }

    private static BigInteger floorDivide(BigInteger dividend, BigInteger divisor) {
        BigInteger[] parts = dividend.divideAndRemainder(divisor);
        return parts[1].signum() * divisor.signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /**
     * The largest integer that is not above {@code this / divisor}.
     *
     * @throws ArithmeticException when {@code divisor} is 0
     */
    public BigInteger floorQuotient(Rational divisor) {
        if (big == null && divisor.big == null && divisor.num > 0) {
            long n = num * divisor.den;
            long d = den * divisor.num;
            if (Math.multiplyHigh(num, divisor.den) == n >> 63 && Math.multiplyHigh(den, divisor.num) == 0 && d > 0) {
                return BigInteger.valueOf(Math.floorDiv(n, d));
            }
        }
        return floorDivide(
                numerator().multiply(divisor.denominator()), denominator().multiply(divisor.numerator()));
    }

    @Override
    public int compareTo(Rational other) {
        if (big == null && other.big == null) {
            if (den == other.den) {
                return Long.compare(num, other.num);
            }
            long leftHigh = Math.multiplyHigh(num, other.den);
            long rightHigh = Math.multiplyHigh(other.num, den);
            return leftHigh != rightHigh
                    ? Long.compare(leftHigh, rightHigh)
                    : Long.compareUnsigned(num * other.den, other.num * den);
        }
        int sign = signum();
        if (sign != other.signum()) {
            return Integer.compare(sign, other.signum());
        }
        return numerator()
                .multiply(other.denominator())
                .compareTo(other.numerator().multiply(denominator()));
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Rational other
                && num == other.num
                && den == other.den
                && (big == null ? other.big == null : big.equals(other.big));
    }

    @Override
    public int hashCode() {
        return big != null ? big.hashCode() : Long.hashCode(num * 0x9E3779B97F4A7C15L + den);
    }

    /**
     * The nearest double, ties to even; infinite beyond the largest one. Except where a file format holds doubles: for display and
     * for guiding searches only.
     */
    public double doubleValue() {
        // Both parts are then exact doubles (also Long.MIN_VALUE, its own absolute value), and the division rounds
        // once.
        if (big == null && Math.abs(num) <= 1L << 53 && den <= 1L << 53) {
            return (double) num / den;
        }
        double magnitude = roundedQuotient(numerator().abs(), denominator());
        return signum() < 0 ? -magnitude : magnitude;
    }

    /** n/d rounded once, for n > 0: by the integer q = ⌊2^s·n/d⌋ with its lowest bit set when there is a remainder. */
    private static double roundedQuotient(BigInteger n, BigInteger d) {
        // q has 55 or 56 bits, at least two more than a double, unless its unit would be below a quarter of the least
        // double.
        int shift = Math.min(55 - n.bitLength() + d.bitLength(), 1076);
        BigInteger[] division = n.shiftLeft(Math.max(shift, 0)).divideAndRemainder(d.shiftLeft(Math.max(-shift, 0)));
        long q = division[0].longValue() | (division[1].signum() == 0 ? 0 : 1);
        if (q >= 1L << 54) {
            return Math.scalb((double) q, -shift);
        }
        // Below the least normal double: the result is a multiple of 4 units of q, and its bits are that multiple.
        long quarters = q & 3;
        long multiple = q >> 2;
        boolean roundUp = quarters == 3 || quarters == 2 && (multiple & 1) == 1;
        return Double.longBitsToDouble(multiple + (roundUp ? 1 : 0));
    }

    /** {@code 3} or {@code -5/8}; {@link #parse} reads it back. */
    @Override
    public String toString() {
        if (big != null) {
            return big.den.equals(BigInteger.ONE) ? big.num.toString() : big.num + "/" + big.den;
        }
        return den == 1 ? Long.toString(num) : num + "/" + den;
    }

    /**
     * The number as people write it, which {@link #parse} reads back: a decimal when it has one of at most 24 characters or one no
     * longer than the fraction, else the fraction.
     */
    public String toDecimalString() {
        if (big == null && den == 1) {
            return toString();
        }
        if (big == null) {
            // The same steps in longs, where they suffice: most numbers of most files.
            int twos = Long.numberOfTrailingZeros(den);
            long rest = den >> twos;
            int fives = 0;
            while (rest % 5 == 0) {
                rest /= 5;
                fives++;
            }
            if (rest != 1) {
                return toString();
            }
            int scale = Math.max(twos, fives);
            if (scale <= 18) {
                long factor = 1;
                for (int i = twos; i < scale; i++) {
                    factor *= 2;
                }
                for (int i = fives; i < scale; i++) {
                    factor *= 5;
                }
                long unscaled = num * factor;
                if (Math.multiplyHigh(num, factor) == unscaled >> 63) {
                    // At most 21 characters, as a sign, a leading zero and a point can be added to 18 decimals or 19
                    // digits.
                    return BigDecimal.valueOf(unscaled, scale).toPlainString();
                }
            }
        }
        BigInteger d = denominator();
        int twos = d.getLowestSetBit();
        // A decimal with more than 4,000 digits is never the shorter form worth having, and searching for it takes
        // long.
        if (d.bitLength() <= 13_000) {
            BigInteger rest = d.shiftRight(twos);
            int fives = 0;
            for (BigInteger[] step = rest.divideAndRemainder(FIVE);
                    step[1].signum() == 0;
                    step = rest.divideAndRemainder(FIVE)) {
                rest = step[0];
                fives++;
            }
            if (rest.equals(BigInteger.ONE)) {
                int scale = Math.max(twos, fives);
                BigInteger unscaled =
                        numerator().multiply(BigInteger.TEN.pow(scale).divide(d));
                String decimal = new BigDecimal(unscaled, scale).toPlainString();
                String fraction = toString();
                return decimal.length() <= 24 || decimal.length() <= fraction.length() ? decimal : fraction;
            }
        }
        return toString();
    }

    private static Rational small(long num, long den) {
        return num == 0 ? ZERO : new Rational(num, den);
    }

    private static Rational reduced(BigInteger num, BigInteger den) {
        return fitsLong(num) && fitsLong(den)
                ? small(num.longValue(), den.longValue())
                : new Rational(new Big(num, den));
    }

    private static boolean fitsLong(BigInteger value) {
        return value.compareTo(LONG_MIN) >= 0 && value.compareTo(LONG_MAX) <= 0;
    }

    /** Of numbers that are not negative; Stein's algorithm, several times faster than division on random fractions. */
    private static long gcd(long a, long b) {
        if (a == 0 || b == 0) {
            return a | b;
        }
        int twos = Long.numberOfTrailingZeros(a | b);
        a >>= Long.numberOfTrailingZeros(a);
        while (b != 0) {
            b >>= Long.numberOfTrailingZeros(b);
            long smaller = Math.min(a, b);
            b = Math.abs(a - b);
            a = smaller;
            if (a == 1) {
                break;
            }
        }
        return a << twos;
    }
}
