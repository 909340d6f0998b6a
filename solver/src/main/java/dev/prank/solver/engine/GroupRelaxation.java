package dev.prank.solver.engine;

import dev.prank.reductions.group.CancelledRegion;
import dev.prank.reductions.group.LocationForm;
import dev.prank.reductions.group.Slot;
import dev.prank.solver.backend.GroupLinearProgram;
import dev.prank.solver.proof.CoverProof;
import dev.prank.solver.proof.ProofLines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The relaxation of proximate rank over whole groups, by column generation (Dantzig and Wolfe 1960): each group that cancels, at each
 * location, is a column of cost 0. Since a column balances on its own, this is much stronger than a relaxation over members.
 *
 * <p><b>The bound.</b> Let Q ≥ 1 and λ_i ≥ 0 be integers for the units that must join, and d_i integers, where d_i > 0 only for units that
 * are decided to be cancelled. In a grouping let y be the kept slots and 𝒞 the cancelled groups, at most one at each location. Each
 * unit that must join is in a group, each unit in at most one cancelled group, and one that is decided to be cancelled in exactly one. So
 * <pre>
 *   Q Σ y_j ≥ Q Σ y_j + Σ λ_i (1 − times i is in a group) + Σ d_i (1 − times i is in a cancelled group)
 *           = Σ λ_i + Σ d_i + Σ_j (Q − λ(K_j)) y_j − Σ_{S in 𝒞} (λ + d)(S).
 * </pre>
 * The first sum over slots is at least that of the negative terms, and of the slots decided to be kept. In the second each location has
 * at most the greatest weight λ + d of a group there, for which {@link CancelledGroupSearch} has a bound in integers. The multipliers are
 * the duals of a linear program over the groups found so far, times Q and rounded.
 */
final class GroupRelaxation implements AutoCloseable {

    /** Q, where duals are at most {@link #LARGEST_MULTIPLIER} / Q. Else it is halved as often as necessary. */
    private static final long SCALE = 1L << 24;

    private static final long LARGEST_MULTIPLIER = CancelledGroupSearch.LARGEST_WEIGHT / 2;
    private static final double TOLERANCE = 1e-6;
    /** Nodes of the search at each location; the next one when nothing is found any more. */
    private static final long[] BUDGETS = {200, 2_000, 20_000};

    /** How far multipliers are from the duals, on the way to the centre (Wentges 1997). */
    private static final double SMOOTHING = 0.7;

    private static final double LEAST_SMOOTHING = 0.2;
    /** A millionth: groups of less weight the linear program does not notice. */
    private static final int WANTED_SHIFT = 20;
    /** Entries of the rows in the relaxation by shares; a larger one takes longer than it saves. */
    private static final long SHARES_LIMIT = 60_000;

    /** New groups at a time for each unit. */
    private static final int GROUPS_PER_UNIT = 2;

    private static final int LOOK_BACK = 4_000;
    private static final int DIVE_ROUNDS = 3;

    private final LocationForm form;
    private final CoverSearch search;
    private final boolean[] mustJoin;
    private final List<int[]> keptUnits = new ArrayList<>();
    private final List<CancelledGroupSearch> locations = new ArrayList<>();
    /** By location, oriented units. */
    private final List<int[]> members = new ArrayList<>();
    /** By location, an earlier one that lacks few of its members, or -1; and whether that one is mirrored. */
    private final List<int[]> lacking = new ArrayList<>();

    private final List<Group> groups = new ArrayList<>();
    private final Set<List<Integer>> known = new HashSet<>();
    private final GroupLinearProgram program;
    /** What the program knows. */
    private final List<Boolean> shownAllowed = new ArrayList<>();

    private final boolean[] shownMustCancel;
    private final byte[] shownSlot;
    private final long[] lambda;
    private final long[] once;
    private final long[] weight;
    /** The duals of the last linear program. */
    private final long[] dualLambda;

    private final long[] dualOnce;
    /** The multipliers of the best bound at the present node, or before. */
    private final long[] centreLambda;

