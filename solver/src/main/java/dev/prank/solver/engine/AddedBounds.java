package dev.prank.solver.engine;

import dev.prank.solver.SolveControl;

/**
 * Tells a listener of the bounds of a cover search, added to what is known beside it.
 *
 * @param settled the number of columns beside those of the search
 */
record AddedBounds(SolveControl.Listener listener, int settled) implements CoverBranchAndBound.Progress {

    @Override
    public void coverFound(int size) {
        listener.witnessImproved(settled + size);
    }

    @Override
    public void boundProved(int bound) {
        listener.lowerBoundImproved(settled + bound);
    }
}
