package dev.prank.solver.engine;

import static dev.prank.solver.engine.GroupRelaxation.State.IN;
import static dev.prank.solver.engine.GroupRelaxation.State.OUT;

import dev.prank.instances.network.UnitGrouping;
import dev.prank.reductions.group.LocationForm;
import dev.prank.reductions.group.Slot;
import dev.prank.solver.proof.CoverProof;
import dev.prank.solver.proof.ProofLines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Branch and price over groups: the relaxation is {@link GroupRelaxation}, and a node is split by the first of these that is fractional in
 * its solution:
 *
 * <ol>
 *   <li>how often a unit is in a cancelled group: in none, or in one; of several the one that promises most by {@link PseudoCosts}, which
 *       start with linear programs that try both sides (reliability branching: Achterberg, Koch and Martin 2005);
 *   <li>a kept slot: out or in;
 *   <li>where there are many locations, and no proof is wanted: how often two units are in the same cancelled group: in the same, or in none
 *       ({@link UnitPair});
 *   <li>otherwise how often an oriented unit is in a cancelled group at a location: forbidden there, or forbidden at every other location and
 *       in the other orientation. Among many locations there is mostly another one much like it.
 * </ol>
 *
 * <p>When none is, groups of positive value that share a unit have the same units, so one of each kind is a grouping; or, by the last rule, at
 * each location the members of all its groups together cancel, since the rows are linear. So the search
 * is complete. Of the nodes with the least bound the one with the least expected cost is next. Witnesses come from such solutions, at nodes
 * and at the ends of dives, and from {@link GroupingLocalSearch}.
 */
final class CancellationTree implements AutoCloseable {

    private static final double FRACTIONAL = 1e-6;
    private static final int NODES_PER_DIVE = 5;
    /** So many units are tried at a node, at most. */
    private static final int MOST_PROBED = 8;
    /** Steps of local search for each member of a location; a linear program with its pricing takes time in proportion to the members. */
    private static final int STEPS_AT_ROOT = 20;

    private static final int LINEAR_PROGRAMS_PER_STEP = 4;

    private final LocationForm form;
    private final CoverSearch search;
    private final Progress progress;
    private final GroupRelaxation relaxation;
    private Node root = new Node(Optional.empty(), 0, 0, 0);
    private int upper;
    private int lower;
    private long nodeNumber;
    private long explored;
    private final PseudoCosts pseudoCosts;
    /** Empty when no witnesses are sought. */
    private final Optional<GroupingLocalSearch> localSearch;

    private final boolean usesPairs;
    private final PriorityQueue<Node> open = new PriorityQueue<>(Comparator.comparingInt((Node node) -> node.bound)
            .thenComparingDouble(node -> node.expectedCost)
            .thenComparingLong(node -> node.number));

    /** Hears of improvements, on the searching thread. */
    interface Progress {
        /** Returns the rank that the grouping leads to. */
        int groupingFound(UnitGrouping grouping);

        void boundProved(int bound);
    }

    /** A choice at a node. */
    private interface Decision {
        void apply(GroupRelaxation.State state);
    }

    /**
     * Both choices at a node.
     *
     * @param proof the line that tells a certificate of them
     * @param unit that is decided to be in no cancelled group, or in one; -1 when something else is
     * @param share its share in cancelled groups, from 0 to 1
     */
    private record Split(CoverProof proof, Decision first, Decision second, int unit, double share) {
        Split(CoverProof proof, Decision first, Decision second) {
            this(proof, first, second, -1, 0);
        }

        Decision decision(int side) {
            return side == 0 ? first : second;
        }

        double change(int side) {
            return side == 0 ? share : 1 - share;
        }
    }

    /**
     * Where a node comes from.
     *
     * @param cost of the relaxation there
     */
    private record Origin(Node parent, Split split, int side, double cost) {}

    private static final class Node {
        /** Empty at the root. */
        final Optional<Origin> origin;

        final long number;
        final int bound;
        final double expectedCost;
        /** By the multipliers found here. */
        ProvedBound own = ProvedBound.NOTHING;
        /** What follows: a line about two choices and the nodes for them. Empty at leaves. */
        CoverProof split = CoverProof.EMPTY;

        List<Node> children = List.of();

        Node(Optional<Origin> origin, long number, int bound, double expectedCost) {
            this.origin = origin;
            this.number = number;
            this.bound = bound;
            this.expectedCost = expectedCost;
        }
    }

