package dev.prank.reductions.group;

import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.network.UnitGroup;
import dev.prank.instances.network.UnitGrouping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Splits a problem into parts that can be solved on their own: its proximate rank is the sum of the parts'.
 *
 * <p>Two units are joined when a group may contain both to some use: two units that must join when their boxes intersect in either
 * orientation, and such a unit with a helper (nearly constant or nearly silent) when they intersect and the former may be cancelled at
 * all. An optimal grouping splits along the parts: a kept group needs no helpers; a cancelled group without units that must join is free
 * anyway; and a group's units that must join are pairwise compatible, hence in one part. Helpers in no part die or vanish alone.
 */
public final class ConnectedParts {

    private final ProximateRankProblem problem;
    private final List<List<Integer>> parts;
    private final List<Integer> leftOver;

    private ConnectedParts(ProximateRankProblem problem, List<List<Integer>> parts, List<Integer> leftOver) {
        this.problem = problem;
        this.parts = parts;
        this.leftOver = leftOver;
    }

    /** Like {@link #of(ProximateRankProblem, Runnable)} with nothing that could end it early. */
    public static ConnectedParts of(ProximateRankProblem problem) {
        return of(problem, () -> {});
    }

    /**
     * Time O(h log h) plus the number of intersecting pairs times the number of outputs, a few times over.
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
        int[] parent = new int[h];
        Arrays.setAll(parent, i -> i);
        for (int i = 0; i < h; i++) {
            if (!candidates.mustJoin(i)) {
                continue;
            }
            for (int j = 0; j < graph.degree(2 * i); j++) {
                int other = graph.neighbour(2 * i, j) >> 1;
                if (candidates.mustJoin(other) || candidates.isCandidate(i)) {
                    parent[root(parent, other)] = root(parent, i);
                }
            }
        }
        TreeMap<Integer, List<Integer>> members = new TreeMap<>();
        boolean[] served = new boolean[h];
        for (int i = 0; i < h; i++) {
            served[root(parent, i)] |= candidates.mustJoin(i);
        }
        List<Integer> leftOver = new ArrayList<>();
        for (int i = 0; i < h; i++) {
            int root = root(parent, i);
            if (served[root]) {
                members.computeIfAbsent(root, r -> new ArrayList<>()).add(i);
            } else {
                leftOver.add(i);
            }
        }
        List<List<Integer>> parts = new ArrayList<>();
        members.values().forEach(units -> parts.add(List.copyOf(units)));
        parts.sort((a, b) -> a.size() != b.size()
                ? Integer.compare(a.size(), b.size())
                : a.get(0).compareTo(b.get(0)));
        return new ConnectedParts(problem, List.copyOf(parts), List.copyOf(leftOver));
    }

    private static int root(int[] parent, int i) {
        int at = i;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
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
     * The grouping of the whole network made of one grouping per part.
     *
     * @param groupings in the order of {@link #parts}
     */
    public UnitGrouping combine(List<UnitGrouping> groupings) {
        TanhNetwork network = problem.network();
        List<UnitGroup> groups = new ArrayList<>();
        List<Integer> dead = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            List<Integer> units = parts.get(part);
            for (UnitGroup group : groupings.get(part).groups()) {
                groups.add(new UnitGroup(
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
                groups.add(UnitGrouping.groupAtMidpoint(network, List.of(unit), List.of(1), true));
            }
        }
        dead.sort(Integer::compare);
        return new UnitGrouping(groups, dead);
    }
}
