package dev.prank.reductions.encode;

import dev.prank.reductions.group.Cancellation;
import dev.prank.reductions.group.LocationForm;
import dev.prank.reductions.group.Slot;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * "The location form has a choice with at most r kept groups" as clauses.
 *
 * <p><b>Variables.</b> Indices: s a slot, p a position in it.
 * <ul>
 *   <li>y(s), one per kept slot: the slot serves a kept group.
 *   <li>x(s, p), only for positions of kept slots that conflict with another one: the member joins. The other members of a serving
 *       kept slot join without a variable, since a further member never hurts.
 *   <li>z(s, p), one per position of every cancelled slot: the member joins the cancelled group.
 *   <li>the outputs and inner variables of the cardinality encoding over the y, of "at most one z per unit", of the order among
 *       interchangeable units, and of cancellation sums.
 * </ul>
 *
 * <p><b>Contract.</b> With {@link #boundAssumption} of r assumed, the clauses are satisfiable whenever there is a choice with at most r
 * kept groups. In a model, {@link #decode} is such a choice but for cancelled groups that do not cancel; {@link #refute} then adds
 * clauses that exclude this model and no choice. So: satisfiable exactly when there is a choice with at most r kept groups, once all
 * failing cancelled groups are refuted.
 *
 * <p><b>Refutation terminates soon.</b> A no-good of {@link Cancellation#explain} excludes a family of groups, but there may be
 * exponentially many such families (for example of random weights). After a fixed number of no-goods for one row of one slot, that
 * row's inequality is written as clauses instead, first with coefficients rounded down to few bits (a relaxation, since
 * {@code Σ⌊c/2^t⌋ ≤ Σ c/2^t}), then with more, at last exactly. After that the row never fails again, so a slot with 2m rows of b-bit
 * coefficients fails O(m log b) times.
 *
 * <p><b>Symmetry.</b> Units that occur in the same slots, at the same orientations up to one common sign, with the same cancellation
 * coefficients, are interchangeable: swapping two of them maps choices to choices with the same slots. Number the places of
 * cancelled slots where such units may stand; the i-th unit must stand at a place no later than that of the (i+1)-th (standing nowhere
 * comes last). No optimum is lost, for the units of any choice can be permuted into that order. Units in slots with conflicts or
 * representatives are left alone.
 *
 * <p><b>Size.</b> For K kept slots with conflicting positions X and C conflicts, Z positions of cancelled slots, D of their conflicts,
 * h units and a largest bound asked that is s above {@link #leastBound}: K + X + Z variables of the first three kinds, O(K·log s) for
 * the bound (with a {@link Totalizer}), O(√(h·Z)) for the uniqueness and at most Z for the order; h + 2·X + C + D + O(K·s + Z) clauses,
 * before any refutation. With a good packing s is small; see {@link ServingCounter}.
 *
 * <p><b>Words.</b> Variables are named and clauses commented, for a sink that keeps words. {@link #explained} leaves out the
 * order among interchangeable units: then every clause about the variables of the first three kinds holds for every choice, so
 * each can be checked from the problem by itself.
 *
 * <p>Deterministic. Not thread-safe: the encoder keeps what it has refuted.
 */
public final class RankEncoder {

    /** No-goods for one row of one slot before its inequality is written as clauses, at each precision. */
    private static final int PATIENCE = 30;

    private static final int FIRST_PRECISION = 8;
    /** The largest decision diagram for one inequality; beyond it adders are smaller. */
    private static final int MAXIMUM_NODES = 20_000;

    private final LocationForm form;
    private final ClauseSink sink;
    private final int patience;
    private final Wording wording;
    private final List<Slot> keptSlots;
    private final List<Slot> cancelledSlots;
    private final int[] serves;
    /** [kept slot][position]; 0 where no variable is needed. */
    private final int[][] joinsKept;
    /** [cancelled slot][position]. */
    private final int[][] joinsCancelled;
    /** By oriented unit, where it stands in cancelled slots, in order of the slots. */
    private final List<List<Place>> places;

    /** The packing units in use. */
    private final List<Integer> packed = new ArrayList<>();

    private final ServingCounter bound;
    /** By slot and row, how refutation stands; filled as rows fail. */
    private final Map<Long, RowState> rowStates = new HashMap<>();

    private long noGoodCount;
    private long sumCount;

    /** A position of a cancelled slot. */
    private record Place(int slot, int position) {}

    private static final class RowState {
        int noGoods;
        int precision = FIRST_PRECISION;
    }

    /**
     * Writes all clauses to the sink but for those of the bound.
     *
     * @param packing units, as many as possible, that must join, are in no cancelled slot and share no kept slot; it makes counting
     *     cheaper. A unit that is not so, given those before it, is ignored.
     */
    public RankEncoder(LocationForm form, int[] packing, CardinalityEncoding cardinality, ClauseSink sink) {
        this(form, packing, cardinality, sink, PATIENCE);
    }

    /**
     * Likewise, for a formula that others read: without the order among interchangeable units.
     *
     * @param wording what names and comments call units and groups
     */
    public static RankEncoder explained(
            LocationForm form, int[] packing, CardinalityEncoding cardinality, Wording wording, ClauseSink sink) {
        return explained(form, packing, cardinality, wording, sink, PATIENCE);
    }

    static RankEncoder explained(
            LocationForm form,
            int[] packing,
            CardinalityEncoding cardinality,
            Wording wording,
            ClauseSink sink,
            int patience) {
        return new RankEncoder(form, packing, cardinality, wording, false, sink, patience);
    }

    /** With another patience, at least 1. */
    RankEncoder(LocationForm form, int[] packing, CardinalityEncoding cardinality, ClauseSink sink, int patience) {
        this(form, packing, cardinality, Wording.NETWORK, true, sink, patience);
    }

    private RankEncoder(
            LocationForm form,
            int[] packing,
            CardinalityEncoding cardinality,
            Wording wording,
            boolean ordersUnits,
            ClauseSink sink,
            int patience) {
        this.patience = patience;
        this.wording = wording;
        this.form = form;
        this.sink = sink;
        keptSlots = form.keptSlots();
        cancelledSlots = form.cancelledSlots();
        serves = new int[keptSlots.size()];
        joinsKept = new int[keptSlots.size()][];
        joinsCancelled = new int[cancelledSlots.size()][];
        places = new ArrayList<>();
        for (int o = 0; o < 2 * form.unitCount(); o++) {
            places.add(new ArrayList<>());
        }
        encodeKeptSlots();
        encodeCancelledSlots();
        encodeCover();
        encodeUniqueness();
        if (ordersUnits) {
            encodeOrder();
        }
        bound = counter(packing, cardinality);
    }

    /** The kept slots of each packing unit are a class: one of them must serve, as the unit can join nowhere else. */
    private ServingCounter counter(int[] packing, CardinalityEncoding cardinality) {
        List<List<Integer>> slotsOf = new ArrayList<>();
        for (int i = 0; i < form.unitCount(); i++) {
            slotsOf.add(new ArrayList<>());
        }
        for (int s = 0; s < serves.length; s++) {
            Slot slot = keptSlots.get(s);
            for (int p = 0; p < slot.size(); p++) {
                slotsOf.get(slot.unit(p)).add(s);
            }
        }
        boolean[] taken = new boolean[serves.length];
        List<int[]> classes = new ArrayList<>();
        for (int unit : packing) {
            List<Integer> slots = slotsOf.get(unit).stream().distinct().toList();
            if (form.mustJoin(unit)
                    && placesOf(unit).isEmpty()
                    && slots.stream().noneMatch(s -> taken[s])) {
                slots.forEach(s -> taken[s] = true);
                packed.add(unit);
                classes.add(slots.stream().mapToInt(s -> serves[s]).toArray());
            }
        }
        int[] free = IntStream.range(0, serves.length)
                .filter(s -> !taken[s])
                .map(s -> serves[s])
                .toArray();
        return new ServingCounter(classes, free, cardinality, sink);
    }

    private void encodeKeptSlots() {
        for (int s = 0; s < serves.length; s++) {
            serves[s] = sink.newVariable();
            int each = s;
            sink.name(serves[s], () -> wording.group() + " " + each + ": " + wording.members(keptSlots.get(each)));
        }
        for (int s = 0; s < serves.length; s++) {
            Slot slot = keptSlots.get(s);
            int[] joins = new int[slot.size()];
            String group = wording.group() + " " + s;
            for (int c = 0; c < slot.conflictCount(); c++) {
                int first = slot.conflictFirst(c);
                int second = slot.conflictSecond(c);
                if (c == 0) {
                    sink.comment(() -> "no two " + wording.members() + " that do not fit are in " + group);
                }
                joins[first] = joins[first] == 0 ? joinVariable(slot, first, group) : joins[first];
                joins[second] = joins[second] == 0 ? joinVariable(slot, second, group) : joins[second];
                sink.addClause(-joins[first], -joins[second]);
            }
            if (slot.conflictCount() > 0) {
                sink.comment(() -> "who is in " + group + " makes it count, and its leader is in it, too");
            }
            for (int join : joins) {
                if (join != 0) {
                    sink.addClause(-join, serves[s]);
                }
            }
            if (slot.hasRepresentative() && joins[slot.representative()] != 0) {
                sink.addClause(-serves[s], joins[slot.representative()]);
            }
            joinsKept[s] = joins;
        }
    }

    private int joinVariable(Slot slot, int position, String group) {
        int variable = sink.newVariable();
        sink.name(
                variable,
                () -> wording.member() + " " + wording.oriented(slot.orientedUnit(position)) + " is in " + group);
        return variable;
    }

    private void encodeCancelledSlots() {
        for (int s = 0; s < joinsCancelled.length; s++) {
            Slot slot = cancelledSlots.get(s);
            joinsCancelled[s] = new int[slot.size()];
            String group = "cancelled group " + s;
            for (int p = 0; p < slot.size(); p++) {
                joinsCancelled[s][p] = joinVariable(slot, p, group);
                places.get(slot.orientedUnit(p)).add(new Place(s, p));
            }
            if (slot.conflictCount() > 0) {
                sink.comment(() -> "no two units that do not fit are in " + group);
            }
            for (int c = 0; c < slot.conflictCount(); c++) {
                sink.addClause(-joinsCancelled[s][slot.conflictFirst(c)], -joinsCancelled[s][slot.conflictSecond(c)]);
            }
            if (slot.hasRepresentative()) {
                int leader = slot.representative();
                sink.comment(() ->
                        "nobody is in " + group + " without its leader " + wording.oriented(slot.orientedUnit(leader)));
                for (int p = 0; p < slot.size(); p++) {
                    if (p != leader) {
                        sink.addClause(-joinsCancelled[s][p], joinsCancelled[s][leader]);
                    }
                }
            }
        }
    }

    private void encodeCover() {
        List<List<Integer>> clauses = new ArrayList<>();
        for (int i = 0; i < form.unitCount(); i++) {
            clauses.add(new ArrayList<>());
        }
        for (int s = 0; s < serves.length; s++) {
            Slot slot = keptSlots.get(s);
            for (int p = 0; p < slot.size(); p++) {
                clauses.get(slot.unit(p)).add(joinsKept[s][p] == 0 ? serves[s] : joinsKept[s][p]);
            }
        }
        for (int i = 0; i < form.unitCount(); i++) {
            if (form.mustJoin(i)) {
                int unit = i;
                sink.comment(() -> wording.member() + " " + unit + " is in a " + wording.anyGroup());
                List<Integer> clause = clauses.get(i);
                placesOf(i).forEach(place -> clause.add(join(place)));
                sink.addClause(
                        clause.stream().distinct().mapToInt(Integer::intValue).toArray());
            }
        }
    }

    private List<Place> placesOf(int unit) {
        List<Place> both = new ArrayList<>(places.get(2 * unit));
        both.addAll(places.get(2 * unit + 1));
        return both;
    }

    private int join(Place place) {
        return joinsCancelled[place.slot][place.position];
    }

    /** Each unit in at most one cancelled group, in at most one orientation. */
    private void encodeUniqueness() {
        for (int i = 0; i < form.unitCount(); i++) {
            int unit = i;
            if (placesOf(i).size() > 1) {
                sink.comment(
                        () -> wording.member() + " " + unit + " is in one cancelled group at most, in one orientation");
            }
            AtMostOneEncoding.encode(placesOf(i).stream().mapToInt(this::join).toArray(), sink);
        }
    }

    /** Everything that two interchangeable units have in common, for one orientation. */
    private record Signature(boolean mustJoin, List<Integer> slots, List<BigInteger> excess) {}

    private void encodeOrder() {
        boolean[] bound = new boolean[form.unitCount()];
        List<List<Integer>> slotsOf = new ArrayList<>();
        for (int o = 0; o < 2 * form.unitCount(); o++) {
            slotsOf.add(new ArrayList<>());
        }
        List<Slot> all = new ArrayList<>(keptSlots);
        all.addAll(cancelledSlots);
        for (int s = 0; s < all.size(); s++) {
            Slot slot = all.get(s);
            boolean plain = slot.conflictCount() == 0 && !slot.hasRepresentative();
            for (int p = 0; p < slot.size(); p++) {
                slotsOf.get(slot.orientedUnit(p)).add(s);
                bound[slot.unit(p)] |= !plain;
            }
        }
        Map<List<Signature>, Integer> last = new HashMap<>();
        for (int i = 0; i < form.unitCount(); i++) {
            if (bound[i] || placesOf(i).isEmpty()) {
                continue;
            }
            Signature plus = signature(2 * i, slotsOf);
            Signature minus = signature(2 * i + 1, slotsOf);
            // Met before as it is, or turned around; if both, the unit is its own mirror image and either will do.
            if (last.containsKey(List.of(plus, minus))) {
                int before = last.put(List.of(plus, minus), 2 * i);
                order(before, 2 * i);
            } else if (last.containsKey(List.of(minus, plus))) {
                int before = last.put(List.of(minus, plus), 2 * i + 1);
                order(before, 2 * i + 1);
            } else {
                last.put(List.of(plus, minus), 2 * i);
            }
        }
    }

    private Signature signature(int orientedUnit, List<List<Integer>> slotsOf) {
        List<BigInteger> excess = new ArrayList<>();
        for (int row = 0; row < form.cancellation().rowCount(); row++) {
            excess.add(form.cancellation().excess(row, orientedUnit));
        }
        return new Signature(form.mustJoin(orientedUnit >> 1), slotsOf.get(orientedUnit), excess);
    }

    /** The second unit stands no earlier than the first; both are given in orientations with the same signature. */
    private void order(int first, int second) {
        int[] before = joins(first);
        int[] after = joins(second);
        int upToHere = 0;
        for (int t = 0; t < before.length; t++) {
            int previous = upToHere;
            if (t == 0) {
                upToHere = before[0];
            } else {
                upToHere = sink.newVariable();
                sink.addClause(-upToHere, previous, before[t]);
            }
            sink.addClause(-after[t], upToHere);
        }
    }

    private int[] joins(int orientedUnit) {
        List<Place> all = new ArrayList<>(places.get(orientedUnit));
        all.addAll(places.get(orientedUnit ^ 1));
        return all.stream().mapToInt(this::join).toArray();
    }

    /** The number of packing units in use: no choice has fewer kept groups, and smaller bounds cannot be asked. */
    public int leastBound() {
        return bound.leastBound();
    }

    /**
     * Requires for good that there are at most r kept groups. For r = {@link #leastBound} this takes no counter.
     *
     * @throws IllegalArgumentException when r is below {@link #leastBound}
     */
    public void requireBound(int r) {
        sink.comment(() -> "at most " + r + " of " + Words.literals(serves));
        if (!packed.isEmpty()) {
            sink.comment(() -> wording.members() + " "
                    + packed.stream().map(String::valueOf).collect(Collectors.joining(" "))
                    + " must each be in one of these, and no two fit into the same: one of each list below holds,"
                    + " in this order, and at most "
                    + (r - leastBound()) + " more");
        }
        bound.require(r);
    }

    /**
     * The literal to assume for "at most r kept groups"; empty when that always holds. Writes clauses when r is larger than any before:
     * as many as there are kept slots, times {@code r − leastBound() + 1}.
     *
     * @throws IllegalArgumentException when r is below {@link #leastBound}
     */
    public OptionalInt boundAssumption(int r) {
        return bound.assumption(r);
    }

    /**
     * The choice that a model describes. A unit that a model puts into a cancelled group is left out of the kept ones. Cancelled groups
     * that do not cancel are among the result.
     *
     * @param model whether a variable holds
     */
    public GroupChoice decode(IntPredicate model) {
        boolean[] placed = new boolean[form.unitCount()];
        List<int[]> cancelled = new ArrayList<>();
        for (int s = 0; s < joinsCancelled.length; s++) {
            int[] chosen = chosen(s, model);
            if (chosen.length > 0) {
                Slot slot = cancelledSlots.get(s);
                cancelled.add(Arrays.stream(chosen).map(slot::orientedUnit).toArray());
                Arrays.stream(chosen).forEach(p -> placed[slot.unit(p)] = true);
            }
        }
        List<int[]> kept = new ArrayList<>();
        for (int s = 0; s < serves.length; s++) {
            if (model.test(serves[s])) {
                Slot slot = keptSlots.get(s);
                int[] members = new int[slot.size()];
                int size = 0;
                for (int p = 0; p < slot.size(); p++) {
                    boolean joins = joinsKept[s][p] == 0 || model.test(joinsKept[s][p]);
                    if (joins && !placed[slot.unit(p)]) {
                        placed[slot.unit(p)] = true;
                        members[size++] = slot.orientedUnit(p);
                    }
                }
                if (size > 0) {
                    kept.add(Arrays.copyOf(members, size));
                }
            }
        }
        return new GroupChoice(kept, cancelled);
    }

    private int[] chosen(int s, IntPredicate model) {
        int[] joins = joinsCancelled[s];
        int[] chosen = new int[joins.length];
        int size = 0;
        for (int p = 0; p < joins.length; p++) {
            if (model.test(joins[p])) {
                chosen[size++] = p;
            }
        }
        return Arrays.copyOf(chosen, size);
    }

    /**
     * Adds clauses that exclude every cancelled group of the model that does not cancel, and whole families of others with it.
     *
     * @return how many such groups there were; at 0 the model is a choice
     */
    public int refute(IntPredicate model) {
        // All groups are read first: the new clauses must not depend on the order in which a solver forgets its model.
        List<int[]> chosen = new ArrayList<>();
        for (int s = 0; s < joinsCancelled.length; s++) {
            chosen.add(chosen(s, model));
        }
        int failing = 0;
        for (int s = 0; s < joinsCancelled.length; s++) {
            Slot slot = cancelledSlots.get(s);
            int[] group = Arrays.stream(chosen.get(s)).map(slot::orientedUnit).toArray();
            if (!form.cancellation().cancels(group)) {
                failing++;
                refute(s, chosen.get(s));
            }
        }
        return failing;
    }

    private void refute(int s, int[] chosen) {
        Slot slot = cancelledSlots.get(s);
        int[] causes = addNoGood(s, chosen);
        int row = failingRow(slot, chosen);
        RowState state =
                rowStates.computeIfAbsent((long) s * form.cancellation().rowCount() + row, key -> new RowState());
        state.noGoods++;
        if (state.noGoods % patience == 0) {
            addSum(s, row, state.precision);
            state.precision *= 2;
        }
        // The same members fail for the same reason wherever they may all stand. Further chosen ones with a negative
        // excess only lower the sum, and the causes are too much even with all of them.
        int[] failing = Arrays.stream(chosen)
                .map(slot::orientedUnit)
                .filter(o -> Arrays.binarySearch(causes, o) >= 0
                        || form.cancellation().excess(row, o).signum() <= 0)
                .toArray();
        for (Place place : rarest(causes)) {
            Slot other = cancelledSlots.get(place.slot);
            if (place.slot != s && positions(other, causes).length == causes.length) {
                addNoGood(place.slot, positions(other, failing));
            }
        }
    }

    /** Excludes a family of groups around the chosen one; returns those of its oriented units that alone are too much. */
    private int[] addNoGood(int s, int[] chosen) {
        Slot slot = cancelledSlots.get(s);
        Cancellation.NoGood noGood = form.cancellation().explain(slot, chosen);
        int row = failingRow(slot, chosen);
        sink.comment(() -> inequality(s, row) + ": the sum is above 0 with "
                + wording.oriented(noGood.leaveOut()) + whoCouldHelp(noGood)
                + ", whoever else is in it");
        IntStream leaveOut = Arrays.stream(positions(slot, noGood.leaveOut())).map(p -> -joinsCancelled[s][p]);
        IntStream takeIn = Arrays.stream(positions(slot, noGood.takeIn())).map(p -> joinsCancelled[s][p]);
        sink.addClause(IntStream.concat(leaveOut, takeIn).toArray());
        noGoodCount++;
        return noGood.leaveOut();
    }

    private static String inequality(int s, int row) {
        return "cancelled group " + s + ", output " + row / 2 + ", " + (row % 2 == 0 ? "s*a" : "-s*a") + " - radius";
    }

    private String whoCouldHelp(Cancellation.NoGood noGood) {
        int[] takeIn = noGood.takeIn();
        return takeIn.length == 0 ? "" : " and without " + wording.oriented(takeIn);
    }

    private int failingRow(Slot slot, int[] chosen) {
        for (int row = 0; row < form.cancellation().rowCount(); row++) {
            BigInteger sum = BigInteger.ZERO;
            for (int p : chosen) {
                sum = sum.add(form.cancellation().excess(row, slot.orientedUnit(p)));
            }
            if (sum.signum() > 0) {
                return row;
            }
        }
        throw new IllegalArgumentException("the chosen members cancel");
    }

    /** Rounding all coefficients down keeps every group that satisfies the row. */
    private void addSum(int s, int row, int precision) {
        Slot slot = cancelledSlots.get(s);
        int[] joins = joinsCancelled[s];
        BigInteger[] coefficients = new BigInteger[slot.size()];
        int bits = 0;
        for (int p = 0; p < slot.size(); p++) {
            coefficients[p] = form.cancellation().excess(row, slot.orientedUnit(p));
            bits = Math.max(bits, coefficients[p].bitLength());
        }
        int shift = Math.max(0, bits - precision);
        for (int p = 0; p < slot.size(); p++) {
            coefficients[p] = coefficients[p].shiftRight(shift);
        }
        sink.comment(() -> inequality(s, row) + ", times the common denominator, over 2^" + shift + ", rounded down: "
                + IntStream.range(0, joins.length)
                        .mapToObj(p -> coefficients[p] + "*" + Words.literal(joins[p]))
                        .collect(Collectors.joining(" "))
                + " <= 0");
        LinearBoundEncoding.encode(coefficients, joins, BigInteger.ZERO, MAXIMUM_NODES, sink);
        sumCount++;
    }

    /** The places of that oriented unit which has fewest. */
    private List<Place> rarest(int[] orientedUnits) {
        return Arrays.stream(orientedUnits)
                .mapToObj(places::get)
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of());
    }

    /** The positions of those oriented units that are members of the slot. */
    private static int[] positions(Slot slot, int[] orientedUnits) {
        return Arrays.stream(orientedUnits)
                .map(o -> position(slot, o))
                .filter(p -> p >= 0)
                .toArray();
    }

    private static int position(Slot slot, int orientedUnit) {
        int low = 0;
        int high = slot.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (slot.orientedUnit(middle) < orientedUnit) {
                low = middle + 1;
            } else if (slot.orientedUnit(middle) > orientedUnit) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -1;
    }

    /** How many no-good clauses have been added. */
    public long noGoodCount() {
        return noGoodCount;
    }

    /** How many inequalities have been written as clauses. */
    public long sumCount() {
        return sumCount;
    }
}
