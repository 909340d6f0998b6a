package dev.prank.solver.engine;

/**
 * A decision about two units (Ryan and Foster 1981): one cancelled group has both, or none has both.
 */
record UnitPair(int first, int second, boolean areTogether) {

    /** Whether a group of these units is in line with it. */
    boolean allows(int[] units) {
        boolean hasFirst = false;
        boolean hasSecond = false;
        for (int unit : units) {
            hasFirst |= unit == first;
            hasSecond |= unit == second;
        }
        return areTogether ? hasFirst == hasSecond : !(hasFirst && hasSecond);
    }
}
