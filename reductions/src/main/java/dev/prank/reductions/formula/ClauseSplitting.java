package dev.prank.reductions.formula;

import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.reductions.Reduction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Makes clauses of three literals out of wider ones: l₁ ∨ … ∨ l_w with w > 3 becomes (l₁ ∨ l₂ ∨ y₁)(¬y₁ ∨ l₃ ∨ y₂) …
 * (¬y_{w−3} ∨ l_{w−1} ∨ l_w) with new variables y₁, …, y_{w−3}, numbered after those of the source. Other clauses stay as they
 * are.
 *
 * <p><b>Proof.</b> If all l_i were false, the first clause would make y₁ true, the next ones y₂, …, y_{w−3} true, and the last
 * clause would be false. Conversely let y_i be true when l₁, …, l_{i+1} are all false.
 *
 * <p>If the source's clause–variable incidence graph is planar, so is the target's: the literals of a wide clause are taken in
 * their order around it in an embedding, so the clauses made from it are a path drawn where it was. Expected linear time.
 */
public final class ClauseSplitting implements Reduction<CnfFormula, Assignment, CnfFormula, Assignment> {

    private static final int WIDEST = 3;

    private final CnfFormula source;
    private final CnfFormula target;
    /** The clauses that were split, literals in the order in which they were taken. */
    private final List<List<Integer>> split = new ArrayList<>();

    /** @throws IllegalArgumentException when a variable occurs twice in one clause */
    public ClauseSplitting(CnfFormula source) {
        this.source = Objects.requireNonNull(source, "source");
        IncidenceGraph graph = IncidenceGraph.of(source);
        boolean anyWide = source.clauses().stream().anyMatch(clause -> clause.size() > WIDEST);
        this.target = anyWide ? split(graph.rotations()) : source;
    }

    private CnfFormula split(List<List<Integer>> rotations) {
        List<Clause> clauses = new ArrayList<>();
        int variables = source.variableCount();
        for (int j = 0; j < source.clauses().size(); j++) {
            Clause clause = source.clauses().get(j);
            if (clause.size() <= WIDEST) {
                clauses.add(clause);
            } else {
                List<Integer> literals = inOrder(clause, rotations.get(source.variableCount() + j));
                split.add(literals);
                int last = literals.size() - 1;
                clauses.add(Clause.of(literals.get(0), literals.get(1), ++variables));
                for (int i = 2; i < last - 1; i++) {
                    clauses.add(Clause.of(-variables, literals.get(i), ++variables));
                }
                clauses.add(Clause.of(-variables, literals.get(last - 1), literals.get(last)));
            }
        }
        return new CnfFormula(variables, clauses);
    }

    private static List<Integer> inOrder(Clause clause, List<Integer> variableVertices) {
        Set<Integer> literals = Set.copyOf(clause.literals());
        return variableVertices.stream()
                .map(vertex -> literals.contains(vertex + 1) ? vertex + 1 : -(vertex + 1))
                .toList();
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
        List<Boolean> values = new ArrayList<>(model.values());
        for (List<Integer> literals : split) {
            boolean allFalse = !model.satisfies(literals.get(0));
            for (int literal : literals.subList(1, literals.size() - 2)) {
                allFalse &= !model.satisfies(literal);
                values.add(allFalse);
            }
        }
        return new Assignment(values);
    }

    /**
     * The values of the source's variables.
     *
     * @throws IllegalArgumentException when {@code model} does not satisfy the target
     */
    @Override
    public Assignment pullBack(Assignment model) {
        Models.require(model, target);
        return new Assignment(model.values().subList(0, source.variableCount()));
    }
}
