package dev.prank.solver.engine;

import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.List;

/**
 * Proximate rank of tiny networks, read off the definition: every choice of dead units, every partition of the others and every
 * choice of orientations is listed and costed, with no pruning and no symmetry. For at most about 7 units.
 */
public final class BruteForceOracle {

    private static final int INFEASIBLE = 1_000_000;

    private final ProximateRankProblem problem;
    private final int unitCount;
    /** The cost of every set of oriented units; digit i in base 3 is 0 (not in it), 1 (orientation +1) or 2 (orientation −1). */
    private final int[] costs;
    /** 3 to the power i. */
    private final int[] powers;

    private BruteForceOracle(ProximateRankProblem problem) {
        this.problem = problem;
        this.unitCount = problem.network().size();
        this.powers = new int[unitCount + 1];
        powers[0] = 1;
        for (int i = 0; i < unitCount; i++) {
            powers[i + 1] = 3 * powers[i];
        }
        this.costs = new int[powers[unitCount]];
        for (int code = 1; code < costs.length; code++) {
            costs[code] = cost(code);
        }
    }

    public static int proximateRank(ProximateRankProblem problem) {
        return new BruteForceOracle(problem).leastCost(0, new ArrayList<>());
    }

    private int leastCost(int unit, List<Integer> groups) {
        if (unit == unitCount) {
            int sum = 0;
            for (int code : groups) {
                sum += costs[code];
            }
            return sum;
        }
        int least = INFEASIBLE;
        if (problem.network().units().get(unit).isNearlyConstant(problem.radius())) {
            least = leastCost(unit + 1, groups);
        }
        for (int digit = 1; digit <= 2; digit++) {
            int member = digit * powers[unit];
            for (int g = 0; g < groups.size(); g++) {
                int before = groups.get(g);
                groups.set(g, before + member);
                least = Math.min(least, leastCost(unit + 1, groups));
                groups.set(g, before);
            }
            groups.add(member);
            least = Math.min(least, leastCost(unit + 1, groups));
            groups.remove(groups.size() - 1);
        }
        return least;
    }

    private int cost(int code) {
        List<List<Rational>> positions = new ArrayList<>();
        List<Rational> sums = new ArrayList<>();
        for (int k = 0; k < problem.network().outputs(); k++) {
            sums.add(Rational.ZERO);
        }
        for (int i = 0; i < unitCount; i++) {
            int digit = code / powers[i] % 3;
            if (digit != 0) {
                int orientation = digit == 1 ? 1 : -1;
                positions.add(problem.network().units().get(i).position(orientation));
                for (int k = 0; k < sums.size(); k++) {
                    Rational weight =
                            problem.network().units().get(i).outgoing().get(k);
                    sums.set(k, sums.get(k).add(weight.multiply(orientation)));
                }
            }
        }
        if (!haveCommonPoint(positions)) {
            return INFEASIBLE;
        }
        Rational allowance = problem.radius().multiply(positions.size());
        return sums.stream().allMatch(sum -> sum.abs().compareTo(allowance) <= 0) ? 0 : 1;
    }

    /** The boxes around the positions share a point exactly when in no coordinate a lower end is above an upper end. */
    private boolean haveCommonPoint(List<List<Rational>> positions) {
        for (int k = 0; k <= problem.network().inputs(); k++) {
            Rational low = positions.get(0).get(k);
            Rational high = low;
            for (List<Rational> position : positions) {
                low = low.min(position.get(k));
                high = high.max(position.get(k));
            }
            if (high.subtract(problem.radius()).compareTo(low.add(problem.radius())) > 0) {
                return false;
            }
        }
        return true;
    }
}
