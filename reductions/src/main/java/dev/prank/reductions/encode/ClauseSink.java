package dev.prank.reductions.encode;

/**
 * Receives a formula in conjunctive normal form, clause by clause. Literals are as in DIMACS: variable v is the literal v, its
 * negation −v; variables count from 1.
 */
public interface ClauseSink {

    /** A variable that occurs nowhere yet. */
    int newVariable();

    /** Requires that one of these literals holds; the empty clause makes the formula unsatisfiable. */
    void addClause(int... literals);
}
