package dev.prank.solver.kernel;

import java.util.BitSet;

/** What to add to a cover of a problem after a reduction, to get a cover of the problem before it. Always one column. */
interface LiftStep {

    /** @param chosen a cover of the problem after the reduction; becomes one of the problem before it */
    void addTo(BitSet chosen);
}
