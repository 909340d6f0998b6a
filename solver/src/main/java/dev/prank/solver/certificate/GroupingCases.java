package dev.prank.solver.certificate;

import java.math.BigInteger;
import java.util.Map;

/**
 * A proof about the integer program of a grouping, in the format of some checker: cases within cases, each of which ends with a
 * sum of constraints that nothing satisfies. Calls are nested: {@code assume}, the first case, then either {@code turn}, the
 * second case and {@code end}, or {@code conclude}.
 */
interface GroupingCases {

    /**
     * A constraint that holds in the cases around this place.
     *
     * @param id its number in the proof; what it is about depends on the format
     */
    record Known(int id, Inequality its) {}

    /** A constraint of the program. */
    Known given(int number);

    /** That a variable is not negative. */
    Known notNegative(int variable);

    /** That a variable for a kept group is at most 1. */
    Known atMostOne(int variable);

    /** The constraint of the program, whose bound is 0, with coefficients rounded up to multiples of 2^shift and divided by that. */
    Known roundedUp(int number, int shift);

    /** Opens a case: this holds. */
    Known assume(Inequality its);

    /** The open case has ended, and another one opens: the contrary holds. */
    Known turn();

    /** The second case has ended, and so has the case around both. */
    void end();

    /** The first case has ended, so that its contrary holds from here on, in the case around it. */
    Known conclude();

    /**
     * Ends the open case.
     *
     * @param sum multipliers above 0 of constraints, such that their variables cancel out and 0 is at least something above 0
     */
    void contradict(Map<Known, BigInteger> sum);
}
