package dev.prank.reductions.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Bounds that need no search, on lattices so coarse that points coincide and distances of exactly ε and 2ε are common. */
class SweptCoverPropertyTest {

    @Property(tries = 400)
    void theSweepBracketsTheLeastCover(
            @ForAll @IntRange(min = 1, max = 5) int dimension,
            @ForAll @IntRange(max = 10) int count,
            @ForAll @IntRange(min = 1, max = 9) int side,
            @ForAll @IntRange(max = 3) int radius,
            @ForAll long seed) {
        PointCoverProblem problem = problem(dimension, count, side, Rational.of(radius), seed);
        SweptCover swept = PlacedPoints.of(problem, () -> {}).sweep(() -> {});
        int least = leastCover(problem.points().points(), problem.radius());

        assertThat(swept.lowerBound()).as("%s", problem).isBetween(Math.min(1, count), least);
        assertThat(swept.size()).as("%s", problem).isBetween(least, count);
        assertThat(swept.cover().value()).isEqualTo(swept.size());
        swept.cover().check(problem).requireAccepted();
    }

    @Property(tries = 300)
    void theStarterCoverIsThatOfAlgorithmFiveTwo(
            @ForAll @IntRange(min = 1, max = 5) int dimension,
            @ForAll @IntRange(max = 60) int count,
            @ForAll @IntRange(min = 1, max = 12) int side,
            @ForAll @IntRange(max = 7) int radius,
            @ForAll long seed) {
        PointCoverProblem problem = problem(dimension, count, side, Rational.of(radius, 2), seed);
        List<Point> centres = new ArrayList<>();
        List<Integer> assignment = new ArrayList<>();
        for (Point point : problem.points().points()) {
            int first = 0;
            while (first < centres.size() && !point.isWithin(problem.radius(), centres.get(first))) {
                first++;
            }
            if (first == centres.size()) {
                centres.add(point);
            }
            assignment.add(first);
        }

        assertThat(StarterCover.of(problem)).as("%s", problem).isEqualTo(new PointCover(centres, assignment));
    }

    /** Ten thousand millions of pairs, of which the sweep looks at few. */
    @Example
    void aCrowdIsSweptInLinearTime() {
        List<Point> points =
                new ArrayList<>(Collections.nCopies(100_000, new Point(List.of(Rational.ONE, Rational.TWO))));
        points.addAll(Collections.nCopies(100_000, new Point(List.of(Rational.of(4), Rational.TWO))));
        PointCoverProblem problem = new PointCoverProblem(new PointSet(2, points), Rational.ONE);
        SweptCover swept = PlacedPoints.of(problem, () -> {}).sweep(() -> {});

        assertThat(swept.lowerBound()).isEqualTo(2);
        assertThat(swept.size()).isEqualTo(2);
    }

    /** By trying all partitions, as sets fit one square exactly when all their pairs do. */
    private static int leastCover(List<Point> points, Rational radius) {
        if (points.isEmpty()) {
            return 0;
        }
        int[] fewest = new int[1 << points.size()];
        for (int set = 1; set < fewest.length; set++) {
            fewest[set] = Integer.MAX_VALUE;
            int first = Integer.lowestOneBit(set);
            for (int group = set; group > 0; group = group - 1 & set) {
                if ((group & first) != 0 && fewest[set ^ group] + 1 < fewest[set] && fits(points, group, radius)) {
                    fewest[set] = fewest[set ^ group] + 1;
                }
            }
        }
        return fewest[fewest.length - 1];
    }

    private static boolean fits(List<Point> points, int group, Rational radius) {
        for (int a = 0; a < points.size(); a++) {
            for (int b = 0; b < a; b++) {
                if ((group >> a & group >> b & 1) != 0 && !points.get(a).isWithin(radius.multiply(2), points.get(b))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static PointCoverProblem problem(int dimension, int count, int side, Rational radius, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Rational> coordinates = new ArrayList<>();
            for (int k = 0; k < dimension; k++) {
                coordinates.add(Rational.of(random.nextInt(side) - side / 2));
            }
            points.add(new Point(coordinates));
        }
        return new PointCoverProblem(new PointSet(dimension, points), radius);
    }
}
