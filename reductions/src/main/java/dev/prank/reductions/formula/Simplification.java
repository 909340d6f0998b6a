package dev.prank.reductions.formula;

import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.reductions.Reduction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;

/**
 * Unit propagation and the removal of pure literals, tautologies, repeated literals and repeated clauses, until nothing changes.
 *
 * <p><b>Guarantee.</b> In {@link #target()} every clause has at least two literals, over distinct variables in increasing order,
 * no two clauses are equal, and every variable occurs with both signs. The variables that are left keep their order and get the
 * numbers 1, 2, …. If none is left, the target is the empty formula without variables. If a clause becomes empty, the source is
 * unsatisfiable and the target is {@link #UNSATISFIABLE}.
 *
 * <p><b>Proof.</b> Pulling back: a literal that was set to true satisfies every clause that was dropped because of it, and every
 * other clause still has all its literals except false ones. Pushing forward: a model of the source may disagree with a pure
 * literal, but never with a unit. For when a pure literal is set, no remaining clause contains its negation, so only units
 * shorten clauses; by induction over the course of the propagation the model makes all literals false that a clause has lost,
 * hence makes the literal true that is left of a unit clause. So in every clause that remains the model makes a remaining literal
 * true.
 *
 * <p>Removing repeated clauses at the end is enough: it makes no clause shorter and no literal pure. Time O(L log w) for L
 * literals in clauses of at most w, expected (one hash table of clauses); space O(L + n).
 */
public final class Simplification implements Reduction<CnfFormula, Assignment, CnfFormula, Assignment> {

    /**
     * (¬2 ∨ ¬4)(¬3 ∨ 4)(¬1 ∨ 2)(1 ∨ 2)(3 ∨ 4). The two clauses with 1 force 2, the two with 3 force 4, and the first forbids
     * both. It is restricted and planar, and every step of this package leaves it as it is.
     */
    public static final CnfFormula UNSATISFIABLE = new CnfFormula(
            4, List.of(Clause.of(-2, -4), Clause.of(-3, 4), Clause.of(-1, 2), Clause.of(1, 2), Clause.of(3, 4)));

    private final CnfFormula source;
    private final CnfFormula target;
    /** By variable: 1 and −1 for variables that were set, 0 for the others. */
    private final int[] fixed;
    /** The source variable of each target variable. */
    private final int[] remaining;

    public Simplification(CnfFormula source) {
        this.source = Objects.requireNonNull(source, "source");
        Propagation propagation = new Propagation(source);
        boolean consistent = propagation.run();
        this.fixed = propagation.value;
        Set<List<Integer>> clauses = consistent ? propagation.remainingClauses() : Set.of();
        this.remaining = clauses.stream()
                .flatMapToInt(clause -> clause.stream().mapToInt(Math::abs))
                .sorted()
                .distinct()
                .toArray();
        this.target = consistent ? renumbered(clauses) : UNSATISFIABLE;
    }

    private CnfFormula renumbered(Set<List<Integer>> clauses) {
        int[] number = new int[source.variableCount() + 1];
        for (int i = 0; i < remaining.length; i++) {
            number[remaining[i]] = i + 1;
        }
        List<Clause> result = new ArrayList<>(clauses.size());
        for (List<Integer> clause : clauses) {
            result.add(new Clause(clause.stream()
                    .map(literal -> Integer.signum(literal) * number[Math.abs(literal)])
                    .toList()));
        }
        return new CnfFormula(remaining.length, result);
    }

    @Override
    public CnfFormula source() {
        return source;
    }

    @Override
    public CnfFormula target() {
        return target;
    }

    /**
     * The values of the variables that are left.
     *
     * @throws IllegalArgumentException when {@code model} does not satisfy the source
     */
    @Override
    public Assignment pushForward(Assignment model) {
        Models.require(model, source);
        return new Assignment(Models.valuesOf(remaining, model));
    }

    /**
     * Variables that were set keep that value, those that are left take the model's, all others are false.
     *
     * @throws IllegalArgumentException when {@code model} does not satisfy the target
     */
    @Override
    public Assignment pullBack(Assignment model) {
        Models.require(model, target);
        List<Boolean> values = new ArrayList<>(source.variableCount());
        for (int v = 1; v <= source.variableCount(); v++) {
            values.add(fixed[v] > 0);
        }
        for (int i = 0; i < remaining.length; i++) {
            values.set(remaining[i] - 1, model.value(i + 1));
        }
        return new Assignment(values);
    }

