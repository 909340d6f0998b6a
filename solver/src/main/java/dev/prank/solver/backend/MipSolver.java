package dev.prank.solver.backend;

/** The mixed-integer solvers that come with OR-Tools. All of them work in floating point. */
public enum MipSolver {
    /** Can be interrupted, and limited to a number of nodes. */
    SCIP,
    /** Overshoots its time limit and cannot be interrupted. */
    CBC,
    /** Ends at its time limit without telling what it has found, and cannot be interrupted. */
    HIGHS
}
