package dev.prank.instances.network;

import dev.prank.instances.number.Rational;
import java.util.List;

/**
 * Units that a nearby network gives one common incoming weight and bias, up to sign.
 *
 * @param units indices of the units, at least one, each once
 * @param orientations +1 or −1 for each of {@code units}: the unit is moved to {@code orientation · location}
 * @param cancelled true when the outgoing weights are moved so that the merged unit vanishes; false when it is kept
 * @param location n + 1 coordinates: the common incoming weights followed by the common bias
 */
public record UnitGroup(List<Integer> units, List<Integer> orientations, boolean cancelled, List<Rational> location) {

    /** @throws IllegalArgumentException when the lists are empty or of different lengths, or an orientation is not ±1 */
    public UnitGroup {
        units = List.copyOf(units);
        orientations = List.copyOf(orientations);
        location = List.copyOf(location);
        if (units.isEmpty() || units.size() != orientations.size()) {
            throw new IllegalArgumentException("a group needs at least one unit and one orientation per unit, but has "
                    + units.size() + " units and " + orientations.size() + " orientations");
        }
        for (int orientation : orientations) {
            if (orientation != 1 && orientation != -1) {
                throw new IllegalArgumentException("an orientation is 1 or -1, not " + orientation);
            }
        }
    }
}
