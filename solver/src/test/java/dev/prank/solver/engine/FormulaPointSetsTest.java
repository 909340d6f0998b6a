package dev.prank.solver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.cover.PointCover;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.instances.generate.RandomFormulas;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.hardness.DirectRoute;
import dev.prank.reductions.hardness.FormulaToPointCover;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.PointCoverSolver;
import dev.prank.solver.ProximateRankSolver;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of points, whose answer is known from the formula that they are made from. */
class FormulaPointSetsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static FormulaToPointCover pointsOf(CnfFormula formula) {
        return new FormulaToPointCover(new DirectRoute(formula), Rational.of(1, 8));
    }

    private static SolveResult<PointCover> solve(String engine, FormulaToPointCover points) {
        return new PointCoverSolver(new ProximateRankSolver(Engines.named(engine), EngineOptions.defaults()))
                .solve(points.target(), SolveControl.unlimited().withTimeLimit(LIMIT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "sat"})
    void satisfiableFormulaGivesItsBoundAndAModel(String engine) {
        CnfFormula formula = RandomFormulas.planted(6, 22, 3, 1).formula();
        FormulaToPointCover points = pointsOf(formula);
        assertThat(points.target().points().size()).isGreaterThan(4000);
        SolveResult<PointCover> result = solve(engine, points);
        assertThat(result.isOptimal()).isTrue();
        assertThat(result.upperBound()).isEqualTo(points.bound());
        assertThat(points.pullBack(result.witness()).satisfies(formula)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "sat"})
    void unsatisfiableFormulaNeedsMoreThanItsBound(String engine) {
        FormulaToPointCover points = pointsOf(RandomFormulas.signPatterns(3));
        SolveResult<PointCover> result = solve(engine, points);
        assertThat(result.isOptimal()).isTrue();
        assertThat(result.lowerBound()).isGreaterThan(points.bound());
    }
}
