package dev.prank.solver.proof;

/** Which steps a search may take and write down. */
public enum ProofSteps {
    /** Nothing is written down. */
    NONE,
    /** Only steps that proofs for other checkers express well: no refuted columns, and no reduction within branches. */
    PLAIN,
    /** All steps. */
    ALL
}
