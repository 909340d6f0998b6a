package dev.prank.solver.bound;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.network.UnitGroup;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Greedy upper bounds on the proximate rank, each with a grouping that proves it.
 *
 * <p>For n inputs a query of the {@link PointGrid} looks at 3^min(n+1, 3) cells, so with at most two inputs each bound takes expected
 * time O(h) for fixed m; with more inputs a cell may hold many group starters and the worst case is the paper's O(h²) (Remark 5.2).
 * Space O(h (n + m)). All comparisons are exact; hashing only finds the candidates.
 */
public final class GreedyUpperBound {

    private static final int UNGROUPED = -1;

    private final TanhNetwork network;
    private final Rational radius;
    private final PointGrid starters;
    /** The group of each unit, or {@link #UNGROUPED}. */
    private final int[] groupOf;

    private final int[] orientationOf;

    private GreedyUpperBound(ProximateRankProblem problem) {
        network = problem.network();
        radius = problem.radius();
        starters = gridFor(network, radius, network.size());
        groupOf = new int[network.size()];
        Arrays.fill(groupOf, UNGROUPED);
        orientationOf = new int[network.size()];
    }

    static PointGrid gridFor(TanhNetwork network, Rational reach, int capacity) {
        List<HiddenUnit> units = network.units();
        Iterable<List<Rational>> positions = () -> units.stream()
                .map(unit -> unit.position(unit.sign() < 0 ? -1 : 1))
                .iterator();
        return new PointGrid(reach, capacity, PointGrid.widestCoordinates(positions, network.inputs() + 1));
    }

    /**
     * Algorithm 5.1 with Algorithm 5.2, exactly as in the paper: units in their order; a unit with {@code max_k |b_ik| ≤ ε} is dead;
     * any other joins the lowest-numbered group whose starter is within ε of {@code sign(b_i)·(b_i, c_i)}, or starts a group, where
     * sign(b) is the sign of the first non-zero component; a group vanishes when {@code |Σ sign(b_i) a_ik| ≤ ε·|Π|} for every output.
     *
     * <p>In the grouping every group is located at its starter, as in the proof of Theorem 5.1. The value depends on the order of
     * the units and may rise with the radius. At radius 0 it is the rank.
     */
    public static GreedyBound paper(ProximateRankProblem problem) {
        GreedyUpperBound bound = new GreedyUpperBound(problem);
        for (int i = 0; i < bound.groupOf.length; i++) {
            HiddenUnit unit = bound.unit(i);
            if (!unit.isNearlyConstant(bound.radius)) {
                int orientation = unit.sign();
                List<Rational> position = unit.position(orientation);
                bound.join(i, bound.starters.firstWithin(position), orientation, position);
            }
        }
        return GreedyBound.of(bound.grouping(bound.members()));
    }

    /**
     * A variant of {@link #paper} that uses more of what a nearby network may do. Only units that can neither be made constant nor
     * vanish alone (all {@code |a_ik| ≤ ε}) form groups, and such a unit joins the lowest-numbered group whose starter is within ε of
     * it in either orientation. Then each group that would be kept may take in units of the other two kinds that are near its starter,
     * in their order, while this brings it closer to cancelling; it gives them back when it does not cancel in the end.
     *
     * <p>Often smaller than the paper's value, but not always.
     */
    public static GreedyBound eitherOrientation(ProximateRankProblem problem) {
        GreedyUpperBound bound = new GreedyUpperBound(problem);
        List<Integer> helpers = new ArrayList<>();
        for (int i = 0; i < bound.groupOf.length; i++) {
            HiddenUnit unit = bound.unit(i);
            if (unit.isNearlyConstant(bound.radius) || unit.isNearlySilent(bound.radius)) {
                helpers.add(i);
            } else {
                int sign = unit.sign();
                List<Rational> position = unit.position(sign);
                int same = bound.starters.firstWithin(position);
                // With one input, sign(b) b > ε for the unit and every starter, so in the other orientation they are
                // over 2ε apart.
                int opposite = bound.network.inputs() == 1
                        ? bound.starters.size()
                        : bound.starters.firstWithin(unit.position(-sign));
                bound.join(i, Math.min(same, opposite), same <= opposite ? sign : -sign, position);
            }
        }
        if (!helpers.isEmpty()) {
            bound.recruit(helpers);
        }
        return GreedyBound.of(bound.grouping(bound.members()));
    }

    /** The smaller of {@link #paper} and {@link #eitherOrientation}, the former on a tie. */
    public static GreedyBound best(ProximateRankProblem problem) {
        GreedyBound paper = paper(problem);
        if (problem.network().inputs() == 1
                && problem.network().units().stream()
                        .noneMatch(unit ->
                                unit.isNearlyConstant(problem.radius()) || unit.isNearlySilent(problem.radius()))) {
            // Without helpers the other differs in trying both orientations, of which with one input only one can fit.
            return paper;
        }
        GreedyBound other = eitherOrientation(problem);
        return other.value() < paper.value() ? other : paper;
    }