    /** The state of one simplification. Every literal enters the queue when it becomes a unit or pure. */
    private static final class Propagation {

        private final List<int[]> clauses = new ArrayList<>();
        /** By {@link #index}: the clauses with the literal, and how many of them are not satisfied yet. */
        private final List<List<Integer>> occurrences = new ArrayList<>();

        private final int[] unsatisfied;
        private final int[] value;
        private final boolean[] satisfied;
        /** By clause: how many of its literals are not false yet. */
        private final int[] width;

        private final Queue<Integer> pending = new ArrayDeque<>();

        Propagation(CnfFormula source) {
            int literals = 2 * (source.variableCount() + 1);
            for (int i = 0; i < literals; i++) {
                occurrences.add(new ArrayList<>());
            }
            for (Clause clause : source.clauses()) {
                int[] sorted = clause.literals().stream()
                        .distinct()
                        .sorted(Comparator.comparingInt(Math::abs))
                        .mapToInt(Integer::intValue)
                        .toArray();
                if (!isTautology(sorted)) {
                    for (int literal : sorted) {
                        occurrences.get(index(literal)).add(clauses.size());
                    }
                    clauses.add(sorted);
                }
            }
            unsatisfied = occurrences.stream().mapToInt(List::size).toArray();
            value = new int[source.variableCount() + 1];
            satisfied = new boolean[clauses.size()];
            width = clauses.stream().mapToInt(clause -> clause.length).toArray();
        }

        private static boolean isTautology(int[] sorted) {
            for (int i = 1; i < sorted.length; i++) {
                if (sorted[i] == -sorted[i - 1]) {
                    return true;
                }
            }
            return false;
        }

        private static int index(int literal) {
            return 2 * Math.abs(literal) + (literal < 0 ? 1 : 0);
        }

        /** False when a clause becomes empty. */
        boolean run() {
            for (int c = 0; c < clauses.size(); c++) {
                if (width[c] == 0) {
                    return false;
                }
                enqueueIfUnit(c);
            }
            for (int v = 1; v < value.length; v++) {
                enqueueIfPure(v);
                enqueueIfPure(-v);
            }
            while (!pending.isEmpty()) {
                int literal = pending.remove();
                if (value[Math.abs(literal)] == 0 && !set(literal)) {
                    return false;
                }
            }
            return true;
        }

        private boolean set(int literal) {
            value[Math.abs(literal)] = Integer.signum(literal);
            for (int c : occurrences.get(index(literal))) {
                if (!satisfied[c]) {
                    satisfied[c] = true;
                    for (int other : clauses.get(c)) {
                        unsatisfied[index(other)]--;
                        enqueueIfPure(-other);
                    }
                }
            }
            for (int c : occurrences.get(index(-literal))) {
                if (!satisfied[c]) {
                    if (--width[c] == 0) {
                        return false;
                    }
                    enqueueIfUnit(c);
                }
            }
            return true;
        }

        private void enqueueIfPure(int literal) {
            if (value[Math.abs(literal)] == 0 && unsatisfied[index(literal)] > 0 && unsatisfied[index(-literal)] == 0) {
                pending.add(literal);
            }
        }

        private void enqueueIfUnit(int clause) {
            if (width[clause] == 1) {
                Arrays.stream(clauses.get(clause))
                        .filter(literal -> value[Math.abs(literal)] == 0)
                        .forEach(pending::add);
            }
        }

        /** Without satisfied clauses, false literals and repeats. */
        Set<List<Integer>> remainingClauses() {
            Set<List<Integer>> remaining = new LinkedHashSet<>();
            for (int c = 0; c < clauses.size(); c++) {
                if (!satisfied[c]) {
                    remaining.add(Arrays.stream(clauses.get(c))
                            .filter(literal -> value[Math.abs(literal)] == 0)
                            .boxed()
                            .toList());
                }
            }
            return remaining;
        }
    }
}
