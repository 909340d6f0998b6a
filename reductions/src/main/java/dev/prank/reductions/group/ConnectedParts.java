package dev.prank.reductions.group;

import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.network.UnitGroup;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Splits a problem into what can be settled at once and parts that can be solved on their own: its proximate rank is the number of
 * settled groups plus the sum of the parts' ranks.
 *
 * <p>First, units that need a kept group and can follow another one into its group are taken out ({@link UnitReduction}). Two of the
 * remaining units are joined when a group may contain both to some use: two units that must join when their boxes intersect in either
 * orientation, and such a unit with a helper (nearly constant or nearly silent) when they intersect and the former may be cancelled at
 * all. An optimal grouping splits along the parts: a kept group needs no helpers; a cancelled group without units that must join is free
 * anyway; and a group's units that must join are pairwise compatible, hence in one part. A unit alone that cannot be cancelled is settled:
 * with those that follow it, it makes a kept group. Helpers in no part die or vanish alone.
 */
public final class ConnectedParts {

    private final ProximateRankProblem problem;
    private final UnitReduction reduction;
    private final int[] settled;
    private final List<List<Integer>> parts;
    /** By part, groups of oriented units that must join. */
    private final List<List<int[]>> covers;

    private final int[] leftOver;

    private ConnectedParts(
            ProximateRankProblem problem,
            UnitReduction reduction,
            int[] settled,
            List<List<Integer>> parts,
            List<List<int[]>> covers,
            int[] leftOver) {
        this.problem = problem;
        this.reduction = reduction;
        this.settled = settled;
        this.parts = parts;
        this.covers = covers;
        this.leftOver = leftOver;
    }

    /** Like {@link #of(ProximateRankProblem, Runnable)} with nothing that could end it early. */
    public static ConnectedParts of(ProximateRankProblem problem) {
        return of(problem, () -> {});
    }

    /**
     * Time that of sorting the ends of the boxes plus the number of intersecting pairs times the number of outputs, a few times over.
     *
     * @param checkpoint called now and then; what it throws ends the work
     * @throws TooLargeException when too many pairs intersect
     */
    public static ConnectedParts of(ProximateRankProblem problem, Runnable checkpoint) {
        int h = problem.network().size();
        boolean[] all = new boolean[2 * h];
        Arrays.fill(all, true);
        IntersectionGraph graph = IntersectionGraph.of(new OrientedBoxes(problem), all, checkpoint);
        CancellationCandidates candidates =
                new CancellationCandidates(problem, new Cancellation(problem), graph, checkpoint);
        BitSet keptOnly = new BitSet(h);
        for (int i = 0; i < h; i++) {
            keptOnly.set(i, candidates.mustJoin(i) && !candidates.isCandidate(i));
        }
        UnitReduction reduction = UnitReduction.ofUnits(graph, keptOnly, checkpoint);
        int[] parent = joined(graph, candidates, reduction);
        int[] size = new int[h];
        boolean[] served = new boolean[h];
        for (int i = 0; i < h; i++) {
            if (!reduction.isTakenOut(i)) {
                size[root(parent, i)]++;
                served[root(parent, i)] |= candidates.mustJoin(i);
            }
        }
        int[] settled = IntStream.range(0, h)
                .filter(i -> !reduction.isTakenOut(i) && keptOnly.get(i) && size[root(parent, i)] == 1)
                .toArray();
        TreeMap<Integer, List<Integer>> members = new TreeMap<>();
        int[] leftOver = new int[h];
        int leftOverCount = 0;
        for (int i = 0; i < h; i++) {
            int root = root(parent, i);
            if (!reduction.isTakenOut(i) && !served[root]) {
                leftOver[leftOverCount++] = i;
            } else if (!reduction.isTakenOut(i) && !(keptOnly.get(i) && size[root] == 1)) {
                members.computeIfAbsent(root, r -> new ArrayList<>()).add(i);
            }
        }
        List<List<Integer>> parts = new ArrayList<>();
        members.values().forEach(units -> parts.add(List.copyOf(units)));
        parts.sort((a, b) -> a.size() != b.size()
                ? Integer.compare(a.size(), b.size())
                : a.get(0).compareTo(b.get(0)));
        return new ConnectedParts(
                problem,
                reduction,
                settled,
                List.copyOf(parts),
                covers(parts, graph, candidates, checkpoint),
                Arrays.copyOf(leftOver, leftOverCount));
    }

