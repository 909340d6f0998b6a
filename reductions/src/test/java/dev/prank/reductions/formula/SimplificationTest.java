package dev.prank.reductions.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.reductions.hardness.RandomFormula;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SimplificationTest {

    private static final CnfFormula EMPTY = new CnfFormula(0, List.of());
    /** Nothing to simplify: x ≠ y. */
    private static final List<Clause> FIXED = List.of(Clause.of(1, 2), Clause.of(-1, -2));

    @Test
    void repeatsAndTautologiesGo() {
        CnfFormula source = new CnfFormula(
                3,
                List.of(Clause.of(2, 1, 2), Clause.of(1, 2), Clause.of(-2, -1), Clause.of(1, 3, -1), Clause.of(-3, 3)));

        assertThat(new Simplification(source).target()).isEqualTo(new CnfFormula(2, FIXED));
    }

    @Test
    void unitsPropagateAndTheRestIsRenumbered() {
        CnfFormula source = new CnfFormula(
                5,
                List.of(
                        Clause.of(-1, 3),
                        Clause.of(1),
                        Clause.of(-3, 2, 4),
                        Clause.of(-1, -2, -4),
                        Clause.of(-3, 2, 4, 5)));
        Simplification simplification = new Simplification(source);

        assertThat(simplification.target()).isEqualTo(new CnfFormula(2, FIXED));
        assertThat(simplification
                        .pullBack(new Assignment(List.of(true, false)))
                        .values()
                        .subList(0, 4))
                .containsExactly(true, true, true, false);
    }

    @Test
    void pureLiteralsGoAndMakeOthersPure() {
        CnfFormula source = new CnfFormula(
                5, List.of(Clause.of(1, 2), Clause.of(-1, -2), Clause.of(3, 1), Clause.of(-3, 4), Clause.of(-3, 4, 5)));
        Simplification simplification = new Simplification(source);

        assertThat(simplification.target()).isEqualTo(new CnfFormula(2, FIXED));
        Assignment againstThePureLiteral = new Assignment(List.of(true, false, false, false, false));
        assertThat(simplification.pushForward(againstThePureLiteral)).isEqualTo(new Assignment(List.of(true, false)));
    }

    @Test
    void clausesThatBecomeEqualAreOne() {
        CnfFormula source = new CnfFormula(
                3,
                List.of(Clause.of(1, 2), Clause.of(-1, -2), Clause.of(-1, -2, 3), Clause.of(-3), Clause.of(2, 1, 3)));

        assertThat(new Simplification(source).target()).isEqualTo(new CnfFormula(2, FIXED));
    }

    @Test
    void nothingLeftGivesTheEmptyFormula() {
        CnfFormula source = new CnfFormula(4, List.of(Clause.of(1), Clause.of(-1, -3), Clause.of(3, 4)));
        Simplification simplification = new Simplification(source);

        assertThat(simplification.target()).isEqualTo(EMPTY);
        assertThat(simplification.pullBack(new Assignment(List.of())).satisfies(source))
                .isTrue();
        assertThat(new Simplification(EMPTY).target()).isEqualTo(EMPTY);
    }

    @Test
    void aContradictionGivesTheSmallUnsatisfiableFormula() {
        for (List<Clause> clauses : List.of(
                List.of(Clause.of()),
                List.of(Clause.of(1), Clause.of(-1)),
                List.of(Clause.of(1), Clause.of(-1, 2), Clause.of(-2, -1)),
                List.of(Clause.of(2, 1), Clause.of(), Clause.of(-1)))) {
            Simplification simplification = new Simplification(new CnfFormula(2, clauses));

            assertThat(simplification.target()).isEqualTo(Simplification.UNSATISFIABLE);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> simplification.pushForward(new Assignment(List.of(true, true))));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> simplification.pullBack(new Assignment(List.of(true, true, true, false))));
        }
    }

    @Property(tries = 1500)
    void keepsSatisfiabilityAndModels(@ForAll("formulas") CnfFormula source, @ForAll long seed) {
        Simplification simplification = new Simplification(source);

        FormulaReductionContract.verify(simplification, simplification.target(), seed);
    }

    @Property(tries = 1500)
    void nothingIsLeftToSimplify(@ForAll("formulas") CnfFormula source) {
        CnfFormula target = new Simplification(source).target();

        Set<Set<Integer>> clauses = new HashSet<>();
        Set<Integer> literals = new HashSet<>();
        for (Clause clause : target.clauses()) {
            List<Integer> variables = clause.literals().stream().map(Math::abs).toList();
            assertThat(variables).hasSizeGreaterThanOrEqualTo(2).isSorted().doesNotHaveDuplicates();
            assertThat(clauses.add(new HashSet<>(clause.literals()))).isTrue();
            literals.addAll(clause.literals());
        }
        List<Integer> expected = new ArrayList<>();
        for (int v = 1; v <= target.variableCount(); v++) {
            expected.add(v);
            expected.add(-v);
        }
        assertThat(literals).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(new Simplification(target).target()).isEqualTo(target);
    }

    @Provide
    Arbitrary<CnfFormula> formulas() {
        return Arbitraries.oneOf(RandomFormula.any(), FormulaReductionContract.crossingFormulas());
    }
}
