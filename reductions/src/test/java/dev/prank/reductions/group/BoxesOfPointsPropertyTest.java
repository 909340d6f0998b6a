package dev.prank.reductions.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.hardness.PointCoverToNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Graph and cliques of points in one to five dimensions, also where all are equal, share coordinates or tie on a lattice. */
class BoxesOfPointsPropertyTest {

    /** How the points lie; numbers without a common scale in 60 bits too. */
    enum Shape {
        ALL_EQUAL,
        ONE_COLUMN,
        ONE_ROW,
        LATTICE,
        SCATTERED,
        LONG_FRACTIONS
    }

    @Property(tries = 400)
    void theGraphHasAnEdgeForEachPairOfBoxesThatMeet(
            @ForAll @IntRange(min = 1, max = 5) int dimension,
            @ForAll @IntRange(max = 60) int count,
            @ForAll Shape shape,
            @ForAll long seed) {
        ProximateRankProblem problem = network(points(dimension, count, shape, seed));
        OrientedBoxes boxes = new OrientedBoxes(problem);
        boolean[] all = new boolean[boxes.count()];
        Arrays.fill(all, true);
        IntersectionGraph graph = IntersectionGraph.of(boxes, all, () -> {});
        for (int box = 0; box < boxes.count(); box++) {
            int one = box;
            assertThat(graph.neighbours(box))
                    .as("box %d of %s", box, problem)
                    .containsExactly(IntStream.range(0, boxes.count())
                            .filter(other -> other != one && SmallProblems.meet(problem, one, other))
                            .toArray());
        }
    }

    @Property(tries = 400)
    void cliquesAreThoseOfANaiveEnumeration(
            @ForAll @IntRange(min = 1, max = 4) int dimension,
            @ForAll @IntRange(max = 10) int count,
            @ForAll Shape shape,
            @ForAll long seed) {
        PointCoverProblem points = points(dimension, count, shape, seed);
        ProximateRankProblem problem = network(points);
        List<String> expected = new ArrayList<>();
        for (int set = 1; set < 1 << count; set++) {
            int chosen = set;
            boolean maximal = IntStream.range(0, count)
                    .allMatch(i -> (chosen >> i & 1)
                            != 0
                            == IntStream.range(0, count)
                                    .filter(j -> (chosen >> j & 1) != 0)
                                    .allMatch(j -> SmallProblems.meet(problem, 2 * i, 2 * j)));
            if (maximal) {
                expected.add(Arrays.toString(IntStream.range(0, count)
                        .filter(i -> (chosen >> i & 1) != 0)
                        .toArray()));
            }
        }
        assertThat(CompatibilityGraph.of(points).maximalCliques(LocationForm.Limits.DEFAULT).stream()
                        .map(Arrays::toString))
                .as("%s", problem)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static ProximateRankProblem network(PointCoverProblem points) {
        return new PointCoverToNetwork(points).target();
    }

    private static PointCoverProblem points(int dimension, int count, Shape shape, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Rational> coordinates = new ArrayList<>();
            for (int k = 0; k < dimension; k++) {
                coordinates.add(coordinate(k, shape, random));
            }
            points.add(new Point(coordinates));
        }
        return new PointCoverProblem(new PointSet(dimension, points), Rational.ONE);
    }

    private static Rational coordinate(int k, Shape shape, SplittableRandom random) {
        return switch (shape) {
            case ALL_EQUAL -> Rational.ONE;
            case ONE_COLUMN -> k == 0 ? Rational.ONE : Rational.of(random.nextInt(60), 4);
            case ONE_ROW -> k == 1 ? Rational.ONE : Rational.of(random.nextInt(60), 4);
            case LATTICE -> Rational.of(random.nextInt(8));
            case SCATTERED -> Rational.of(random.nextInt(10_000), 1000);
            case LONG_FRACTIONS -> Rational.of(random.nextLong(1L << 60), (1L << 57) + random.nextInt(100));
        };
    }
}
