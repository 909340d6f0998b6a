package dev.prank.instances.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.number.Rational;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RandomPointsTest {

    private static final Rational RADIUS = Rational.of(1, 8);

    /** The first two numbers of SplitMix64 with seed 0 modulo 2829 = ⌊2000·√2⌋ + 1, from an independent implementation. */
    @Test
    void theSameSeedGivesTheSamePointsForever() {
        PointCoverProblem problem = RandomPoints.uniform(2, Rational.of(1000), Rational.ONE, 0);

        assertThat(problem.points().points().get(0)).isEqualTo(new Point(List.of(Rational.of(2155), Rational.of(111))));
        assertThat(RandomPoints.uniform(2, Rational.of(1000), Rational.ONE, 0)).isEqualTo(problem);
        assertThat(RandomPoints.uniform(2, Rational.of(1000), Rational.ONE, 1)).isNotEqualTo(problem);
    }

    @Test
    void everyFamilyDependsOnItsSeedOnly() {
        assertThat(RandomPoints.clustered(50, RADIUS, Rational.TWO, 4, Rational.TWO, 3))
                .isEqualTo(RandomPoints.clustered(50, RADIUS, Rational.TWO, 4, Rational.TWO, 3))
                .isNotEqualTo(RandomPoints.clustered(50, RADIUS, Rational.TWO, 4, Rational.TWO, 4));
        assertThat(RandomPoints.lattice(50, RADIUS, 9, 3))
                .isEqualTo(RandomPoints.lattice(50, RADIUS, 9, 3))
                .isNotEqualTo(RandomPoints.lattice(50, RADIUS, 9, 4));
        assertThat(RandomPoints.planted(9, 4, RADIUS, 3))
                .isEqualTo(RandomPoints.planted(9, 4, RADIUS, 3))
                .isNotEqualTo(RandomPoints.planted(9, 4, RADIUS, 4));
    }

    /** Squares of side 2ε laid side by side over the region that the points span hold about as many points as asked for. */
    @ParameterizedTest
    @CsvSource({"4000, 1/2", "4000, 3", "4000, 40"})
    void occupancyIsTheMeanNumberOfPointsInASquare(int count, String occupancy) {
        PointCoverProblem problem = RandomPoints.uniform(count, RADIUS, Rational.parse(occupancy), 5);
        double side = 0;
        for (int k = 0; k < 2; k++) {
            int axis = k;
            double[] values = problem.points().points().stream()
                    .mapToDouble(point -> point.coordinates().get(axis).doubleValue())
                    .sorted()
                    .toArray();
            side = Math.max(side, values[values.length - 1] - values[0]);
        }
        double squares = Math.pow(side / (2 * RADIUS.doubleValue()), 2);

        assertThat(count / squares)
                .isBetween(
                        0.98 * Rational.parse(occupancy).doubleValue(),
                        1.05 * Rational.parse(occupancy).doubleValue());
    }

    @Test
    void clusteredPointsAreNearTheirCentres() {
        // Far apart on average, so that the points of a cluster are those within reach of each other.
        PointCoverProblem problem = RandomPoints.clustered(200, RADIUS, Rational.of(1, 1000), 5, Rational.of(3), 1);
        Rational reach = RADIUS.multiply(6);
        Set<Set<Integer>> clusters = new HashSet<>();
        for (Point point : problem.points().points()) {
            Set<Integer> near = new HashSet<>();
            for (int i = 0; i < problem.points().size(); i++) {
                if (point.distance(problem.points().points().get(i)).compareTo(reach) <= 0) {
                    near.add(i);
                }
            }
            clusters.add(near);
        }

        assertThat(clusters).hasSize(5);
        assertThat(clusters.stream().mapToInt(Set::size).sum()).isEqualTo(200);
    }

    @Test
    void latticePointsRepeatAndTie() {
        PointCoverProblem problem = RandomPoints.lattice(200, RADIUS, 9, 2);
        List<Point> points = problem.points().points();
        Rational side = RADIUS.multiply(2);
        long ties = points.stream()
                .filter(point ->
                        points.stream().anyMatch(other -> point.distance(other).equals(side)))
                .count();

        assertThat(new HashSet<>(points)).hasSizeBetween(50, 100);
        assertThat(ties).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 3", "10, 5", "100, 7", "101, 1"})
    void plantedCoversAreCoversAndPackings(int squares, int pointsPerSquare) {
        for (long seed = 0; seed < 5; seed++) {
            PlantedCover planted = RandomPoints.planted(squares, pointsPerSquare, RADIUS, seed);

            assertThat(planted.check().isAccepted()).as("seed %d", seed).isTrue();
            assertThat(planted.optimum()).isEqualTo(squares);
            assertThat(planted.problem().points().size()).isEqualTo(squares * pointsPerSquare);
        }
    }

    @Test
    void plantedSquaresOverlap() {
        List<Point> centres = RandomPoints.planted(100, 1, RADIUS, 1).cover().centres();
        long overlapping = centres.stream()
                .filter(centre -> centres.stream()
                        .anyMatch(other ->
                                other != centre && centre.distance(other).compareTo(RADIUS.multiply(2)) <= 0))
                .count();

        assertThat(overlapping).isGreaterThan(60);
    }

    @Test
    void aPlantedCoverWithAWrongProofIsRejected() {
        PlantedCover planted = RandomPoints.planted(4, 3, RADIUS, 1);
        List<Integer> packing = planted.packing();
        int ofSameSquare = -1;
        for (int i = 0; i < planted.problem().points().size(); i++) {
            boolean same = planted.cover().assignment().get(i).equals(0) && !packing.contains(i);
            ofSameSquare = same ? i : ofSameSquare;
        }

        assertThat(new PlantedCover(planted.problem(), planted.cover(), packing.subList(0, 3)).check())
                .asString()
                .contains("3 different points");
        assertThat(new PlantedCover(
                                planted.problem(),
                                planted.cover(),
                                List.of(packing.get(0), ofSameSquare, packing.get(2), packing.get(3)))
                        .check())
                .asString()
                .contains("one square");
        PointCoverProblem smaller = new PointCoverProblem(planted.problem().points(), RADIUS.divide(2));
        assertThat(new PlantedCover(smaller, planted.cover(), packing).check().isAccepted())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1"})
    void refusesARadiusOrOccupancyThatIsNotPositive(String text) {
        Rational bad = Rational.parse(text);

        assertThatThrownBy(() -> RandomPoints.uniform(5, bad, Rational.ONE, 1)).hasMessageContaining("radius");
        assertThatThrownBy(() -> RandomPoints.uniform(5, Rational.ONE, bad, 1)).hasMessageContaining("occupancy");
        assertThatThrownBy(() -> RandomPoints.lattice(5, bad, 3, 1)).hasMessageContaining("radius");
        assertThatThrownBy(() -> RandomPoints.planted(5, 2, bad, 1)).hasMessageContaining("radius");
    }

    @Test
    void refusesImpossibleCounts() {
        assertThatThrownBy(() -> RandomPoints.uniform(-1, RADIUS, Rational.ONE, 1))
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> RandomPoints.uniform(1, RADIUS, Rational.parse("1e-99"), 1))
                .hasMessageContaining("occupancy");
        assertThatThrownBy(() -> RandomPoints.clustered(1, RADIUS, Rational.ONE, 0, Rational.ONE, 1))
                .hasMessageContaining("clusters");
        assertThatThrownBy(() -> RandomPoints.clustered(1, RADIUS, Rational.ONE, 1, Rational.of(-1), 1))
                .hasMessageContaining("spread");
        assertThatThrownBy(() -> RandomPoints.lattice(1, RADIUS, -1, 1)).hasMessageContaining("steps");
        assertThatThrownBy(() -> RandomPoints.planted(1, 0, RADIUS, 1)).hasMessageContaining("per square");
        assertThatThrownBy(() -> RandomPoints.planted(1 << 20, 1 << 20, RADIUS, 1))
                .hasMessageContaining("more than");
    }
}
