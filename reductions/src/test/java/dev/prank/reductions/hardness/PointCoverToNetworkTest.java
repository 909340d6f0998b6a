package dev.prank.reductions.hardness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PointCoverToNetworkTest {

    @Test
    void buildsThePapersParameter() {
        // By hand: the least coordinates are −1 and 0.2, the margin 2ε is 1/4.
        PointCoverToNetwork reduction =
                new PointCoverToNetwork(problem("1/8", point("-1", "0.5"), point("0", "0.2"), point("3", "1")));

        assertThat(reduction.target())
                .isEqualTo(new ProximateRankProblem(
                        TanhNetwork.of(
                                1,
                                1,
                                List.of(
                                        unit("1/4", "1/4", "11/20"),
                                        unit("1/4", "5/4", "1/4"),
                                        unit("1/4", "17/4", "21/20")),
                                List.of(Rational.ZERO)),
                        number("1/8")));
    }

    @Test
    void usesWeightAndMarginOneAtRadiusZero() {
        PointCoverToNetwork reduction = new PointCoverToNetwork(problem("0", point("7", "-7"), point("8", "-7")));

        assertThat(reduction.target().network().units()).containsExactly(unit("1", "1", "1"), unit("1", "2", "1"));
        assertThat(reduction.target().radius()).isEqualTo(Rational.ZERO);
    }

    @Test
    void givesOneInputLessThanTheDimension() {
        PointCoverToNetwork reduction =
                new PointCoverToNetwork(problem("1", point("0", "5", "1", "2"), point("1", "4", "1", "9")));

        assertThat(reduction.target().network().inputs()).isEqualTo(3);
        assertThat(reduction.target().network().units())
                .containsExactly(
                        new HiddenUnit(numbers("2"), numbers("2", "3", "2"), number("2")),
                        new HiddenUnit(numbers("2"), numbers("3", "2", "2"), number("9")));
    }

    @Test
    void givesPointsOfDimensionOneAZeroCoordinate() {
        PointCoverToNetwork onLine = new PointCoverToNetwork(problem("1/2", point("4"), point("6")));
        PointCoverToNetwork inPlane = new PointCoverToNetwork(problem("1/2", point("4", "0"), point("6", "0")));

        assertThat(onLine.target()).isEqualTo(inPlane.target());
    }

    @Test
    void givesNoUnitsForTheEmptyList() {
        for (int dimension = 1; dimension <= 4; dimension++) {
            PointCoverProblem source = new PointCoverProblem(new PointSet(dimension, List.of()), Rational.ONE);
            PointCoverToNetwork reduction = new PointCoverToNetwork(source);
            PointCover nothing = new PointCover(List.of(), List.of());

            assertThat(reduction.target().network().inputs()).isEqualTo(Math.max(1, dimension - 1));
            assertThat(reduction.target().network().size()).isZero();
            assertThat(reduction.pushForward(nothing).value()).isZero();
            assertThat(reduction.pullBack(reduction.pushForward(nothing))).isEqualTo(nothing);
        }
    }

    @Test
    void mergesPointsExactlyTwoRadiiApart() {
        // 0.8 − 0.6 ≤ 2 · 0.1 holds exactly and fails in binary floating point.
        PointCoverToNetwork reduction = new PointCoverToNetwork(problem("0.1", point("0.6", "0"), point("0.8", "0")));
        PointCover cover = new PointCover(List.of(point("0.7", "0")), List.of(0, 0));

        NearbyNetwork nearby = reduction.pushForward(cover);

        nearby.check(reduction.target()).requireAccepted();
        assertThat(nearby.value()).isEqualTo(1);
        assertThat(reduction.pullBack(nearby)).isEqualTo(cover);
    }

    @Test
    void dropsUnusedAndRepeatedCentres() {
        PointCoverToNetwork reduction =
                new PointCoverToNetwork(problem("1", point("0", "0"), point("1", "1"), point("9", "9")));
        PointCover wasteful = new PointCover(
                List.of(point("5", "5"), point("1", "0"), point("9", "9"), point("1", "0")), List.of(1, 3, 2));

        NearbyNetwork nearby = reduction.pushForward(wasteful);

        assertThat(nearby.value()).isEqualTo(2);
        assertThat(nearby.grouping().cost()).isEqualTo(2);
        assertThat(reduction.pullBack(nearby))
                .isEqualTo(new PointCover(List.of(point("1", "0"), point("9", "9")), List.of(0, 0, 1)));
    }

    @Test
    void countsPositionsThatDifferInTheBiasAloneOnceInDimensionOne() {
        PointCoverToNetwork reduction = new PointCoverToNetwork(problem("1", point("3"), point("3")));
        TanhNetwork bent = TanhNetwork.of(1, 1, List.of(unit("2", "2", "2"), unit("2", "2", "3")));
        NearbyNetwork nearby = new NearbyNetwork(bent, UnitGrouping.trivial(bent));

        assertThat(nearby.value()).isEqualTo(2);
        assertThat(reduction.pullBack(nearby)).isEqualTo(new PointCover(List.of(point("3")), List.of(0, 0)));
    }

    @Test
    void rejectsWhatIsNoWitness() {
        PointCoverToNetwork reduction = new PointCoverToNetwork(problem("1", point("0", "0"), point("5", "5")));
        TanhNetwork w = reduction.target().network();
        List<HiddenUnit> moved = new ArrayList<>(w.units());
        moved.set(1, unit("2", "7", "8.0001"));
        TanhNetwork tooFar = TanhNetwork.of(1, 1, moved);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> reduction.pullBack(new NearbyNetwork(tooFar, UnitGrouping.trivial(tooFar))))
                .withMessageContaining("unit 1")
                .withMessageContaining("radius 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reduction.pushForward(new PointCover(List.of(point("1", "1")), List.of(0, 0))))
                .withMessageContaining("point 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reduction.pushForward(new PointCover(List.of(point("0", "0")), List.of(0))));
    }

    private static PointCoverProblem problem(String radius, Point... points) {
        return new PointCoverProblem(new PointSet(points[0].dimension(), Arrays.asList(points)), number(radius));
    }

    private static Point point(String... coordinates) {
        return new Point(numbers(coordinates));
    }

    private static HiddenUnit unit(String outgoing, String incoming, String bias) {
        return new HiddenUnit(numbers(outgoing), numbers(incoming), number(bias));
    }

    private static List<Rational> numbers(String... texts) {
        return Stream.of(texts).map(Rational::parse).toList();
    }

    private static Rational number(String text) {
        return Rational.parse(text);
    }
}
