package dev.prank.reductions.group;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.UnitGroup;
import dev.prank.instances.network.UnitGrouping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The combinatorial form of proximate rank that the engines solve: serve as few kept slots as possible, and any cancelled slots, so
 * that every unit that must join stands in a kept or a cancelled group.
 *
 * <p><b>Why this is the proximate rank.</b> Let u be within ε of w. Give each unit that is constant in u the state <i>dead</i>
 * (allowed only when {@code max_k |b_ik| ≤ ε}); partition the others by {@code sign(b)·(b, c)} of u, with these signs as orientations.
 * Each class lies, with its orientations, in the intersection of closed boxes of radius ε around {@code s_i (b_i, c_i)}, and rank(u) is
 * the number of classes whose merged outgoing weights are not all 0 (Theorem 4.2); a class sum can be 0 only if
 * {@code |Σ s_i a_ik| ≤ ε|S|} for every k. Conversely, given dead units and groups with a common point whose cancelled groups satisfy
 * that inequality, move dead units to b = 0, groups to their common point, and spread the sum of a cancelled group evenly over its
 * outgoing weights: the result is within ε and its rank is at most the number of kept groups. So prank is the least number of kept
 * groups over all such groupings.
 *
 * <p><b>Fewer choices suffice.</b> A unit that is nearly constant can die and one that is nearly silent can be cancelled alone, for
 * free; such <i>helpers</i> are of use only in cancelled groups with a unit that must join. A kept group loses nothing when its helpers
 * leave, and none when it is enlarged, so kept groups may be read off maximal cliques of the boxes of units that must join; a unit may
 * then be covered several times. Cancelled groups lie in maximal cliques of the boxes of candidates, each unit in at most one; two
 * cancelled groups in one clique merge into one, which cancels too, because the inequalities add up. Reflection at the origin maps
 * groups to groups of the same kind, so of two mirrored cliques one is enough.
 *
 * <p><b>Slots.</b> With at most {@link Limits} many maximal cliques, each clique is a slot without conflicts. Beyond that, slots are led by
 * representatives: the group whose unit of least index that must join is i, with orientation +1 by reflection, serves slot i; its members
 * are the compatible units, and pairs that do not intersect are conflicts. Every grouping fits these slots too, so bounds proved over them
 * hold without any location having been listed.
 *
 * <p>Building takes time linear in the number of intersecting pairs times outputs and in the search trees of the cliques. Slots are
 * listed at the first call that needs them. A checkpoint may end any of this early.
 */
public final class LocationForm {

    /**
     * When to give up listing maximal cliques, for problems of up to 20,000 units; in larger ones in proportion to the units.
     *
     * @param cliques most cliques of one kind
     * @param members most members of the cliques of one kind together
     */
    public record Limits(int cliques, long members) {
        /** The limits used unless others are given. */
        public static final Limits DEFAULT = new Limits(100_000, 1_000_000);

        private static final int UNITS = 20_000;

        private Limits scaledTo(int units) {
            double factor = Math.max(1, (double) units / UNITS);
            return new Limits((int) (cliques * factor), (long) (members * factor));
        }
    }

    /** Over all led slots of one kind; each becomes a clause or constraint. */
    private static final long CONFLICT_LIMIT = 10_000_000;

    private final ProximateRankProblem problem;
    private final Cancellation cancellation;
    private final CancellationCandidates candidates;
    private final IntersectionGraph graph;
    private final Supplier<List<Slot>> keptSlots;
    private final Supplier<List<Slot>> cancelledSlots;
    private final OrientedBoxes boxes;
    private final Limits limits;
    private final Runnable checkpoint;

    private LocationForm(ProximateRankProblem problem, Limits limits, Runnable checkpoint) {
        this.problem = problem;
        this.checkpoint = checkpoint;
        int h = problem.network().size();
        this.limits = limits.scaledTo(h);
        boxes = new OrientedBoxes(problem);
        boolean[] included = new boolean[2 * h];
        Arrays.fill(included, true);
        cancellation = new Cancellation(problem);
        graph = IntersectionGraph.of(boxes, included, checkpoint);
        candidates = new CancellationCandidates(problem, cancellation, graph, checkpoint);
        keptSlots = Suppliers.memoize(this::listKeptSlots);
        cancelledSlots = Suppliers.memoize(this::listCancelledSlots);
    }

