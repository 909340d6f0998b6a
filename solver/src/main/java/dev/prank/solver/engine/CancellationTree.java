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
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Branch and price over groups: the relaxation is {@link GroupRelaxation}, and a node is split by the first of these that is fractional in
 * its solution:
 *
 * <ol>
 *   <li>how often a unit is in a cancelled group: in none, or in one;
 *   <li>a kept slot: out or in;
 *   <li>how often an oriented unit is in a cancelled group at a location: forbidden there, or forbidden at every other location and in the
 *       other orientation.
 * </ol>
 *
 * <p>When none is, then at each location the members of all its groups together cancel, since the rows are linear: a grouping. So the search
 * is complete. Of the nodes with the least bound the deepest is next. Witnesses come from such solutions, at
 * nodes and at the ends of dives.
 */
final class CancellationTree implements AutoCloseable {

    private static final double FRACTIONAL = 1e-6;
    private static final int NODES_PER_DIVE = 30;

    private final LocationForm form;
    private final CoverSearch search;
    private final Progress progress;
    private final GroupRelaxation relaxation;
    private Node root = new Node(Optional.empty(), Optional.empty(), 0, 0, 0);
    private int upper;
    private int lower;
    private long nodeNumber;
    private long explored;
    private final PriorityQueue<Node> open = new PriorityQueue<>(Comparator.comparingInt((Node node) -> node.bound)
            .thenComparingInt(node -> -node.depth)
            .thenComparingDouble(node -> node.loose)
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
     */
    private record Split(CoverProof proof, Decision first, Decision second) {}

    private static final class Node {
        final Optional<Node> parent;
        final int depth;
        final Optional<Decision> decision;
        final long number;
        final double loose;
        final int bound;
        /** By the multipliers found here. */
        ProvedBound own = ProvedBound.NOTHING;
        /** What follows: a line about two choices and the nodes for them. Empty at leaves. */
        CoverProof split = CoverProof.EMPTY;

        List<Node> children = List.of();

        Node(Optional<Node> parent, Optional<Decision> decision, long number, int bound, double loose) {
            this.parent = parent;
            this.depth = parent.map(node -> node.depth + 1).orElse(0);
            this.decision = decision;
            this.number = number;
            this.bound = bound;
            this.loose = loose;
        }
    }

    /**
     * @param form with exact slots only
     * @param upper the value of the best witness; only better ones matter
     * @param lower a bound that has been proved
     */
    CancellationTree(LocationForm form, CoverSearch search, int upper, int lower, Progress progress) {
        this.form = form;
        this.search = search;
        this.progress = progress;
        this.upper = upper;
        this.lower = lower;
        relaxation = new GroupRelaxation(form, search, upper);
    }

    /** Searches until the bounds meet or the search must stop. */
    void run() {
        int ofShares = relaxation.boundOfShares(upper);
        raise(ofShares);
        root = new Node(Optional.empty(), Optional.empty(), nodeNumber++, lower, lower);
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
        for (Optional<Node> each = Optional.of(node); each.isPresent(); each = each.get().parent) {
            each.get().decision.ifPresent(decision -> decision.apply(state));
        }
        GroupRelaxation.Outcome outcome = relaxation.solve(state, upper);
        int bound = Math.max(node.bound, outcome.bound());
        prove(node, outcome.bound());
        if (node.depth == 0) {
            raise(bound);
        }
        if (!outcome.complete() || bound >= upper) {
            return outcome.complete();
        }
        Optional<Split> split = split();
        if (split.isEmpty()) {
            outcome = relaxation.solveFully(state, upper);
            bound = Math.max(bound, outcome.bound());
            prove(node, outcome.bound());
            if (!outcome.complete() || bound >= upper) {
                return outcome.complete();
            }
            split = split();
        }
        if (bound < upper && search.mayGoOn() && explored++ % NODES_PER_DIVE == 0) {
            search.count("dives", 1);
            if (relaxation.dive(state, upper)) {
                tell();
            }
        }
        if (bound < upper && split.isPresent()) {
            List<Node> children = new ArrayList<>();
            for (Decision decision : List.of(split.get().first(), split.get().second())) {
                children.add(new Node(
                        Optional.of(node), Optional.of(decision), nodeNumber++, bound, relaxation.looseBound()));
            }
            open.addAll(children);
            if (search.isProving()) {
                node.split = split.get().proof();
                node.children = children;
            }
        }
        return true;
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

    /** What to decide next; empty when the solution is a grouping, which is then told. */
    private Optional<Split> split() {
        int unit = fractionalUnit();
        if (unit >= 0) {
            return Optional.of(
                    new Split(line("member", unit), s -> s.cancelled[unit] = OUT, s -> s.cancelled[unit] = IN));
        }
        int slot = mostFractional(IntStream.range(0, relaxation.keptUnits().size())
                .mapToDouble(relaxation::slotValue)
                .toArray());
        if (slot >= 0) {
            return Optional.of(new Split(line("chosen", slot), s -> s.slot[slot] = IN, s -> s.slot[slot] = OUT));
        }
        Optional<Split> member = splitMember();
        if (member.isEmpty()) {
            tell();
        }
        return member;
    }

    private int fractionalUnit() {
        double[] times = new double[form.unitCount()];
        for (int g = 0; g < relaxation.groups().size(); g++) {
            double value = relaxation.groupValue(g);
            if (value > 0) {
                for (int unit : relaxation.groups().get(g).units()) {
                    times[unit] += value;
                }
            }
        }
        double[] ofThoseThatMustJoin = new double[times.length];
        Arrays.setAll(ofThoseThatMustJoin, unit -> form.mustJoin(unit) ? times[unit] : 0);
        int unit = mostFractional(ofThoseThatMustJoin);
        return unit >= 0 ? unit : mostFractional(times);
    }

    private static int mostFractional(double[] values) {
        int best = -1;
        double most = FRACTIONAL;
        for (int j = 0; j < values.length; j++) {
            double distance = Math.abs(values[j] - Math.rint(values[j]));
            if (distance > most) {
                most = distance;
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

    private Optional<Split> splitMember() {
        for (var location : shares().entrySet()) {
            int there = location.getKey();
            for (var member : location.getValue().entrySet()) {
                int box = member.getKey();
                if (Math.abs(member.getValue() - Math.rint(member.getValue())) > FRACTIONAL) {
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
        List<int[]> cancelled = new ArrayList<>();
        for (TreeMap<Integer, Double> members : shares().values()) {
            cancelled.add(members.keySet().stream().mapToInt(box -> box).toArray());
        }
        announce(kept, cancelled);
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
