package dev.prank.reductions.encode;

import dev.prank.reductions.group.Slot;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a location form stands for, in the words that an encoder gives to its variables and clauses. */
public enum Wording {
    /** A network: units are {@code +4} or {@code -4} by their orientation, and kept groups are of units. */
    NETWORK("kept group", "group", "unit", "units"),
    /** Points to be covered, by the network that was made of them: unit i is point i, and kept groups are squares. */
    POINTS("square", "square", "point", "points");

    private final String group;
    private final String anyGroup;
    private final String member;
    private final String members;

    Wording(String group, String anyGroup, String member, String members) {
        this.group = group;
        this.anyGroup = anyGroup;
        this.member = member;
        this.members = members;
    }

    /** What costs 1. */
    String group() {
        return group;
    }

    /** Kept or not. */
    String anyGroup() {
        return anyGroup;
    }

    String member() {
        return member;
    }

    String members() {
        return members;
    }

    String oriented(int orientedUnit) {
        String sign = Slot.orientationOf(orientedUnit) > 0 ? "+" : "-";
        return (this == POINTS ? "" : sign) + (orientedUnit >> 1);
    }

    String oriented(int[] orientedUnits) {
        return Arrays.stream(orientedUnits).mapToObj(this::oriented).collect(Collectors.joining(" "));
    }

    /** All who may stand in the slot. */
    String members(Slot slot) {
        int[] all = IntStream.range(0, slot.size()).map(slot::orientedUnit).toArray();
        String leader =
                slot.hasRepresentative() ? ", led by " + oriented(slot.orientedUnit(slot.representative())) : "";
        return members + " " + oriented(all) + leader;
    }
}
