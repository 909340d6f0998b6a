package dev.prank.solver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.instances.generate.RestrictedPlanarFormulas;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.hardness.DirectRoute;
import dev.prank.reductions.hardness.FormulaToPointCover;
import dev.prank.reductions.hardness.PlanarRoute;
import dev.prank.reductions.hardness.PointCoverToNetwork;
import dev.prank.solver.backend.Sat4jBackend;
import dev.prank.solver.backend.SatBackend;
import dev.prank.solver.engine.Engines;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/**
 * Satisfiable ⇔ cover ≤ r ⇔ prank ≤ r, where the formula, the points and the network are each decided on their own, and models
 * come back from covers and networks that the solver found by itself. The formula of a failure is that of
 * {@link #mixed} with the printed arguments; widths 0 to 5 make repeats,
 * tautologies, units and pure literals common, and one formula in ten may have empty clauses.
 */
class FormulaEquivalencePropertyTest {

    private static final int WIDEST = 5;
    private static final int MOST_POINTS = 20_000;

    private static final ProximateRankSolver SOLVER =
            new ProximateRankSolver(Engines.named("auto"), EngineOptions.defaults());

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void satisfiableMeansFewSquaresMeansLowRank(
            @ForAll @IntRange(max = 6) int variables,
            @ForAll @IntRange(max = 8) int clauses,
            @ForAll @IntRange(max = 9) int emptiness,
            @ForAll @IntRange(max = 7) int radius,
            @ForAll long seed) {
        CnfFormula formula = mixed(variables, clauses, emptiness == 0 ? 0 : 1, WIDEST, seed);
        FormulaToPointCover reduction = new FormulaToPointCover(
                new DirectRoute(formula), Rational.of(1, 8).add(Rational.of(radius, 128)));
        PointCoverProblem points = reduction.target();
        PointCoverToNetwork network = new PointCoverToNetwork(points);
        boolean satisfiable = isSatisfiable(formula);
        Statistics.collect(satisfiable ? "satisfiable" : "unsatisfiable");

        SolveResult<PointCover> cover =
                new PointCoverSolver(SOLVER).decide(points, reduction.bound(), SolveControl.unlimited());
        SolveResult<NearbyNetwork> nearby =
                SOLVER.decide(network.target(), reduction.bound(), SolveControl.unlimited());

        assertThat(cover.upperBound() <= reduction.bound())
                .as("cover of " + formula)
                .isEqualTo(satisfiable);
        assertThat(nearby.upperBound() <= reduction.bound())
                .as("prank of " + formula)
                .isEqualTo(satisfiable);
        if (satisfiable) {
            assertThat(reduction.pullBack(cover.witness()).satisfies(formula)).isTrue();
            assertThat(reduction.pullBack(network.pullBack(nearby.witness())).satisfies(formula))
                    .isTrue();
        } else {
            assertThat(cover.lowerBound()).isGreaterThan(reduction.bound());
            assertThat(nearby.lowerBound()).isGreaterThan(reduction.bound());
        }
    }

    /** The paper's route: the restricted planar formula is decided for all, the cover where it is small enough. */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void satisfiableMeansFewSquaresOnThePlanarRoute(
            @ForAll @IntRange(min = 1, max = 6) int variables,
            @ForAll @IntRange(max = 8) int clauses,
            @ForAll long seed) {
        requireEquivalence(mixed(variables, clauses, 1, WIDEST, seed));
    }

