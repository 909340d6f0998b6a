package dev.prank.instances.io;

import dev.prank.instances.network.ConstantTerm;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A network whose constant terms {@code a·tanh(c)} have been added numerically to its output bias, and by how much that can have
 * moved any output: for every input x and output k, {@code |f_k(x) − g_k(x)| ≤ errorBound} for the network f before and g after.
 *
 * @param network without constants
 * @param errorBound proved, at most 10⁻⁴⁰; 0 when there was nothing to fold
 */
public record FoldedNetwork(TanhNetwork network, Rational errorBound) {

    /** Decimals of a folded output bias. */
    private static final int DIGITS = 40;

    /** @throws IllegalArgumentException when the network has constants or the bound is negative */
    public FoldedNetwork {
        Objects.requireNonNull(errorBound, "errorBound");
        if (!network.constants().isEmpty() || errorBound.signum() < 0) {
            throw new IllegalArgumentException(
                    "not a folded network: " + network.constants().size() + " constants, error bound " + errorBound);
        }
    }

    /**
     * Folds the constants. An output whose constants are all 0 keeps its bias exactly; every other bias is rounded to 40 decimals.
     *
     * <p>The bound is by construction: tanh is enclosed by interval arithmetic on integers scaled by a power of two, each
     * operation rounded outwards; the enclosure is narrow enough for the sizes of the weights.
     */
    public static FoldedNetwork of(TanhNetwork network) {
        Rational weight = Rational.ZERO;
        for (ConstantTerm constant : network.constants()) {
            for (Rational a : constant.outgoing()) {
                weight = weight.add(a.abs());
            }
        }
        // Enclosures of width 2^(20 − bits) at most keep the sum of all errors far below 10^−DIGITS < 2^−132.
        int bits = 180 + weight.floor().bitLength();
        List<Enclosure> values = new ArrayList<>();
        for (ConstantTerm constant : network.constants()) {
            values.add(Enclosure.tanh(constant.bias(), bits));
        }
        List<Rational> outputBias = new ArrayList<>();
        Rational errorBound = Rational.ZERO;
        for (int k = 0; k < network.outputs(); k++) {
            Rational lower = network.outputBias().get(k);
            Rational upper = lower;
            for (int j = 0; j < values.size(); j++) {
                Rational a = network.constants().get(j).outgoing().get(k);
                Rational one = a.multiply(values.get(j).lower());
                Rational other = a.multiply(values.get(j).upper());
                lower = lower.add(one.min(other));
                upper = upper.add(one.max(other));
            }
            Rational bias =
                    lower.equals(upper) ? lower : rounded(lower.add(upper).divide(2));
            outputBias.add(bias);
            errorBound = errorBound.max(upper.subtract(bias)).max(bias.subtract(lower));
        }
        TanhNetwork folded = TanhNetwork.of(network.inputs(), network.outputs(), network.units(), outputBias);
        return new FoldedNetwork(folded, roundedUp(errorBound));
    }

    private static Rational rounded(Rational value) {
        return Rational.of(new BigDecimal(value.numerator())
                .divide(new BigDecimal(value.denominator()), DIGITS, RoundingMode.HALF_EVEN));
    }

    /** Three significant digits, so that the bound can be read. */
    private static Rational roundedUp(Rational value) {
        return Rational.of(new BigDecimal(value.numerator())
                .divide(new BigDecimal(value.denominator()), new MathContext(3, RoundingMode.CEILING)));
    }

    /** {@code lower ≤ value ≤ upper}. */
    private record Enclosure(Rational lower, Rational upper) {

        /** tanh(x) = sign(x)·(1 − t)/(1 + t) with t = exp(−2|x|), which falls as t rises. */
        static Enclosure tanh(Rational x, int bits) {
            if (x.signum() == 0) {
                return new Enclosure(Rational.ZERO, Rational.ZERO);
            }
            BigInteger one = BigInteger.ONE.shiftLeft(bits);
            BigInteger[] t = expMinus(x.abs().multiply(2), bits);
            // Rounded to units again, or sums of many terms would have ever longer denominators.
            BigInteger lowUnits = one.subtract(t[1]).shiftLeft(bits).divide(one.add(t[1]));
            BigInteger highUnits = ceilingQuotient(one.subtract(t[0]).shiftLeft(bits), one.add(t[0]));
            Rational low = Rational.of(lowUnits.subtract(BigInteger.ONE), one);
            Rational high = Rational.of(highUnits, one);
            return x.signum() > 0 ? new Enclosure(low, high) : new Enclosure(high.negate(), low.negate());
        }

        /**
         * {lower, upper} for 2^bits·exp(−y), y ≥ 0. With z = y/2^k ≤ 1/2: exp(−z) lies between any two neighbouring partial sums
         * of its alternating series, whose terms fall; then k squarings. z is rounded down for the upper end and up for the lower.
         */
        private static BigInteger[] expMinus(Rational y, int bits) {
            // exp(−y) < 2^−y: below one unit.
            if (y.compareTo(Rational.of(bits)) >= 0) {
                return new BigInteger[] {BigInteger.ZERO, BigInteger.ONE};
            }
            // y < 2^(bitLength of its floor), so z ≤ 1/2.
            int k = y.floor().bitLength() + 1;
            // Each squaring at most doubles the width and adds one unit: k more bits keep the final width below 2^10
            // units.
            int precision = bits + k;
            BigInteger scaled = y.numerator().shiftLeft(precision - k).divide(y.denominator());
            BigInteger lower = seriesBelow(scaled.add(BigInteger.ONE), precision);
            BigInteger upper = seriesAbove(scaled, precision);
            for (int i = 0; i < k; i++) {
                lower = lower.multiply(lower).shiftRight(precision);
                upper = shiftRightUp(upper.multiply(upper), precision);
            }
            return new BigInteger[] {lower.shiftRight(k), shiftRightUp(upper, k)};
        }

        private static BigInteger seriesBelow(BigInteger z, int precision) {
            return series(z, precision, false);
        }

        private static BigInteger seriesAbove(BigInteger z, int precision) {
            return series(z, precision, true);
        }

        /** Even terms add and odd ones subtract; each is kept as an enclosure, and the end asked for takes the safe side. */
        private static BigInteger series(BigInteger z, int precision, boolean above) {
            BigInteger termLow = BigInteger.ONE.shiftLeft(precision);
            BigInteger termHigh = termLow;
            BigInteger sum = termLow;
            for (int i = 1; termLow.signum() > 0 || (i - 1) % 2 == 0 != above; i++) {
                BigInteger divisor = BigInteger.valueOf(i).shiftLeft(precision);
                termLow = termLow.multiply(z).divide(divisor);
                termHigh = ceilingQuotient(termHigh.multiply(z), divisor);
                boolean adds = i % 2 == 0;
                BigInteger term = adds == above ? termHigh : termLow;
                sum = adds ? sum.add(term) : sum.subtract(term);
            }
            return sum.max(BigInteger.ZERO);
        }

        private static BigInteger ceilingQuotient(BigInteger n, BigInteger d) {
            return n.add(d).subtract(BigInteger.ONE).divide(d);
        }

        private static BigInteger shiftRightUp(BigInteger value, int shift) {
            return value.negate().shiftRight(shift).negate();
        }
    }
}
