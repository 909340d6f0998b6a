package dev.prank.solver.certificate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Hears of each step of a certificate when it has been checked: before it changes the state, unless said otherwise. Rows and
 * columns are those of the innermost part.
 */
interface CertificateSteps {

    /** For those who only want the verdict. */
    CertificateSteps IGNORED = new CertificateSteps() {};

    /**
     * What the instance calls the rows, and what else is to be proved.
     *
     * @param alone points or units that are not in the state, as they share no column with any other
     * @param rows of each row of the state, its point or unit
     * @param groupings sections of units that may be cancelled
     */
    record Names(int[] alone, int[] rows, List<Grouping> groupings) {

        public Names {
            groupings = List.copyOf(groupings);
        }

        /** As numbered in the problem. */
        static Names none(CoverState state) {
            return new Names(new int[0], IntStream.range(0, state.rowCount()).toArray(), List.of());
        }

        /** For readers: what the column covers. */
        String ofColumn(CoverState state, int column) {
            return "covers"
                    + Arrays.stream(state.rowsOf(column))
                            .mapToObj(row -> " " + rows[row])
                            .collect(Collectors.joining());
        }
    }

    /**
     * A section about units that may be cancelled.
     *
     * @param units what the instance calls them
     * @param bound on the kept groups
     */
    record Grouping(GroupingProgram program, int[] units, long bound) {}

    /**
     * The problem of the first block.
     *
     * @param v what is to be proved of it
     */
    default void start(CoverState state, long v, Names names) {}

    /** The lines of one of the groupings follow, before the first block; who hears of them. */
    default GroupingSteps grouping(int number) {
        return GroupingSteps.IGNORED;
    }

    /** The row has no other column, so this one is taken. */
    default void taken(int row, int column) {}

    default void dropped(int row) {}

    default void dominated(int column, int by) {}

    /**
     * A fold.
     *
     * @param pairs of each new row the rows that it comes from
     */
    default void folded(int row, int first, int second, int substitute, List<int[]> pairs) {}

    /**
     * An exchange, after the state has changed.
     *
     * @param rows all that went, the inner ones first
     * @param innerCount how many are inner
     * @param columns that went
     * @param sets of each new row the rows that it comes from
     * @param outside of each new row the columns, without the stand-in
     */
    default void exchanged(
            int k, int[] rows, int innerCount, int[] columns, List<int[]> sets, List<int[]> outside, int standIn) {}

    /** Columns go that the canonical cover does not have. */
    default void refuted(int[] columns) {}

    /**
     * A cut, after it has joined the state.
     *
     * @param rows from which it follows, live
     */
    default void cut(int[] rows, CoverState.Cut cut) {}

    /** Multipliers are about to be used. */
    default void multiplied(Multipliers multipliers) {}

    /** What the last multipliers decide. */
    default void fixed(int[] dropped, int[] taken) {}

    /** The block ends: the last multipliers prove it. */
    default void bounded() {}

    /** The block ends: a row has no column left. */
    default void impossible() {}

    /** Two blocks follow, the first with one of the columns taken. */
    default void branch(int[] columns) {}

    /** The second of the two blocks follows. */
    default void otherBranch(int[] columns) {}

    /** Both blocks have ended. */
    default void branched() {}

    /**
     * One of the parts follows.
     *
     * @param v what is to be proved of it
     */
    default void part(CoverState part, int[] rows, int[] columns, long v) {}

    /** The part has ended. */
    default void partEnded() {}

    /** The block ends: the parts prove it. */
    default void together() {}
}
