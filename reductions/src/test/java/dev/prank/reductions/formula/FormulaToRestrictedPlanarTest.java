package dev.prank.reductions.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.reductions.hardness.RandomFormula;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaToRestrictedPlanarTest {

    @Property(tries = 1000)
    void anyFormula(@ForAll("anyFormulas") CnfFormula source, @ForAll long seed) {
        verify(source, seed);
    }

    @Property(tries = 500)
    void formulasWithCrossings(@ForAll("crossingFormulas") CnfFormula source, @ForAll long seed) {
        verify(source, seed);
    }

    @Property(tries = 300)
    void tightFormulas(@ForAll("tightFormulas") CnfFormula source, @ForAll long seed) {
        verify(source, seed);
    }

    @Test
    void completeBipartiteGraphs() {
        for (int variables = 3; variables <= 4; variables++) {
            // All but the last clause: satisfiable. With it, all sign patterns: unsatisfiable.
            int all = 1 << variables;
            verify(FormulaReductionContract.completeBipartite(variables, 3), 1);
            verify(FormulaReductionContract.completeBipartite(variables, all - 1), 2);
            verify(FormulaReductionContract.completeBipartite(variables, all), 3);
        }
    }

    private static void verify(CnfFormula source, long seed) {
        FormulaToRestrictedPlanar chain = new FormulaToRestrictedPlanar(source);
        CnfFormula target = chain.target().formula();

        assertThat(chain.source()).isEqualTo(source);
        assertThat(RestrictedPlanarFormula.recognise(target)).isInstanceOf(Recognition.Recognised.class);
        FormulaReductionContract.verify(chain, target, seed);
    }

    /** About 4.2 clauses for each variable, where random formulas are hardest. */
    @ParameterizedTest
    @CsvSource({"3, 10", "5, 20", "12, 50"})
    void randomFormulasOfThreeLiterals(int variables, int clauses) {
        for (long seed = 0; seed < 3; seed++) {
            CnfFormula source = random(variables, clauses, seed);
            FormulaToRestrictedPlanar chain = new FormulaToRestrictedPlanar(source);
            Optional<Assignment> sourceModel = RandomFormula.model(source);

            Optional<Assignment> targetModel = new Sat4j(chain.target().formula()).model();

            String instance = "seed " + seed + ": " + RandomFormula.text(source);
            assertThat(targetModel.isPresent()).as(instance).isEqualTo(sourceModel.isPresent());
            sourceModel.ifPresent(model -> assertThat(
                            chain.pushForward(model).satisfies(chain.target().formula()))
                    .as(instance)
                    .isTrue());
            targetModel.ifPresent(model -> assertThat(chain.pullBack(model).satisfies(source))
                    .as(instance)
                    .isTrue());
        }
    }

    /**
     * One inner variable of a crossover has two occurrences and stays, the other 40 become variables; 18 clauses and 40 in
     * rings.
     */
    @Test
    void eachCrossingCosts41VariablesAnd58Clauses() {
        CnfFormula source = new Simplification(random(6, 24, 1)).target();
        int crossings = new Planarisation(source).crossingCount();
        int occurrences = source.clauses().stream().mapToInt(Clause::size).sum();

        CnfFormula target = new FormulaToRestrictedPlanar(source).target().formula();

        assertThat(crossings).isPositive();
        assertThat(target.variableCount()).isLessThanOrEqualTo(occurrences + 41 * crossings);
        assertThat(target.clauses()).hasSizeLessThanOrEqualTo(source.clauses().size() + occurrences + 58 * crossings);
    }

    @Test
    void theSameFormulaGivesTheSameTarget() {
        CnfFormula source = random(8, 30, 1);

        assertThat(new FormulaToRestrictedPlanar(source).target().formula())
                .isEqualTo(new FormulaToRestrictedPlanar(source).target().formula());
    }

    private static CnfFormula random(int variables, int clauses, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Clause> result = new ArrayList<>();
        for (int j = 0; j < clauses; j++) {
            List<Integer> left = new ArrayList<>();
            for (int v = 1; v <= variables; v++) {
                left.add(v);
            }
            List<Integer> literals = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                int variable = left.remove((int) Long.remainderUnsigned(random.nextLong(), left.size()));
                literals.add(random.nextLong() < 0 ? -variable : variable);
            }
            result.add(new Clause(literals));
        }
        return new CnfFormula(variables, result);
    }

    @Provide
    Arbitrary<CnfFormula> anyFormulas() {
        return RandomFormula.any();
    }

    @Provide
    Arbitrary<CnfFormula> tightFormulas() {
        return FormulaReductionContract.tightFormulas();
    }

    @Provide
    Arbitrary<CnfFormula> crossingFormulas() {
        return FormulaReductionContract.crossingFormulas();
    }
}