    private CancelledRegion regionOfClique(Slot slot) {
        int[] low = new int[boxes.dimension()];
        int[] high = new int[boxes.dimension()];
        Arrays.fill(high, 2 * boxes.count() - 1);
        int[] members = IntStream.range(0, slot.size()).map(slot::orientedUnit).toArray();
        for (int k = 0; k < low.length; k++) {
            for (int box : members) {
                low[k] = Math.max(low[k], boxes.left(box, k));
                high[k] = Math.min(high[k], boxes.right(box, k));
            }
        }
        return new CancelledRegion(this, low, high, members);
    }

    private List<Slot> listKeptSlots() {
        boolean[] included = new boolean[boxes.count()];
        for (int box = 0; box < included.length; box++) {
            included[box] = candidates.mustJoin(box >> 1);
        }
        return cliqueSlots(graph.restrictedTo(included), included, limits)
                .orElseGet(() -> ledSlots(included, included));
    }

    private List<Slot> listCancelledSlots() {
        return exactCancelledSlots(limits).orElseGet(() -> ledSlots(candidateBoxes(), leadingCandidateBoxes()));
    }

    private Optional<List<Slot>> exactCancelledSlots(Limits atMost) {
        return cliqueSlots(graph.restrictedTo(candidateBoxes()), leadingCandidateBoxes(), atMost)
                .map(this::thinned);
    }

    private boolean[] candidateBoxes() {
        boolean[] included = new boolean[boxes.count()];
        for (int box = 0; box < included.length; box++) {
            included[box] = candidates.isCandidate(box >> 1);
        }
        return included;
    }

    private boolean[] leadingCandidateBoxes() {
        boolean[] leading = candidateBoxes();
        for (int box = 0; box < leading.length; box++) {
            leading[box] &= candidates.mustJoin(box >> 1);
        }
        return leading;
    }

    /** With the default limits and nothing that could end the building early. */
    public static LocationForm of(ProximateRankProblem problem) {
        return of(problem, Limits.DEFAULT, () -> {});
    }

    /**
     * @param checkpoint called now and then, also by later calls that take long; what it throws ends the work and is thrown on
     * @throws TooLargeException when too many pairs of boxes intersect
     */
    public static LocationForm of(ProximateRankProblem problem, Limits limits, Runnable checkpoint) {
        return new LocationForm(problem, limits, checkpoint);
    }

    /** h. */
    public int unitCount() {
        return problem.network().size();
    }

    /** The unit is neither nearly constant nor nearly silent: it must join a kept or a cancelled group. */
    public boolean mustJoin(int unit) {
        return candidates.mustJoin(unit);
    }

    /**
     * Slots for kept groups; members are units that must join. Serving a slot costs 1. Listed at the first call.
     *
     * @throws TooLargeException when there are too many cliques to list and too many conflicts between members of led slots
     */
    public List<Slot> keptSlots() {
        return keptSlots.get();
    }

    /**
     * Slots for cancelled groups; serving a slot is free, but the members that join must pass {@link #cancellation}. Listed at the first
     * call; there may be far more of them than {@link #cancelledRegions}.
     *
     * @throws TooLargeException when there are too many cliques to list and too many conflicts between members of led slots
     */
    public List<Slot> cancelledSlots() {
        return cancelledSlots.get();
    }

    /**
     * Regions that together hold every location of a cancelled group, up to reflection. Several groups in one region add up to one set
     * of members that cancels in every row, so one group per region is enough for a lower bound.
     *
     * @param exactMembers when the exact slots have at most this many members together, each of them is a region of its own, which needs
     *     no refinement; otherwise regions are few and coarse
     */
    public List<CancelledRegion> cancelledRegions(long exactMembers) {
        Optional<List<Slot>> exact = exactCancelledSlots(new Limits(limits.cliques(), exactMembers));
        if (exact.isPresent()) {
            return exact.get().stream().map(this::regionOfClique).toList();
        }
        int[] low = new int[boxes.dimension()];
        int[] high = new int[boxes.dimension()];
        Arrays.fill(high, 2 * boxes.count() - 1);
        // Reflection reverses the places, so one half of the first dimension is enough.
        low[0] = boxes.count();
        int[] useful = thinned(IntStream.range(0, boxes.count())
                .filter(box -> candidates.isCandidate(box >> 1) && boxes.right(box, 0) >= low[0])
                .toArray());
        return useful.length == 0 ? List.of() : new CancelledRegion(this, low, high, useful).coarsePieces();
    }

