package dev.prank.solver.certificate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Shows that no set of members of a location that cancels is heavier than some weight, by trying all that may be.
 *
 * <p>Excesses are rounded down to 28 bits, by row: sets that cancel have rounded sums of at most 0, too. With multipliers
 * p/2^14 ≥ 0 of rows a set weighs at most Σ (w − Σ p·excess / 2^14) over its members, so that the positive ones of these
 * <em>gains</em> are a bound. Members are decided in the order of their gains, the largest by absolute value first, and what
 * cannot become too heavy any more, or not cancel, is left.
 */
final class HeaviestGroup {

    private static final int EXCESS_BITS = 28;
    /** Of multipliers of rows, behind the point. */
    static final int FRACTION_BITS = 14;
    /** Gains of the same order are decided by the size of excesses. */
    private static final int ORDER_SHIFT = FRACTION_BITS + 14;
    /** So that no sum overflows. */
    private static final long LARGEST_PENALTY = 1L << 60;

    private static final long IMPOSSIBLE = -(1L << 61);
    private static final long MOST_STEPS = 50_000_000;

    /**
     * What is asked.
     *
     * @param most the weight that nothing exceeds
     * @param weight by unit, at most 2^33 in absolute value
     * @param isAllowed by place
     * @param onlyNew whether sets without a new member are left out
     * @param multiplier by row, at least 0
     */
    record Question(long most, long[] weight, boolean[] isAllowed, boolean onlyNew, long[] multiplier) {}

    /** Hears of the search. It first looks at what does not have a member, and then at what has it. */
    interface Steps {

        /** The member at this place is left out. */
        default void leftOut(int place) {}

        /** The member that was left out is taken. */
        default void taken() {}

        /** Both have been tried. */
        default void decided() {}

        /** Nothing is too heavy with the members that are taken, and without those left out. */
        default void settled() {}
    }

    private final OrientedUnits units;
    private final int[] members;
    private final boolean[] isNew;
    /** By row and place among the members. */
    private final long[][] excess;

    /** By row, how many bits of excesses are left away. */
    private final int[] shift;

    /**
     * @param members oriented units
     * @param isNew by place: sets without such a member need not be looked at, when the caller says so
     */
    HeaviestGroup(OrientedUnits units, int[] members, boolean[] isNew) {
        this.units = units;
        this.members = members;
        this.isNew = isNew;
        excess = new long[units.rowCount()][members.length];
        shift = new int[units.rowCount()];
        for (int row = 0; row < excess.length; row++) {
            int bits = 0;
            for (int box = 0; box < 2 * units.unitCount(); box++) {
                bits = Math.max(bits, units.excess(row, box).bitLength());
            }
            shift[row] = Math.max(0, bits - EXCESS_BITS);
            for (int j = 0; j < members.length; j++) {
                excess[row][j] =
                        units.excess(row, members[j]).shiftRight(shift[row]).longValueExact();
            }
        }
    }

    /** How many bits of the row's excesses do not count here. */
    int shift(int row) {
        return shift[row];
    }

    /** Of the member at this place, without those bits. */
    long excess(int row, int place) {
        return excess[row][place];
    }

    /** Whether some member may be in such a set and weighs something. */
    boolean isWeighty(Question question) {
        return IntStream.range(0, members.length)
                .anyMatch(j -> question.isAllowed[j] && question.weight[members[j] >> 1] > 0);
    }

    /** Whether no set that cancels is heavier; false also when there are too many sets to try. */
    boolean isAtMost(Question question, Steps steps) {
        return new Attempt(question, steps).run();
    }

    private final class Attempt {
        /** Sets that reach this are too heavy; with 14 bits behind the point. */
        private final long limit;

        private final long[] multiplier;
        private final long[] gain;
        private final int[] order;
        /** By how many members are decided: what the others can add at most, or at least. */
        private final long[] gainAfter;

        private final long[] newGainAfter;
        private final long[][] leastAfter;
        private final long[][] mostAfter;
        private final long[] weight;
        /** By how many members are decided, of those that are taken: sums of excesses, weights and gains. */
        private final long[][] sums;

        private final long[] weighs;
        private final long[] gained;
        /** Whether no new member is needed any more. */
        private final boolean[] hasNew;

        private final boolean[] isTaken = new boolean[2 * units.unitCount()];
        private long steps;

        private final Steps listener;

