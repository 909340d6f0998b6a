package dev.prank.solver.cli;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.network.UnitGroup;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The grouping that a network itself shows: constant units are dead, the others are grouped by their position up to sign, and a
 * group is cancelled exactly when it vanishes. Its cost is the network's rank.
 *
 * <p>It may be coarser than the grouping that a search built the network from, which may hold two groups at one place or keep a group
 * that vanishes by itself; so saved results state this one, which can be checked strictly.
 */
final class ShownGrouping {

    private ShownGrouping() {}

    /** Groups in the order of their first units; orientations make the first non-zero incoming weight positive. Linear time. */
    static UnitGrouping of(TanhNetwork network) {
        List<Integer> dead = new ArrayList<>();
        Map<List<Rational>, List<Integer>> unitsByPosition = new LinkedHashMap<>();
        for (int i = 0; i < network.size(); i++) {
            HiddenUnit unit = network.units().get(i);
            if (unit.isConstant()) {
                dead.add(i);
            } else {
                unitsByPosition
                        .computeIfAbsent(unit.position(unit.sign()), position -> new ArrayList<>())
                        .add(i);
            }
        }
        List<UnitGroup> groups = new ArrayList<>(unitsByPosition.size());
        unitsByPosition.forEach((position, units) -> groups.add(new UnitGroup(
                units,
                units.stream().map(i -> network.units().get(i).sign()).toList(),
                vanishes(network, units),
                position)));
        return new UnitGrouping(groups, dead);
    }

    private static boolean vanishes(TanhNetwork network, List<Integer> units) {
        for (int k = 0; k < network.outputs(); k++) {
            Rational sum = Rational.ZERO;
            for (int i : units) {
                HiddenUnit unit = network.units().get(i);
                Rational weight = unit.outgoing().get(k);
                sum = unit.sign() < 0 ? sum.subtract(weight) : sum.add(weight);
            }
            if (sum.signum() != 0) {
                return false;
            }
        }
        return true;
    }
}
