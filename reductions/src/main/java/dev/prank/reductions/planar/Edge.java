package dev.prank.reductions.planar;

import java.util.Comparator;

/**
 * An undirected edge between two different vertices, ordered by its ends.
 *
 * @param lower the end with the smaller number
 * @param upper the end with the larger number
 */
public record Edge(int lower, int upper) implements Comparable<Edge> {

    private static final Comparator<Edge> BY_ENDS =
            Comparator.comparingInt(Edge::lower).thenComparingInt(Edge::upper);

    /** @throws IllegalArgumentException unless 0 ≤ lower &lt; upper */
    public Edge {
        if (lower < 0 || lower >= upper) {
            throw new IllegalArgumentException(
                    "an edge needs ends with 0 <= lower < upper, not " + lower + " and " + upper);
        }
    }

    /**
     * The edge between two vertices given in any order.
     *
     * @throws IllegalArgumentException when they are equal or negative
     */
    public static Edge between(int first, int second) {
        return new Edge(Math.min(first, second), Math.max(first, second));
    }

    @Override
    public int compareTo(Edge other) {
        return BY_ENDS.compare(this, other);
    }
}
