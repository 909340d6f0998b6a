package dev.prank.solver.backend;

/** Receives a program over variables with values 0 and 1, numbered from 0. The literal {@code ~v} is the negation of variable v. */
interface ZeroOneSink {

    /** The number of a fresh variable. */
    int newVariable();

    /** At least one of these literals is true. */
    void addAtLeastOne(int[] literals);

    /** At most one of these variables is 1. */
    void addAtMostOne(int[] variables);

    /** If variable {@code from} is 1, so is variable {@code to}. */
    void addImplication(int from, int to);

    /** The weighted sum of the variables is at most 0; a receiver may weaken this. */
    void addAtMostZero(int[] variables, long[] coefficients);

    /** As few of these variables as possible are 1. */
    void minimiseCount(int[] variables);
}
