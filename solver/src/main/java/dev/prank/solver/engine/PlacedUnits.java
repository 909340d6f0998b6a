package dev.prank.solver.engine;

import dev.prank.reductions.group.Cancellation;
import java.util.Arrays;

/**
 * A grouping in the making: some kept groups are chosen, some units stand at locations of cancelled groups, and the members of a location
 * need not cancel yet. Tells by how much they fail to, keeps a log of changes, and can take them back. A change takes time linear in the
 * outputs, that of a kept group in its members.
 *
 * <p>Sums are of rounded excesses, so that a grouping without violation still needs the exact test.
 */
final class PlacedUnits {

    /** Instead of a location. */
    static final int NOWHERE = -1;

    private final int rows;
    /** [row][oriented unit]. */
    private final long[][] excess;
    /** By row, the radius in its unit; 1 at radius 0. */
    private final double[] scale;

    private final boolean[] mustJoin;
    private final int[][] keptUnits;
    /** By unit. */
    private final int[] timesKept;

    private final IndexedSet chosen;
    private final int[] location;
    private final int[] orientedUnit;
    /** By location. */
    private final long[][] sums;

    private final double[] violation;
    private final int[][] unitsAt;
    private final int[] countAt;
    /** By unit, among those where it stands. */
    private final int[] position;

    private final IndexedSet inUse;
    private final IndexedSet violated;
    /** Three numbers for each move since the mark: the unit, where it was, and how. */
    private int[] moves = new int[192];

    private int moveCount;
    /** Kept groups, chosen or given up since the mark. */
    private int[] switches = new int[16];

    private int switchCount;

    /**
     * @param mustJoin by unit
     * @param keptUnits the units of each kept group, each once
     */
    PlacedUnits(Cancellation cancellation, boolean[] mustJoin, int[][] keptUnits, int locationCount) {
        int units = mustJoin.length;
        this.mustJoin = mustJoin;
        this.keptUnits = keptUnits;
        rows = cancellation.rowCount();
        excess = new long[rows][2 * units];
        scale = new double[rows];
        for (int row = 0; row < rows; row++) {
            for (int box = 0; box < 2 * units; box++) {
                excess[row][box] = cancellation.roundedExcess(row, box);
            }
        }
        for (int row = 0; row < rows && units > 0; row++) {
            scale[row] = Math.max(1, -(excess[row][0] + excess[row ^ 1][0]) / 2.0);
        }
        timesKept = new int[units];
        chosen = new IndexedSet(keptUnits.length);
        location = new int[units];
        Arrays.fill(location, NOWHERE);
        orientedUnit = new int[units];
        sums = new long[locationCount][rows];
        violation = new double[locationCount];
        unitsAt = new int[locationCount][0];
        countAt = new int[locationCount];
        position = new int[units];
        inUse = new IndexedSet(locationCount);
        violated = new IndexedSet(locationCount);
    }

    /** Kept groups. */
    IndexedSet chosen() {
        return chosen;
    }

    /** Locations with a unit. */
    IndexedSet inUse() {
        return inUse;
    }

    /** Locations whose members do not cancel. */
    IndexedSet violated() {
        return violated;
    }

    int location(int unit) {
        return location[unit];
    }

    int orientedUnit(int unit) {
        return orientedUnit[unit];
    }

    int countAt(int at) {
        return countAt[at];
    }

    /** @param index below {@link #countAt}, each for another unit */
    int unitAt(int at, int index) {
        return unitsAt[at][index];
    }

    /** Nothing forces the unit to stand anywhere. */
    boolean isFree(int unit) {
        return !mustJoin[unit] || timesKept[unit] > 0;
    }

    /** The chosen kept group is the only place of such a unit. */
    boolean dependsOn(int unit) {
        return mustJoin[unit] && timesKept[unit] == 1 && location[unit] == NOWHERE;
    }

    boolean isHomeless(int unit) {
        return !isFree(unit) && location[unit] == NOWHERE;
    }

