package dev.prank.reductions.group;

import java.util.Arrays;

/**
 * A place where one group may stand. Its members are the oriented units that may join; those who join must be pairwise compatible.
 *
 * <p>A slot made from a location (a maximal clique of boxes) has no conflicts: any of its members may stand together. A slot made
 * from a representative has conflicts, and only serves when its representative joins.
 *
 * <p>Positions 0 … size−1 number the members in increasing order of {@link #orientedUnit}.
 */
public final class Slot {

    private static final int[] NO_CONFLICTS = {};

    private final int[] orientedUnits;
    private final int representative;
    /** Two positions per conflict, the smaller first. */
    private final int[] conflicts;

    private Slot(int[] orientedUnits, int representative, int[] conflicts) {
        this.orientedUnits = orientedUnits;
        this.representative = representative;
        this.conflicts = conflicts;
    }

    /** A slot whose members are pairwise compatible. */
    public static Slot ofClique(int[] orientedUnits) {
        int[] sorted = orientedUnits.clone();
        Arrays.sort(sorted);
        return new Slot(sorted, -1, NO_CONFLICTS);
    }

    /**
     * A slot led by one of its members.
     *
     * @param orientedUnits in increasing order
     * @param representative position of the leader
     * @param conflicts positions that must not both join, two per conflict, the smaller first
     */
    static Slot ledBy(int[] orientedUnits, int representative, int[] conflicts) {
        return new Slot(orientedUnits, representative, conflicts);
    }

    public int size() {
        return orientedUnits.length;
    }

    /** 2·unit for orientation +1, 2·unit + 1 for orientation −1. */
    public int orientedUnit(int position) {
        return orientedUnits[position];
    }

    public int unit(int position) {
        return orientedUnits[position] >> 1;
    }

    /** +1 or −1. */
    public int orientation(int position) {
        return orientationOf(orientedUnits[position]);
    }

    /** +1 or −1. */
    public static int orientationOf(int orientedUnit) {
        return (orientedUnit & 1) == 0 ? 1 : -1;
    }

    /** True when the slot serves only groups that contain {@link #representative()}. */
    public boolean hasRepresentative() {
        return representative >= 0;
    }

    /** The position of the leader; only when there is one. */
    public int representative() {
        if (representative < 0) {
            throw new IllegalStateException("the slot has no representative");
        }
        return representative;
    }

    /** How many pairs of members must not both join. */
    public int conflictCount() {
        return conflicts.length / 2;
    }

    /** The smaller position of a conflicting pair. */
    public int conflictFirst(int conflict) {
        return conflicts[2 * conflict];
    }

    /** The larger position of a conflicting pair. */
    public int conflictSecond(int conflict) {
        return conflicts[2 * conflict + 1];
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Slot[");
        for (int p = 0; p < size(); p++) {
            text.append(p == 0 ? "" : " ")
                    .append(orientation(p) > 0 ? "+" : "-")
                    .append(unit(p));
        }
        return text.append(']').toString();
    }
}
