package dev.prank.reductions.formula;

import com.google.common.primitives.Ints;
import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.reductions.Reduction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Makes every variable occur once negatively and once or twice positively, provided that it occurs with both signs.
 *
 * <p>A variable x with two negative and one positive occurrence has its sign changed. If it has k ≥ 4 occurrences, occurrence i
 * becomes the positive literal of a new variable v_i that stands for x or for ¬x, whichever the literal was. With L_i for v_i or
 * ¬v_i, so that L_i says that x is true, the clauses {@code (¬L_i ∨ L_{i+1})}, cyclically, make all L_i equal: this is the only
 * thing that they say. v_i occurs positively in the old clause, and once with each sign in the two new ones. Variables with at
 * most three occurrences otherwise stay. The target's variables are numbered in the order of the source's, those of a ring
 * together.
 *
 * <p>If the source's clause–variable incidence graph is planar, so is the target's: occurrences are taken in their order around
 * the variable in an embedding, so that the ring is a circle drawn where the variable was. Expected time O(L w)
 * for L occurrences in clauses of at most w literals.
 */
public final class OccurrenceRings implements Reduction<CnfFormula, Assignment, CnfFormula, Assignment> {

    private static final int MOST_OCCURRENCES = 3;

    private final CnfFormula source;
    private final CnfFormula target;
    /** The source literal that each target variable stands for. */
    private final int[] meanings;

    /** @throws IllegalArgumentException when a variable occurs twice in one clause */
    public OccurrenceRings(CnfFormula source) {
        this.source = Objects.requireNonNull(source, "source");
        int n = source.variableCount();
        List<List<Integer>> rotations = IncidenceGraph.of(source).rotations();
        List<int[]> clauses = new ArrayList<>();
        source.clauses().forEach(clause -> clauses.add(new int[clause.size()]));
        List<Clause> rings = new ArrayList<>();
        List<Integer> stoodFor = new ArrayList<>();
        for (int v = 1; v <= n; v++) {
            List<Occurrence> occurrences = new ArrayList<>();
            for (int vertex : rotations.get(v - 1)) {
                occurrences.add(Occurrence.of(v, source.clauses().get(vertex - n), clauses.get(vertex - n)));
            }
            if (occurrences.size() > MOST_OCCURRENCES) {
                int first = stoodFor.size() + 1;
                for (Occurrence occurrence : occurrences) {
                    stoodFor.add(occurrence.literal());
                    occurrence.replaceBy(stoodFor.size());
                }
                for (int i = 0; i < occurrences.size(); i++) {
                    int next = (i + 1) % occurrences.size();
                    rings.add(Clause.of(
                            -occurrences.get(i).sign() * (first + i),
                            occurrences.get(next).sign() * (first + next)));
                }
            } else {
                long positive = occurrences.stream().filter(o -> o.sign() > 0).count();
                int sign = positive == 1 && occurrences.size() == MOST_OCCURRENCES ? -1 : 1;
                stoodFor.add(sign * v);
                occurrences.forEach(o -> o.replaceBy(sign * o.sign() * stoodFor.size()));
            }
        }
        this.meanings = Ints.toArray(stoodFor);
        this.target = new CnfFormula(
                meanings.length,
                Stream.concat(clauses.stream().map(literals -> new Clause(Ints.asList(literals))), rings.stream())
                        .toList());
    }

    @Override
    public CnfFormula source() {
        return source;
    }

    @Override
    public CnfFormula target() {
        return target;
    }

    /** @throws IllegalArgumentException when {@code model} does not satisfy the source */
    @Override
    public Assignment pushForward(Assignment model) {
        Models.require(model, source);
        return new Assignment(Models.valuesOf(meanings, model));
    }

    /** @throws IllegalArgumentException when {@code model} does not satisfy the target */
    @Override
    public Assignment pullBack(Assignment model) {
        Models.require(model, target);
        Boolean[] values = new Boolean[source.variableCount()];
        for (int t = 1; t <= meanings.length; t++) {
            int meaning = meanings[t - 1];
            values[Math.abs(meaning) - 1] = model.value(t) == meaning > 0;
        }
        return new Assignment(List.of(values));
    }

    /** The literal of a variable in a clause of the source, and its place in the clause of the target. */
    private record Occurrence(int literal, int position, int[] clause) {

        static Occurrence of(int variable, Clause source, int[] target) {
            int position = source.literals().indexOf(variable);
            return position < 0
                    ? new Occurrence(-variable, source.literals().indexOf(-variable), target)
                    : new Occurrence(variable, position, target);
        }

        int sign() {
            return Integer.signum(literal);
        }

        void replaceBy(int newLiteral) {
            clause[position] = newLiteral;
        }
    }
}
