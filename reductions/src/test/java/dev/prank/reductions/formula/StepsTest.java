package dev.prank.reductions.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.reductions.Reduction;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Planarisation, splitting and rings, each on its own. */
class StepsTest {

    /** The clauses of two literals over five variables: a subdivision of K₅. */
    private static final CnfFormula PAIRS = new CnfFormula(
            5,
            IntStream.rangeClosed(1, 5)
                    .boxed()
                    .flatMap(v -> IntStream.range(1, v).mapToObj(w -> Clause.of(w, -v)))
                    .toList());

    @Test
    void smallestCrossings() {
        assertThat(new Planarisation(FormulaReductionContract.completeBipartite(3, 3)).crossingCount())
                .isEqualTo(1);
        assertThat(new Planarisation(PAIRS).crossingCount()).isEqualTo(1);
        // The crossing number of K₃,₄ is 2.
        assertThat(new Planarisation(FormulaReductionContract.completeBipartite(3, 4)).crossingCount())
                .isBetween(1, 2);
    }

    @Test
    void aPlanarFormulaStaysAsItIs() {
        CnfFormula source = new CnfFormula(
                4, List.of(Clause.of(1, -2, 3, 4), Clause.of(-1, 2), Clause.of(1, 2, 3, 4), Clause.of(4), Clause.of()));
        Planarisation planarisation = new Planarisation(source);

        assertThat(planarisation.crossingCount()).isZero();
        assertThat(planarisation.target()).isEqualTo(source);
    }

    @Test
    void crossingsInSeveralComponents() {
        List<Clause> left = FormulaReductionContract.completeBipartite(3, 3).clauses();
        List<Clause> right = left.stream()
                .map(clause -> new Clause(clause.literals().stream()
                        .map(literal -> literal + 3 * Integer.signum(literal))
                        .toList()))
                .toList();
        CnfFormula source = new CnfFormula(
                6,
                IntStream.range(0, 6)
                        .mapToObj(j -> (j % 2 == 0 ? left : right).get(j / 2))
                        .toList());
        Planarisation planarisation = new Planarisation(source);

        assertThat(planarisation.crossingCount()).isEqualTo(2);
        FormulaReductionContract.verify(planarisation, planarisation.target(), 1);
    }

    @Test
    void splitsWideClausesOnly() {
        CnfFormula source = new CnfFormula(5, List.of(Clause.of(1, 2, -3), Clause.of(1, -2, 3, -4, 5), Clause.of(4)));

        CnfFormula target = new ClauseSplitting(source).target();

        assertThat(target.variableCount()).isEqualTo(7);
        assertThat(target.clauses())
                .hasSize(5)
                .startsWith(source.clauses().get(0))
                .endsWith(source.clauses().get(2));
        List<Integer> literals = target.clauses().subList(1, 4).stream()
                .flatMap(clause -> clause.literals().stream())
                .toList();
        assertThat(literals).containsExactlyInAnyOrder(1, -2, 3, -4, 5, 6, -6, 7, -7);
        assertThat(target.clauses())
                .allSatisfy(clause -> assertThat(clause.size()).isLessThanOrEqualTo(3));
    }

    @Test
    void ringsForFourOccurrencesAndASignChange() {
        CnfFormula source =
                new CnfFormula(3, List.of(Clause.of(1, 2), Clause.of(-1, -2, 3), Clause.of(1, -2), Clause.of(-1, -3)));

        CnfFormula target = new OccurrenceRings(source).target();

        assertThat(target.variableCount()).isEqualTo(4 + 1 + 1);
        assertThat(target.clauses().subList(0, 4).stream().map(Clause::literals).flatMap(List::stream))
                .containsOnlyOnce(1, 2, 3, 4, -5, 6, -6)
                .filteredOn(literal -> literal == 5)
                .hasSize(2);
        assertThat(target.clauses()).hasSize(8);
    }

    @Test
    void aVariableTwiceInAClauseIsRefused() {
        CnfFormula repeated = new CnfFormula(2, List.of(Clause.of(1, 2), Clause.of(-2, 1, 2)));

        for (Function<CnfFormula, ?> step :
                List.<Function<CnfFormula, ?>>of(Planarisation::new, ClauseSplitting::new, OccurrenceRings::new)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> step.apply(repeated))
                    .withMessage("clause 2 has variable 2 twice; simplification comes first");
        }
    }

    @Property(tries = 500)
    void planarisation(@ForAll("formulas") CnfFormula source, @ForAll long seed) {
        Planarisation planarisation = new Planarisation(source);
        CnfFormula target = planarisation.target();

        assertThat(isPlanar(target)).isTrue();
        assertThat(planarisation.crossingCount() == 0).isEqualTo(isPlanar(source));
        assertThat(target.clauses()).hasSize(source.clauses().size() + 18 * planarisation.crossingCount());
        for (int j = 0; j < source.clauses().size(); j++) {
            assertThat(target.clauses().get(j).literals().stream().map(Integer::signum))
                    .isEqualTo(source.clauses().get(j).literals().stream()
                            .map(Integer::signum)
                            .toList());
        }
        FormulaReductionContract.verify(planarisation, target, seed);
    }

    @Property(tries = 500)
    void splitting(@ForAll("formulas") CnfFormula source, @ForAll long seed) {
        ClauseSplitting splitting = new ClauseSplitting(source);

        assertThat(splitting.target().clauses())
                .allSatisfy(clause -> assertThat(clause.size()).isLessThanOrEqualTo(3));
        assertThat(isPlanar(splitting.target()) || !isPlanar(source)).isTrue();
        FormulaReductionContract.verify(splitting, splitting.target(), seed);
    }

    @Property(tries = 500)
    void rings(@ForAll("formulas") CnfFormula source, @ForAll long seed) {
        OccurrenceRings rings = new OccurrenceRings(source);

        assertThat(isPlanar(rings.target()) || !isPlanar(source)).isTrue();
        FormulaReductionContract.verify(rings, rings.target(), seed);
    }

    @Property(tries = 300)
    void compositionIsOneAfterTheOther(@ForAll("formulas") CnfFormula source, @ForAll long seed) {
        ClauseSplitting first = new ClauseSplitting(source);
        OccurrenceRings second = new OccurrenceRings(first.target());

        Reduction<CnfFormula, Assignment, CnfFormula, Assignment> both = first.then(second);

        assertThat(both.source()).isEqualTo(source);
        assertThat(both.target()).isEqualTo(second.target());
        FormulaReductionContract.verify(both, both.target(), seed);
    }

    @Test
    void compositionNeedsTheSameFormulaInTheMiddle() {
        ClauseSplitting first = new ClauseSplitting(PAIRS);
        OccurrenceRings second = new OccurrenceRings(FormulaReductionContract.completeBipartite(2, 2));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> first.then(second))
                .withMessage("the next reduction must start from the target of this one");
    }

    private static boolean isPlanar(CnfFormula formula) {
        return IncidenceGraph.of(formula).planarity().match(embedding -> true, subdivision -> false);
    }

    @Provide
    Arbitrary<CnfFormula> formulas() {
        return FormulaReductionContract.crossingFormulas();
    }
}
