package dev.prank.reductions.encode;

import java.util.function.Supplier;

/**
 * Receives a formula in conjunctive normal form, clause by clause. Literals are as in DIMACS: variable v is the literal v, its
 * negation −v; variables count from 1.
 */
public interface ClauseSink {

    /** A variable that occurs nowhere yet. */
    int newVariable();

    /** Requires that one of these literals holds; the empty clause makes the formula unsatisfiable. */
    void addClause(int... literals);

    /** Says what a variable means. A sink that keeps no words does not ask for them. */
    default void name(int variable, Supplier<String> meaning) {}

    /** Says what the clauses after this are for, up to the next comment. A sink that keeps no words does not ask for them. */
    default void comment(Supplier<String> text) {}
}