    /** Whether these oriented units have a common location. */
    public boolean shareLocation(int[] orientedUnits) {
        for (int p = 0; p < orientedUnits.length; p++) {
            for (int q = 0; q < p; q++) {
                if (!boxes.intersect(orientedUnits[p], orientedUnits[q])) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The exact test of cancelled groups. */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** The unit may stand in a cancelled group together with a unit that must join, by a necessary test. */
    public boolean mayBeCancelled(int unit) {
        return candidates.isCandidate(unit);
    }

    /** The other units that fit into one group with this one in some orientation, in increasing order. */
    public int[] compatibleUnits(int unit) {
        return IntStream.range(0, graph.degree(2 * unit))
                .map(j -> graph.neighbour(2 * unit, j) >> 1)
                .filter(other -> other != unit)
                .distinct()
                .toArray();
    }

    /**
     * The grouping in which these groups stand. A unit in several groups goes to its cancelled group, or else to the first kept one;
     * helpers in none die or vanish alone.
     *
     * @param keptGroups lists of oriented units, see {@link Slot#orientedUnit}
     * @param cancelledGroups likewise; no unit in two of them
     * @throws IllegalArgumentException when a unit that must join is in no group
     */
    public UnitGrouping decode(List<int[]> keptGroups, List<int[]> cancelledGroups) {
        boolean[] placed = new boolean[unitCount()];
        List<UnitGroup> groups = new ArrayList<>();
        cancelledGroups.forEach(group -> addGroup(groups, group, true, placed));
        keptGroups.forEach(group -> addGroup(groups, group, false, placed));
        List<Integer> dead = new ArrayList<>();
        for (int unit = 0; unit < placed.length; unit++) {
            if (placed[unit]) {
                continue;
            }
            if (mustJoin(unit)) {
                throw new IllegalArgumentException("unit " + unit + " must join a group but is in none");
            }
            if (problem.network().units().get(unit).isNearlyConstant(problem.radius())) {
                dead.add(unit);
            } else {
                addGroup(groups, new int[] {2 * unit}, true, placed);
            }
        }
        return new UnitGrouping(groups, dead);
    }

    private void addGroup(List<UnitGroup> groups, int[] orientedUnits, boolean cancelled, boolean[] placed) {
        List<Integer> units = new ArrayList<>();
        List<Integer> orientations = new ArrayList<>();
        for (int orientedUnit : orientedUnits) {
            if (!placed[orientedUnit >> 1]) {
                placed[orientedUnit >> 1] = true;
                units.add(orientedUnit >> 1);
                orientations.add(Slot.orientationOf(orientedUnit));
            }
        }
        if (!units.isEmpty()) {
            groups.add(UnitGrouping.groupAtMidpoint(problem.network(), units, orientations, cancelled));
        }
    }

    /** One slot for each pair of mirrored maximal cliques with a root in them. */
    private Optional<List<Slot>> cliqueSlots(IntersectionGraph graph, boolean[] isRoot, Limits atMost) {
        int[] component = components(graph);
        int[] roots = new int[isRoot.length];
        int count = 0;
        for (int box = 0; box < isRoot.length; box++) {
            // Of two components that mirror each other, the first is enough.
            if (isRoot[box] && component[box] <= component[box ^ 1]) {
                roots[count++] = box;
            }
        }
        return MaximalCliques.containing(
                        Arrays.copyOf(roots, count), graph, atMost.cliques(), atMost.members(), checkpoint)
                .map(cliques -> {
                    List<Slot> slots = new ArrayList<>();
                    for (int[] clique : cliques) {
                        Arrays.sort(clique);
                        boolean selfMirrored = component[clique[0]] == component[clique[0] ^ 1];
                        if (!selfMirrored || Arrays.compare(clique, mirrored(clique)) <= 0) {
                            slots.add(Slot.ofClique(clique));
                        }
                    }
                    return Collections.unmodifiableList(slots);
                });
    }

    private static int[] mirrored(int[] clique) {
        int[] mirrored = Arrays.stream(clique).map(box -> box ^ 1).toArray();
        Arrays.sort(mirrored);
        return mirrored;
    }

    private static int[] components(IntersectionGraph graph) {
        int[] component = new int[graph.vertexCount()];
        Arrays.fill(component, -1);
        int[] stack = new int[graph.vertexCount()];
        for (int start = 0; start < component.length; start++) {
            if (component[start] >= 0) {
                continue;
            }
            int size = 0;
            stack[size++] = start;
            component[start] = start;
            while (size > 0) {
                int box = stack[--size];
                for (int j = 0; j < graph.degree(box); j++) {
                    int other = graph.neighbour(box, j);
                    if (component[other] < 0) {
                        component[other] = start;
                        stack[size++] = other;
                    }
                }
            }
        }
        return component;
    }

    private List<Slot> thinned(List<Slot> slots) {
        List<Slot> thinned = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Slot slot : slots) {
            int[] members = thinned(
                    IntStream.range(0, slot.size()).map(slot::orientedUnit).toArray());
            if (members.length > 0 && (members.length == slot.size() || seen.add(Arrays.toString(members)))) {
                thinned.add(Slot.ofClique(members));
            }
        }
        return Collections.unmodifiableList(thinned);
    }

    /**
     * Strikes units that must join from the members of a cancelled slot where the other members cannot balance them, by
     * {@link Cancellation#canBalance}, until nothing changes. Empty when no unit that must join is left.
     */
    int[] thinned(int[] orientedUnits) {
        int[] members = orientedUnits;
        int before;
        do {
            before = members.length;
            int[] current = members;
            checkpoint.run();
            members = Arrays.stream(current)
                    .filter(box -> !mustJoin(box >> 1) || cancellation.canBalance(box, current))
                    .toArray();
        } while (members.length < before);
        return hasMustJoin(members) ? members : new int[0];
    }

    boolean hasMustJoin(int[] orientedUnits) {
        return Arrays.stream(orientedUnits).anyMatch(box -> mustJoin(box >> 1));
    }

    OrientedBoxes boxes() {
        return boxes;
    }

    /** One slot for each unit that may lead: members are its neighbours that may follow, conflicts the pairs that do not intersect. */
    private List<Slot> ledSlots(boolean[] included, boolean[] leaders) {
        List<Slot> slots = new ArrayList<>();
        long conflictCount = 0;
        for (int leader = 0; leader < leaders.length; leader += 2) {
            if (!leaders[leader]) {
                continue;
            }
            int box = leader;
            int[] neighbours = new int[graph.degree(box)];
            Arrays.setAll(neighbours, j -> graph.neighbour(box, j));
            int[] followers = Arrays.stream(neighbours)
                    .filter(other -> included[other] && other != (box ^ 1) && (!leaders[other] || other > box))
                    .toArray();
            int[] members = new int[followers.length + 1];
            members[0] = box;
            System.arraycopy(followers, 0, members, 1, followers.length);
            Arrays.sort(members);
            int[] conflicts = conflicts(members);
            conflictCount += conflicts.length / 2;
            if (conflictCount > CONFLICT_LIMIT) {
                throw new TooLargeException("more than " + CONFLICT_LIMIT + " pairs of members are in conflict");
            }
            slots.add(Slot.ledBy(members, Arrays.binarySearch(members, box), conflicts));
        }
        return Collections.unmodifiableList(slots);
    }

    private int[] conflicts(int[] members) {
        int[] pairs = new int[16];
        int size = 0;
        for (int p = 0; p < members.length; p++) {
            checkpoint.run();
            for (int q = p + 1; q < members.length; q++) {
                if (!graph.adjacent(members[p], members[q])) {
                    if (size == pairs.length) {
                        pairs = Arrays.copyOf(pairs, 2 * size);
                    }
                    pairs[size++] = p;
                    pairs[size++] = q;
                }
            }
        }
        return Arrays.copyOf(pairs, size);
    }
}