    private final long[] centreOnce;
    private final long[] reducedCost;
    /** By location, the last bounds on weights, and the multipliers of rows that helped to prove them; and those of the centre. */
    private CancelledGroupSearch.Outcome[] lastOutcomes;

    private CancelledGroupSearch.Outcome[] centreOutcomes;
    /** Q for the last multipliers, and for those of the centre. */
    private long scale = SCALE;

    private long centreScale = SCALE;
    private long scaledBound;
    private double bestBound;
    private boolean hasCentre;
    private long linearPrograms;

    /** A cancelled group. */
    record Group(int location, int[] orientedUnits, int[] units) {}

    /** What is decided in a part of the search. */
    static final class State {
        static final byte FREE = 0;
        static final byte OUT = 1;
        static final byte IN = 2;

        /** By kept slot. */
        final byte[] slot;
        /** By unit: in no cancelled group, or in one. */
        final byte[] cancelled;
        /** By location and position. Empty where nothing is forbidden. */
        private final boolean[][] forbidden;

        private final List<UnitPair> pairs = new ArrayList<>();

        private boolean forbidsMembers;

        State(int slots, int units, int locations) {
            slot = new byte[slots];
            cancelled = new byte[units];
            forbidden = new boolean[locations][0];
        }

        void forbid(int location, int position, int memberCount) {
            if (forbidden[location].length == 0) {
                forbidden[location] = new boolean[memberCount];
            }
            forbidden[location][position] = true;
            forbidsMembers = true;
        }

        void decide(UnitPair pair) {
            pairs.add(pair);
            if (pair.areTogether()) {
                cancelled[pair.first()] = IN;
                cancelled[pair.second()] = IN;
            }
        }

        /** By the pairs, as one group. */
        boolean allowsTogether(int[] units) {
            for (UnitPair pair : pairs) {
                if (!pair.allows(units)) {
                    return false;
                }
            }
            return true;
        }

        boolean isAllowed(int location, int position, int unit) {
            return cancelled[unit] != OUT && (forbidden[location].length == 0 || !forbidden[location][position]);
        }
    }

    GroupRelaxation(LocationForm form, CoverSearch search, int escapeCost) {
        this.form = form;
        this.search = search;
        int h = form.unitCount();
        mustJoin = new boolean[h];
        for (int unit = 0; unit < h; unit++) {
            mustJoin[unit] = form.mustJoin(unit);
        }
        program = new GroupLinearProgram(mustJoin, escapeCost);
        for (Slot slot : form.keptSlots()) {
            int[] units =
                    IntStream.range(0, slot.size()).map(slot::unit).distinct().toArray();
            keptUnits.add(units);
            program.addKept(units);
        }
        addLocations();
        shownMustCancel = new boolean[h];
        shownSlot = new byte[keptUnits.size()];
        lambda = new long[h];
        once = new long[h];
        dualLambda = new long[h];
        dualOnce = new long[h];
        centreLambda = new long[h];
        centreOnce = new long[h];
        weight = new long[h];
        reducedCost = new long[keptUnits.size()];
        lastOutcomes = new CancelledGroupSearch.Outcome[locations.size()];
        centreOutcomes = lastOutcomes;
    }

    /**
     * A group may stand at several locations, and is left to the first of them. So a location needs only groups that have a member which
     * an earlier location lacks, whatever the orientation of that one. For each, an earlier location is looked for that lacks few members.
     */
    private void addLocations() {
        List<BitSet> earlier = new ArrayList<>();
        for (Slot slot : form.cancelledSlots()) {
            int[] boxes =
                    IntStream.range(0, slot.size()).map(slot::orientedUnit).toArray();
            BitSet here = new BitSet();
            BitSet mirrored = new BitSet();
            for (int box : boxes) {
                here.set(box);
                mirrored.set(box ^ 1);
            }
            BitSet fewest = here;
            int lacks = -1;
            for (int other = earlier.size() - 1; other >= Math.max(0, earlier.size() - LOOK_BACK); other--) {
                BitSet missing = (BitSet) here.clone();
                missing.andNot(earlier.get(other));
                if (missing.cardinality() < fewest.cardinality()) {
                    fewest = missing;
                    lacks = other;
                }
            }
            if (!fewest.isEmpty()) {
                earlier.add(here);
                earlier.add(mirrored);
                lacking.add(new int[] {lacks < 0 ? -1 : lacks >> 1, lacks < 0 ? 0 : lacks & 1});
                boolean[] isNew = new boolean[boxes.length];
                for (int p = 0; p < boxes.length; p++) {
                    isNew[p] = fewest.get(boxes[p]);
                }
                locations.add(new CancelledGroupSearch(slot, form.cancellation(), isNew, !search.isProving()));
                members.add(boxes);
            }
        }
    }

