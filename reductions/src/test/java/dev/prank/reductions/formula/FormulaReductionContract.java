package dev.prank.reductions.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.reductions.Reduction;
import dev.prank.reductions.hardness.RandomFormula;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What holds for every reduction between formulas. The source is decided by trying all assignments, the target by Sat4j. */
final class FormulaReductionContract {

    private static final int TARGET_MODELS = 6;

    private FormulaReductionContract() {}

    static void verify(Reduction<CnfFormula, Assignment, ?, Assignment> reduction, CnfFormula target, long seed) {
        CnfFormula source = reduction.source();
        String instance = RandomFormula.text(source);
        Sat4j targetSolver = new Sat4j(target);
        assertThat(targetSolver.model().isPresent())
                .as(instance)
                .isEqualTo(RandomFormula.model(source).isPresent());
        for (Assignment assignment : assignments(source.variableCount())) {
            if (assignment.satisfies(source)) {
                Assignment pushed = reduction.pushForward(assignment);
                assertThat(pushed.satisfies(target))
                        .as("%s of %s", assignment, instance)
                        .isTrue();
                assertThat(reduction.pullBack(pushed).satisfies(source))
                        .as(instance)
                        .isTrue();
            } else {
                assertThatIllegalArgumentException().isThrownBy(() -> reduction.pushForward(assignment));
            }
        }
        for (Assignment model : models(targetSolver, target.variableCount(), seed)) {
            assertThat(model.satisfies(target)).as(instance).isTrue();
            assertThat(reduction.pullBack(model).satisfies(source))
                    .as("%s of %s", model, instance)
                    .isTrue();
            assertNearbyAssignmentsAreJudged(reduction, target, model, seed);
        }
    }

    /** With one value changed it is a model, which is taken, or not, which is refused. */
    private static void assertNearbyAssignmentsAreJudged(
            Reduction<CnfFormula, Assignment, ?, Assignment> reduction,
            CnfFormula target,
            Assignment model,
            long seed) {
        if (target.variableCount() > 0) {
            int changed = (int) Long.remainderUnsigned(seed, target.variableCount());
            List<Boolean> values = new ArrayList<>(model.values());
            values.set(changed, !values.get(changed));
            Assignment neighbour = new Assignment(values);
            if (neighbour.satisfies(target)) {
                assertThat(reduction.pullBack(neighbour).satisfies(reduction.source()))
                        .isTrue();
            } else {
                assertThatIllegalArgumentException().isThrownBy(() -> reduction.pullBack(neighbour));
            }
        }
    }

    static List<Assignment> assignments(int variables) {
        return IntStream.range(0, 1 << variables)
                .mapToObj(bits -> new Assignment(IntStream.range(0, variables)
                        .mapToObj(v -> (bits >> v & 1) == 1)
                        .toList()))
                .toList();
    }

    /** The solver's own models, each with one value given at random. */
    private static List<Assignment> models(Sat4j solver, int variables, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Assignment> models = new ArrayList<>();
        for (int i = 0; i < TARGET_MODELS && variables > 0; i++) {
            int variable = 1 + (int) Long.remainderUnsigned(random.nextLong(), variables);
            Optional<Assignment> model = solver.model(random.nextLong() < 0 ? -variable : variable);
            model.ifPresent(models::add);
        }
        return models;
    }

    /**
     * 3–6 variables and up to 9 clauses of 2–5 distinct variables: most incidence graphs are not planar, few are unsatisfiable.
     */
    static Arbitrary<CnfFormula> crossingFormulas() {
        return formulas(6, 5, 3, 9);
    }

    /** 3–4 variables and 8–16 clauses of 2–3 distinct variables: unsatisfiable and satisfiable ones are both common. */
    static Arbitrary<CnfFormula> tightFormulas() {
        return formulas(4, 3, 8, 16);
    }

    private static Arbitrary<CnfFormula> formulas(int mostVariables, int widest, int fewestClauses, int mostClauses) {
        return Arbitraries.integers().between(3, mostVariables).flatMap(variables -> {
            List<Integer> all = IntStream.rangeClosed(1, variables).boxed().toList();
            Arbitrary<Clause> clause = Combinators.combine(
                            Arbitraries.shuffle(all),
                            Arbitraries.of(true, false).list().ofSize(variables),
                            Arbitraries.integers().between(2, Math.min(widest, variables)))
                    .as((order, signs, width) -> new Clause(IntStream.range(0, width)
                            .mapToObj(i -> signs.get(i) ? order.get(i) : -order.get(i))
                            .toList()));
            return clause.list()
                    .ofMinSize(fewestClauses)
                    .ofMaxSize(mostClauses)
                    .map(clauses -> new CnfFormula(variables, clauses));
        });
    }

    /** Every clause has all the given variables, with signs that change from one to the next. */
    static CnfFormula completeBipartite(int variables, int clauses) {
        List<Clause> result = new ArrayList<>();
        for (int j = 0; j < clauses; j++) {
            int signs = j;
            result.add(new Clause(IntStream.rangeClosed(1, variables)
                    .mapToObj(v -> (signs >> (v - 1) & 1) == 1 ? -v : v)
                    .toList()));
        }
        return new CnfFormula(variables, Collections.unmodifiableList(result));
    }
}
