package dev.prank.solver.bound;

import dev.prank.instances.network.UnitGrouping;

/**
 * An upper bound on a proximate rank with its proof.
 *
 * @param value the bound: the cost of the grouping
 * @param grouping {@link UnitGrouping#applyTo applied to} the network it gives a parameter within the radius, of rank {@code value}
 */
public record GreedyBound(int value, UnitGrouping grouping) {

    /** @throws IllegalArgumentException when the value is not the grouping's cost */
    public GreedyBound {
        if (value != grouping.cost()) {
            throw new IllegalArgumentException("a grouping of cost " + grouping.cost() + " does not prove " + value);
        }
    }

    static GreedyBound of(UnitGrouping grouping) {
        return new GreedyBound(grouping.cost(), grouping);
    }
}