    /**
     * @param form with exact slots only
     * @param upper the value of the best witness; only better ones matter
     * @param lower a bound that has been proved
     * @param fewLocations with more of them, pairs are decided
     * @param seeksWitnesses whether better groupings may exist and are of use; else only bounds are
     */
    CancellationTree(
            LocationForm form,
            CoverSearch search,
            int upper,
            int lower,
            int fewLocations,
            boolean seeksWitnesses,
            Progress progress) {
        this.form = form;
        this.search = search;
        this.progress = progress;
        this.upper = upper;
        this.lower = lower;
        relaxation = new GroupRelaxation(form, search, upper);
        pseudoCosts = new PseudoCosts(form.unitCount());
        localSearch = seeksWitnesses ? Optional.of(new GroupingLocalSearch(form, search)) : Optional.empty();
        usesPairs = !search.isProving() && relaxation.locationCount() > fewLocations;
    }

    /** Searches until the bounds meet or the search must stop. */
    void run() {
        localSearch.ifPresent(this::searchNearby);
        if (lower == upper) {
            return;
        }
        int ofShares = relaxation.boundOfShares(upper);
        raise(ofShares);
        root = new Node(Optional.empty(), nodeNumber++, lower, lower);
        prove(root, ofShares);
        open.add(root);
        while (!open.isEmpty() && lower < upper && search.mayGoOn()) {
            Node node = open.remove();
            if (node.bound < upper && !explore(node)) {
                open.add(node);
                break;
            }
            raise(open.stream().mapToInt(each -> each.bound).min().orElse(upper));
        }
    }

    /** What local search finds starts columns, too. */
    private void searchNearby(GroupingLocalSearch local) {
        long steps = local.memberCount() * (STEPS_AT_ROOT + relaxation.linearPrograms() / LINEAR_PROGRAMS_PER_STEP);
        if (local.improve(lower, steps)) {
            if (local.value() < upper) {
                announce(local.kept(), local.cancelled());
            }
            relaxation.add(local.cancelled());
        }
    }

    private void raise(int bound) {
        if (Math.min(bound, upper) > lower) {
            lower = Math.min(bound, upper);
            progress.boundProved(lower);
        }
    }

    /** False when it was stopped. */
    private boolean explore(Node node) {
        search.count("nodes", 1);
        GroupRelaxation.State state = relaxation.freeState();
        for (Optional<Origin> each = node.origin;
                each.isPresent();
                each = each.get().parent().origin) {
            each.get().split().decision(each.get().side()).apply(state);
        }
        GroupRelaxation.Outcome outcome = relaxation.solve(state, upper);
        int bound = Math.max(node.bound, outcome.bound());
        prove(node, outcome.bound());
        if (node.origin.isEmpty()) {
            raise(bound);
        }
        if (outcome.complete()) {
            learn(node, bound);
        }
        if (!outcome.complete() || bound >= upper) {
            return outcome.complete();
        }
        Optional<Supplier<Split>> split = split(state);
        if (split.isEmpty()) {
            outcome = relaxation.solveFully(state, upper);
            bound = Math.max(bound, outcome.bound());
            prove(node, outcome.bound());
            if (!outcome.complete() || bound >= upper) {
                return outcome.complete();
            }
            split = split(state);
        }
        double cost = relaxation.cost();
        if (bound < upper && localSearch.isPresent() && search.mayGoOn() && explored++ % NODES_PER_DIVE == 0) {
            search.count("dives", 1);
            if (relaxation.dive(state, upper)) {
                tell();
            }
            searchNearby(localSearch.get());
        }
        if (bound < upper && split.isPresent()) {
            addChildren(node, split.get().get(), bound, cost);
        }
        // Where rounding hides what is fractional, the node is left open.
        return bound >= upper || split.isPresent();
    }

    private void addChildren(Node node, Split split, int bound, double cost) {
        List<Node> children = new ArrayList<>();
        for (int side = 0; side < 2; side++) {
            double gain = split.unit() < 0 ? 0 : pseudoCosts.gain(split.unit(), side, split.change(side));
            children.add(new Node(Optional.of(new Origin(node, split, side, cost)), nodeNumber++, bound, cost + gain));
        }
        open.addAll(children);
        if (search.isProving()) {
            node.split = split.proof();
            node.children = children;
        }
    }

    /** What the decision that led here did to the cost. */
    private void learn(Node node, int bound) {
        node.origin.filter(origin -> origin.split().unit() >= 0).ifPresent(origin -> {
            double cost = bound >= upper ? upper : Math.min(upper, relaxation.cost());
            pseudoCosts.learn(
                    origin.split().unit(), origin.side(), origin.split().change(origin.side()), cost - origin.cost());
        });
    }

    /** Keeps the proof of the last bound. */
    private void prove(Node node, int bound) {
        if (search.isProving() && bound > node.own.bound()) {
            node.own = new ProvedBound(bound, relaxation.lastProof());
        }
    }

