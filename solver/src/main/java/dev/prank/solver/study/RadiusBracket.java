package dev.prank.solver.study;

import dev.prank.instances.number.Rational;

/** What a search has told of a least radius: it is from the one to the other. */
public record RadiusBracket(Rational lower, Rational upper) {

    /** @throws IllegalArgumentException when the bounds contradict each other */
    public RadiusBracket {
        if (lower.compareTo(upper) > 0) {
            throw new IllegalArgumentException("no radius is from " + lower + " to " + upper);
        }
    }

    public boolean isExact() {
        return lower.equals(upper);
    }

    /** The ends differ by at most one percent, so either stands for the radius. */
    public boolean isTight() {
        return upper.subtract(lower).multiply(100).compareTo(upper) <= 0;
    }

    /** Also when neither is known exactly. */
    public boolean isBelow(RadiusBracket other) {
        return upper.compareTo(other.lower) < 0;
    }
}
