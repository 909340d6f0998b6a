package dev.prank.reductions.group;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.number.Rational;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The exact test whether a group of oriented units can cancel: {@code |Σ s_i a_ik| ≤ ε·|S|} for every output k. With
 * {@code over_k(i) = s_i a_ik − ε} and {@code under_k(i) = −s_i a_ik − ε}, this says that each of the 2m sums over S is at most 0. All
 * values are integers over one common denominator per output.
 */
public final class Cancellation {

    private final int outputs;
    /** For row 2k: s_i a_ik − ε; for row 2k + 1: −s_i a_ik − ε; index [row][oriented unit]. */
    private final BigInteger[][] excess;

    /** Bits kept of the largest excess of a row, so that sums over 2^20 units stay far below 64 bits. */
    private static final int ROUNDED_BITS = 28;

    private final long[][] roundedExcess;

    public Cancellation(ProximateRankProblem problem) {
        outputs = problem.network().outputs();
        int h = problem.network().size();
        excess = new BigInteger[2 * outputs][2 * h];
        for (int k = 0; k < outputs; k++) {
            BigInteger common = problem.radius().denominator();
            Rational last = Rational.ZERO;
            for (HiddenUnit unit : problem.network().units()) {
                Rational weight = unit.outgoing().get(k);
                if (!weight.equals(last)) {
                    BigInteger d = weight.denominator();
                    common = common.divide(common.gcd(d)).multiply(d);
                    last = weight;
                }
            }
            BigInteger radius = scaled(problem.radius(), common);
            for (int i = 0; i < h; i++) {
                Rational outgoing = problem.network().units().get(i).outgoing().get(k);
                if (i > 0
                        && outgoing.equals(
                                problem.network().units().get(i - 1).outgoing().get(k))) {
                    // In the network of a point cover all weights are equal; one object serves a million units.
                    for (int row = 2 * k; row <= 2 * k + 1; row++) {
                        excess[row][2 * i] = excess[row][2 * i - 2];
                        excess[row][2 * i + 1] = excess[row][2 * i - 1];
                    }
                    continue;
                }
                BigInteger weight = scaled(outgoing, common);
                excess[2 * k][2 * i] = weight.subtract(radius);
                excess[2 * k + 1][2 * i] = weight.negate().subtract(radius);
                excess[2 * k][2 * i + 1] = excess[2 * k + 1][2 * i];
                excess[2 * k + 1][2 * i + 1] = excess[2 * k][2 * i];
            }
        }
        roundedExcess = new long[2 * outputs][2 * h];
        for (int row = 0; row < 2 * outputs; row++) {
            int bits = 0;
            for (BigInteger value : excess[row]) {
                bits = Math.max(bits, value.bitLength());
            }
            int shift = Math.max(0, bits - ROUNDED_BITS);
            for (int box = 0; box < 2 * h; box++) {
                roundedExcess[row][box] = excess[row][box].shiftRight(shift).longValueExact();
            }
        }
    }

    private static BigInteger scaled(Rational value, BigInteger common) {
        return value.numerator().multiply(common.divide(value.denominator()));
    }

    /** 2m: one row for each side of each output's condition. */
    public int rowCount() {
        return 2 * outputs;
    }

    /** What the oriented unit adds to a row; a set of oriented units cancels exactly when every row's sum is at most 0. */
    public BigInteger excess(int row, int orientedUnit) {
        return excess[row][orientedUnit];
    }

    /**
     * {@link #excess} in units of a power of two, rounded down to at most 28 bits: a set that cancels also has rounded row sums of at
     * most 0, but not the other way round unless nothing was rounded.
     */
    public long roundedExcess(int row, int orientedUnit) {
        return roundedExcess[row][orientedUnit];
    }

