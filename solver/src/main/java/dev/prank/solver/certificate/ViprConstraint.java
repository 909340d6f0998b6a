package dev.prank.solver.certificate;

import java.util.Arrays;

/**
 * A constraint of a VIPR file: Σ coefficients · atoms is at least, or at most, a bound.
 *
 * @param id its number in the file
 * @param atoms each once, see {@link ViprProof}
 */
record ViprConstraint(int id, boolean isAtLeast, int[] atoms, long[] coefficients, long bound) {

    static ViprConstraint ofSum(int id, boolean isAtLeast, int[] atoms, long bound) {
        return new ViprConstraint(id, isAtLeast, atoms, ones(atoms.length), bound);
    }

    static long[] ones(int count) {
        long[] ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}