    State freeState() {
        return new State(keptUnits.size(), mustJoin.length, locations.size());
    }

    List<int[]> keptUnits() {
        return Collections.unmodifiableList(keptUnits);
    }

    /** The cancelled groups found so far. */
    List<Group> groups() {
        return Collections.unmodifiableList(groups);
    }

    int locationCount() {
        return locations.size();
    }

    /** Oriented units, increasing. */
    int[] members(int location) {
        return members.get(location);
    }

    void setEscapeCost(int cost) {
        program.setEscapeCost(cost);
    }

    /**
     * @param bound no grouping with what is decided has fewer kept groups
     * @param complete the control did not stop the work before its end
     */
    record Outcome(int bound, boolean complete) {}

    /**
     * Adds groups until the bound, rounded up, is that of the linear program over all groups, or reaches the cutoff, or searches become
     * too long.
     */
    Outcome solve(State state, int cutoff) {
        show(state);
        bestBound = Double.NEGATIVE_INFINITY;
        int bound = 0;
        int level = 0;
        double towardsCentre = hasCentre ? SMOOTHING : 0;
        boolean onlyColumnsAdded = false;
        while (search.mayGoOn()) {
            countLinearProgram();
            if (!program.solve(onlyColumnsAdded, search.control())) {
                return new Outcome(bound, false);
            }
            onlyColumnsAdded = true;
            readDuals(program);
            int before = groups.size();
            choose(state, towardsCentre);
            boolean cutShort = price(state, BUDGETS[level], toSpareFor(wanted(cutoff)));
            bound = Math.max(bound, bound());
            moveCentreWhenBetter();
            if (bound >= wanted(cutoff)) {
                return new Outcome(bound, true);
            }
            if (groups.size() > before) {
                continue;
            }
            if (towardsCentre > 0) {
                // The multipliers were too far from the duals to find what the program needs.
                towardsCentre = towardsCentre > LEAST_SMOOTHING ? towardsCentre / 2 : 0;
            } else if (!cutShort || level == BUDGETS.length - 1) {
                return new Outcome(bound, !search.control().isStopRequested());
            } else {
                level++;
                towardsCentre = SMOOTHING;
            }
        }
        return new Outcome(bound, false);
    }

    /** The best bound to hope for that is of use. */
    private int wanted(int cutoff) {
        return program.hasSolution() ? (int) Math.min(cutoff, Math.ceil(program.cost() - TOLERANCE)) : cutoff;
    }

    /** What groups may weigh together without the bound falling short. */
    private long toSpareFor(int bound) {
        return Math.max(0, scaledBound - (bound - 1) * scale - 1);
    }

    /**
     * The bound of the relaxation in which members join by shares, whose multipliers are where the column generation starts: far better than none.
     */
    int boundOfShares(int escapeCost) {
        long mostMembers = SHARES_LIMIT / form.cancellation().rowCount();
        List<Slot> places = form.cancelledSlots();
        if (memberCount(places) > mostMembers) {
            places = form.cancelledRegions(mostMembers).stream()
                    .map(CancelledRegion::slot)
                    .toList();
            if (memberCount(places) > mostMembers) {
                return 0;
            }
        }
        try (GroupLinearProgram shares = new GroupLinearProgram(mustJoin, escapeCost)) {
            keptUnits.forEach(shares::addKept);
            for (Slot place : places) {
                shares.addLocation(
                        IntStream.range(0, place.size()).map(place::unit).toArray(), excess(place));
            }
            countLinearProgram();
            if (!shares.solve(false, search.control()) || !shares.hasSolution()) {
                return 0;
            }
            readDuals(shares);
        }
        State state = freeState();
        choose(state, 0);
        price(state, BUDGETS[0], 0);
        bestBound = Double.NEGATIVE_INFINITY;
        moveCentreWhenBetter();
        return bound();
    }

