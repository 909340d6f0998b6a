package dev.prank.solver;

/** Passes on what is better than all before. For one thread. */
final class ImprovementsOnly implements SolveControl.Listener {

    private final SolveControl.Listener listener;
    private int upper;
    private int lower;

    ImprovementsOnly(SolveControl.Listener listener, int upper) {
        this.listener = listener;
        this.upper = upper;
    }

    @Override
    public void witnessImproved(int upperBound) {
        if (upperBound < upper) {
            upper = upperBound;
            listener.witnessImproved(upper);
        }
    }

    @Override
    public void lowerBoundImproved(int lowerBound) {
        if (lowerBound > lower) {
            lower = lowerBound;
            listener.lowerBoundImproved(lower);
        }
    }
}