    private static List<List<int[]>> covers(
            List<List<Integer>> parts,
            IntersectionGraph graph,
            CancellationCandidates candidates,
            Runnable checkpoint) {
        int[] partOf = new int[graph.vertexCount() / 2];
        boolean[] mustJoin = new boolean[partOf.length];
        List<List<int[]>> covers = new ArrayList<>(parts.size());
        for (int part = 0; part < parts.size(); part++) {
            covers.add(new ArrayList<>());
            for (int unit : parts.get(part)) {
                partOf[unit] = part;
                mustJoin[unit] = candidates.mustJoin(unit);
            }
        }
        for (int[] group : GreedyCliqueCover.of(graph, mustJoin, checkpoint)) {
            covers.get(partOf[group[0] >> 1]).add(group);
        }
        return covers;
    }

    /** A forest in which each part is a tree. */
    private static int[] joined(IntersectionGraph graph, CancellationCandidates candidates, UnitReduction reduction) {
        int[] parent = new int[graph.vertexCount() / 2];
        Arrays.setAll(parent, i -> i);
        for (int i = 0; i < parent.length; i++) {
            if (!candidates.mustJoin(i) || reduction.isTakenOut(i)) {
                continue;
            }
            for (int j = 0; j < graph.degree(2 * i); j++) {
                int other = graph.neighbour(2 * i, j) >> 1;
                if (!reduction.isTakenOut(other) && (candidates.mustJoin(other) || candidates.isCandidate(i))) {
                    parent[root(parent, other)] = root(parent, i);
                }
            }
        }
        return parent;
    }