        Attempt(Question question, Steps listener) {
            this.listener = listener;
            limit = Math.multiplyExact(Math.addExact(question.most, 1), 1L << FRACTION_BITS);
            weight = question.weight;
            multiplier = question.multiplier;
            int[] allowed = IntStream.range(0, members.length)
                    .filter(j -> question.isAllowed[j])
                    .toArray();
            gain = new long[members.length];
            for (int j : allowed) {
                gain[j] = weight[members[j] >> 1] << FRACTION_BITS;
            }
            long heaviest = Arrays.stream(allowed)
                    .mapToLong(j -> Math.abs(weight[members[j] >> 1]))
                    .sum();
            if (heaviest > LARGEST_PENALTY >> FRACTION_BITS) {
                throw new ArithmeticException("weights are too large");
            }
            for (int row = 0; row < multiplier.length; row++) {
                long[] its = excess[row];
                long all =
                        Arrays.stream(allowed).mapToLong(j -> Math.abs(its[j])).sum();
                if (Math.multiplyExact(multiplier[row], Math.max(1, all)) > LARGEST_PENALTY / multiplier.length) {
                    throw new ArithmeticException("a multiplier is too large");
                }
                for (int j : allowed) {
                    gain[j] -= multiplier[row] * its[j];
                }
            }
            order = Arrays.stream(allowed)
                    .boxed()
                    .sorted(Comparator.comparingLong((Integer j) -> -(Math.abs(gain[j]) >> ORDER_SHIFT))
                            .thenComparingLong(j -> -size(j))
                            .thenComparingInt(j -> j))
                    .mapToInt(Integer::intValue)
                    .toArray();
            int count = order.length;
            gainAfter = new long[count + 1];
            newGainAfter = new long[count + 1];
            newGainAfter[count] = IMPOSSIBLE;
            leastAfter = new long[count + 1][multiplier.length];
            mostAfter = new long[count + 1][multiplier.length];
            sums = new long[count + 1][multiplier.length];
            weighs = new long[count + 1];
            gained = new long[count + 1];
            hasNew = new boolean[count + 1];
            hasNew[0] = !question.onlyNew;
            for (int d = count - 1; d >= 0; d--) {
                int j = order[d];
                gainAfter[d] = gainAfter[d + 1] + Math.max(0, gain[j]);
                newGainAfter[d] = isNew[j] ? Math.max(newGainAfter[d + 1], Math.min(0, gain[j])) : newGainAfter[d + 1];
                for (int row = 0; row < multiplier.length; row++) {
                    leastAfter[d][row] = leastAfter[d + 1][row] + Math.min(0, excess[row][j]);
                    mostAfter[d][row] = mostAfter[d + 1][row] + Math.max(0, excess[row][j]);
                }
            }
        }

        private long size(int j) {
            return Arrays.stream(excess)
                    .mapToLong(row -> Math.abs(row[j]))
                    .max()
                    .orElse(0);
        }

        /** Depth first, without recursion: there may be many thousand members. */
        boolean run() {
            int[] visits = new int[order.length + 1];
            int decided = 0;
            while (decided >= 0) {
                visits[decided]++;
                if (visits[decided] == 1 && !isSettled(decided)) {
                    if (++steps > MOST_STEPS || decided == order.length && isTooHeavy()) {
                        return false;
                    }
                    if (decided < order.length) {
                        listener.leftOut(order[decided]);
                        leaveOut(decided);
                        decided++;
                        continue;
                    }
                } else if (visits[decided] == 2) {
                    listener.taken();
                    if (!isTaken[members[order[decided]] ^ 1]) {
                        take(decided);
                        decided++;
                        continue;
                    }
                }
                close(decided, visits[decided]);
                visits[decided] = 0;
                decided--;
            }
            return true;
        }

        /** After these visits there is nothing more to try. */
        private void close(int decided, int visits) {
            if (visits == 3) {
                isTaken[members[order[decided]]] = false;
            } else {
                listener.settled();
            }
            if (visits > 1) {
                listener.decided();
            }
        }

        /** Whether nothing is too heavy that extends what is taken of the members decided. */
        private boolean isSettled(int decided) {
            long bound = gained[decided] + gainAfter[decided] + (hasNew[decided] ? 0 : newGainAfter[decided]);
            for (int row = 0; row < multiplier.length; row++) {
                if (sums[decided][row] + leastAfter[decided][row] > 0) {
                    return true;
                }
                // What the row stays below 0 has been counted as a gain.
                bound -= multiplier[row] * Math.max(0, -(sums[decided][row] + mostAfter[decided][row]));
            }
            return bound < limit;
        }

        /** When all members are decided. */
        private boolean isTooHeavy() {
            return weighs[order.length] << FRACTION_BITS >= limit && units.cancel(taken());
        }

        private void leaveOut(int decided) {
            System.arraycopy(sums[decided], 0, sums[decided + 1], 0, multiplier.length);
            weighs[decided + 1] = weighs[decided];
            gained[decided + 1] = gained[decided];
            hasNew[decided + 1] = hasNew[decided];
        }

        private void take(int decided) {
            int j = order[decided];
            for (int row = 0; row < multiplier.length; row++) {
                sums[decided + 1][row] = sums[decided][row] + excess[row][j];
            }
            isTaken[members[j]] = true;
            weighs[decided + 1] = weighs[decided] + weight[members[j] >> 1];
            gained[decided + 1] = gained[decided] + gain[j];
            hasNew[decided + 1] = hasNew[decided] || isNew[j];
        }

        private int[] taken() {
            return IntStream.range(0, isTaken.length)
                    .filter(box -> isTaken[box])
                    .toArray();
        }
    }
}