    /** The lines that prove the last bound that was told. */
    CoverProof proof() {
        List<CoverProof> lines = new ArrayList<>();
        lines.add(relaxation.setsInProof());
        List<Node> left = new ArrayList<>(List.of(root));
        while (!left.isEmpty()) {
            Node node = left.remove(left.size() - 1);
            if (node.own.bound() >= lower) {
                lines.add(node.own.proof());
            } else {
                lines.add(node.split);
                left.add(node.children.get(1));
                left.add(node.children.get(0));
            }
        }
        return CoverProof.of(lines);
    }

    /**
     * What to decide next; empty when the solution is a grouping, which is then told. What is returned may look for the best choice, and
     * needs the solution no longer.
     */
    private Optional<Supplier<Split>> split(GroupRelaxation.State state) {
        double[] shares = sharesInGroups();
        int[] units = fractional(shares);
        if (units.length > 0) {
            double cost = relaxation.cost();
            return Optional.of(() -> splitUnit(mostPromising(units, shares, cost, state), shares));
        }
        int slot = mostFractional(IntStream.range(0, relaxation.keptUnits().size())
                .mapToDouble(relaxation::slotValue)
                .toArray());
        if (slot >= 0) {
            Split split = new Split(line("chosen", slot), s -> s.slot[slot] = IN, s -> s.slot[slot] = OUT);
            return Optional.of(() -> split);
        }
        Optional<Split> members = usesPairs ? splitPair() : splitMember();
        if (members.isEmpty()) {
            tell();
        }
        return members.map(split -> () -> split);
    }

    /** By unit, the fraction of its being in cancelled groups. */
    private double[] sharesInGroups() {
        double[] shares = new double[form.unitCount()];
        for (int g = 0; g < relaxation.groups().size(); g++) {
            double value = relaxation.groupValue(g);
            if (value > 0) {
                for (int unit : relaxation.groups().get(g).units()) {
                    shares[unit] = Math.min(1, shares[unit] + value);
                }
            }
        }
        return shares;
    }

