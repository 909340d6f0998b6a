package dev.prank.solver.engine;

import static dev.prank.solver.engine.PlacedUnits.NOWHERE;

import dev.prank.reductions.group.LocationForm;
import dev.prank.reductions.group.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Simulated annealing (Kirkpatrick, Gelatt, Vecchi 1983) for groupings with fewer kept groups. It gives up one kept group of the best
 * grouping, sends its units to locations of cancelled groups, and moves units until all of these cancel: to a location whose members do not
 * cancel or away from it; or it exchanges a kept group for another one. What counts is how far the members of locations are from
 * cancelling, in radii. When a try fails, another kept group is given up; after {@value #TRIES} failures tries take twice as long. Says
 * nothing about optimality.
 *
 * <p>Where slots have conflicts, only some of the cliques in them are looked at. A step takes time linear in the outputs, or, once in
 * {@value #STEPS_PER_EXCHANGE}, in the members of two kept groups. Deterministic for a seed. Not thread-safe.
 */
final class GroupingLocalSearch {

    private static final double FIRST_TEMPERATURE = 2;
    private static final double LAST_TEMPERATURE = 0.02;
    private static final int STEPS_PER_TEMPERATURE = 1000;
    private static final int FIRST_TRY_PER_UNIT = 20;
    private static final int LONGEST_FIRST_TRY = 5_000;
    private static final int LONGEST_TRY = 1 << 24;
    private static final int TRIES = 8;
    private static final int STEPS_PER_EXCHANGE = 10;
    private static final int STEPS_PER_CLEARANCE = 8;
    /** From so many kept groups one is given up that few units depend on. */
    private static final int CANDIDATES = 12;

    /** Locations looked at for a unit that leaves. */
    private static final int LOOKS = 8;

    /** Places looked at for a unit that loses its kept group. */
    private static final int PLACES = 24;

    private static final int CLIQUES_PER_SLOT = 4;

    private final LocationForm form;
    private final CoverSearch search;
    private final SplittableRandom random;
    private final int units;
    private final int[][] keptGroups;
    private final int[][] keptUnits;
    /** By unit. */
    private final int[][] keptGroupsOf;
    /** By location, oriented units, increasing. */
    private final int[][] members;
    /** By unit, a location and the oriented unit, again and again. */
    private final int[][] places;

    private final PlacedUnits state;
    private PlacedUnits.Snapshot best;
    private int failures;
    private int tryLength;
    private long steps;

    /** Starts with a greedy cover. */
    GroupingLocalSearch(LocationForm form, CoverSearch search) {
        this.form = form;
        this.search = search;
        random = new SplittableRandom(search.seed());
        units = form.unitCount();
        keptGroups = form.keptSlots().stream().map(GreedySlotCover::group).toArray(int[][]::new);
        keptUnits = Arrays.stream(keptGroups)
                .map(group ->
                        Arrays.stream(group).map(box -> box >> 1).distinct().toArray())
                .toArray(int[][]::new);
        keptGroupsOf = byUnit(keptUnits);
        List<int[]> locations = new ArrayList<>();
        form.cancelledSlots().forEach(slot -> addCliques(slot, locations));
        members = locations.toArray(int[][]::new);
        places = places();
        boolean[] mustJoin = new boolean[units];
        for (int unit = 0; unit < units; unit++) {
            mustJoin[unit] = form.mustJoin(unit);
        }
        state = new PlacedUnits(form.cancellation(), mustJoin, keptUnits, members.length);
        coverGreedily();
        best = state.snapshot();
        tryLength = Math.max(STEPS_PER_TEMPERATURE, Math.min(LONGEST_FIRST_TRY, FIRST_TRY_PER_UNIT * units));
    }

    private int[][] byUnit(int[][] sets) {
        int[] count = new int[units];
        for (int[] set : sets) {
            for (int unit : set) {
                count[unit]++;
            }
        }
        int[][] of = new int[units][];
        for (int unit = 0; unit < units; unit++) {
            of[unit] = new int[count[unit]];
        }
        for (int j = sets.length - 1; j >= 0; j--) {
            for (int unit : sets[j]) {
                of[unit][--count[unit]] = j;
            }
        }
        return of;
    }

    private void addCliques(Slot slot, List<int[]> locations) {
        int[] boxes = IntStream.range(0, slot.size()).map(slot::orientedUnit).toArray();
        if (slot.conflictCount() == 0) {
            locations.add(boxes);
            return;
        }
        BitSet[] conflicts = new BitSet[boxes.length];
        Arrays.setAll(conflicts, p -> new BitSet());
        for (int conflict = 0; conflict < slot.conflictCount(); conflict++) {
            conflicts[slot.conflictFirst(conflict)].set(slot.conflictSecond(conflict));
            conflicts[slot.conflictSecond(conflict)].set(slot.conflictFirst(conflict));
        }
        for (int k = 0; k < CLIQUES_PER_SLOT; k++) {
            BitSet left = new BitSet();
            left.set(0, boxes.length);
            int next = slot.hasRepresentative() ? slot.representative() : random.nextInt(boxes.length);
            List<Integer> clique = new ArrayList<>();
            while (next >= 0) {
                clique.add(boxes[next]);
                left.clear(next);
                left.andNot(conflicts[next]);
                int from = random.nextInt(boxes.length);
                next = left.nextSetBit(from) >= 0 ? left.nextSetBit(from) : left.nextSetBit(0);
            }
            locations.add(clique.stream().mapToInt(box -> box).sorted().toArray());
        }
    }

    private int[][] places() {
        int[] count = new int[units];
        for (int[] boxes : members) {
            for (int box : boxes) {
                count[box >> 1]++;
            }
        }
        int[][] of = new int[units][];
        for (int unit = 0; unit < units; unit++) {
            of[unit] = new int[2 * count[unit]];
        }
        for (int l = members.length - 1; l >= 0; l--) {
            for (int box : members[l]) {
                int its = 2 * --count[box >> 1];
                of[box >> 1][its] = l;
                of[box >> 1][its + 1] = box;
            }
        }
        return of;
    }

    private void coverGreedily() {
        for (int[] group : GreedySlotCover.of(form, new boolean[units])) {
            int kept = 0;
            while (!Arrays.equals(keptGroups[kept], group)) {
                kept++;
            }
            state.flip(kept);
        }
    }

    /** Of all locations together. */
    long memberCount() {
        return Arrays.stream(members).mapToLong(boxes -> boxes.length).sum();
    }

    /** How many kept groups the best grouping found has. */
    int value() {
        return best.chosen().length;
    }

    /** Of the best grouping, lists of oriented units. */
    List<int[]> kept() {
        return Arrays.stream(best.chosen()).mapToObj(kept -> keptGroups[kept]).toList();
    }

    /** Of the best grouping. */
    List<int[]> cancelled() {
        List<List<Integer>> groups = new ArrayList<>();
        for (int l = 0; l < members.length; l++) {
            groups.add(new ArrayList<>());
        }
        for (int unit = 0; unit < units; unit++) {
            if (best.location()[unit] != NOWHERE) {
                groups.get(best.location()[unit]).add(best.orientedUnit()[unit]);
            }
        }
        return groups.stream()
                .filter(group -> !group.isEmpty())
                .map(group -> group.stream().mapToInt(box -> box).toArray())
                .toList();
    }

    /**
     * Goes on until the best grouping has so few kept groups, or, at the end of a try, so many steps have been taken since the beginning; true
     * when it is better than before.
     */
    boolean improve(int goal, long stepsInAll) {
        int before = value();
        while (value() > goal && steps < stepsInAll && search.mayGoOn()) {
            tryOneLess();
        }
        return value() < before;
    }

    private void tryOneLess() {
        int givenUp = leastDependedOn();
        if (givenUp >= 0) {
            state.flip(givenUp);
            for (int unit : keptUnits[givenUp]) {
                if (state.isHomeless(unit)) {
                    place(unit, places[unit].length);
                }
            }
            if (anneal() && allCancel()) {
                leaveNeedless();
                best = state.snapshot();
                failures = 0;
                return;
            }
            state.restore(best);
        }
        steps++;
        if (++failures % TRIES == 0 && tryLength < LONGEST_TRY) {
            tryLength *= 2;
        }
    }

    /** Of some that can be given up at all; -1 when there is none. */
    private int leastDependedOn() {
        int found = -1;
        int fewest = Integer.MAX_VALUE;
        for (int k = 0; k < CANDIDATES; k++) {
            int kept = state.chosen().get(random.nextInt(state.chosen().size()));
            int depending = dependingOn(kept);
            if (depending < fewest) {
                found = kept;
                fewest = depending;
            }
        }
        return found;
    }

    /** How many units; the greatest number when one of them has no place at a location. */
    private int dependingOn(int kept) {
        int depending = 0;
        for (int unit : keptUnits[kept]) {
            if (state.dependsOn(unit)) {
                if (places[unit].length == 0) {
                    return Integer.MAX_VALUE;
                }
                depending++;
            }
        }
        return depending;
    }

    /** Where it adds the least violation, of so many places in use or else anywhere. Returns how much; infinitely much when it has no place. */
    private double place(int unit, int looks) {
        int[] its = places[unit];
        int count = its.length / 2;
        if (count == 0) {
            return Double.POSITIVE_INFINITY;
        }
        int start = random.nextInt(count);
        int found = start;
        double least = state.change(unit, its[2 * start], its[2 * start + 1]);
        int looked = 0;
        for (int j = 1; j < count && looked < looks; j++) {
            int place = (start + j) % count;
            if (state.countAt(its[2 * place]) > 0) {
                looked++;
                double change = state.change(unit, its[2 * place], its[2 * place + 1]);
                if (change < least) {
                    least = change;
                    found = place;
                }
            }
        }
        state.move(unit, its[2 * found], its[2 * found + 1]);
        return least;
    }

    /** True when nothing is violated any more. */
    private boolean anneal() {
        double cooling = Math.pow(LAST_TEMPERATURE / FIRST_TEMPERATURE, (double) STEPS_PER_TEMPERATURE / tryLength);
        double temperature = FIRST_TEMPERATURE;
        for (int step = 0; step < tryLength && !state.violated().isEmpty(); step++) {
            if (step % STEPS_PER_TEMPERATURE == 0) {
                if (search.grantSteps(STEPS_PER_TEMPERATURE) == 0
                        || search.control().isStopRequested()) {
                    return false;
                }
                temperature *= cooling;
            }
            steps++;
            if (step % STEPS_PER_EXCHANGE == 0) {
                exchange(temperature);
            } else if (step % STEPS_PER_CLEARANCE == 0) {
                clear(temperature);
            } else {
                step(temperature);
            }
        }
        return state.violated().isEmpty();
    }

    private boolean isAccepted(double change, double temperature) {
        return change <= 0 || random.nextDouble() < Math.exp(-change / temperature);
    }

    private int violatedLocation() {
        return state.violated().get(random.nextInt(state.violated().size()));
    }

    /** Moves one unit: to a location that does not cancel, or away from it, or anywhere. */
    private void step(double temperature) {
        if (random.nextInt(4) == 0) {
            send(random.nextInt(units), temperature);
            return;
        }
        int at = violatedLocation();
        if (random.nextBoolean()) {
            moveIfAccepted(at, members[at][random.nextInt(members[at].length)], temperature);
        } else {
            send(state.unitAt(at, random.nextInt(state.countAt(at))), temperature);
        }
    }

    private void send(int unit, double temperature) {
        if (state.isFree(unit) && random.nextInt(3) == 0) {
            if (isAccepted(state.change(unit, NOWHERE, 0), temperature)) {
                state.move(unit, NOWHERE, 0);
            }
        } else if (places[unit].length > 0) {
            for (int look = 0; look < LOOKS && !state.inUse().isEmpty(); look++) {
                int to = state.inUse().get(random.nextInt(state.inUse().size()));
                int its = memberAt(to, unit);
                if (its >= 0) {
                    moveIfAccepted(to, its, temperature);
                    return;
                }
            }
            int place = 2 * random.nextInt(places[unit].length / 2);
            moveIfAccepted(places[unit][place], places[unit][place + 1], temperature);
        }
    }

    /** The unit in a random orientation that is a member, or -1. */
    private int memberAt(int location, int unit) {
        int its = 2 * unit + random.nextInt(2);
        if (Arrays.binarySearch(members[location], its) >= 0) {
            return its;
        }
        return Arrays.binarySearch(members[location], its ^ 1) >= 0 ? its ^ 1 : -1;
    }

    private void moveIfAccepted(int to, int its, double temperature) {
        int unit = its >> 1;
        boolean isThere = state.location(unit) == to && state.orientedUnit(unit) == its;
        if (!isThere && isAccepted(state.change(unit, to, its), temperature)) {
            state.move(unit, to, its);
        }
    }

    /** All free units leave a location. One by one they would make it worse first. */
    private void clear(double temperature) {
        int at = violatedLocation();
        double before = state.violation(at);
        state.mark();
        for (int j = state.countAt(at) - 1; j >= 0; j--) {
            int unit = state.unitAt(at, j);
            if (state.isFree(unit)) {
                state.move(unit, NOWHERE, 0);
            }
        }
        if (!isAccepted(state.violation(at) - before, temperature)) {
            state.undo();
        }
    }

    /** One kept group for another, mostly with a unit in common. */
    private void exchange(double temperature) {
        if (state.chosen().isEmpty()) {
            return;
        }
        int out = state.chosen().get(random.nextInt(state.chosen().size()));
        int unit =
                random.nextInt(4) == 0 ? random.nextInt(units) : keptUnits[out][random.nextInt(keptUnits[out].length)];
        if (keptGroupsOf[unit].length == 0) {
            return;
        }
        int in = keptGroupsOf[unit][random.nextInt(keptGroupsOf[unit].length)];
        if (state.chosen().contains(in)) {
            return;
        }
        state.mark();
        state.flip(in);
        state.flip(out);
        double change = 0;
        for (int its : keptUnits[out]) {
            if (state.isHomeless(its)) {
                change += place(its, PLACES);
            }
        }
        for (int its : keptUnits[in]) {
            double leaving = state.change(its, NOWHERE, 0);
            if (leaving < 0) {
                change += leaving;
                state.move(its, NOWHERE, 0);
            }
        }
        if (!isAccepted(change, temperature)) {
            state.undo();
        }
    }

    /** Exactly, where sums so far are rounded. */
    private boolean allCancel() {
        IndexedSet inUse = state.inUse();
        for (int j = 0; j < inUse.size(); j++) {
            int at = inUse.get(j);
            int[] group = new int[state.countAt(at)];
            Arrays.setAll(group, k -> state.orientedUnit(state.unitAt(at, k)));
            if (!form.cancellation().cancels(group)) {
                return false;
            }
        }
        return true;
    }

    private void leaveNeedless() {
        for (int kept : state.chosen().toArray()) {
            if (Arrays.stream(keptUnits[kept]).noneMatch(state::dependsOn)) {
                state.flip(kept);
            }
        }
    }
}
