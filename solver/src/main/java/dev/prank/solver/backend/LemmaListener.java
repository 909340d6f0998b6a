package dev.prank.solver.backend;

/**
 * Hears of the clauses that a satisfiability solver derives, in their order. Each follows from the clauses that have been added
 * and the earlier lemmas by unit propagation: when all its literals are false, propagation meets a conflict.
 */
public interface LemmaListener {

    /** Derived from now on. */
    void lemmaLearnt(int... literals);

    /** Not needed any more; an earlier lemma, perhaps with its literals in another order. */
    void lemmaForgotten(int... literals);
}
