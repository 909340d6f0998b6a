package dev.prank.instances.network;

import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A state for every unit of a network: dead, or member of one group. This is the certificate form of PR ∈ NP, corrected: the
 * paper's certificate leaves out units with small incoming weights, which may be needed to cancel a group.
 *
 * @param groups disjoint groups
 * @param dead units made constant, in none of the groups
 */
public record UnitGrouping(List<UnitGroup> groups, List<Integer> dead) {

    public UnitGrouping {
        groups = List.copyOf(groups);
        dead = List.copyOf(dead);
    }

    /** The number of groups that are kept: an upper bound on the rank of the nearby network. */
    public int cost() {
        int cost = 0;
        for (UnitGroup group : groups) {
            cost += group.cancelled() ? 0 : 1;
        }
        return cost;
    }

    /** Every unit kept in a group of its own: feasible at every radius. */
    public static UnitGrouping trivial(TanhNetwork network) {
        List<UnitGroup> groups = new ArrayList<>(network.size());
        for (int i = 0; i < network.size(); i++) {
            groups.add(new UnitGroup(
                    List.of(i), List.of(1), false, network.units().get(i).position(1)));
        }
        return new UnitGrouping(groups, List.of());
    }

    /**
     * The group of the given oriented units at the midpoint of the box that their positions span.
     *
     * @param units at least one unit of {@code network}
     * @param orientations as long as {@code units}
     */
    public static UnitGroup groupAtMidpoint(
            TanhNetwork network, List<Integer> units, List<Integer> orientations, boolean cancelled) {
        List<Rational> low = network.units().get(units.get(0)).position(orientations.get(0));
        List<Rational> high = new ArrayList<>(low);
        for (int j = 1; j < units.size(); j++) {
            List<Rational> position = network.units().get(units.get(j)).position(orientations.get(j));
            for (int k = 0; k < position.size(); k++) {
                low.set(k, low.get(k).min(position.get(k)));
                high.set(k, high.get(k).max(position.get(k)));
            }
        }
        List<Rational> middle = new ArrayList<>(low.size());
        for (int k = 0; k < low.size(); k++) {
            middle.add(low.get(k).add(high.get(k)).divide(2));
        }
        return new UnitGroup(units, orientations, cancelled, middle);
    }

    /**
     * The nearby network that this grouping describes: dead units get incoming weight 0, grouped units move to their location, and
     * the outgoing weights of a cancelled group are shifted equally so that the merged unit vanishes. Whether the result is within
     * the radius is for {@link NearbyNetwork#check} to say.
     *
     * @throws IllegalArgumentException when a unit has no state or two, an index is not one of the network's, or a location does not
     *     have n + 1 coordinates
     */
    public NearbyNetwork applyTo(TanhNetwork network) {
        HiddenUnit[] moved = new HiddenUnit[network.size()];
        for (int i : dead) {
            requireIndex(i, network);
            HiddenUnit unit = network.units().get(i);
            List<Rational> zeros = new ArrayList<>(unit.incoming());
            zeros.replaceAll(weight -> Rational.ZERO);
            place(moved, i, new HiddenUnit(unit.outgoing(), zeros, unit.bias()));
        }
        for (UnitGroup group : groups) {
            group.units().forEach(i -> requireIndex(i, network));
            if (group.location().size() != network.inputs() + 1) {
                throw new IllegalArgumentException(
                        "a group's location has " + group.location().size() + " coordinates; expected "
                                + (network.inputs() + 1) + " (inputs + 1)");
            }
            List<Rational> shift = group.cancelled() ? meanOutgoing(network, group) : List.of();
            int inputs = network.inputs();
            for (int j = 0; j < group.units().size(); j++) {
                int orientation = group.orientations().get(j);
                HiddenUnit unit = network.units().get(group.units().get(j));
                List<Rational> outgoing = new ArrayList<>(unit.outgoing());
                if (group.cancelled()) {
                    for (int k = 0; k < outgoing.size(); k++) {
                        outgoing.set(k, outgoing.get(k).subtract(HiddenUnit.oriented(shift.get(k), orientation)));
                    }
                }
                List<Rational> location = new ArrayList<>(group.location());
                location.replaceAll(coordinate -> HiddenUnit.oriented(coordinate, orientation));
                place(
                        moved,
                        group.units().get(j),
                        new HiddenUnit(outgoing, location.subList(0, inputs), location.get(inputs)));
            }
        }
        for (int i = 0; i < moved.length; i++) {
            if (moved[i] == null) {
                throw new IllegalArgumentException("unit " + i + " has no state in the grouping");
            }
        }
        TanhNetwork near = new TanhNetwork(
                network.inputs(), network.outputs(), Arrays.asList(moved), network.constants(), network.outputBias());
        return new NearbyNetwork(near, this);
    }

    private static void requireIndex(int index, TanhNetwork network) {
        if (index < 0 || index >= network.size()) {
            throw new IllegalArgumentException(
                    "unit " + index + " is in the grouping, but the network has " + network.size() + " units");
        }
    }

    private static void place(HiddenUnit[] moved, int index, HiddenUnit unit) {
        if (moved[index] != null) {
            throw new IllegalArgumentException("unit " + index + " has two states in the grouping");
        }
        moved[index] = unit;
    }

    private static List<Rational> meanOutgoing(TanhNetwork network, UnitGroup group) {
        List<Rational> mean = new ArrayList<>(network.outputs());
        for (int k = 0; k < network.outputs(); k++) {
            Rational sum = Rational.ZERO;
            for (int j = 0; j < group.units().size(); j++) {
                Rational weight =
                        network.units().get(group.units().get(j)).outgoing().get(k);
                sum = sum.add(HiddenUnit.oriented(weight, group.orientations().get(j)));
            }
            mean.add(sum.divide(group.units().size()));
        }
        return mean;
    }
}