    /** Clauses of two and three literals over few variables, which simplification seldom decides. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void satisfiableMeansFewSquaresOnThePlanarRouteWithCrossings(
            @ForAll @IntRange(min = 3, max = 4) int variables,
            @ForAll @IntRange(min = 6, max = 9) int clauses,
            @ForAll long seed) {
        requireEquivalence(mixed(variables, clauses, 2, 3, seed));
    }

    /** Formulas that are restricted and planar as they are; many of them are unsatisfiable. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void satisfiableMeansFewSquaresForRestrictedPlanarFormulas(
            @ForAll @IntRange(min = 2, max = 30) int variables,
            @ForAll @IntRange(min = 50, max = 100) int tripleOccurrences,
            @ForAll @IntRange(min = 1, max = 30) int tripleClauses,
            @ForAll long seed) {
        requireEquivalence(RestrictedPlanarFormulas.random(variables, tripleOccurrences, tripleClauses, seed));
    }

    private static void requireEquivalence(CnfFormula formula) {
        PlanarRoute route = new PlanarRoute(formula);
        FormulaToPointCover reduction = new FormulaToPointCover(route, Rational.of(1, 8));
        boolean satisfiable = isSatisfiable(formula);

        assertThat(isSatisfiable(route.restricted().formula()))
                .as("restricted form of " + formula)
                .isEqualTo(satisfiable);
        int size = reduction.target().points().size();
        Statistics.collect(
                satisfiable ? "satisfiable" : "unsatisfiable",
                size == 0 ? "no points" : size <= MOST_POINTS ? "decided" : "too large");
        if (size <= MOST_POINTS) {
            SolveResult<PointCover> cover = new PointCoverSolver(SOLVER)
                    .decide(reduction.target(), reduction.bound(), SolveControl.unlimited());

            assertThat(cover.upperBound() <= reduction.bound())
                    .as("cover of " + formula)
                    .isEqualTo(satisfiable);
            if (satisfiable) {
                assertThat(reduction.pullBack(cover.witness()).satisfies(formula))
                        .isTrue();
            } else {
                assertThat(cover.lowerBound()).isGreaterThan(reduction.bound());
            }
        }
    }

    /** With slack the map either finds a model or says that it does not; it never makes one up. */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void coversBeyondTheBoundGiveAModelOrARefusal(
            @ForAll @IntRange(min = 1, max = 6) int variables,
            @ForAll @IntRange(max = 8) int clauses,
            @ForAll @IntRange(min = 1, max = 3) int slack,
            @ForAll long seed) {
        CnfFormula formula = mixed(variables, clauses, 1, WIDEST, seed);
        FormulaToPointCover reduction = new FormulaToPointCover(new DirectRoute(formula), Rational.of(1, 8));
        PointCover cover = new PointCoverSolver(SOLVER)
                .decide(reduction.target(), reduction.bound() + slack, SolveControl.unlimited())
                .witness();
        String outcome;
        try {
            Assignment model = reduction.pullBack(cover);
            assertThat(model.satisfies(formula)).isTrue();
            outcome = "model";
        } catch (IllegalArgumentException e) {
            assertThat(cover.value()).isGreaterThan(reduction.bound());
            assertThat(e).hasMessageContaining("spells no model of the formula");
            outcome = "refusal";
        }
        Statistics.collect(outcome);
    }

    /**
     * Every literal is drawn by itself: literals may repeat in a clause or meet their negation, variables may be absent. Without
     * variables all clauses are empty.
     */
    private static CnfFormula mixed(int variables, int clauses, int narrowest, int widest, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Clause> list = new ArrayList<>();
        for (int j = 0; j < clauses; j++) {
            List<Integer> literals = new ArrayList<>();
            int width = variables == 0 ? 0 : random.nextInt(narrowest, widest + 1);
            for (int i = 0; i < width; i++) {
                int variable = random.nextInt(1, variables + 1);
                literals.add(random.nextBoolean() ? variable : -variable);
            }
            list.add(new Clause(literals));
        }
        return new CnfFormula(variables, list);
    }

    private static boolean isSatisfiable(CnfFormula formula) {
        SatBackend backend = new Sat4jBackend();
        for (int v = 0; v < formula.variableCount(); v++) {
            backend.newVariable();
        }
        for (Clause clause : formula.clauses()) {
            backend.addClause(clause.literals().stream().mapToInt(l -> l).toArray());
        }
        return backend.solve(new int[0], Long.MAX_VALUE, SolveControl.unlimited()) == SatBackend.Answer.SATISFIABLE;
    }
}