    /** The units with fractional shares, of those that must join if there are any; the most fractional ones first. */
    private int[] fractional(double[] shares) {
        int[] all = IntStream.range(0, shares.length)
                .filter(unit -> distance(shares[unit]) > FRACTIONAL)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer unit) -> -distance(shares[unit]))
                        .thenComparing(unit -> unit))
                .mapToInt(unit -> unit)
                .toArray();
        int[] ofThoseThatMustJoin = Arrays.stream(all).filter(form::mustJoin).toArray();
        return ofThoseThatMustJoin.length > 0 ? ofThoseThatMustJoin : all;
    }

    private static double distance(double value) {
        return Math.abs(value - Math.rint(value));
    }

    private int mostPromising(int[] units, double[] shares, double cost, GroupRelaxation.State state) {
        int probed = 0;
        int best = units[0];
        double most = 0;
        for (int unit : units) {
            if (!pseudoCosts.knows(unit) && probed < MOST_PROBED && search.mayGoOn()) {
                probed++;
                pseudoCosts.learn(unit, 0, shares[unit], Math.min(upper, relaxation.probe(state, unit, OUT)) - cost);
                pseudoCosts.learn(unit, 1, 1 - shares[unit], Math.min(upper, relaxation.probe(state, unit, IN)) - cost);
            }
            double score = pseudoCosts.score(unit, shares[unit]);
            if (score > most) {
                most = score;
                best = unit;
            }
        }
        return best;
    }

    private static Split splitUnit(int unit, double[] shares) {
        return new Split(
                line("member", unit), s -> s.cancelled[unit] = OUT, s -> s.cancelled[unit] = IN, unit, shares[unit]);
    }

    private static int mostFractional(double[] values) {
        int best = -1;
        double most = FRACTIONAL;
        for (int j = 0; j < values.length; j++) {
            if (distance(values[j]) > most) {
                most = distance(values[j]);
                best = j;
            }
        }
        return best;
    }

    /** By location, each member's share in the solution. */
    private TreeMap<Integer, TreeMap<Integer, Double>> shares() {
        TreeMap<Integer, TreeMap<Integer, Double>> shares = new TreeMap<>();
        for (int g = 0; g < relaxation.groups().size(); g++) {
            double value = relaxation.groupValue(g);
            if (value > FRACTIONAL) {
                GroupRelaxation.Group group = relaxation.groups().get(g);
                TreeMap<Integer, Double> members = shares.computeIfAbsent(group.location(), l -> new TreeMap<>());
                for (int box : group.orientedUnits()) {
                    members.merge(box, value, Double::sum);
                }
            }
        }
        return shares;
    }

    private static CoverProof line(String word, int... numbers) {
        return new ProofLines().line(word).numbers(numbers).proof();
    }

    /** The pair whose being together is most fractional. Certificates know no such decisions. */
    private Optional<Split> splitPair() {
        int h = form.unitCount();
        TreeMap<Integer, Double> together = new TreeMap<>();
        for (int g = 0; g < relaxation.groups().size(); g++) {
            double value = relaxation.groupValue(g);
            if (value > 0) {
                int[] units = relaxation.groups().get(g).units();
                for (int j = 0; j < units.length; j++) {
                    for (int k = j + 1; k < units.length; k++) {
                        together.merge(units[j] * h + units[k], value, Double::sum);
                    }
                }
            }
        }
        Optional<Integer> pair = together.entrySet().stream()
                .filter(each -> distance(each.getValue()) > FRACTIONAL)
                .max(Map.Entry.comparingByValue(Comparator.comparingDouble(CancellationTree::distance)))
                .map(Map.Entry::getKey);
        pair.ifPresent(found -> search.count("pairs", 1));
        return pair.map(found -> new Split(
                CoverProof.EMPTY,
                s -> s.decide(new UnitPair(found / h, found % h, true)),
                s -> s.decide(new UnitPair(found / h, found % h, false))));
    }

    private Optional<Split> splitMember() {
        for (var location : shares().entrySet()) {
            int there = location.getKey();
            for (var member : location.getValue().entrySet()) {
                int box = member.getKey();
                if (distance(member.getValue()) > FRACTIONAL) {
                    return Optional.of(new Split(
                            line("placed", there, box),
                            s -> forbidElsewhere(s, there, box),
                            s -> forbid(s, there, box)));
                }
            }
        }
        return Optional.empty();
    }

    private void forbid(GroupRelaxation.State state, int location, int box) {
        int[] members = relaxation.members(location);
        int position = Arrays.binarySearch(members, box);
        if (position >= 0) {
            state.forbid(location, position, members.length);
        }
    }

    private void forbidElsewhere(GroupRelaxation.State state, int location, int box) {
        for (int other = 0; other < relaxation.locationCount(); other++) {
            forbid(state, other, box ^ 1);
            if (other != location) {
                forbid(state, other, box);
            }
        }
    }

    /** Tells the grouping that a solution without fractions is. */
    private void tell() {
        List<int[]> kept = new ArrayList<>();
        for (int j = 0; j < relaxation.keptUnits().size(); j++) {
            if (relaxation.slotValue(j) > 0.5) {
                kept.add(members(form.keptSlots().get(j)));
            }
        }
        announce(kept, usesPairs ? groupsByUnits() : groupsByLocation());
    }

    /** Where no pair is together by a share, groups are fractional only when they have the same units. */
    private List<int[]> groupsByUnits() {
        List<int[]> groups = new ArrayList<>();
        boolean[] isIn = new boolean[form.unitCount()];
        for (int g = 0; g < relaxation.groups().size(); g++) {
            GroupRelaxation.Group group = relaxation.groups().get(g);
            if (relaxation.groupValue(g) > FRACTIONAL
                    && Arrays.stream(group.units()).noneMatch(unit -> isIn[unit])) {
                Arrays.stream(group.units()).forEach(unit -> isIn[unit] = true);
                groups.add(group.orientedUnits());
            }
        }
        return groups;
    }

    private List<int[]> groupsByLocation() {
        List<int[]> cancelled = new ArrayList<>();
        for (TreeMap<Integer, Double> members : shares().values()) {
            cancelled.add(members.keySet().stream().mapToInt(box -> box).toArray());
        }
        return cancelled;
    }

    /** Leaves out kept groups that serve nothing, and adds some for what is in none. */
    private void announce(List<int[]> kept, List<int[]> cancelled) {
        boolean[] covered = new boolean[form.unitCount()];
        cancelled.forEach(group -> Arrays.stream(group).forEach(box -> covered[box >> 1] = true));
        List<int[]> needed = new ArrayList<>();
        for (int[] group : kept) {
            if (Arrays.stream(group).anyMatch(box -> !covered[box >> 1])) {
                Arrays.stream(group).forEach(box -> covered[box >> 1] = true);
                needed.add(group);
            }
        }
        needed.addAll(GreedySlotCover.of(form, covered));
        int value = progress.groupingFound(form.decode(needed, cancelled));
        if (value < upper) {
            upper = value;
            relaxation.setEscapeCost(upper);
        }
    }

    private static int[] members(Slot slot) {
        return IntStream.range(0, slot.size()).map(slot::orientedUnit).toArray();
    }

    @Override
    public void close() {
        relaxation.close();
    }
}
