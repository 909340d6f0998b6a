package dev.prank.solver.bound;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.network.UnitGroup;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The easy case r = h − 1 of problem PR: is some parameter within the radius losslessly compressible at all?
 *
 * <p>It is exactly when some unit can be made silent (all {@code |a_ik| ≤ ε}), some unit can be made constant (all
 * {@code |b_ik| ≤ ε}), or the positions (b, c) of two units are within 2ε in the L∞ norm up to sign: a grouping of cost below h has a
 * dead unit, a cancelled group of one, or a group of two, and each of these alone saves one unit.
 *
 * <p>The pair is found with a {@link PointGrid} of side 2ε. As the search ends at the first pair, all points before it are pairwise
 * farther apart, so with at most two inputs the test takes expected time O(h). With more, where only three coordinates are hashed, a
 * cell may hold several points and the worst case is O(h²) comparisons. Space O(h).
 */
public final class NearbyCompressibility {

    private NearbyCompressibility() {}

    /**
     * A grouping of cost at most h − 1, or empty when the proximate rank is h: then no unit can be saved. In the grouping all units
     * but one or two are kept alone where they are.
     */
    public static Optional<UnitGrouping> saveOneUnit(ProximateRankProblem problem) {
        TanhNetwork network = problem.network();
        for (int i = 0; i < network.size(); i++) {
            HiddenUnit unit = network.units().get(i);
            if (unit.isNearlyConstant(problem.radius())) {
                return Optional.of(new UnitGrouping(keptAlone(network, List.of(i)), List.of(i)));
            }
            if (unit.isNearlySilent(problem.radius())) {
                return Optional.of(withGroup(network, new UnitGroup(List.of(i), List.of(1), true, unit.position(1))));
            }
        }
        return mergeablePair(problem).map(pair -> withGroup(network, pair));
    }

    private static Optional<UnitGroup> mergeablePair(ProximateRankProblem problem) {
        TanhNetwork network = problem.network();
        PointGrid earlier = GreedyUpperBound.gridFor(network, problem.radius().multiply(2), network.size());
        for (int i = 0; i < network.size(); i++) {
            HiddenUnit unit = network.units().get(i);
            List<Rational> position = unit.position(1);
            for (int orientation : new int[] {1, -1}) {
                int partner = earlier.firstWithin(orientation > 0 ? position : unit.position(-1));
                if (partner < i) {
                    return Optional.of(
                            UnitGrouping.groupAtMidpoint(network, List.of(partner, i), List.of(1, orientation), false));
                }
            }
            earlier.add(position);
        }
        return Optional.empty();
    }

    private static UnitGrouping withGroup(TanhNetwork network, UnitGroup group) {
        List<UnitGroup> groups = new ArrayList<>();
        groups.add(group);
        groups.addAll(keptAlone(network, group.units()));
        return new UnitGrouping(groups, List.of());
    }

    private static List<UnitGroup> keptAlone(TanhNetwork network, List<Integer> except) {
        List<UnitGroup> groups = new ArrayList<>(network.size());
        for (UnitGroup alone : UnitGrouping.trivial(network).groups()) {
            if (!except.contains(alone.units().get(0))) {
                groups.add(alone);
            }
        }
        return groups;
    }
}
