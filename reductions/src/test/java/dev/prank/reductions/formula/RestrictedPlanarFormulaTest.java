package dev.prank.reductions.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.reductions.planar.PlanarEmbedding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestrictedPlanarFormulaTest {

    private static final String OCCURRENCES =
            " positively; in a restricted formula it occurs once negatively and once or twice positively";

    @Test
    void recognisesARestrictedPlanarFormulaWithItsEmbedding() {
        CnfFormula formula = new CnfFormula(3, List.of(Clause.of(1, -2), Clause.of(2, -3, 1), Clause.of(3, -1, 2)));

        RestrictedPlanarFormula recognised =
                RestrictedPlanarFormula.recognise(formula).requireRecognised();

        assertThat(recognised.formula()).isEqualTo(formula);
        PlanarEmbedding embedding = recognised.embedding();
        assertThat(embedding.vertexCount()).isEqualTo(6);
        assertThat(embedding.neighbours(0)).containsExactlyInAnyOrder(3, 4, 5);
        assertThat(embedding.neighbours(1)).containsExactlyInAnyOrder(3, 4, 5);
        assertThat(embedding.neighbours(2)).containsExactlyInAnyOrder(4, 5);
    }

    @Test
    void theEmptyFormulaIsRestrictedPlanar() {
        assertThat(reason(new CnfFormula(0, List.of()))).isEmpty();
    }

    /** GADGETS has two; {@link Simplification#UNSATISFIABLE} is the first. */
    @Test
    void smallUnsatisfiableFormulas() {
        CnfFormula other = new CnfFormula(
                4,
                List.of(
                        Clause.of(-4, -3),
                        Clause.of(-2, -1),
                        Clause.of(1, 3),
                        Clause.of(1, 4),
                        Clause.of(2, 3),
                        Clause.of(2, 4)));
        for (CnfFormula formula : List.of(Simplification.UNSATISFIABLE, other)) {
            assertThat(reason(formula)).isEmpty();
            assertThat(FormulaReductionContract.assignments(4)).noneMatch(assignment -> assignment.satisfies(formula));
        }
        FormulaToRestrictedPlanar chain = new FormulaToRestrictedPlanar(Simplification.UNSATISFIABLE);
        assertThat(chain.target().formula()).isEqualTo(Simplification.UNSATISFIABLE);
    }

    @Test
    void clausesOfAnotherWidth() {
        List<Clause> rest = List.of(Clause.of(1, 2, -3), Clause.of(-1, 3), Clause.of(-2, 3));

        assertThat(reason(with(rest, Clause.of())))
                .isEqualTo("clause 2 has 0 literals; a restricted formula's clauses have 2 or 3");
        assertThat(reason(with(rest, Clause.of(1))))
                .isEqualTo("clause 2 has 1 literal; a restricted formula's clauses have 2 or 3");
        assertThat(reason(with(rest, Clause.of(1, 2, 3, 4))))
                .isEqualTo("clause 2 has 4 literals; a restricted formula's clauses have 2 or 3");
    }

    @Test
    void aVariableTwiceInOneClause() {
        List<Clause> rest = List.of(Clause.of(1, 2), Clause.of(3, 4));

        assertThat(reason(with(rest, Clause.of(3, 3))))
                .isEqualTo(
                        "clause 2 has variable 3 twice; the variables of a restricted formula's clauses are distinct");
        assertThat(reason(with(rest, Clause.of(4, 2, -4))))
                .isEqualTo(
                        "clause 2 has variable 4 twice; the variables of a restricted formula's clauses are distinct");
    }

    @Test
    void occurrences() {
        assertThat(reason(new CnfFormula(2, List.of(Clause.of(-1, 2), Clause.of(1, 2)))))
                .isEqualTo("variable 2 occurs 0 times negatively and 2 times" + OCCURRENCES);
        assertThat(reason(new CnfFormula(2, List.of(Clause.of(-1, -2), Clause.of(1, 2), Clause.of(-1, 2)))))
                .isEqualTo("variable 1 occurs 2 times negatively and 1 time" + OCCURRENCES);
        assertThat(reason(new CnfFormula(3, List.of(Clause.of(-1, 2), Clause.of(1, -2)))))
                .isEqualTo("variable 3 occurs 0 times negatively and 0 times" + OCCURRENCES);
        assertThat(reason(new CnfFormula(1, List.of()))).contains("variable 1 occurs 0 times");
        assertThat(reason(new CnfFormula(2, List.of(Clause.of(-1, -2)))))
                .isEqualTo("variable 1 occurs 1 time negatively and 0 times" + OCCURRENCES);
        assertThat(reason(new CnfFormula(
                        2, List.of(Clause.of(-1, 2), Clause.of(1, 2), Clause.of(1, -2), Clause.of(1, 2)))))
                .isEqualTo("variable 1 occurs 1 time negatively and 3 times" + OCCURRENCES);
    }

    @Test
    void aNonPlanarFormulaIsRefusedWithASubdivision() {
        CnfFormula complete = new CnfFormula(3, List.of(Clause.of(1, 2, -3), Clause.of(-1, 2, 3), Clause.of(1, -2, 3)));

        assertThat(reason(complete))
                .isEqualTo(
                        "the clause-variable incidence graph is not planar: it contains a subdivision of K3,3 with the branch"
                                + " vertices variable 1, variable 2, variable 3, clause 1, clause 2, clause 3 and the paths"
                                + " variable 1 - clause 1, variable 1 - clause 2, variable 1 - clause 3,"
                                + " variable 2 - clause 1, variable 2 - clause 2, variable 2 - clause 3,"
                                + " variable 3 - clause 1, variable 3 - clause 2, variable 3 - clause 3");
    }

    @Test
    void pathsOfASubdivisionAreNamed() {
        // As before, but variable 1 reaches the third clause through a further clause and variable.
        CnfFormula subdivided = new CnfFormula(
                4, List.of(Clause.of(1, 2, -3), Clause.of(-1, 2, 3), Clause.of(4, -2, 3), Clause.of(1, -4)));

        assertThat(reason(subdivided))
                .contains("K3,3", "variable 1 - clause 4 - variable 4 - clause 3")
                .doesNotContain("variable 4,");
        assertThatIllegalStateException()
                .isThrownBy(() -> RestrictedPlanarFormula.recognise(subdivided).requireRecognised())
                .withMessage(reason(subdivided));
    }

    /** The clause in the second place, over four variables. */
    private static CnfFormula with(List<Clause> rest, Clause clause) {
        List<Clause> clauses = new ArrayList<>(rest);
        clauses.add(1, clause);
        return new CnfFormula(4, clauses);
    }

    private static String reason(CnfFormula formula) {
        return RestrictedPlanarFormula.recognise(formula).match(recognised -> "", reason -> reason);
    }
}
