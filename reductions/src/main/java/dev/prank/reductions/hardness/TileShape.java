package dev.prank.reductions.hardness;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The points of a tile and what is claimed of the number of squares that cover them.
 *
 * <p>The cost of a set S of ports is the least number of squares of side {@link TilePoint#REACH} that cover the interior points
 * and the ports of S. The claim: {@code cost(∅) = squares}; a set of ports costs {@code squares} when it is part of a set in
 * {@code maximalTight} (it is <em>tight</em>), and {@code squares + 1} otherwise. A shape is data: nothing here checks the claim,
 * {@link TileVerification} does.
 *
 * @param ports the sides that have a port
 * @param interior the points that are no ports
 * @param squares k, the cost without any port
 * @param maximalTight the largest tight sets of ports; empty when only the empty set is tight
 */
public record TileShape(Set<Side> ports, List<TilePoint> interior, int squares, List<Set<Side>> maximalTight) {

    public TileShape {
        ports = Sides.copy(ports);
        interior = interior.stream().sorted().toList();
        maximalTight = maximalTight.stream()
                .map(Sides::copy)
                .sorted(Comparator.comparing(Sides::name))
                .toList();
        for (Set<Side> tight : maximalTight) {
            if (!ports.containsAll(tight)) {
                throw new IllegalArgumentException(
                        "tight set " + Sides.name(tight) + " is not among the ports " + Sides.name(ports));
            }
        }
    }

    /** The claimed cost of a set of ports. */
    public int cost(Set<Side> owned) {
        return isTight(owned) ? squares : squares + 1;
    }

    /** The claim is that covering these ports too needs no further square. */
    public boolean isTight(Set<Side> owned) {
        return owned.isEmpty() || maximalTight.stream().anyMatch(tight -> tight.containsAll(owned));
    }

    /** The shape after a rotation or reflection. */
    public TileShape transformed(Symmetry symmetry) {
        UnaryOperator<Set<Side>> sides =
                set -> set.stream().map(symmetry::apply).collect(Collectors.toUnmodifiableSet());
        return new TileShape(
                sides.apply(ports),
                interior.stream().map(symmetry::apply).toList(),
                squares,
                maximalTight.stream().map(sides).toList());
    }
}