    private HiddenUnit unit(int i) {
        return network.units().get(i);
    }

    /** Puts unit i into a group; a group beyond the last one starts at {@code position}. */
    private void join(int i, int group, int orientation, List<Rational> position) {
        if (group == starters.size()) {
            starters.add(List.copyOf(position));
        }
        groupOf[i] = group;
        orientationOf[i] = orientation;
    }

    /** The units of each group, ascending. */
    private List<List<Integer>> members() {
        List<List<Integer>> members = new ArrayList<>(starters.size());
        int[] sizes = new int[starters.size()];
        for (int group : groupOf) {
            if (group != UNGROUPED) {
                sizes[group]++;
            }
        }
        for (int size : sizes) {
            members.add(new ArrayList<>(size));
        }
        for (int i = 0; i < groupOf.length; i++) {
            if (groupOf[i] != UNGROUPED) {
                members.get(groupOf[i]).add(i);
            }
        }
        return members;
    }

    private UnitGrouping grouping(List<List<Integer>> members) {
        List<UnitGroup> groups = new ArrayList<>(members.size());
        for (int g = 0; g < members.size(); g++) {
            List<Integer> units = members.get(g);
            List<Integer> orientations = new ArrayList<>(units.size());
            for (int i : units) {
                orientations.add(orientationOf[i]);
            }
            boolean cancelled = violation(outgoingSums(units), units.size()).signum() == 0;
            groups.add(new UnitGroup(units, orientations, cancelled, starters.point(g)));
        }
        List<Integer> dead = new ArrayList<>();
        for (int i = 0; i < groupOf.length; i++) {
            if (groupOf[i] == UNGROUPED) {
                if (unit(i).isNearlyConstant(radius)) {
                    dead.add(i);
                } else {
                    groups.add(new UnitGroup(List.of(i), List.of(1), true, unit(i).position(1)));
                }
            }
        }
        return new UnitGrouping(groups, dead);
    }

    private Rational[] outgoingSums(List<Integer> units) {
        Rational[] sums = new Rational[network.outputs()];
        Arrays.fill(sums, Rational.ZERO);
        for (int i : units) {
            addOutgoing(sums, i, orientationOf[i]);
        }
        return sums;
    }

    private void addOutgoing(Rational[] sums, int i, int orientation) {
        List<Rational> outgoing = unit(i).outgoing();
        for (int k = 0; k < sums.length; k++) {
            sums[k] = orientation < 0 ? sums[k].subtract(outgoing.get(k)) : sums[k].add(outgoing.get(k));
        }
    }

    /** How much the sums of a group of this size exceed {@code ε·size} in total: 0 exactly when it cancels. */
    private Rational violation(Rational[] sums, int size) {
        Rational allowed = radius.multiply(size);
        Rational violation = Rational.ZERO;
        for (Rational sum : sums) {
            Rational magnitude = sum.abs();
            if (magnitude.compareTo(allowed) > 0) {
                violation = violation.add(magnitude.subtract(allowed));
            }
        }
        return violation;
    }

    /** Assigns ungrouped helpers to groups that they make cancel. */
    private void recruit(List<Integer> helpers) {
        PointGrid near = gridFor(network, radius, helpers.size());
        for (int i : helpers) {
            near.add(unit(i).position(1));
        }
        List<List<Integer>> members = members();
        for (int g = 0; g < members.size(); g++) {
            Rational[] sums = outgoingSums(members.get(g));
            int size = members.get(g).size();
            Rational violation = violation(sums, size);
            List<Integer> recruited = new ArrayList<>();
            List<Rational> starter = starters.point(g);
            for (int orientation = 1; orientation >= -1 && violation.signum() > 0; orientation -= 2) {
                int[] candidates = near.allWithin(orientation > 0 ? starter : negated(starter));
                for (int c = 0; c < candidates.length && violation.signum() > 0; c++) {
                    int i = helpers.get(candidates[c]);
                    Rational[] with = sums.clone();
                    addOutgoing(with, i, orientation);
                    Rational rest = violation(with, size + 1);
                    if (groupOf[i] == UNGROUPED && rest.compareTo(violation) < 0) {
                        sums = with;
                        size++;
                        violation = rest;
                        groupOf[i] = g;
                        orientationOf[i] = orientation;
                        recruited.add(i);
                    }
                }
            }
            if (violation.signum() > 0) {
                recruited.forEach(i -> groupOf[i] = UNGROUPED);
            }
        }
    }

    private static List<Rational> negated(List<Rational> point) {
        return point.stream().map(Rational::negate).toList();
    }
}
