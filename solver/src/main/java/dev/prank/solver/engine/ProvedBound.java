package dev.prank.solver.engine;

import dev.prank.solver.proof.CoverProof;
import dev.prank.solver.proof.ProofLines;

/**
 * A lower bound with a block of a certificate that proves it; without any lines where nobody asked for a proof.
 *
 * @param bound no cover has fewer columns
 */
record ProvedBound(int bound, CoverProof proof) {

    /** No cover has fewer than no columns. */
    static final ProvedBound NOTHING = new ProvedBound(
            0, new ProofLines().line("bound").number(1).slash().slash().proof());
}