    /**
     * A necessary test for a group that contains an oriented unit: in every row where the unit's excess is positive, the negative
     * excesses of its possible partners make up for it. On rounded excesses, so it fails only where balance is impossible.
     *
     * @param partners oriented units in increasing order; of two of the same unit only the better one counts, the unit itself does not
     */
    boolean canBalance(int orientedUnit, int[] partners) {
        for (int row = 0; row < rowCount(); row++) {
            long missing = roundedExcess[row][orientedUnit];
            for (int j = 0; j < partners.length && missing > 0; j++) {
                int partner = partners[j];
                if (partner >> 1 != orientedUnit >> 1) {
                    long gain = Math.max(0, -roundedExcess[row][partner]);
                    if (j > 0 && partners[j - 1] == (partner ^ 1)) {
                        // Its other orientation was counted just before.
                        gain = Math.max(0, gain - Math.max(0, -roundedExcess[row][partner ^ 1]));
                    }
                    missing -= gain;
                }
            }
            if (missing > 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether these oriented units cancel as one group. The empty set does. */
    public boolean cancels(int[] orientedUnits) {
        return violatedRow(orientedUnits) < 0;
    }

    private int violatedRow(int[] orientedUnits) {
        for (int row = 0; row < rowCount(); row++) {
            if (sum(row, orientedUnits).signum() > 0) {
                return row;
            }
        }
        return -1;
    }

    private BigInteger sum(int row, int[] orientedUnits) {
        BigInteger sum = BigInteger.ZERO;
        for (int orientedUnit : orientedUnits) {
            sum = sum.add(excess[row][orientedUnit]);
        }
        return sum;
    }

    /** A no-good: a group of a slot's members cancels only if it leaves out one of the first or takes in one of the second. */
    public static final class NoGood {
        private final int[] leaveOut;
        private final int[] takeIn;

        private NoGood(int[] leaveOut, int[] takeIn) {
            this.leaveOut = leaveOut;
            this.takeIn = takeIn;
        }

        /** Oriented units, increasing: a group that has all of them needs one of {@link #takeIn}. */
        public int[] leaveOut() {
            return leaveOut.clone();
        }

        /** Oriented units, increasing. */
        public int[] takeIn() {
            return takeIn.clone();
        }

        public boolean leavesOut(int orientedUnit) {
            return Arrays.binarySearch(leaveOut, orientedUnit) >= 0;
        }

        public boolean takesIn(int orientedUnit) {
            return Arrays.binarySearch(takeIn, orientedUnit) >= 0;
        }
    }

    /**
     * Explains why the chosen members of a slot do not cancel, by a no-good that excludes as large a family of subsets as a greedy
     * choice finds: if row sums are already positive over few chosen members with positive excess and many unchosen ones with
     * negative excess, then no set that contains those few and none of the remaining negatives cancels.
     *
     * @param chosen positions of the slot
     * @throws IllegalArgumentException when the chosen members do cancel
     */
    public NoGood explain(Slot slot, int[] chosen) {
        int[] orientedUnits = Arrays.stream(chosen).map(slot::orientedUnit).toArray();
        int row = violatedRow(orientedUnits);
        if (row < 0) {
            throw new IllegalArgumentException("the chosen members cancel");
        }
        boolean[] in = new boolean[slot.size()];
        for (int position : chosen) {
            in[position] = true;
        }
        Integer[] byExcess = new Integer[slot.size()];
        Arrays.setAll(byExcess, p -> p);
        Arrays.sort(byExcess, (p, q) -> excess[row][slot.orientedUnit(p)].compareTo(excess[row][slot.orientedUnit(q)]));
        // Slack: how far the sum stays positive. Taking in the mildest negatives first lets most of them be ignored.
        BigInteger slack = sum(row, orientedUnits);
        boolean[] ignored = new boolean[slot.size()];
        for (int j = slot.size() - 1; j >= 0; j--) {
            int p = byExcess[j];
            BigInteger e = excess[row][slot.orientedUnit(p)];
            if (e.signum() <= 0 && (in[p] || slack.add(e).signum() > 0)) {
                ignored[p] = true;
                slack = in[p] ? slack : slack.add(e);
            }
        }
        // Then the mildest positives are dropped while the sum stays positive.
        for (int p : byExcess) {
            BigInteger e = excess[row][slot.orientedUnit(p)];
            if (e.signum() > 0 && in[p] && slack.subtract(e).signum() > 0) {
                ignored[p] = true;
                slack = slack.subtract(e);
            }
        }
        int[] leaveOut = Arrays.stream(byExcess)
                .mapToInt(p -> p)
                .filter(p -> in[p] && !ignored[p])
                .map(slot::orientedUnit)
                .sorted()
                .toArray();
        int[] takeIn = Arrays.stream(byExcess)
                .mapToInt(p -> p)
                .filter(p -> !in[p] && !ignored[p] && excess[row][slot.orientedUnit(p)].signum() < 0)
                .map(slot::orientedUnit)
                .sorted()
                .toArray();
        return new NoGood(leaveOut, takeIn);
    }
}