    private static long memberCount(List<Slot> slots) {
        return slots.stream().mapToLong(Slot::size).sum();
    }

    private double[][] excess(Slot place) {
        double[][] excess = new double[form.cancellation().rowCount()][place.size()];
        for (int row = 0; row < excess.length; row++) {
            double largest = 1;
            for (int p = 0; p < place.size(); p++) {
                excess[row][p] = form.cancellation().roundedExcess(row, place.orientedUnit(p));
                largest = Math.max(largest, Math.abs(excess[row][p]));
            }
            for (int p = 0; p < place.size(); p++) {
                excess[row][p] /= largest;
            }
        }
        return excess;
    }

    /**
     * Fixes what is nearly or most chosen and solves again, until nothing is fractional or the cost reaches the cutoff. True when the
     * solution is then a grouping below the cutoff. Proves nothing.
     */
    boolean dive(State state, int cutoff) {
        show(state);
        boolean[] fixedSlot = new boolean[keptUnits.size()];
        List<Integer> fixedGroups = new ArrayList<>();
        boolean found = false;
        boolean going = true;
        boolean onlyColumnsAdded = false;
        while (going && search.mayGoOn()) {
            for (int round = 0; round < DIVE_ROUNDS && going; round++) {
                countLinearProgram();
                going = program.solve(onlyColumnsAdded, search.control()) && program.hasSolution();
                onlyColumnsAdded = true;
                if (going) {
                    readDuals(program);
                    choose(state, 0);
                    int before = groups.size();
                    price(state, BUDGETS[0], 0);
                    if (groups.size() == before) {
                        break;
                    }
                }
            }
            going &= Math.ceil(program.cost() - TOLERANCE) < cutoff;
            if (going) {
                going = fix(fixedSlot, fixedGroups);
                found = !going;
                onlyColumnsAdded = false;
            }
        }
        for (int j = 0; j < fixedSlot.length; j++) {
            if (fixedSlot[j] && shownSlot[j] != State.IN) {
                program.setAllowed(j, true);
            }
        }
        fixedGroups.forEach(g -> program.setAllowed(keptUnits.size() + g, shownAllowed.get(g)));
        return found;
    }

    /** False when nothing is fractional. */
    private boolean fix(boolean[] fixedSlot, List<Integer> fixedGroups) {
        int slotCount = keptUnits.size();
        int most = -1;
        double mostValue = 0;
        for (int column = 0; column < slotCount + groups.size(); column++) {
            double value = program.value(column);
            boolean fixed = column < slotCount
                    ? fixedSlot[column] || shownSlot[column] == State.IN
                    : fixedGroups.contains(column - slotCount);
            if (fixed) {
                continue;
            }
            boolean whole = value > 1 - TOLERANCE;
            if (whole) {
                fix(column, fixedSlot, fixedGroups);
            } else if (value > mostValue + TOLERANCE) {
                most = column;
                mostValue = value;
            }
        }
        if (most >= 0) {
            fix(most, fixedSlot, fixedGroups);
        }
        return most >= 0;
    }

    private void fix(int column, boolean[] fixedSlot, List<Integer> fixedGroups) {
        program.setChosen(column);
        if (column < fixedSlot.length) {
            fixedSlot[column] = true;
        } else {
            fixedGroups.add(column - fixedSlot.length);
        }
    }

