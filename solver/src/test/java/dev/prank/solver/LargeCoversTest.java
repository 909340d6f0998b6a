package dev.prank.solver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.generate.RandomPoints;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.group.PlacedPoints;
import dev.prank.reductions.group.SweptCover;
import dev.prank.solver.engine.Engines;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Covers of many points, where anything quadratic would take minutes. */
class LargeCoversTest {

    @Test
    void sparseUniformPointsAreSolvedAndTransposingThemChangesNothing() {
        PointCoverProblem problem = RandomPoints.uniform(50_000, Rational.ONE, Rational.ONE, 7);
        List<Point> transposed = problem.points().points().stream()
                .map(point -> {
                    List<Rational> coordinates = new ArrayList<>(point.coordinates());
                    Collections.reverse(coordinates);
                    return new Point(coordinates);
                })
                .toList();
        SolveResult<PointCover> result = solve(problem);
        assertThat(result.isOptimal()).isTrue();
        result.witness().check(problem).requireAccepted();
        SolveResult<PointCover> other = solve(new PointCoverProblem(new PointSet(2, transposed), Rational.ONE));
        assertThat(other.isOptimal()).isTrue();
        assertThat(other.upperBound()).isEqualTo(result.upperBound());
    }

    /** Along a line, the optimum starts an interval at each first point that is not covered. */
    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "2, 1", "3, 0", "3, 1", "3, 2", "4, 2"})
    void pointsThatDifferInOneCoordinateAreIntervals(int dimension, int varying) {
        SplittableRandom random = new SplittableRandom(dimension + 10L * varying);
        int[] places =
                IntStream.range(0, 20_000).map(i -> random.nextInt(100_000)).toArray();
        List<Point> points = new ArrayList<>();
        for (int place : places) {
            List<Rational> coordinates = new ArrayList<>(Collections.nCopies(dimension, Rational.ONE));
            coordinates.set(varying, Rational.of(place));
            points.add(new Point(coordinates));
        }
        int expected = 0;
        int end = -1;
        for (int place : IntStream.of(places).sorted().toArray()) {
            if (place > end) {
                expected++;
                end = place + 10;
            }
        }
        SolveResult<PointCover> result = solve(new PointCoverProblem(new PointSet(dimension, points), Rational.of(5)));
        assertThat(result.isOptimal()).isTrue();
        assertThat(result.upperBound()).isEqualTo(expected);
    }

    @Test
    void equalPointsNeedOne() {
        List<Point> points = Collections.nCopies(2_000, new Point(List.of(Rational.ONE, Rational.TWO)));
        assertThat(solve(new PointCoverProblem(new PointSet(2, points), Rational.ONE))
                        .upperBound())
                .isEqualTo(1);
    }

    /** The largest part is too large for a linear program; neighbourhoods spend the work. */
    @Test
    void manyCrowdedPointsGetABracketThatIsBetterThanThatOfTheSweep() {
        PointCoverProblem problem = RandomPoints.uniform(30_000, Rational.ONE, Rational.of(4), 7);
        SweptCover swept = PlacedPoints.of(problem, () -> {}).sweep(() -> {});
        EngineOptions options = new EngineOptions(1, 0, OptionalLong.of(100));
        SolveResult<PointCover> result = new PointCoverSolver(new ProximateRankSolver(Engines.named("auto"), options))
                .solve(problem, SolveControl.unlimited());
        assertThat(result.isOptimal()).isFalse();
        result.witness().check(problem).requireAccepted();
        assertThat(result.lowerBound()).isGreaterThan(swept.lowerBound());
        assertThat(result.upperBound()).isLessThan(swept.size());
    }

    /** Too many pairs to list, and nothing to search. */
    @Test
    void aCrowdInOneSquareNeedsOne() {
        SplittableRandom random = new SplittableRandom(5);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            points.add(new Point(List.of(Rational.of(random.nextInt(1_000)), Rational.of(random.nextInt(1_000)))));
        }
        SolveResult<PointCover> result = solve(new PointCoverProblem(new PointSet(2, points), Rational.of(1_000)));
        assertThat(result.isOptimal()).isTrue();
        assertThat(result.upperBound()).isEqualTo(1);
    }

    private static SolveResult<PointCover> solve(PointCoverProblem problem) {
        return new PointCoverSolver(new ProximateRankSolver(Engines.named("auto"), EngineOptions.defaults()))
                .solve(problem, SolveControl.unlimited());
    }
}
