package dev.prank.solver.certificate;

import static dev.prank.solver.certificate.PseudoBooleanProof.add;
import static dev.prank.solver.certificate.PseudoBooleanProof.clause;
import static dev.prank.solver.certificate.PseudoBooleanProof.literal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A problem of a certificate in terms of a pseudo-Boolean proof: what its rows, columns and cuts are called there. All of it holds
 * under some assumptions. Steps may replace constraints when nothing else speaks of the variables.
 */
final class PseudoBooleanProblem {

    /** A constraint: one of the variables is 1. */
    record Row(int id, int[] variables) {}

    /** A constraint: Σ weights · variables ≥ some bound. */
    record Cut(int id, int[] variables, long[] weights) {}

    private final PseudoBooleanProof proof;
    private final CoverState state;
    private final List<Row> rows = new ArrayList<>();
    private final List<Integer> variables = new ArrayList<>();
    private final List<Cut> cuts = new ArrayList<>();
    /** Bringing {@link #upper} up to date takes time, but makes it shorter. */
    private static final int MOST_PENDING = 32;

    /** How many assumptions there are. */
    private final int depth;
    /** Says that the live columns are few, when what is pending is added. */
    private int upper;

    private final StringBuilder pending = new StringBuilder();
    private int pendingCount;
    private final Set<Integer> pendingIds = new HashSet<>();
    private final List<Integer> deletedOnceAdded = new ArrayList<>();
    private final BitSet pendingStandIns = new BitSet();
    /** Columns that steps of this problem have removed. */
    private final BitSet removed = new BitSet();

    PseudoBooleanProblem(PseudoBooleanProof proof, CoverState state, int depth, int upper) {
        this.proof = proof;
        this.state = state;
        this.depth = depth;
        this.upper = upper;
    }

    CoverState state() {
        return state;
    }

    List<Row> rows() {
        return rows;
    }

    List<Integer> variables() {
        return variables;
    }

    List<Cut> cuts() {
        return cuts;
    }

    int depth() {
        return depth;
    }

    /** Columns that have gone without steps of this problem. */
    IntStream undecided() {
        return IntStream.range(0, variables.size())
                .filter(column -> !state.isLiveColumn(column) && !removed.get(column));
    }

    BitSet removed() {
        return removed;
    }

