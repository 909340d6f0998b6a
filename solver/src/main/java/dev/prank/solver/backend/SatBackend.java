package dev.prank.solver.backend;

import dev.prank.reductions.encode.ClauseSink;
import dev.prank.solver.SolveControl;

/**
 * An incremental satisfiability solver: takes clauses, answers under assumptions, takes more clauses, answers again. One object is one
 * formula; it is used by one thread at a time.
 */
public interface SatBackend extends ClauseSink {

    /** How a question ended. */
    enum Answer {
        /** The clauses and assumptions have a model; see {@link #holds}. */
        SATISFIABLE,
        /** The clauses and assumptions have no model. */
        UNSATISFIABLE,
        /** A limit or the control ended the search; the next question may still be asked. */
        STOPPED
    }

    /** The name and version, for reports. */
    String name();

    /**
     * Whether the clauses so far have a model in which the assumptions hold.
     *
     * @param assumptions literals, for this question only
     * @param conflictLimit stop after this many conflicts; the same questions with the same limits have the same answers
     * @param control asked often; a stop is obeyed within a fraction of a second
     * @throws dev.prank.solver.EngineFailureException when the solver breaks down
     */
    Answer solve(int[] assumptions, long conflictLimit, SolveControl control);

    /**
     * The value of a variable in the model of the last question that was answered with {@link Answer#SATISFIABLE}.
     *
     * @throws IllegalStateException when no question has been
     */
    boolean holds(int variable);

    int variableCount();

    /** Clauses added, whether or not the solver simplified them away. */
    long clauseCount();

    /** Conflicts met in all questions together. */
    long conflictCount();
}
