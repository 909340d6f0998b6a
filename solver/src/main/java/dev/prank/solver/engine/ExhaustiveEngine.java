package dev.prank.solver.engine;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.network.UnitGroup;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.instances.number.Rational;
import dev.prank.solver.Engine;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.Statistics;
import dev.prank.solver.StopReason;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Proximate rank by exhaustive search over the states of all units, written straight from the combinatorial form: the reference
 * that the other engines are compared with. It uses no bound, reduction or backend of theirs.
 *
 * <p>The problem: give every unit a state, <em>dead</em> (allowed when {@code max_k |b_k| ≤ ε}) or member of one group with an
 * orientation s = ±1. A group is feasible when the positions {@code s·(b, c)} of any two members differ by at most 2ε in every
 * coordinate; it costs 0 when {@code |Σ s a_k| ≤ ε·(number of members)} for every output k, and else 1. The least total cost is
 * the proximate rank, {@code prank_ε(w)}: a nearby parameter u groups its units by where their {@code ±(b, c)} agree, and its rank
 * (Algorithm 4.2 of the paper) counts the groups whose outgoing sum is not 0.
 *
 * <p>The search goes depth-first over the units. Why it loses no optimum:
 *
 * <ul>
 *   <li><em>First member positive.</em> Mirroring all orientations of a group changes neither its feasibility nor its cost, so the
 *       unit that starts a group has orientation +1.
 *   <li><em>Pairs suffice.</em> Closed boxes that meet pairwise have a common point (Helly's theorem in each coordinate), so exact
 *       comparisons of pairs, made once, decide feasibility.
 *   <li><em>Helpers last, and only where they help.</em> A helper is a unit that may be dead or has all {@code |a_k| ≤ ε}: on its
 *       own it costs nothing. Helpers can leave every kept group and every group without other units; of a cancelled group's
 *       members, in search order, the shortest prefix that cancels and holds all units that are no helpers suffices. No cost rises
 *       by this, so a helper is on its own or joins a group that does not cancel yet but still can.
 *   <li><em>Hopeless groups.</em> Let {@code v = |Σ s a_k| − ε·size > 0} for one output k. A unit that joins later lowers v by at
 *       most {@code ε − σ s a_k}, σ the sign of the present sum; when all units still to come that fit the group lower v by less
 *       than v in total, the group costs 1 in every completion. A state with as many hopeless groups as the best witness's value
 *       is left.
 *   <li><em>Root bound.</em> Units that are hopeless even as the first of their group, and no two of which fit together in any
 *       orientation, need as many kept groups; a witness of that value ends the search.
 * </ul>
 *
 * <p>Time: exponential; for h units without helpers at most the number of partitions into oriented groups, with few pairs that fit
 * far fewer. Meant for about 12 units. Space O(h²) bits and O(h m) numbers. One thread, whatever the options say; deterministic
 * but for the moment at which a deadline or a cancellation is noticed. The work limit counts search nodes.
 */
public final class ExhaustiveEngine implements Engine {

    @Override
    public String name() {
        return "exhaustive";
    }

    @Override
    public SolveResult<NearbyNetwork> solve(ProximateRankProblem problem, EngineOptions options, SolveControl control) {
        return new Search(problem, options.workLimit().orElse(Long.MAX_VALUE), control).run();
    }

    /** A group of the present state with its last unit; the group before that unit joined is {@link #rest}. */
    private static final class Group {
        final Optional<Group> rest;
        final int unit;
        final int orientation;
        final int size;
        /** The oriented sum of outgoing weights, per output. */
        final Rational[] sums;
        /** The units that fit with orientation +1. */
        final BitSet fitsPositive;
        /** The units that fit with orientation −1. */
        final BitSet fitsNegative;

        Group(
                Optional<Group> rest,
                int unit,
                int orientation,
                Rational[] sums,
                BitSet fitsPositive,
                BitSet fitsNegative) {
            this.rest = rest;
            this.unit = unit;
            this.orientation = orientation;
            this.size = rest.map(group -> group.size).orElse(0) + 1;
            this.sums = sums;
            this.fitsPositive = fitsPositive;
            this.fitsNegative = fitsNegative;
        }

        boolean fits(int candidate, int candidateOrientation) {
            return (candidateOrientation > 0 ? fitsPositive : fitsNegative).get(candidate);
        }
    }

    /** One call's state. Units are numbered by search order, {@link #order} translates. */
    private static final class Search {

        private static final int NO_MOVE = -1;

        private final ProximateRankProblem problem;
        private final TanhNetwork network;
        private final long workLimit;
        private final SolveControl control;
        private final long startNanos = System.nanoTime();
        private final int unitCount;

        private final int[] order;
        private final Rational[][] weights;
        private Rational radius = Rational.ZERO;
        private final BitSet[] fitsSame;
        private final BitSet[] fitsOpposite;
        private int essentialCount;

        private NearbyNetwork best;
        private int rootBound;
        private long nodeCount;

        private final List<Group> groups = new ArrayList<>();
        /** Per depth: the group that the unit joined or started, or {@link #NO_MOVE} for a helper on its own. */
        private final int[] move;
        /** Per depth: the next option to try; 2g and 2g + 1 join group g, the last one starts a group or stays alone. */
        private final int[] option;
        /** Per depth: the groups that cost 1 in every completion. */
        private final BitSet[] hopeless;

        Search(ProximateRankProblem problem, long workLimit, SolveControl control) {
            this.problem = problem;
            this.network = problem.network();
            this.workLimit = workLimit;
            this.control = control;
            this.unitCount = network.size();
            this.order = new int[unitCount];
            this.weights = new Rational[unitCount][];
            this.fitsSame = new BitSet[unitCount];
            this.fitsOpposite = new BitSet[unitCount];
            this.move = new int[unitCount];
            this.option = new int[unitCount + 1];
            this.hopeless = new BitSet[unitCount + 1];
            this.best = UnitGrouping.trivial(network).applyTo(network);
        }

        SolveResult<NearbyNetwork> run() {
            best.check(problem).requireAccepted();
            control.listener().witnessImproved(best.value());
            Optional<StopReason> stop = prepare();
            if (stop.isEmpty()) {
                stop = search();
            }
            Statistics statistics = new Statistics(
                    "exhaustive", Duration.ofNanos(System.nanoTime() - startNanos), Map.of("nodes", nodeCount));
            if (stop.isPresent()) {
                return SolveResult.of(best, rootBound, stop.get(), statistics);
            }
            if (best.value() > rootBound) {
                control.listener().lowerBoundImproved(best.value());
            }
            return new SolveResult.Optimal<>(best, best.value(), statistics);
        }

        /** Orders the units, compares all pairs and finds the root bound; stops early when asked to. */
        private Optional<StopReason> prepare() {
            List<Integer> essentials = new ArrayList<>();
            List<Integer> helpers = new ArrayList<>();
            for (int i = 0; i < unitCount; i++) {
                (isHelper(network.units().get(i)) ? helpers : essentials).add(i);
            }
            essentialCount = essentials.size();
            List<Integer> units = new ArrayList<>(essentials);
            units.addAll(helpers);
            Optional<StopReason> stop = arrange(units);
            if (stop.isPresent()) {
                return stop;
            }
            // The units of the root bound go first: each then starts a hopeless group at once.
            List<Integer> packing = incompatibleHopelessUnits();
            Set<Integer> arranged = new LinkedHashSet<>(packing);
            arranged.addAll(units);
            stop = arrange(List.copyOf(arranged));
            if (stop.isEmpty() && !packing.isEmpty()) {
                rootBound = packing.size();
                control.listener().lowerBoundImproved(rootBound);
            }
            return stop;
        }

        private boolean isHelper(HiddenUnit unit) {
            return unit.isNearlyConstant(problem.radius()) || unit.isNearlySilent(problem.radius());
        }

        private Optional<StopReason> arrange(List<Integer> units) {
            BigInteger scale = commonDenominator();
            radius = scaled(problem.radius(), scale);
            for (int i = 0; i < unitCount; i++) {
                order[i] = units.get(i);
                List<Rational> outgoing = unit(i).outgoing();
                weights[i] = new Rational[outgoing.size()];
                for (int k = 0; k < weights[i].length; k++) {
                    weights[i][k] = scaled(outgoing.get(k), scale);
                }
                fitsSame[i] = new BitSet(unitCount);
                fitsOpposite[i] = new BitSet(unitCount);
            }
            Rational reach = problem.radius().multiply(2);
            for (int i = 0; i < unitCount; i++) {
                Optional<StopReason> stop = control.stopReason();
                if (stop.isPresent()) {
                    return stop;
                }
                List<Rational> position = unit(i).position(1);
                for (int j = 0; j < i; j++) {
                    boolean same = areWithin(position, unit(j).position(1), reach);
                    boolean opposite = areWithin(position, unit(j).position(-1), reach);
                    fitsSame[i].set(j, same);
                    fitsSame[j].set(i, same);
                    fitsOpposite[i].set(j, opposite);
                    fitsOpposite[j].set(i, opposite);
                }
            }
            return Optional.empty();
        }

        private HiddenUnit unit(int i) {
            return network.units().get(order[i]);
        }

        /** Cancellation does not change when weights and radius are scaled together; sums of integers are the fast ones. */
        private BigInteger commonDenominator() {
            BigInteger common = problem.radius().denominator();
            for (HiddenUnit unit : network.units()) {
                for (Rational weight : unit.outgoing()) {
                    BigInteger denominator = weight.denominator();
                    common = common.divide(common.gcd(denominator)).multiply(denominator);
                }
            }
            return common;
        }

        private static Rational scaled(Rational value, BigInteger scale) {
            return value.multiply(Rational.of(scale, BigInteger.ONE));
        }

        private static boolean areWithin(List<Rational> left, List<Rational> right, Rational reach) {
            for (int k = 0; k < left.size(); k++) {
                if (left.get(k).subtract(right.get(k)).abs().compareTo(reach) > 0) {
                    return false;
                }
            }
            return true;
        }

        /** A maximal set, in search order, of units no two of which fit together and none of which any group can cancel. */
        private List<Integer> incompatibleHopelessUnits() {
            BitSet chosen = new BitSet(unitCount);
            List<Integer> units = new ArrayList<>();
            for (int i = 0; i < essentialCount; i++) {
                if (!fitsSame[i].intersects(chosen)
                        && !fitsOpposite[i].intersects(chosen)
                        && isHopeless(startedBy(i), 0)) {
                    chosen.set(i);
                    units.add(order[i]);
                }
            }
            return units;
        }

        private Optional<StopReason> search() {
            int depth = 0;
            hopeless[0] = new BitSet();
            while (depth >= 0 && best.value() > rootBound) {
                if (depth == unitCount) {
                    // Nothing is left to join, so the hopeless groups are exactly the ones that do not cancel.
                    recordWitness();
                    depth = retreat(depth);
                } else if (advance(depth)) {
                    depth++;
                    if (nodeCount == workLimit) {
                        return Optional.of(StopReason.WORK_LIMIT);
                    }
                    // A node takes longer than this look at the clock.
                    Optional<StopReason> stop = control.stopReason();
                    if (stop.isPresent()) {
                        return stop;
                    }
                    nodeCount++;
                    option[depth] = 0;
                    hopeless[depth] = hopelessGroups(depth);
                    if (hopeless[depth].cardinality() >= best.value()) {
                        depth = retreat(depth);
                    }
                } else {
                    depth = retreat(depth);
                }
            }
            return Optional.empty();
        }

        /** Makes the next possible move of the unit at this depth; false when there is none. */
        private boolean advance(int depth) {
            boolean helper = depth >= essentialCount;
            int joins = 2 * groups.size();
            while (option[depth] < joins) {
                int g = option[depth] / 2;
                int orientation = option[depth] % 2 == 0 ? 1 : -1;
                option[depth]++;
                Group group = groups.get(g);
                if (group.fits(depth, orientation) && !(helper && (hopeless[depth].get(g) || isCancelled(group)))) {
                    groups.set(g, joinedBy(group, depth, orientation));
                    move[depth] = g;
                    return true;
                }
            }
            if (option[depth] > joins) {
                return false;
            }
            option[depth]++;
            move[depth] = helper ? NO_MOVE : joins / 2;
            if (!helper) {
                groups.add(startedBy(depth));
            }
            return true;
        }

        /** Undoes the move that led to this depth and returns the depth before it, −1 at the root. */
        private int retreat(int depth) {
            int previous = depth - 1;
            if (previous >= 0 && move[previous] != NO_MOVE) {
                int g = move[previous];
                groups.get(g).rest.ifPresentOrElse(rest -> groups.set(g, rest), () -> groups.remove(g));
            }
            return previous;
        }

        private Group startedBy(int i) {
            return new Group(Optional.empty(), i, 1, weights[i], fitsSame[i], fitsOpposite[i]);
        }

        private Group joinedBy(Group group, int i, int orientation) {
            Rational[] sums = group.sums.clone();
            for (int k = 0; k < sums.length; k++) {
                sums[k] = orientation > 0 ? sums[k].add(weights[i][k]) : sums[k].subtract(weights[i][k]);
            }
            BitSet positive = (BitSet) group.fitsPositive.clone();
            positive.and(orientation > 0 ? fitsSame[i] : fitsOpposite[i]);
            BitSet negative = (BitSet) group.fitsNegative.clone();
            negative.and(orientation > 0 ? fitsOpposite[i] : fitsSame[i]);
            return new Group(Optional.of(group), i, orientation, sums, positive, negative);
        }

        private boolean isCancelled(Group group) {
            Rational allowance = radius.multiply(group.size);
            for (Rational sum : group.sums) {
                if (sum.abs().compareTo(allowance) > 0) {
                    return false;
                }
            }
            return true;
        }

        /** Hopeless groups stay hopeless deeper down, so only the others are looked at again. */
        private BitSet hopelessGroups(int depth) {
            BitSet result = (BitSet) hopeless[depth - 1].clone();
            for (int g = 0; g < groups.size(); g++) {
                if (!result.get(g) && isHopeless(groups.get(g), depth)) {
                    result.set(g);
                }
            }
            return result;
        }

        /** Whether no units from {@code next} on can cancel the group, by one output's interval alone. */
        private boolean isHopeless(Group group, int next) {
            for (int k = 0; k < group.sums.length; k++) {
                Rational excess = group.sums[k].abs().subtract(radius.multiply(group.size));
                if (excess.signum() > 0 && excess.compareTo(greatestDecrease(group, k, next, excess)) > 0) {
                    return true;
                }
            }
            return false;
        }

        /** How much the units from {@code next} on can lower the excess of output k; no more than {@code enough} is counted. */
        private Rational greatestDecrease(Group group, int k, int next, Rational enough) {
            int sign = group.sums[k].signum();
            Rational total = Rational.ZERO;
            for (int i = next; i < unitCount && total.compareTo(enough) < 0; i++) {
                Rational aligned = sign > 0 ? weights[i][k] : weights[i][k].negate();
                Rational decrease = Rational.ZERO;
                if (group.fitsPositive.get(i)) {
                    decrease = decrease.max(radius.subtract(aligned));
                }
                if (group.fitsNegative.get(i)) {
                    decrease = decrease.max(radius.add(aligned));
                }
                total = total.add(decrease);
            }
            return total;
        }

        private void recordWitness() {
            List<UnitGroup> found = new ArrayList<>();
            for (Group group : groups) {
                List<Integer> units = new ArrayList<>();
                List<Integer> orientations = new ArrayList<>();
                for (Optional<Group> part = Optional.of(group); part.isPresent(); part = part.get().rest) {
                    units.add(order[part.get().unit]);
                    orientations.add(part.get().orientation);
                }
                found.add(UnitGrouping.groupAtMidpoint(network, units, orientations, isCancelled(group)));
            }
            List<Integer> dead = new ArrayList<>();
            for (int i = essentialCount; i < unitCount; i++) {
                if (move[i] == NO_MOVE && unit(i).isNearlyConstant(problem.radius())) {
                    dead.add(order[i]);
                } else if (move[i] == NO_MOVE) {
                    found.add(UnitGrouping.groupAtMidpoint(network, List.of(order[i]), List.of(1), true));
                }
            }
            best = new UnitGrouping(found, dead).applyTo(network);
            best.check(problem).requireAccepted();
            control.listener().witnessImproved(best.value());
        }
    }
}