    static long[] ones(int count) {
        long[] ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Names a new column. */
    void setVariable(int column, int variable) {
        while (variables.size() <= column) {
            variables.add(variable);
        }
        variables.set(column, variable);
    }

    int variable(int column) {
        return variables.get(column);
    }

    int[] variables(int[] columns) {
        return Arrays.stream(columns).map(variables::get).toArray();
    }

    List<Row> rows(int[] numbers) {
        return Arrays.stream(numbers).mapToObj(rows::get).toList();
    }

    /** Says that the live columns are few. */
    int upper() {
        if (pending.length() > 0) {
            int old = upper;
            upper = proof.sum(old + pending.toString());
            deletedOnceAdded.add(old);
            proof.delete(deletedOnceAdded);
            pending.setLength(0);
            pendingCount = 0;
            pendingIds.clear();
            deletedOnceAdded.clear();
            pendingStandIns.clear();
        }
        return upper;
    }

    /** The same, which may be out of date about columns that have been removed, but not about stand-ins. */
    int upperFor(int first, int second) {
        return pendingCount > MOST_PENDING || pendingStandIns.get(first) || pendingStandIns.get(second)
                ? upper()
                : upper;
    }

    /** The column's variable is left out of what {@link #upper} says. */
    void weakenUpper(int variable) {
        add(pending, literal(variable), 1);
        pendingCount++;
    }

    /** Adds a constraint to {@link #upper}, not necessarily at once. */
    void addToUpper(int id, long times) {
        add(pending, id, times);
        pendingIds.add(id);
        pendingCount++;
    }

    void addStandIn(int id, int variable) {
        addToUpper(id, 1);
        pendingStandIns.set(variable);
    }

    /** Deletes constraints, as soon as nothing pending needs them. */
    void delete(List<Integer> ids) {
        proof.delete(ids.stream().filter(id -> !pendingIds.contains(id)).toList());
        ids.stream().filter(pendingIds::contains).forEach(deletedOnceAdded::add);
    }

    void deleteRows(int[] numbers) {
        delete(rows(numbers).stream().map(Row::id).toList());
    }

    /** As the state does. */
    void forgetCuts() {
        delete(cuts.stream().map(Cut::id).toList());
        cuts.clear();
    }

    /** Deletes all of it. */
    void discard() {
        forgetCuts();
        deleteRows(state.liveRows().stream().toArray());
        if (upper > 0) {
            deletedOnceAdded.add(upper);
        }
        proof.delete(deletedOnceAdded);
    }

    /** The same with one more assumption, and what follows from that. */
    PseudoBooleanProblem under(int newDepth, int newUpper) {
        PseudoBooleanProblem same = new PseudoBooleanProblem(proof, state, newDepth, newUpper);
        same.rows.addAll(rows);
        same.variables.addAll(variables);
        return same;
    }

    /**
     * The same under more assumptions, with new variables for the live columns. Where a cover had x, it has the new variable y, and
     * then all that connects them is deleted.
     *
     * @param ones constraints that say that columns that have been taken meanwhile are 1
     * @param zeros constraints that say that columns that have gone are 0
     */
    PseudoBooleanProblem copy(int newDepth, Collection<Integer> ones, Map<Integer, Integer> zeros) {
        Map<Integer, Integer> names = new HashMap<>();
        Map<Integer, Integer> links = new HashMap<>(zeros);
        List<Integer> connections = new ArrayList<>();
        StringBuilder few = new StringBuilder().append(upper());
        state.liveColumns().stream().map(variables::get).forEach(x -> {
            int y = proof.newVariable();
            int ifSo = proof.strengthened(clause(-x, y), literal(y) + " -> 1");
            int onlyIf = proof.strengthened(clause(x, -y), literal(y) + " -> 0");
            add(few, onlyIf, 1);
            names.put(x, y);
            links.put(x, ifSo);
            connections.addAll(List.of(ifSo, onlyIf));
        });
        ones.forEach(id -> add(few, id, 1));
        undecided()
                .filter(column -> !state.isTaken(column))
                .forEach(column -> add(few, literal(variables.get(column)), 1));
        PseudoBooleanProblem copy = new PseudoBooleanProblem(proof, state, newDepth, proof.sum(few));
        copy.removed.or(removed);
        undecided().forEach(copy.removed::set);
        variables.forEach(x -> copy.variables.add(names.getOrDefault(x, x)));
        for (int row = 0; row < rows.size(); row++) {
            Row its = rows.get(row);
            if (state.isLiveRow(row)) {
                Cut renamed = renamed(new Cut(its.id, its.variables, ones(its.variables.length)), names, links);
                copy.rows.add(new Row(renamed.id, renamed.variables));
            } else {
                copy.rows.add(its);
            }
        }
        cuts.forEach(cut -> copy.cuts.add(renamed(cut, names, links)));
        proof.delete(connections);
        return copy;
    }

    /** The same constraint about the new variables; others are 0, or 1 when nothing says that they are 0. */
    private Cut renamed(Cut cut, Map<Integer, Integer> names, Map<Integer, Integer> links) {
        StringBuilder sum = new StringBuilder().append(cut.id);
        int[] kept = IntStream.range(0, cut.variables.length)
                .filter(place -> names.containsKey(cut.variables[place]))
                .toArray();
        for (int place = 0; place < cut.variables.length; place++) {
            int x = cut.variables[place];
            add(sum, links.containsKey(x) ? links.get(x) : literal(-x), cut.weights[place]);
        }
        return new Cut(
                proof.sum(sum),
                Arrays.stream(kept)
                        .map(place -> names.get(cut.variables[place]))
                        .toArray(),
                Arrays.stream(kept).mapToLong(place -> cut.weights[place]).toArray());
    }
}
