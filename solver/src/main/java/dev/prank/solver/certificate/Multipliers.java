package dev.prank.solver.certificate;

/**
 * Multipliers p/scale on live rows and on cuts.
 *
 * @param rows those with p above 0
 * @param ofRows their p
 * @param cuts those with p above 0
 * @param ofCuts their p
 */
record Multipliers(long scale, int[] rows, long[] ofRows, int[] cuts, long[] ofCuts) {}
