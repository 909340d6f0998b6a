package dev.prank.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.fail;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.instances.number.Rational;
import dev.prank.solver.engine.Engines;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PointCoverSolverTest {

    private static final Statistics STATISTICS = new Statistics("scripted", Duration.ZERO, Map.of("nodes", 7L));

    @Test
    void coversPointsExactlyTwoRadiiApartWithOne() {
        assertLeast(1, "0.1", point("0.6", "0"), point("0.8", "0"));
        assertLeast(1, "0.1", point("0.6", "0.1"), point("0.8", "0.3"));
        // 0.1 + 0.2 > 0.3 in binary floating point.
        assertLeast(1, "0.15", point("0.1"), point("0.4"), point("0.2"));
        assertLeast(1, "1/6", point("0", "0", "0"), point("1/3", "1/3", "1/3"));
    }

    @Test
    void needsTwoForPointsBarelyFartherApart() {
        assertLeast(2, "0.0999999999999999999999", point("0.6", "0"), point("0.8", "0"));
        assertLeast(2, "0.1", point("0.6", "0"), point("0.8000000000000000000001", "0"));
        assertLeast(2, "1/6", point("0", "0", "0"), point("1/3", "1/3", "0.33333333333333333334"));
    }

    @Test
    void countsRepeatedPointsOnce() {
        assertLeast(2, "1", point("5", "5"), point("5", "5"), point("0", "0"), point("5", "5"), point("0", "0"));
    }

    @Test
    void coversPointsOnALine() {
        // Seven points at distance 1 on a diagonal, three to a square of side 2.
        Point[] diagonal = Stream.of("0", "1", "2", "3", "4", "5", "6")
                .map(x -> point(x, x))
                .toArray(Point[]::new);
        assertLeast(3, "1", diagonal);
        assertLeast(7, "0.49", diagonal);
        assertLeast(1, "3", diagonal);
    }

    @Test
    void countsDistinctPointsAtRadiusZero() {
        assertLeast(3, "0", point("0", "0"), point("0", "1"), point("0", "0"), point("1", "0"), point("0", "1"));
        assertLeast(2, "0", point("-1"), point("1"), point("-1"));
    }

    @Test
    void needsNothingForNoPoints() {
        for (int dimension = 1; dimension <= 3; dimension++) {
            PointCoverProblem problem = new PointCoverProblem(new PointSet(dimension, List.of()), Rational.ONE);
            SolveResult<PointCover> result = exact().solve(problem, SolveControl.unlimited());

            assertThat(result.isOptimal()).isTrue();
            assertThat(result.witness()).isEqualTo(new PointCover(List.of(), List.of()));
        }
    }

    @Test
    void agreesWithTheGreedyChoiceOfIntervals() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<Long> sites = random.longs(200, -800, 800).boxed().toList();
            PointSet points = new PointSet(
                    1,
                    sites.stream()
                            .map(x -> new Point(List.of(Rational.of(x, 10))))
                            .toList());
            // Parts of a few points: neighbours at most 5 lattice steps apart.
            PointCoverProblem problem = new PointCoverProblem(points, Rational.of(1, 4));

            SolveResult<PointCover> result = exact().solve(problem, SolveControl.unlimited());

            assertThat(result.isOptimal()).isTrue();
            result.witness().check(problem).requireAccepted();
            assertThat(result.upperBound()).as("seed %d", seed).isEqualTo(greedyIntervals(sites, 5));
        }
    }

    /** Each interval starts at the leftmost point not yet covered: optimal on a line. Machine integers. */
    private static int greedyIntervals(List<Long> sites, long length) {
        long[] sorted = sites.stream().mapToLong(x -> x).sorted().toArray();
        int count = 0;
        for (int i = 0; i < sorted.length; ) {
            long end = sorted[i] + length;
            count++;
            while (i < sorted.length && sorted[i] <= end) {
                i++;
            }
        }
        return count;
    }

    @Test
    void answersTheDecisionQuestion() {
        PointCoverProblem problem = problem("1", point("0", "0"), point("2", "2"), point("4", "4"), point("9", "0"));
        for (int rank = 0; rank <= 5; rank++) {
            SolveResult<PointCover> result = exact().decide(problem, rank, SolveControl.unlimited());

            result.witness().check(problem).requireAccepted();
            assertThat(result.lowerBound()).isLessThanOrEqualTo(3);
            assertThat(result.upperBound()).isGreaterThanOrEqualTo(3);
            if (rank >= 3) {
                assertThat(result.upperBound()).isLessThanOrEqualTo(rank);
            } else {
                assertThat(result.lowerBound()).isGreaterThan(rank);
            }
        }
    }

    /** Each fits one square with the next around the ring and with no other, so no point can follow another; the least cover is 3. */
    private static final PointCoverProblem RING = problem(
            "1", point("0", "0"), point("1.5", "-1.5"), point("3", "-0.5"), point("2.5", "1.5"), point("0.6", "2"));

    @Test
    void passesABracketOn() {
        PointCoverSolver solver = scripted(w -> new SolveResult.Bracketed<>(
                UnitGrouping.trivial(w.network()).applyTo(w.network()), 2, StopReason.WORK_LIMIT, STATISTICS));

        SolveResult<PointCover> result = solver.solve(RING, SolveControl.unlimited());

        assertThat(result.<StopReason>match(optimal -> fail("not optimal"), SolveResult.Bracketed::stopReason))
                .isEqualTo(StopReason.WORK_LIMIT);
        assertThat(result.lowerBound()).isEqualTo(2);
        assertThat(result.upperBound()).isEqualTo(3);
        result.witness().check(RING).requireAccepted();
        assertThat(result.statistics().counts()).containsEntry("nodes", 7L);
    }

    @Test
    void refusesALowerBoundAboveTheCover() {
        PointCoverSolver solver = scripted(
                w -> new SolveResult.Optimal<>(UnitGrouping.trivial(w.network()).applyTo(w.network()), 5, STATISTICS));

        assertThatIllegalStateException()
                .isThrownBy(() -> solver.solve(RING, SolveControl.unlimited()))
                .withMessageContaining("at least 5");
    }

    private interface Script {
        SolveResult<NearbyNetwork> answer(ProximateRankProblem problem);
    }

    private static PointCoverSolver scripted(Script script) {
        Engine engine = new Engine() {
            @Override
            public String name() {
                return "scripted";
            }

            @Override
            public SolveResult<NearbyNetwork> solve(
                    ProximateRankProblem problem, EngineOptions options, SolveControl control) {
                return script.answer(problem);
            }
        };
        return new PointCoverSolver(new ProximateRankSolver(engine, EngineOptions.defaults()));
    }

    private static PointCoverSolver exact() {
        return new PointCoverSolver(new ProximateRankSolver(Engines.named("cp-sat"), EngineOptions.defaults()));
    }

    private static void assertLeast(int expected, String radius, Point... points) {
        PointCoverProblem problem = problem(radius, points);
        // Through the network, and directly.
        for (String engine : List.of("cp-sat", "auto")) {
            SolveResult<PointCover> result = new PointCoverSolver(
                            new ProximateRankSolver(Engines.named(engine), EngineOptions.defaults()))
                    .solve(problem, SolveControl.unlimited());

            assertThat(result.isOptimal()).isTrue();
            assertThat(result.upperBound()).as(engine).isEqualTo(expected);
            result.witness().check(problem).requireAccepted();
        }
    }

    private static PointCoverProblem problem(String radius, Point... points) {
        return new PointCoverProblem(
                new PointSet(points[0].dimension(), Arrays.asList(points)), Rational.parse(radius));
    }

    private static Point point(String... coordinates) {
        return new Point(Stream.of(coordinates).map(Rational::parse).toList());
    }
}