    private static int root(int[] parent, int i) {
        int at = i;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /** The number of kept groups of an optimal grouping that are known already; they have no unit of a part. */
    public int settledCount() {
        return settled.length;
    }

    /** A unit of each of these groups: units that must join and cannot be cancelled, and that fit no group with another one of these or of a part. */
    public int[] settledUnits() {
        return settled.clone();
    }

    /** The number of units that were taken out because they can follow others. */
    public int takenOutCount() {
        return reduction.takenOutCount();
    }

    /** The parts with at least one unit that must join, smallest first; each is a list of units in increasing order. */
    public List<List<Integer>> parts() {
        return parts;
    }

    /** The part as a problem of its own; unit j there is unit {@code parts().get(part).get(j)} here. */
    public ProximateRankProblem problem(int part) {
        return new ProximateRankProblem(problem.network().restrictedTo(parts.get(part)), problem.radius());
    }

    /**
     * A grouping of the part in which nothing is cancelled but helpers alone: a first upper bound, found greedily. Units are numbered as
     * in {@link #problem(int)}.
     */
    public UnitGrouping firstGrouping(int part) {
        List<Integer> units = parts.get(part);
        TanhNetwork network = problem.network().restrictedTo(units);
        boolean[] covered = new boolean[units.size()];
        List<UnitGroup> groups = new ArrayList<>();
        for (int[] cover : covers.get(part)) {
            List<Integer> members = new ArrayList<>(cover.length);
            List<Integer> orientations = new ArrayList<>(cover.length);
            for (int box : cover) {
                int member = Collections.binarySearch(units, box >> 1);
                covered[member] = true;
                members.add(member);
                orientations.add(Slot.orientationOf(box));
            }
            groups.add(UnitGrouping.groupAtMidpoint(network, members, orientations, false));
        }
        List<Integer> dead = new ArrayList<>();
        for (int unit = 0; unit < covered.length; unit++) {
            if (!covered[unit] && network.units().get(unit).isNearlyConstant(problem.radius())) {
                dead.add(unit);
            } else if (!covered[unit]) {
                groups.add(UnitGrouping.groupAtMidpoint(network, List.of(unit), List.of(1), true));
            }
        }
        return new UnitGrouping(groups, dead);
    }

    /** The number of kept groups of {@link #firstGrouping}. */
    public int firstCost(int part) {
        return covers.get(part).size();
    }

    /** All parts as one problem; its units are those of the first part, then those of the second, and so on. */
    public ProximateRankProblem partsTogether() {
        return new ProximateRankProblem(
                problem.network()
                        .restrictedTo(parts.stream().flatMap(List::stream).toList()),
                problem.radius());
    }

    /**
     * The grouping of the whole network made of one grouping per part, with the settled groups and the units that follow.
     *
     * @param groupings in the order of {@link #parts}; units that cannot be cancelled are in kept groups
     */
    public UnitGrouping combine(List<UnitGrouping> groupings) {
        return new Combination().run(groupings);
    }

    /** Puts a grouping of the whole network together. */
    private final class Combination {
        private final TanhNetwork network = problem.network();
        private final List<UnitGroup> groups = new ArrayList<>();
        private final List<Integer> dead = new ArrayList<>();
        /** Of each unit its group, and its orientation there. */
        private final int[] groupOf = new int[network.size()];

        private final int[] orientationOf = new int[network.size()];
        /** By group, for groups that units follow into; these are made last. */
        private final List<List<Integer>> followers = new ArrayList<>();

        UnitGrouping run(List<UnitGrouping> groupings) {
            for (int unit : settled) {
                add(UnitGrouping.groupAtMidpoint(network, List.of(unit), List.of(1), false));
            }
            for (int part = 0; part < parts.size(); part++) {
                List<Integer> units = parts.get(part);
                for (UnitGroup group : merged(groupings.get(part).groups())) {
                    add(new UnitGroup(
                            group.units().stream().map(units::get).toList(),
                            group.orientations(),
                            group.cancelled(),
                            group.location()));
                }
                groupings.get(part).dead().forEach(unit -> dead.add(units.get(unit)));
            }
            for (int unit : leftOver) {
                if (network.units().get(unit).isNearlyConstant(problem.radius())) {
                    dead.add(unit);
                } else {
                    add(UnitGrouping.groupAtMidpoint(network, List.of(unit), List.of(1), true));
                }
            }
            reduction.forEachFollower(this::follow);
            for (int group = 0; group < groups.size(); group++) {
                if (!followers.get(group).isEmpty()) {
                    groups.set(group, enlarged(groups.get(group), followers.get(group)));
                }
            }
            dead.sort(Integer::compare);
            return new UnitGrouping(groups, dead);
        }

        /**
         * Kept groups at one location, or at mirrored ones, as one group: they count once, and would no longer when a unit follows into one
         * of them and moves it away from the others.
         */
        private List<UnitGroup> merged(List<UnitGroup> some) {
            List<UnitGroup> all = new ArrayList<>();
            Map<List<Rational>, Integer> keptAt = new HashMap<>();
            for (UnitGroup group : some) {
                List<Rational> mirrored =
                        group.location().stream().map(Rational::negate).toList();
                int sign = keptAt.containsKey(mirrored) ? -1 : 1;
                int before = group.cancelled() ? -1 : keptAt.getOrDefault(sign > 0 ? group.location() : mirrored, -1);
                if (before < 0) {
                    if (!group.cancelled()) {
                        keptAt.put(group.location(), all.size());
                    }
                    all.add(group);
                    continue;
                }
                UnitGroup first = all.get(before);
                List<Integer> units = new ArrayList<>(first.units());
                List<Integer> orientations = new ArrayList<>(first.orientations());
                units.addAll(group.units());
                group.orientations().forEach(orientation -> orientations.add(sign * orientation));
                all.set(before, new UnitGroup(units, orientations, false, first.location()));
            }
            return all;
        }

        private void add(UnitGroup group) {
            for (int j = 0; j < group.units().size(); j++) {
                groupOf[group.units().get(j)] = groups.size();
                orientationOf[group.units().get(j)] = group.orientations().get(j);
            }
            groups.add(group);
            followers.add(List.of());
        }

        private void follow(int unit) {
            int leader = reduction.followed(unit);
            int group = groupOf[leader >> 1];
            groupOf[unit] = group;
            orientationOf[unit] = orientationOf[leader >> 1] * Slot.orientationOf(leader);
            if (followers.get(group).isEmpty()) {
                followers.set(group, new ArrayList<>());
            }
            followers.get(group).add(unit);
        }

        private UnitGroup enlarged(UnitGroup group, List<Integer> joining) {
            List<Integer> units = new ArrayList<>(group.units());
            List<Integer> orientations = new ArrayList<>(group.orientations());
            for (int unit : joining) {
                units.add(unit);
                orientations.add(orientationOf[unit]);
            }
            return UnitGrouping.groupAtMidpoint(network, units, orientations, group.cancelled());
        }
    }
}
