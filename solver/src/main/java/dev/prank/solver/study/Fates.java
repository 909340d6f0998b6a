package dev.prank.solver.study;

import dev.prank.instances.network.UnitGroup;
import dev.prank.instances.network.UnitGrouping;

/**
 * How many units of a network have each state in a nearby one.
 *
 * @param alone kept, each as one unit of the smaller network
 * @param merged kept together with others at the same place
 * @param cancelled in groups of several units whose outgoing weights add up to 0
 * @param silent each with its own outgoing weights made 0
 * @param dead made constant
 */
public record Fates(int alone, int merged, int cancelled, int silent, int dead) {

    static final Fates NONE = new Fates(0, 0, 0, 0, 0);

    public static Fates of(UnitGrouping grouping) {
        Fates fates = new Fates(0, 0, 0, 0, grouping.dead().size());
        for (UnitGroup group : grouping.groups()) {
            int size = group.units().size();
            boolean isSingle = size == 1;
            fates = fates.plus(new Fates(
                    isSingle && !group.cancelled() ? 1 : 0,
                    isSingle || group.cancelled() ? 0 : size,
                    isSingle || !group.cancelled() ? 0 : size,
                    isSingle && group.cancelled() ? 1 : 0,
                    0));
        }
        return fates;
    }

    Fates plus(Fates other) {
        return new Fates(
                alone + other.alone,
                merged + other.merged,
                cancelled + other.cancelled,
                silent + other.silent,
                dead + other.dead);
    }
}
