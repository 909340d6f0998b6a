package dev.prank.solver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.group.PlacedPoints;
import dev.prank.reductions.group.SweptCover;
import dev.prank.solver.engine.BranchEngine;
import dev.prank.solver.engine.Engines;
import dev.prank.solver.engine.ExhaustiveEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Covers that the engine finds over squares, against those that go through the network. */
class DirectCoverPropertyTest {

    /** So crowded that limits have something to stop. */
    private static final PointCoverProblem CROWDED = random(2, 400, 100, 10, 7);

    @Property(tries = 300)
    void agreesWithTheExhaustiveEngineOnTheNetwork(
            @ForAll @IntRange(min = 1, max = 3) int dimension,
            @ForAll @IntRange(max = 13) int count,
            @ForAll @IntRange(min = 1, max = 30) int side,
            @ForAll @IntRange(max = 5) int radius,
            @ForAll long seed) {
        PointCoverProblem problem = random(dimension, count, side, radius, seed);

        assertSame(problem, new ExhaustiveEngine());
    }

    @Property(tries = 40)
    void agreesWithTheSameEngineOnTheNetwork(
            @ForAll @IntRange(min = 1, max = 3) int dimension,
            @ForAll @IntRange(min = 14, max = 80) int count,
            @ForAll @IntRange(min = 10, max = 60) int side,
            @ForAll @IntRange(max = 6) int radius,
            @ForAll long seed) {
        PointCoverProblem problem = random(dimension, count, side, radius, seed);

        assertSame(problem, new NetworksOnly(new BranchEngine()));
    }

    private static void assertSame(PointCoverProblem problem, Engine onNetworks) {
        int least = solver(onNetworks)
                .solve(problem, SolveControl.unlimited())
                .match(optimal -> optimal.lowerBound(), bracketed -> -1);
        Heard heard = new Heard(problem.points().size());
        SolveResult<PointCover> result = solver(Engines.named("auto"))
                .solve(problem, SolveControl.unlimited().withListener(heard));

        assertThat(result.isOptimal()).isTrue();
        assertThat(result.upperBound()).as("%s", problem).isEqualTo(least);
        assertThat(result.statistics().engine()).isEqualTo("auto");
        result.witness().check(problem).requireAccepted();
        assertThat(heard.upper).isEqualTo(least);
        assertThat(heard.lower).isEqualTo(least);
    }

    @Property(tries = 40)
    void decidesLikeTheOptimum(
            @ForAll @IntRange(min = 1, max = 3) int dimension,
            @ForAll @IntRange(max = 40) int count,
            @ForAll @IntRange(max = 40) int rank,
            @ForAll long seed) {
        PointCoverProblem problem = random(dimension, count, 20, 2, seed);
        int least = solver(new BranchEngine())
                .solve(problem, SolveControl.unlimited())
                .lowerBound();
        SolveControl control = SolveControl.unlimited();
        SolveResult<PointCover> result = solver(new BranchEngine()).decide(problem, rank, control);

        assertThat(result.upperBound() <= rank).as("%s", problem).isEqualTo(rank >= least);
        assertThat(result.lowerBound() > rank).isEqualTo(rank < least);
        assertThat(result.lowerBound()).isLessThanOrEqualTo(least);
        result.witness().check(problem).requireAccepted();
        assertThat(control.isStopRequested()).isFalse();
    }

    @Example
    void aLimitLeavesAValidBracket() {
        int least = solver(new BranchEngine())
                .solve(CROWDED, SolveControl.unlimited())
                .lowerBound();
        for (long work : new long[] {0, 1, 2, 5, 20}) {
            EngineOptions options = new EngineOptions(1, 0, OptionalLong.of(work));
            SolveResult<PointCover> result = new PointCoverSolver(new ProximateRankSolver(new BranchEngine(), options))
                    .solve(CROWDED, SolveControl.unlimited());

            assertBracket(result, least, StopReason.WORK_LIMIT);
        }
        SolveControl cancelled = SolveControl.unlimited();
        cancelled.cancel(StopReason.CANCELLED);
        assertBracket(solver(new BranchEngine()).solve(CROWDED, cancelled), least, StopReason.CANCELLED);
        SolveControl late = SolveControl.unlimited().withTimeLimit(Duration.ZERO);
        assertBracket(solver(new BranchEngine()).solve(CROWDED, late), least, StopReason.TIME_LIMIT);
    }

    @Example
    void cancellationFromTheListenerEndsTheSearch() {
        int least = solver(new BranchEngine())
                .solve(CROWDED, SolveControl.unlimited())
                .lowerBound();
        AtomicInteger events = new AtomicInteger();
        solver(new BranchEngine())
                .solve(CROWDED, SolveControl.unlimited().withListener(countingDown(events, () -> {})));
        int all = -events.get();
        assertThat(all).isGreaterThan(2);
        for (int last = 1; last < all; last++) {
            SolveControl control = SolveControl.unlimited();
            SolveControl.Listener listener =
                    countingDown(new AtomicInteger(last), () -> control.cancel(StopReason.CANCELLED));

            assertBracket(
                    solver(new BranchEngine()).solve(CROWDED, control.withListener(listener)),
                    least,
                    StopReason.CANCELLED);
        }
    }

    private static SolveControl.Listener countingDown(AtomicInteger left, Runnable atZero) {
        return new SolveControl.Listener() {
            @Override
            public void witnessImproved(int upperBound) {
                count();
            }

            @Override
            public void lowerBoundImproved(int lowerBound) {
                count();
            }

            private void count() {
                if (left.decrementAndGet() == 0) {
                    atZero.run();
                }
            }
        };
    }

    private static void assertBracket(SolveResult<PointCover> result, int least, StopReason reason) {
        result.witness().check(CROWDED).requireAccepted();
        SweptCover swept = PlacedPoints.of(CROWDED, () -> {}).sweep(() -> {});
        assertThat(result.lowerBound()).isBetween(swept.lowerBound(), least);
        assertThat(result.upperBound()).isBetween(least, swept.size());
        assertThat(result.<StopReason>match(optimal -> reason, SolveResult.Bracketed::stopReason))
                .isEqualTo(reason);
    }

    private static PointCoverSolver solver(Engine engine) {
        return new PointCoverSolver(new ProximateRankSolver(engine, EngineOptions.defaults()));
    }

    private static PointCoverProblem random(int dimension, int count, int side, int radius, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Rational> coordinates = new ArrayList<>();
            for (int k = 0; k < dimension; k++) {
                coordinates.add(Rational.of(random.nextInt(side) - side / 2, 10));
            }
            points.add(new Point(coordinates));
        }
        return new PointCoverProblem(new PointSet(dimension, points), Rational.of(radius, 10));
    }

    /** Requires that each event is an improvement. */
    private static final class Heard implements SolveControl.Listener {
        private int upper;
        private int lower;

        Heard(int pointCount) {
            upper = pointCount;
        }

        @Override
        public void witnessImproved(int upperBound) {
            assertThat(upperBound).isLessThan(upper);
            upper = upperBound;
        }

        @Override
        public void lowerBoundImproved(int lowerBound) {
            assertThat(lowerBound).isGreaterThan(lower);
            lower = lowerBound;
        }
    }

    /** An engine whose way for covers is hidden. */
    private record NetworksOnly(Engine engine) implements Engine {
        @Override
        public String name() {
            return engine.name();
        }

        @Override
        public SolveResult<NearbyNetwork> solve(
                ProximateRankProblem problem, EngineOptions options, SolveControl control) {
            return engine.solve(problem, options, control);
        }
    }
}
