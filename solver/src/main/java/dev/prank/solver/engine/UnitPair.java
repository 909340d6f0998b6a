package dev.prank.solver.engine;

import java.util.Arrays;

/**
 * A decision about two units (Ryan and Foster 1981): one cancelled group has both, or none has both.
 */
record UnitPair(int first, int second, boolean areTogether) {

    /** Whether a group of these units is in line with it. */
    boolean allows(int[] units) {
        boolean hasFirst = Arrays.stream(units).anyMatch(unit -> unit == first);
        boolean hasSecond = Arrays.stream(units).anyMatch(unit -> unit == second);
        return areTogether ? hasFirst == hasSecond : !(hasFirst && hasSecond);
    }
}
