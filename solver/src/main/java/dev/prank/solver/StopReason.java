package dev.prank.solver;

/** Why a search ended before its bounds met. */
public enum StopReason {
    /** The deadline passed. */
    TIME_LIMIT,
    /** The work limit was used up. */
    WORK_LIMIT,
    /** The problem, or a part of it, is too large to be searched in memory. */
    SIZE_LIMIT,
    /** The caller cancelled, for example by Ctrl-C. */
    CANCELLED,
    /** The bounds already answer the decision question that was asked. */
    DECIDED
}
