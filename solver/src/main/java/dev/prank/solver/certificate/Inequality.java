package dev.prank.solver.certificate;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Σ coefficients · variables ≥ bound, over variables that are whole numbers. The arrays are not to be changed.
 *
 * @param variables each once
 */
record Inequality(int[] variables, BigInteger[] coefficients, BigInteger bound) {

    /** The sum of the variables is at least the bound. */
    static Inequality atLeast(long bound, int... variables) {
        return ofSum(variables, BigInteger.ONE, bound);
    }

    /** The sum of the variables is at most the bound. */
    static Inequality atMost(long bound, int... variables) {
        return ofSum(variables, BigInteger.ONE.negate(), -bound);
    }

    private static Inequality ofSum(int[] variables, BigInteger coefficient, long bound) {
        BigInteger[] coefficients = new BigInteger[variables.length];
        Arrays.fill(coefficients, coefficient);
        return new Inequality(variables, coefficients, BigInteger.valueOf(bound));
    }

    /** What holds when this does not. */
    Inequality contrary() {
        BigInteger[] negated =
                Arrays.stream(coefficients).map(BigInteger::negate).toArray(BigInteger[]::new);
        return new Inequality(variables, negated, BigInteger.ONE.subtract(bound));
    }

    /** Divided by 2^shift, with coefficients and bound rounded up: holds when this does and no variable is negative. */
    Inequality roundedUp(int shift) {
        return new Inequality(
                variables,
                Arrays.stream(coefficients).map(each -> roundedUp(each, shift)).toArray(BigInteger[]::new),
                roundedUp(bound, shift));
    }

    private static BigInteger roundedUp(BigInteger number, int shift) {
        return number.negate().shiftRight(shift).negate();
    }
}
