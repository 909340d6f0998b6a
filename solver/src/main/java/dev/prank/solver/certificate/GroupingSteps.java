package dev.prank.solver.certificate;

/** Hears of each step of lines about groupings when it has been checked. Units and oriented units are numbered as in the section. */
interface GroupingSteps extends HeaviestGroup.Steps {

    /** For those who only want the verdict. */
    GroupingSteps IGNORED = new GroupingSteps() {};

    /** Lines follow about this. */
    default void start(GroupingProgram program, long v) {}

    /** Two blocks follow, in the first of which the unit is in no cancelled group. */
    default void member(int unit) {}

    /** Two blocks follow, in the first of which a group is left to the kept set. */
    default void chosen(int kept) {}

    /** Two blocks follow, in the first of which the member is in what is left to the location. */
    default void placed(int location, int member) {}

    /** The second of the two blocks follows. */
    default void otherBlock() {}

    /** Both blocks have ended. */
    default void blocksEnded() {}

    /**
     * Multipliers are about to be used.
     *
     * @param q of the number of kept groups
     * @param joining of each unit, for being in a group
     * @param once of each unit, for being in one cancelled group at most, or at least when it is above 0
     */
    default void multiplied(long q, long[] joining, long[] once) {}

    /** A search shows that nothing heavier than {@code most} may be left to the location. */
    default void weighed(int location, HeaviestGroup.Question question) {}

    /** That search has ended. */
    default void light() {}

    /** The block ends: the last multipliers prove it. */
    default void bounded() {}

    /** All groupings have been tried. */
    default void exhausted() {}

    /** All lines have been checked. */
    default void proved() {}
}
