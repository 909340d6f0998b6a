package dev.prank.solver.kernel;

import java.util.BitSet;

/** How a cover of a problem after a reduction becomes one of the problem before it. */
interface LiftStep {

    /** How many columns more the cover before the reduction has. */
    int cost();

    /** @param chosen a cover of the problem after the reduction; becomes one of the problem before it */
    void lift(BitSet chosen);
}
