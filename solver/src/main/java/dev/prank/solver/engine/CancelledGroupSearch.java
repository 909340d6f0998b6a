package dev.prank.solver.engine;

import dev.prank.reductions.group.Cancellation;
import dev.prank.reductions.group.Slot;
import dev.prank.solver.SolveControl;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The cancelled group of greatest weight at one location: a knapsack problem with two rows for each output and weights of either sign.
 *
 * <p>Branch and bound over the members, on integers. Row sums are of {@link Cancellation#roundedExcess}, which every group that cancels
 * satisfies; a set that is better than all before is tested exactly before it counts.
 *
 * <p><b>Bound.</b> Let t_r ≥ 0 be multipliers of the rows with excesses e_ri, and g_i = w_i − Σ_r t_r e_ri. A group S that cancels has
 * Σ_r t_r Σ_S e_ri ≤ 0, so w(S) ≤ Σ_S g_i ≤ Σ max(0, g_i). Inside the search this is applied to the members that are not decided; and where
 * a row sum will stay below −s &lt; 0 whatever follows, t_r s is lost besides. Any multipliers are valid; they are chosen by minimising
 * the bound in floating point, and then rounded.
 *
 * <p>O(members · outputs) per node of the search; of these there may be exponentially many, up to a budget. A location that is searched
 * again and again and has few groups keeps a list of them. Not thread-safe, as it also remembers multipliers.
 */
final class CancelledGroupSearch {

    /** Weights are at most this in absolute value. */
    static final long LARGEST_WEIGHT = 1L << 32;

    /** Weights and multipliers get so many bits behind the point. */
    private static final int FRACTION_BITS = 14;

    /** A multiplier times an excess is at most this, so that sums over 2^12 members and 2^5 rows stay below 2^61. */
    private static final double LARGEST_PENALTY = 1L << 44;

    /** Gains of the same order, by absolute value, are decided by size. */
    private static final int ORDER_SHIFT = FRACTION_BITS + 14;

    /** Below every sum of gains that could make up for it. */
    private static final long NO_NEW = -(1L << 62);

    /** Nodes between two looks at the control. */
    private static final int STRIDE = 1 << 14;

    private static final int SWEEPS = 2;

    /** Of those that the last multipliers did not end. */
    private static final int SEARCHES_BEFORE_LIST = 5;

    private final Cancellation cancellation;
    private final int[] member;
    private final boolean[] hasTwin;
    /** [row][position]. */
    private final long[][] excess;
    /** The greatest multipliers of the rows of each output. */
    private final double[] limit;
    /** By output, those of its first row when positive, and of its second when negative, that the last search had. */
    private final double[] last;

    private final int rows;
    private final boolean[] isNew;
    private final boolean mayList;
    private int searches;
    private Optional<GroupList> list = Optional.empty();

    /**
     * @param slot without conflicts
     * @param isNew by position: groups without any such member may be left out
     * @param mayList whether a list may replace searches: its bounds hold, too, but no multipliers tell a certificate why
     */
    CancelledGroupSearch(Slot slot, Cancellation cancellation, boolean[] isNew, boolean mayList) {
        this.mayList = mayList;
        this.cancellation = cancellation;
        this.isNew = isNew;
        rows = cancellation.rowCount();
        member = IntStream.range(0, slot.size()).map(slot::orientedUnit).toArray();
        hasTwin = new boolean[member.length];
        for (int p = 1; p < member.length; p++) {
            if (member[p - 1] == (member[p] ^ 1)) {
                hasTwin[p - 1] = true;
                hasTwin[p] = true;
            }
        }
        excess = new long[rows][member.length];
        for (int row = 0; row < rows; row++) {
            for (int p = 0; p < member.length; p++) {
                excess[row][p] = cancellation.roundedExcess(row, member[p]);
            }
        }
        last = new double[rows / 2];
        limit = new double[rows / 2];
        for (int output = 0; output < limit.length; output++) {
            double largest = 1;
            for (int p = 0; p < member.length; p++) {
                largest = Math.max(largest, Math.abs(excess[2 * output][p]));
                largest = Math.max(largest, Math.abs(excess[2 * output + 1][p]));
            }
            limit[output] = LARGEST_PENALTY / largest / (1 << FRACTION_BITS);
        }
    }

    /** The oriented units, increasing. */
    int[] members() {
        return member.clone();
    }

    /**
     * @param group a group that cancels, of positive weight, the best one found; empty when none was found
     * @param upperBound no group that cancels has a greater weight; 0 when all are of weight 0 at most
     * @param cutShort whether the search ended before it was complete
     * @param multipliers by row, times 2^14, that helped to prove the bound; empty when none were needed
     */
    record Outcome(int[] group, long upperBound, boolean cutShort, long[] multipliers) {}

    private static final Outcome NOTHING = new Outcome(new int[0], 0, false, new long[0]);

    /**
     * @param weight by unit, at most {@link #LARGEST_WEIGHT} in absolute value
     * @param allowed by position in {@link #members}
     * @param pairs what else is decided; bounds from multipliers hold without it, too
     * @param onlyNew whether groups without a new member are left out, also from the bound
     * @param light groups of at most this weight need not be found, but count in the bound
     * @param budget the most nodes to visit
     * @param control its stop ends the search like the budget
     * @throws IllegalArgumentException when a weight is too large: bounds would no longer hold
     */
    Outcome search(
            long[] weight,
            boolean[] allowed,
            List<UnitPair> pairs,
            boolean onlyNew,
            long light,
            long budget,
            SolveControl control) {
        boolean any = false;
        for (int p = 0; p < member.length; p++) {
            any |= allowed[p] && weight[member[p] >> 1] > 0;
        }
        return any ? new Search(weight, allowed, pairs, onlyNew, light, budget, control).run() : NOTHING;
    }

    /** Positions of the units of a pair, of each at most two; of none at most. */
    private record PairHere(int[] first, int[] second, boolean areTogether) {
        boolean matters() {
            return areTogether ? first.length + second.length > 0 : first.length > 0 && second.length > 0;
        }

        boolean allows(boolean[] taken) {
            boolean hasFirst = hasOne(first, taken);
            boolean hasSecond = hasOne(second, taken);
            return areTogether ? hasFirst == hasSecond : !(hasFirst && hasSecond);
        }

        private static boolean hasOne(int[] positions, boolean[] taken) {
            for (int p : positions) {
                if (taken[p]) {
                    return true;
                }
            }
            return false;
        }

        boolean allows(long set) {
            boolean hasFirst = (set & mask(first)) != 0;
            boolean hasSecond = (set & mask(second)) != 0;
            return areTogether ? hasFirst == hasSecond : !(hasFirst && hasSecond);
        }

        private static long mask(int[] positions) {
            long mask = 0;
            for (int p : positions) {
                mask |= 1L << p;
            }
            return mask;
        }
    }

    private final class Search {
        private final long[] weight;
        private final List<PairHere> pairs;
        private final SolveControl control;
        private final boolean onlyNew;
        private long budget;
        /** Positions in the order of decision. */
        private int[] order;

        private final int[] free;
        private final long[] multiplier;
        /** w_i and g_i, with {@link #FRACTION_BITS} more bits; by position. */
        private final long[] scaledWeight;

        private final long[] gain;
        private long[] gainAfter;
        /** What taking a new member that is not decided yet costs at least, negative. */
        private long[] newGainAfter;

        private long[][] leastAfter;
        private long[][] mostAfter;
        private final long[][] sums;
        private final boolean[] taken;
        private final long light;
        /** What is found must be heavier. */
        private long best;
        /** Of the parts of the search that ended early. */
        private long cutOffBound;
        /** Of those that end because what they have may be too light. */
        private long lightBound;

        private int[] bestGroup = {};

        Search(
                long[] weight,
                boolean[] allowed,
                List<UnitPair> pairs,
                boolean onlyNew,
                long light,
                long budget,
                SolveControl control) {
            this.light = light;
            best = (light + 1 << FRACTION_BITS) - 1;
            this.weight = weight;
            this.pairs =
                    pairs.stream().map(this::pairHere).filter(PairHere::matters).toList();
            this.onlyNew = onlyNew;
            this.budget = budget;
            this.control = control;
            free = IntStream.range(0, member.length).filter(p -> allowed[p]).toArray();
            multiplier = new long[rows];
            scaledWeight = new long[member.length];
            gain = new long[member.length];
            sums = new long[free.length + 1][rows];
            taken = new boolean[member.length];
        }

        Outcome run() {
            for (int p : free) {
                long its = weight[member[p] >> 1];
                if (Math.abs(its) > LARGEST_WEIGHT) {
                    throw new IllegalArgumentException("weight " + its + ", expected at most " + LARGEST_WEIGHT);
                }
                scaledWeight[p] = its << FRACTION_BITS;
            }
            // From one search to the next weights change little, so mostly the last multipliers show that there is
            // nothing.
            long bound = boundByLast() >> FRACTION_BITS;
            if (bound > light) {
                if (++searches == SEARCHES_BEFORE_LIST && mayList) {
                    list = GroupList.of(member, excess);
                }
                if (list.isPresent()) {
                    return heaviestOf(list.get());
                }
                chooseMultipliers();
                bound = boundByLast() >> FRACTION_BITS;
                if (bound > light) {
                    return branch();
                }
            }
            return new Outcome(new int[0], Math.max(0, bound), false, multiplier);
        }

        /** By the last multipliers, before anything is decided. */
        private long boundByLast() {
            for (int row = 0; row < rows; row++) {
                double its = last[row >> 1] * (1 << FRACTION_BITS);
                multiplier[row] = (long) Math.max(0, (row & 1) == 0 ? its : -its);
            }
            long bound = 0;
            for (int p : free) {
                gain[p] = scaledWeight[p];
                for (int row = 0; row < rows; row++) {
                    gain[p] -= multiplier[row] * excess[row][p];
                }
                bound += Math.max(0, gain[p]);
            }
            return onlyNew ? bound + newGain(free) : bound;
        }

        /** Exact whatever is light. */
        private Outcome heaviestOf(GroupList groups) {
            best = (1L << FRACTION_BITS) - 1;
            long forbidden = -1;
            for (int p : free) {
                forbidden &= ~(1L << p);
            }
            long wanted = onlyNew ? 0 : -1;
            for (int p = 0; p < isNew.length; p++) {
                wanted |= isNew[p] ? 1L << p : 0;
            }
            for (int j = 0; j < groups.size(); j++) {
                long set = groups.set(j);
                if ((set & forbidden) == 0 && (set & wanted) != 0) {
                    long value = 0;
                    for (long rest = set; rest != 0; rest &= rest - 1) {
                        value += scaledWeight[Long.numberOfTrailingZeros(rest)];
                    }
                    if (value > best && isInLine(set)) {
                        Arrays.fill(taken, false);
                        for (long rest = set; rest != 0; rest &= rest - 1) {
                            taken[Long.numberOfTrailingZeros(rest)] = true;
                        }
                        keep(value);
                    }
                }
            }
            return new Outcome(bestGroup, best >> FRACTION_BITS, false, multiplier);
        }

        private Outcome branch() {
            order = Arrays.stream(free)
                    .boxed()
                    .sorted(Comparator.comparingLong((Integer p) -> -(Math.abs(gain[p]) >> ORDER_SHIFT))
                            .thenComparingLong(p -> -size(p))
                            .thenComparing(p -> p))
                    .mapToInt(p -> p)
                    .toArray();
            gainAfter = new long[order.length + 1];
            newGainAfter = new long[order.length + 1];
            newGainAfter[order.length] = NO_NEW;
            leastAfter = new long[order.length + 1][rows];
            mostAfter = new long[order.length + 1][rows];
            for (int d = order.length - 1; d >= 0; d--) {
                gainAfter[d] = gainAfter[d + 1] + Math.max(0, gain[order[d]]);
                newGainAfter[d] = isNew[order[d]]
                        ? Math.max(newGainAfter[d + 1], Math.min(0, gain[order[d]]))
                        : newGainAfter[d + 1];
                for (int row = 0; row < rows; row++) {
                    long e = excess[row][order[d]];
                    leastAfter[d][row] = leastAfter[d + 1][row] + Math.min(0, e);
                    mostAfter[d][row] = mostAfter[d + 1][row] + Math.max(0, e);
                }
            }
            decide(0, 0, 0, !onlyNew);
            long upper = Math.max(bestGroup.length > 0 ? best : lightBound, cutOffBound) >> FRACTION_BITS;
            return new Outcome(bestGroup, upper, cutOffBound > 0, multiplier);
        }

        private long newGain(int[] positions) {
            long most = NO_NEW;
            for (int p : positions) {
                if (isNew[p]) {
                    most = Math.max(most, Math.min(0, gain[p]));
                }
            }
            return most;
        }

        private long size(int p) {
            long size = 0;
            for (int row = 0; row < rows; row++) {
                size = Math.max(size, Math.abs(excess[row][p]));
            }
            return size;
        }

        /**
         * @param value the weight of what is taken
         * @param gained the sum of the gains of what is taken
         * @param hasNew whether nothing new is needed any more
         */
        private void decide(int depth, long value, long gained, boolean hasNew) {
            long bound = gained + gainAfter[depth] + (hasNew ? 0 : newGainAfter[depth]);
            for (int row = 0; row < rows; row++) {
                long sum = sums[depth][row];
                if (sum + leastAfter[depth][row] > 0) {
                    return;
                }
                if (multiplier[row] > 0) {
                    bound -= multiplier[row] * Math.max(0, -(sum + mostAfter[depth][row]));
                }
            }
            if (bound <= best) {
                lightBound = Math.max(lightBound, bound);
                return;
            }
            budget--;
            if (budget % STRIDE == 0 && control.isStopRequested()) {
                budget = 0;
            }
            if (budget < 0) {
                cutOffBound = Math.max(cutOffBound, bound);
                return;
            }
            if (depth == order.length) {
                if (isInLine()) {
                    keep(value);
                }
                return;
            }
            int p = order[depth];
            boolean mayTake = !(hasTwin[p] && twinTaken(p));
            if (gain[p] > 0) {
                if (mayTake) {
                    take(depth, p, value, gained, hasNew);
                }
                leave(depth, value, gained, hasNew);
            } else {
                leave(depth, value, gained, hasNew);
                if (mayTake) {
                    take(depth, p, value, gained, hasNew);
                }
            }
        }

        private PairHere pairHere(UnitPair pair) {
            return new PairHere(positions(pair.first()), positions(pair.second()), pair.areTogether());
        }

        private int[] positions(int unit) {
            return IntStream.of(Arrays.binarySearch(member, 2 * unit), Arrays.binarySearch(member, 2 * unit + 1))
                    .filter(p -> p >= 0)
                    .toArray();
        }

        private boolean isInLine() {
            for (PairHere pair : pairs) {
                if (!pair.allows(taken)) {
                    return false;
                }
            }
            return true;
        }

        /** Nothing that is taken later mends a pair of which both are taken. */
        private boolean mayBeInLine() {
            for (PairHere pair : pairs) {
                if (!pair.areTogether() && !pair.allows(taken)) {
                    return false;
                }
            }
            return true;
        }

        private boolean isInLine(long set) {
            for (PairHere pair : pairs) {
                if (!pair.allows(set)) {
                    return false;
                }
            }
            return true;
        }

        private boolean twinTaken(int p) {
            return p > 0 && member[p - 1] == (member[p] ^ 1) && taken[p - 1]
                    || p + 1 < member.length && member[p + 1] == (member[p] ^ 1) && taken[p + 1];
        }

        private void take(int depth, int p, long value, long gained, boolean hasNew) {
            taken[p] = true;
            for (int row = 0; row < rows; row++) {
                sums[depth + 1][row] = sums[depth][row] + excess[row][p];
            }
            if (mayBeInLine()) {
                decide(depth + 1, value + scaledWeight[p], gained + gain[p], hasNew || isNew[p]);
            }
            taken[p] = false;
        }

        private void leave(int depth, long value, long gained, boolean hasNew) {
            System.arraycopy(sums[depth], 0, sums[depth + 1], 0, rows);
            decide(depth + 1, value, gained, hasNew);
        }

        private void keep(long value) {
            int[] group = Arrays.stream(free)
                    .filter(p -> taken[p])
                    .map(p -> member[p])
                    .toArray();
            if (value > best && cancellation.cancels(group)) {
                best = value;
                bestGroup = group;
            }
        }

        /** Minimises Σ max(0, g_i) over one output after the other: of its two rows at most one has a multiplier. */
        private void chooseMultipliers() {
            double[] rest = new double[free.length];
            for (int j = 0; j < free.length; j++) {
                rest[j] = scaledWeight[free[j]] >> FRACTION_BITS;
                for (int output = 0; output < last.length; output++) {
                    rest[j] -= penalty(output, free[j]);
                }
            }
            for (int sweep = 0; sweep < (rows == 2 ? 1 : SWEEPS); sweep++) {
                for (int output = 0; output < last.length; output++) {
                    for (int j = 0; j < free.length; j++) {
                        rest[j] += penalty(output, free[j]);
                    }
                    double over = minimiser(rest, excess[2 * output]);
                    double under = over > 0 ? 0 : minimiser(rest, excess[2 * output + 1]);
                    last[output] = Math.max(-limit[output], Math.min(limit[output], over - under));
                    for (int j = 0; j < free.length; j++) {
                        rest[j] -= penalty(output, free[j]);
                    }
                }
            }
        }

        private double penalty(int output, int p) {
            return last[output] > 0 ? last[output] * excess[2 * output][p] : -last[output] * excess[2 * output + 1][p];
        }

        /**
         * Where Σ max(0, rest_j − θ row_j) is least, for θ ≥ 0: where its slope, which grows where a term becomes or ceases to be 0, is no
         * longer negative.
         */
        private double minimiser(double[] rest, long[] row) {
            double[] at = new double[rest.length];
            double[] growth = new double[rest.length];
            int count = 0;
            double slope = 0;
            for (int j = 0; j < rest.length; j++) {
                double e = row[free[j]];
                if (rest[j] > 0 || rest[j] == 0 && e < 0) {
                    slope -= e;
                }
                if (rest[j] > 0 && e > 0 || rest[j] < 0 && e < 0) {
                    at[count] = rest[j] / e;
                    growth[count++] = Math.abs(e);
                }
            }
            return slope < 0 ? firstWith(-slope, at, growth, count) : 0;
        }
    }

    /** The least place up to which the growths add up to so much, or 0; by partitions around medians of three. */
    private static double firstWith(double wanted, double[] at, double[] growth, int count) {
        int from = 0;
        int to = count;
        double found = 0;
        double left = wanted;
        while (from < to) {
            double a = at[from];
            double b = at[from + to >>> 1];
            double c = at[to - 1];
            double pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
            int below = from;
            double sum = 0;
            for (int j = from; j < to; j++) {
                if (at[j] < pivot) {
                    sum += growth[j];
                    swap(at, growth, j, below++);
                }
            }
            if (sum >= left) {
                to = below;
                continue;
            }
            int upTo = below;
            for (int j = below; j < to; j++) {
                if (at[j] == pivot) {
                    sum += growth[j];
                    swap(at, growth, j, upTo++);
                }
            }
            found = pivot;
            if (sum >= left) {
                return found;
            }
            left -= sum;
            from = upTo;
        }
        return found;
    }

    private static void swap(double[] at, double[] growth, int j, int k) {
        double place = at[j];
        at[j] = at[k];
        at[k] = place;
        double size = growth[j];
        growth[j] = growth[k];
        growth[k] = size;
    }
}
