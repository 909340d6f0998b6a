package dev.prank.solver.proof;

/** Which steps a search may take and write down. */
public enum ProofSteps {
    /** Nothing is written down. */
    NONE,
    /** Only steps that pseudo-Boolean proofs can express: no refuted columns, and no reduction within branches. */
    PLAIN,
    /** All steps. */
    ALL
}