    /** Like {@link #solve} but with no limit to the searches, after which the bound is that of the linear program. */
    Outcome solveFully(State state, int cutoff) {
        Outcome outcome = solve(state, cutoff);
        int bound = outcome.bound();
        boolean cutShort = true;
        while (outcome.complete() && cutShort && bound < wanted(cutoff)) {
            if (!search.mayGoOn()) {
                return new Outcome(bound, false);
            }
            countLinearProgram();
            if (!program.solve(true, search.control())) {
                return new Outcome(bound, false);
            }
            readDuals(program);
            choose(state, 0);
            int before = groups.size();
            cutShort = price(state, Long.MAX_VALUE, toSpareFor(wanted(cutoff))) || groups.size() > before;
            bound = Math.max(bound, bound());
            moveCentreWhenBetter();
        }
        return new Outcome(bound, outcome.complete() && search.mayGoOn());
    }

    /**
     * The cost with one unit decided besides, over the groups that are known; 0 when it was stopped. For choices only. Afterwards the
     * last solution is out of reach.
     */
    double probe(State state, int unit, byte decision) {
        byte before = state.cancelled[unit];
        state.cancelled[unit] = decision;
        show(state);
        state.cancelled[unit] = before;
        countLinearProgram();
        return program.solve(false, search.control()) ? program.cost() : 0;
    }

    private void countLinearProgram() {
        linearPrograms++;
        search.spend(1);
        search.count("linearPrograms", 1);
    }

    /** Solved so far. */
    long linearPrograms() {
        return linearPrograms;
    }

    private void show(State state) {
        for (int j = 0; j < shownSlot.length; j++) {
            if (shownSlot[j] != state.slot[j]) {
                shownSlot[j] = state.slot[j];
                if (state.slot[j] == State.IN) {
                    program.setChosen(j);
                } else {
                    program.setAllowed(j, state.slot[j] == State.FREE);
                }
            }
        }
        for (int unit = 0; unit < shownMustCancel.length; unit++) {
            boolean must = state.cancelled[unit] == State.IN;
            if (shownMustCancel[unit] != must) {
                shownMustCancel[unit] = must;
                program.setMustCancel(unit, must);
            }
        }
        for (int g = 0; g < groups.size(); g++) {
            boolean allowed = isAllowed(groups.get(g), state);
            if (shownAllowed.get(g) != allowed) {
                shownAllowed.set(g, allowed);
                program.setAllowed(keptUnits.size() + g, allowed);
            }
        }
    }

    private boolean isAllowed(Group group, State state) {
        for (int unit : group.units()) {
            if (state.cancelled[unit] == State.OUT) {
                return false;
            }
        }
        if (!state.allowsTogether(group.units())) {
            return false;
        }
        if (state.forbidden[group.location()].length > 0) {
            int[] boxes = members.get(group.location());
            for (int box : group.orientedUnits()) {
                if (state.forbidden[group.location()][Arrays.binarySearch(boxes, box)]) {
                    return false;
                }
            }
        }
        return true;
    }

    private void readDuals(GroupLinearProgram from) {
        double largest = 1;
        for (int unit = 0; unit < lambda.length; unit++) {
            largest = Math.max(largest, Math.abs(from.joinedDual(unit)));
            largest = Math.max(largest, Math.abs(from.cancelledOnceDual(unit)));
        }
        scale = SCALE;
        while (scale > 1 && largest * scale > LARGEST_MULTIPLIER) {
            scale /= 2;
        }
        for (int unit = 0; unit < lambda.length; unit++) {
            dualLambda[unit] = mustJoin[unit] ? Math.max(0, scaled(from.joinedDual(unit))) : 0;
            dualOnce[unit] = scaled(from.cancelledOnceDual(unit));
        }
    }

    /** Multipliers between the duals, at 0, and the centre, at 1; and the bound that they prove but for the cancelled groups. */
    private void choose(State state, double towardsCentre) {
        scaledBound = 0;
        for (int unit = 0; unit < lambda.length; unit++) {
            lambda[unit] = between(dualLambda[unit], centreLambda[unit], towardsCentre);
            once[unit] = between(dualOnce[unit], centreOnce[unit], towardsCentre);
            if (state.cancelled[unit] != State.IN) {
                once[unit] = Math.min(0, once[unit]);
            }
            weight[unit] = lambda[unit] + once[unit];
            scaledBound += weight[unit];
        }
        for (int j = 0; j < reducedCost.length; j++) {
            reducedCost[j] = scale;
            for (int unit : keptUnits.get(j)) {
                reducedCost[j] -= lambda[unit];
            }
            if (state.slot[j] == State.IN || state.slot[j] == State.FREE && reducedCost[j] < 0) {
                scaledBound += reducedCost[j];
            }
        }
    }

