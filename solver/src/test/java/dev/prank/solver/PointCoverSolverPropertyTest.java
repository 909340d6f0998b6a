package dev.prank.solver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.number.Rational;
import dev.prank.solver.engine.Engines;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Against all choices of centres, on lattices so coarse that distances of exactly 2ε are common. */
class PointCoverSolverPropertyTest {

    @Provide
    Arbitrary<List<List<Integer>>> lattice() {
        return Arbitraries.integers()
                .between(1, 3)
                .flatMap(dimension -> Arbitraries.integers()
                        .between(-5, 5)
                        .list()
                        .ofSize(dimension)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(7));
    }

    @Provide
    Arbitrary<String> engines() {
        return Arbitraries.of("auto", "branch", "cp-sat");
    }

    @Property(tries = 1000)
    void findsTheLeastCover(
            @ForAll("lattice") List<List<Integer>> lattice,
            @ForAll @IntRange(max = 4) int radius,
            @ForAll @IntRange(min = 1, max = 10) int denominator,
            @ForAll @IntRange(max = 7) int rank,
            @ForAll("engines") String engine) {
        List<Point> points = lattice.stream()
                .map(point -> new Point(
                        point.stream().map(x -> Rational.of(x, denominator)).toList()))
                .toList();
        PointCoverProblem problem =
                new PointCoverProblem(new PointSet(lattice.get(0).size(), points), Rational.of(radius, denominator));
        PointCoverSolver solver =
                new PointCoverSolver(new ProximateRankSolver(Engines.named(engine), EngineOptions.defaults()));
        int least = leastCover(lattice, radius);

        SolveResult<PointCover> result = solver.solve(problem, SolveControl.unlimited());

        assertThat(result.isOptimal()).isTrue();
        assertThat(result.upperBound()).isEqualTo(least);
        result.witness().check(problem).requireAccepted();

        SolveResult<PointCover> decision = solver.decide(problem, rank, SolveControl.unlimited());

        decision.witness().check(problem).requireAccepted();
        assertThat(decision.lowerBound()).isLessThanOrEqualTo(least);
        assertThat(decision.upperBound()).isGreaterThanOrEqualTo(least);
        assertThat(decision.upperBound() <= rank).isEqualTo(least <= rank);
        assertThat(decision.lowerBound() > rank).isEqualTo(least > rank);
    }

    /**
     * Some least cover has every cube pushed up until each of its lower faces touches a point, so the lower corners come from the
     * coordinates of the points. Dynamic programming over the sets of covered points, in machine integers.
     */
    private static int leastCover(List<List<Integer>> points, int radius) {
        int all = (1 << points.size()) - 1;
        int[] least = new int[all + 1];
        Arrays.fill(least, points.size());
        least[0] = 0;
        int dimension = points.get(0).size();
        int corners = (int) Math.pow(points.size(), dimension);
        for (int corner = 0; corner < corners; corner++) {
            int covered = all;
            int rest = corner;
            for (int k = 0; k < dimension; k++) {
                int low = points.get(rest % points.size()).get(k);
                rest /= points.size();
                for (int i = 0; i < points.size(); i++) {
                    int x = points.get(i).get(k);
                    if (x < low || x > low + 2 * radius) {
                        covered &= ~(1 << i);
                    }
                }
            }
            for (int set = 0; set <= all; set++) {
                least[set | covered] = Math.min(least[set | covered], least[set] + 1);
            }
        }
        return least[all];
    }
}
