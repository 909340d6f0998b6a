package dev.prank.solver.certificate;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The units of a network, each in two orientations: oriented unit 2i stands for unit i as it is, 2i + 1 for its mirror image, whose numbers are
 * all negated. Units fit one group, in these orientations, when their weights and biases are pairwise at most 2ε apart.
 *
 * <p>A group <em>cancels</em> when |Σ s·a| ≤ ε·(number of units) for every output. There are two <em>rows</em> for each output, with the
 * <em>excesses</em> s·a − ε and −s·a − ε, and the group cancels when its excesses add up to at most 0 in every row. A unit <em>must
 * join</em> a group when it can neither become constant (weights at most ε) nor silent (outgoing weights at most ε); the others are
 * <em>helpers</em>.
 */
final class OrientedUnits {

    private final NearPoints boxes;
    private final boolean[] mustJoin;
    /** By row and oriented unit, times a common denominator of the row. */
    private final BigInteger[][] excess;

    OrientedUnits(ProximateRankProblem problem) {
        List<HiddenUnit> units = problem.network().units();
        mustJoin = new boolean[units.size()];
        for (int i = 0; i < mustJoin.length; i++) {
            HiddenUnit unit = units.get(i);
            mustJoin[i] = !unit.isNearlyConstant(problem.radius()) && !unit.isNearlySilent(problem.radius());
        }
        boxes = boxes(problem.network(), problem.radius());
        int outputs = problem.network().outputs();
        excess = new BigInteger[2 * outputs][2 * mustJoin.length];
        for (int k = 0; k < outputs; k++) {
            BigInteger common = problem.radius().denominator();
            for (HiddenUnit unit : units) {
                BigInteger denominator = unit.outgoing().get(k).denominator();
                common = common.divide(common.gcd(denominator)).multiply(denominator);
            }
            BigInteger radius = times(problem.radius(), common);
            for (int i = 0; i < mustJoin.length; i++) {
                BigInteger weight = times(units.get(i).outgoing().get(k), common);
                excess[2 * k][2 * i] = weight.subtract(radius);
                excess[2 * k][2 * i + 1] = weight.negate().subtract(radius);
                excess[2 * k + 1][2 * i] = excess[2 * k][2 * i + 1];
                excess[2 * k + 1][2 * i + 1] = excess[2 * k][2 * i];
            }
        }
    }

    /** The positions of the oriented units, which fit one group when they are near each other. */
    static NearPoints boxes(TanhNetwork network, Rational radius) {
        List<List<Rational>> positions = new ArrayList<>(2 * network.size());
        for (HiddenUnit unit : network.units()) {
            positions.add(unit.position(1));
            positions.add(unit.position(-1));
        }
        return new NearPoints(positions, radius);
    }

    private static BigInteger times(Rational value, BigInteger common) {
        return value.numerator().multiply(common.divide(value.denominator()));
    }

    int unitCount() {
        return mustJoin.length;
    }

    int rowCount() {
        return excess.length;
    }

    NearPoints boxes() {
        return boxes;
    }

    boolean mustJoin(int unit) {
        return mustJoin[unit];
    }

    BigInteger excess(int row, int orientedUnit) {
        return excess[row][orientedUnit];
    }

    boolean cancel(int[] group) {
        return Arrays.stream(excess)
                .allMatch(row -> Arrays.stream(group)
                                .mapToObj(each -> row[each])
                                .reduce(BigInteger.ZERO, BigInteger::add)
                                .signum()
                        <= 0);
    }

    /**
     * Whether, in every row where the excess of the unit is positive, the partners can make up for it: otherwise no group of it and some of
     * them cancels.
     *
     * @param partners oriented units, increasing; of two of one unit only the better one counts, the unit itself does not
     */
    boolean canBalance(int orientedUnit, int[] partners) {
        for (BigInteger[] row : excess) {
            BigInteger missing = row[orientedUnit];
            for (int j = 0; j < partners.length && missing.signum() > 0; j++) {
                int partner = partners[j];
                boolean isSecond = j > 0 && partners[j - 1] == (partner ^ 1);
                BigInteger least = row[partner].min(BigInteger.ZERO);
                if (isSecond) {
                    least = least.subtract(row[partner ^ 1].min(BigInteger.ZERO))
                            .min(BigInteger.ZERO);
                }
                if (partner >> 1 != orientedUnit >> 1) {
                    missing = missing.add(least);
                }
            }
            if (missing.signum() > 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * By unit, whether it may be in a cancelled group with a unit that must join, for all that is known: all are, and then those are struck out
     * that must join and that the others cannot balance, until nothing changes.
     *
     * @param near by unit, the oriented units that fit it
     */
    boolean[] mayBeCancelled(int[][] near) {
        boolean[] may = new boolean[mustJoin.length];
        Arrays.fill(may, true);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < may.length; i++) {
                if (mustJoin[i] && may[i]) {
                    may[i] = canBalance(
                            2 * i,
                            Arrays.stream(near[i])
                                    .filter(other -> may[other >> 1])
                                    .toArray());
                    changed |= !may[i];
                }
            }
        }
        return may;
    }
}
