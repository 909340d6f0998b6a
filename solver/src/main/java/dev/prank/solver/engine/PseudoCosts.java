package dev.prank.solver.engine;

/**
 * How much the cost of the relaxation rose, on average, when a unit was decided, for each unit of change in its share (Bénichou et al.
 * 1971). For choices only.
 */
final class PseudoCosts {

    /** Of a unit without experience: little, as what is known to matter comes first. */
    private static final double UNKNOWN = 0.01;

    /** Products of two gains shall tell something when one of them is 0. */
    private static final double LEAST_GAIN = 1e-4;

    /** [unit][side], for the sides 0, in no cancelled group, and 1, in one. */
    private final double[][] sum;

    private final int[][] count;

    PseudoCosts(int units) {
        sum = new double[units][2];
        count = new int[units][2];
    }

    /** @param change in the share of the unit, positive */
    void learn(int unit, int side, double change, double gain) {
        sum[unit][side] += Math.max(0, gain) / change;
        count[unit][side]++;
    }

    boolean knows(int unit) {
        return count[unit][0] > 0 && count[unit][1] > 0;
    }

    /** What to expect. */
    double gain(int unit, int side, double change) {
        return change * (count[unit][side] == 0 ? UNKNOWN : sum[unit][side] / count[unit][side]);
    }

    /** The greater the better to decide: a product, so that both sides count (Achterberg, Koch and Martin 2005). */
    double score(int unit, double share) {
        return Math.max(LEAST_GAIN, gain(unit, 0, share)) * Math.max(LEAST_GAIN, gain(unit, 1, 1 - share));
    }
}