    private long between(long dual, long centre, double towardsCentre) {
        return between(dual, (double) centre * scale / centreScale, towardsCentre);
    }

    /** The centre may have had a smaller scale, so that in this one its multipliers are too large. */
    static long between(long dual, double centre, double towardsCentre) {
        double its = dual + towardsCentre * (centre - dual);
        return (long) Math.max(-LARGEST_MULTIPLIER, Math.min(LARGEST_MULTIPLIER, its));
    }

    private void moveCentreWhenBetter() {
        if (looseBound() <= bestBound) {
            return;
        }
        bestBound = looseBound();
        centreScale = scale;
        hasCentre = true;
        centreOutcomes = lastOutcomes;
        System.arraycopy(lambda, 0, centreLambda, 0, lambda.length);
        System.arraycopy(once, 0, centreOnce, 0, once.length);
    }

    /** By the duals; the linear program needs groups where this is positive. */
    private long dualWeight(int[] orientedUnits, State state) {
        long sum = 0;
        for (int box : orientedUnits) {
            int unit = box >> 1;
            sum += dualLambda[unit]
                    + (state.cancelled[unit] == State.IN ? dualOnce[unit] : Math.min(0, dualOnce[unit]));
        }
        return sum;
    }

    private long scaled(double dual) {
        // NaN becomes 0.
        return Math.max(-LARGEST_MULTIPLIER, Math.min(LARGEST_MULTIPLIER, (long) Math.floor(dual * scale)));
    }

    /**
     * Looks for the heaviest group of each location, and subtracts its weight from the bound. Of these groups the heaviest are added, but few
     * with the same units. True when a search was cut short.
     *
     * @param toSpare the bound may lose so much to groups that are not looked for; locations have equal shares of what is left
     */
    private boolean price(State state, long budget, long toSpare) {
        boolean cutShort = false;
        long left = toSpare;
        List<Found> found = new ArrayList<>();
        lastOutcomes = new CancelledGroupSearch.Outcome[locations.size()];
        for (int location = 0; location < locations.size(); location++) {
            CancelledGroupSearch pricing = locations.get(location);
            int[] boxes = members.get(location);
            boolean[] allowed = new boolean[boxes.length];
            for (int p = 0; p < boxes.length; p++) {
                allowed[p] = state.isAllowed(location, p, boxes[p] >> 1);
            }
            long light = Math.max(0, left / (locations.size() - location));
            CancelledGroupSearch.Outcome outcome = pricing.search(
                    weight, allowed, state.pairs, !state.forbidsMembers, light, budget, search.control());
            left -= outcome.upperBound();
            lastOutcomes[location] = outcome;
            scaledBound -= outcome.upperBound();
            cutShort |= outcome.cutShort();
            long wanted = outcome.group().length > 0 ? dualWeight(outcome.group(), state) : 0;
            if (wanted > scale >> WANTED_SHIFT) {
                found.add(new Found(location, outcome.group(), wanted));
            }
        }
        found.sort(Comparator.comparingLong((Found each) -> -each.weight()).thenComparing(Found::location));
        int[] times = new int[mustJoin.length];
        for (Found each : found) {
            boolean rare = false;
            for (int box : each.orientedUnits()) {
                rare |= weight[box >> 1] > 0 && times[box >> 1] < GROUPS_PER_UNIT;
            }
            if (rare && add(each.location(), withoutIdleHelpers(each.orientedUnits(), state), state)) {
                for (int box : each.orientedUnits()) {
                    times[box >> 1]++;
                }
            }
        }
        return cutShort;
    }

