package dev.prank.solver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.number.Rational;
import dev.prank.solver.engine.AutoEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Limits hold also before any backend runs: while parts and locations are listed. */
class ProximateRankSolverLimitsTest {

    private static final int SIDE = 1000;

    /** Millions of pairs within reach and far more cliques than can be listed. */
    @Test
    void theDeadlineEndsTheListingOfLocations() {
        Duration limit = Duration.ofSeconds(1);
        SolveResult<PointCover> result =
                solve(6000, Rational.of(SIDE, 10), SolveControl.unlimited().withTimeLimit(limit));
        assertThat(result.isOptimal()).isFalse();
        assertThat(result.statistics().time()).isLessThan(limit.multipliedBy(10));
    }

    @Test
    void whatDoesNotFitIntoMemoryGivesABracket() {
        // Squares of four fifths of the region: two opposite corners have points that do not share one.
        SolveResult<PointCover> result = solve(10_200, Rational.of(2 * SIDE, 5), SolveControl.unlimited());
        StopReason reason = result.match(optimal -> StopReason.DECIDED, bracketed -> bracketed.stopReason());
        assertThat(reason).isEqualTo(StopReason.SIZE_LIMIT);
        assertThat(result.lowerBound()).isBetween(1, 4);
        assertThat(result.upperBound()).isBetween(4, 8);
    }

    private static SolveResult<PointCover> solve(int count, Rational radius, SolveControl control) {
        SplittableRandom random = new SplittableRandom(7);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(new Point(List.of(Rational.of(random.nextInt(SIDE)), Rational.of(random.nextInt(SIDE)))));
        }
        PointCoverSolver solver =
                new PointCoverSolver(new ProximateRankSolver(new AutoEngine(), EngineOptions.defaults()));
        return solver.solve(new PointCoverProblem(new PointSet(2, points), radius), control);
    }
}
