package dev.prank.reductions.group;

import dev.prank.instances.network.UnitGrouping;
import java.util.List;

/** Placeholder signature, replaced in the next commit. */
public interface LocationForm {

    /** h. */
    int unitCount();

    /** The unit is neither nearly constant nor nearly silent: it must join a kept or a cancelled group. */
    boolean mustJoin(int unit);

    /** Slots for kept groups; members are units that must join. Serving a slot costs 1. */
    List<Slot> keptSlots();

    /** Slots for cancelled groups; serving a slot is free, but the chosen members must pass {@link #cancellation()}. */
    List<Slot> cancelledSlots();

    /** The exact test. */
    Cancellation cancellation();

    /**
     * The grouping in which these groups stand. Each group is a list of oriented units (see {@link Slot#orientedUnit}). A unit in several
     * groups goes to its cancelled group, or else to the first kept one; units in none must not be {@link #mustJoin}.
     */
    UnitGrouping decode(List<int[]> keptGroups, List<int[]> cancelledGroups);
}
