package dev.prank.reductions.group;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Small problems on coarse lattices, where ties and boundaries are common, and the notions of the group package read off the definition in
 * exact arithmetic.
 */
final class SmallProblems {

    private SmallProblems() {}

    /** A problem with radius 1/2 or 1 and 1 or 2 inputs and outputs; all parameters are multiples of 1/2. */
    static ProximateRankProblem random(int units, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int inputs = random.nextInt(1, 3);
        int outputs = random.nextInt(1, 3);
        int spread = random.nextInt(2, 7);
        List<HiddenUnit> list = new ArrayList<>();
        for (int i = 0; i < units; i++) {
            list.add(new HiddenUnit(
                    halves(outputs, 6, random),
                    halves(inputs, spread, random),
                    halves(1, spread, random).get(0)));
        }
        return new ProximateRankProblem(
                TanhNetwork.of(inputs, outputs, list), random.nextBoolean() ? Rational.ONE : Rational.of(1, 2));
    }

    private static List<Rational> halves(int count, int bound, SplittableRandom random) {
        return IntStream.range(0, count)
                .mapToObj(k -> Rational.of(random.nextInt(-bound, bound + 1), 2))
                .toList();
    }

    /** Whether the closed boxes around two oriented units share a point: all coordinates differ by at most twice the radius. */
    static boolean meet(ProximateRankProblem problem, int orientedUnit, int other) {
        List<Rational> a = position(problem, orientedUnit);
        List<Rational> b = position(problem, other);
        Rational reach = problem.radius().add(problem.radius());
        return IntStream.range(0, a.size())
                .allMatch(k -> a.get(k).subtract(b.get(k)).abs().compareTo(reach) <= 0);
    }

    private static List<Rational> position(ProximateRankProblem problem, int orientedUnit) {
        return problem.network().units().get(orientedUnit >> 1).position(Slot.orientationOf(orientedUnit));
    }

    /** The condition on cancelled groups: each output's signed sum is at most the radius times the size, in absolute value. */
    static boolean cancels(ProximateRankProblem problem, int[] orientedUnits) {
        Rational allowed = problem.radius().multiply(Rational.of(orientedUnits.length));
        for (int k = 0; k < problem.network().outputs(); k++) {
            Rational sum = Rational.ZERO;
            for (int orientedUnit : orientedUnits) {
                Rational weight = problem.network()
                        .units()
                        .get(orientedUnit >> 1)
                        .outgoing()
                        .get(k);
                sum = Slot.orientationOf(orientedUnit) > 0 ? sum.add(weight) : sum.subtract(weight);
            }
            if (sum.abs().compareTo(allowed) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Neither all incoming weights nor all outgoing weights are within the radius of 0. */
    static boolean mustJoin(ProximateRankProblem problem, int unit) {
        HiddenUnit u = problem.network().units().get(unit);
        return u.incoming().stream().anyMatch(b -> b.abs().compareTo(problem.radius()) > 0)
                && u.outgoing().stream().anyMatch(a -> a.abs().compareTo(problem.radius()) > 0);
    }

    /** All non-empty groups with a common point: sets of oriented units, increasing, no unit in both orientations. */
    static List<int[]> groups(ProximateRankProblem problem) {
        List<int[]> groups = new ArrayList<>();
        extend(problem, 0, new int[0], groups);
        return groups;
    }

    private static void extend(ProximateRankProblem problem, int unit, int[] group, List<int[]> groups) {
        if (unit == problem.network().size()) {
            if (group.length > 0) {
                groups.add(group);
            }
            return;
        }
        extend(problem, unit + 1, group, groups);
        for (int box = 2 * unit; box <= 2 * unit + 1; box++) {
            int added = box;
            if (IntStream.of(group).allMatch(member -> meet(problem, member, added))) {
                extend(
                        problem,
                        unit + 1,
                        IntStream.concat(IntStream.of(group), IntStream.of(added))
                                .toArray(),
                        groups);
            }
        }
    }

    static int[] mirrored(int[] orientedUnits) {
        return IntStream.of(orientedUnits).map(box -> box ^ 1).sorted().toArray();
    }

    static int[] members(Slot slot) {
        return IntStream.range(0, slot.size()).map(slot::orientedUnit).toArray();
    }
}