    /** By how much the violations, in radii, grow when the unit moves there. */
    double change(int unit, int to, int its) {
        int from = location[unit];
        if (from == to && from != NOWHERE) {
            return violationWith(from, its, orientedUnit[unit]) - violation[from];
        }
        double change = from == NOWHERE ? 0 : violationWith(from, -1, orientedUnit[unit]) - violation[from];
        return to == NOWHERE ? change : change + violationWith(to, its, -1) - violation[to];
    }

    private double violationWith(int at, int more, int less) {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            long its = sums[at][row] + (more < 0 ? 0 : excess[row][more]) - (less < 0 ? 0 : excess[row][less]);
            if (its > 0) {
                sum += its / scale[row];
            }
        }
        return sum;
    }

    double violation(int at) {
        return violation[at];
    }

    /** @param its the unit with an orientation; any number where it goes nowhere */
    void move(int unit, int to, int its) {
        if (moves.length < 3 * moveCount + 3) {
            moves = Arrays.copyOf(moves, 2 * moves.length);
        }
        moves[3 * moveCount] = unit;
        moves[3 * moveCount + 1] = location[unit];
        moves[3 * moveCount + 2] = orientedUnit[unit];
        moveCount++;
        put(unit, to, its);
    }

    private void put(int unit, int to, int its) {
        int from = location[unit];
        if (from != NOWHERE) {
            int last = unitsAt[from][--countAt[from]];
            unitsAt[from][position[unit]] = last;
            position[last] = position[unit];
            add(from, orientedUnit[unit], -1);
        }
        location[unit] = to;
        orientedUnit[unit] = its;
        if (to != NOWHERE) {
            if (countAt[to] == unitsAt[to].length) {
                unitsAt[to] = Arrays.copyOf(unitsAt[to], 4 + 2 * countAt[to]);
            }
            position[unit] = countAt[to];
            unitsAt[to][countAt[to]++] = unit;
            add(to, its, 1);
        }
    }

    private void add(int at, int box, int sign) {
        for (int row = 0; row < rows; row++) {
            sums[at][row] += sign * excess[row][box];
        }
        violation[at] = violationWith(at, -1, -1);
        if (violation[at] > 0) {
            violated.add(at);
        } else {
            violated.remove(at);
        }
        if (countAt[at] == 0) {
            inUse.remove(at);
        } else {
            inUse.add(at);
        }
    }

    /** Chooses a kept group, or no longer. */
    void flip(int kept) {
        if (switchCount == switches.length) {
            switches = Arrays.copyOf(switches, 2 * switches.length);
        }
        switches[switchCount++] = kept;
        change(kept);
    }

    private void change(int kept) {
        int step = chosen.contains(kept) ? -1 : 1;
        if (step > 0) {
            chosen.add(kept);
        } else {
            chosen.remove(kept);
        }
        for (int unit : keptUnits[kept]) {
            timesKept[unit] += step;
        }
    }

    /** From here on changes can be taken back. */
    void mark() {
        moveCount = 0;
        switchCount = 0;
    }

    /** Takes back the changes since the mark. */
    void undo() {
        while (moveCount > 0) {
            moveCount--;
            put(moves[3 * moveCount], moves[3 * moveCount + 1], moves[3 * moveCount + 2]);
        }
        while (switchCount > 0) {
            change(switches[--switchCount]);
        }
    }

    /** What {@link #restore} needs. */
    record Snapshot(int[] location, int[] orientedUnit, int[] chosen) {}

    Snapshot snapshot() {
        return new Snapshot(location.clone(), orientedUnit.clone(), chosen.toArray());
    }

    void restore(Snapshot snapshot) {
        for (int unit = 0; unit < location.length; unit++) {
            if (location[unit] != snapshot.location[unit] || orientedUnit[unit] != snapshot.orientedUnit[unit]) {
                put(unit, snapshot.location[unit], snapshot.orientedUnit[unit]);
            }
        }
        for (int kept : chosen.toArray()) {
            change(kept);
        }
        for (int kept : snapshot.chosen) {
            change(kept);
        }
        mark();
    }
}