    private record Found(int location, int[] orientedUnits, long weight) {}

    /** Adds groups that cancel, of oriented units, wherever they fit. The next linear program has them. */
    void add(List<int[]> cancelledGroups) {
        State state = freeState();
        for (int[] group : cancelledGroups) {
            for (int mirrored = 0; mirrored < 2; mirrored++) {
                int side = mirrored;
                int[] boxes =
                        Arrays.stream(group).map(box -> box ^ side).sorted().toArray();
                int location = 0;
                while (location < members.size() && !contains(members.get(location), boxes)) {
                    location++;
                }
                if (location < members.size()) {
                    add(location, boxes, state);
                    break;
                }
            }
        }
    }

    private static boolean contains(int[] increasing, int[] some) {
        return Arrays.stream(some).allMatch(box -> Arrays.binarySearch(increasing, box) >= 0);
    }

    private boolean add(int location, int[] orientedUnits, State state) {
        List<Integer> key = new ArrayList<>(Arrays.stream(orientedUnits).boxed().toList());
        if (state.forbidsMembers) {
            // The same group may stand at several locations, and be forbidden at one of them.
            key.add(-1 - location);
        }
        boolean isNew = known.add(key);
        if (isNew) {
            int[] units = units(orientedUnits);
            groups.add(new Group(location, orientedUnits, units));
            shownAllowed.add(true);
            program.addCancelled(units);
        }
        return isNew;
    }

    private static int[] units(int[] orientedUnits) {
        return Arrays.stream(orientedUnits).map(box -> box >> 1).toArray();
    }

    /** Lets helpers of weight 0 go while the rest cancels: other groups may need them. */
    private int[] withoutIdleHelpers(int[] orientedUnits, State state) {
        int[] group = orientedUnits;
        for (int j = group.length - 1; j >= 0; j--) {
            int unit = group[j] >> 1;
            if (!mustJoin[unit] && weight[unit] == 0) {
                int[] rest = new int[group.length - 1];
                System.arraycopy(group, 0, rest, 0, j);
                System.arraycopy(group, j + 1, rest, j, rest.length - j);
                if (form.cancellation().cancels(rest) && state.allowsTogether(units(rest))) {
                    group = rest;
                }
            }
        }
        return group;
    }

    /** The lines that tell a certificate what kept sets and locations there are. */
    CoverProof setsInProof() {
        ProofLines lines = new ProofLines();
        for (int[] units : keptUnits) {
            lines.line("kept").slash().numbers(units);
        }
        for (int location = 0; location < members.size(); location++) {
            lines.line("location").numbers(lacking.get(location)).slash().numbers(members.get(location));
        }
        return lines.proof();
    }

    /** The line that proves the last bound. */
    CoverProof lastProof() {
        ProofLines line = new ProofLines().line("bound").number(centreScale).slash();
        addPairs(line, centreLambda);
        line.slash();
        addPairs(line, centreOnce);
        for (int location = 0; location < centreOutcomes.length; location++) {
            CancelledGroupSearch.Outcome outcome = centreOutcomes[location];
            if (outcome.upperBound() > 0 || Arrays.stream(outcome.multipliers()).anyMatch(each -> each > 0)) {
                line.slash().number(location).number(outcome.upperBound());
                addPairs(line, outcome.multipliers());
            }
        }
        return line.proof();
    }

    private static void addPairs(ProofLines line, long[] values) {
        for (int j = 0; j < values.length; j++) {
            if (values[j] != 0) {
                line.number(j).number(values[j]);
            }
        }
    }

    private int bound() {
        return (int) Math.max(0, -Math.floorDiv(-scaledBound, scale));
    }

    /** The bound before rounding, for choices only. */
    double looseBound() {
        return (double) scaledBound / scale;
    }

    /** The cost of the last linear program. */
    double cost() {
        return program.cost();
    }

    double slotValue(int slot) {
        return program.value(slot);
    }

    double groupValue(int group) {
        return program.value(keptUnits.size() + group);
    }

    @Override
    public void close() {
        program.close();
    }
}
