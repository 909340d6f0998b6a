package dev.prank.solver.study;

/** What a search has told of a rank: it is from the one to the other. */
public record RankBracket(int lower, int upper) {

    /** @throws IllegalArgumentException when the bounds contradict each other */
    public RankBracket {
        if (lower > upper) {
            throw new IllegalArgumentException("no rank is from " + lower + " to " + upper);
        }
    }

    public boolean isClosed() {
        return lower == upper;
    }

    @Override
    public String toString() {
        return isClosed() ? Integer.toString(upper) : lower + ".." + upper;
    }
}
