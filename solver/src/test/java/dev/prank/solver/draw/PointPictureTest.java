package dev.prank.solver.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class PointPictureTest {

    private static Point point(String... coordinates) {
        return new Point(Arrays.stream(coordinates).map(Rational::parse).toList());
    }

    private static PointSet random(long seed, int size, int range) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            points.add(new Point(List.of(
                    Rational.of(Math.floorMod(random.nextLong(), range), 10),
                    Rational.of(Math.floorMod(random.nextLong(), range), 10))));
        }
        return new PointSet(2, points);
    }

    /** Squares that are points, and squares that no multiple of a readable length would show: no bar to compare with. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "1e-99"})
    void radiusThatCannotBeSeenHasNoScaleBar(String radius) {
        PointSet points = new PointSet(2, List.of(point("0", "0"), point("1", "0"), point("1", "0")));
        PointCover cover = new PointCover(List.of(point("0", "0"), point("1", "0")), List.of(0, 1, 1));

        Picture picture =
                PointPicture.of("tiny", new PointCoverProblem(points, Rational.parse(radius)), cover, "least cover 2");

        assertThat(Pictures.texts(picture, "ε = " + Rational.parse(radius).toDecimalString()))
                .isZero();
        Pictures.requireOnPaper(picture);
    }

    @Test
    void pointsCentresAndSquaresAreAllThere() {
        PointSet points = new PointSet(2, List.of(point("0", "0"), point("2", "2"), point("10", "0")));
        PointCover cover = new PointCover(List.of(point("1", "1"), point("10", "0")), List.of(0, 0, 1));

        Picture picture =
                PointPicture.of("three.csv", new PointCoverProblem(points, Rational.ONE), cover, "least cover 2");

        Document svg = Pictures.svg(picture);
        // One more of each in the legend; rectangles also for paper and frame; paths for two centres, ticks and scale
        // bar.
        assertThat(Pictures.count(svg, "circle")).isEqualTo(3 + 1);
        assertThat(Pictures.count(svg, "rect")).isEqualTo(2 + 1 + 2);
        assertThat(picture.description())
                .isEqualTo("three.csv: 3 source points, covered by 2 squares (least cover 2), ε\u00a0=\u00a01.");
        assertThat(Pictures.texts(picture, "ε = 1")).isEqualTo(1);
        assertThat(Pictures.texts(picture, "covering point")).isEqualTo(1);
        assertThat(Pictures.texts(picture, "x")).isEqualTo(1);
        Pictures.requireOnPaper(picture);
        Pictures.requireTextsApart(picture);
    }

    /** The square of a centre reaches as far as the points say: all coordinates have one scale. */
    @Test
    void squaresHaveSideTwoEpsilon() {
        PointSet points = new PointSet(2, List.of(point("0", "0"), point("8", "0")));
        PointCover cover = new PointCover(List.of(point("0", "0"), point("8", "0")), List.of(0, 1));

        Picture picture = PointPicture.of("two", new PointCoverProblem(points, Rational.of(3)), cover, "greedy");

        List<Shape.Rectangle> squares = picture.shapes().stream()
                .flatMap(shape -> shape.match(
                        p -> Stream.<Shape.Rectangle>empty(),
                        r -> Stream.of(r).filter(square -> square.style().opacity() == 0.25),
                        c -> Stream.<Shape.Rectangle>empty(),
                        t -> Stream.<Shape.Rectangle>empty()))
                .toList();
        Shape.Rectangle first = squares.get(0);
        Shape.Rectangle second = squares.get(1);
        double apart = Math.abs(first.x() - second.x());
        assertThat(first.width()).isCloseTo(apart * 6 / 8, Offset.offset(1e-9));
        assertThat(first.height()).isEqualTo(first.width());
        assertThat(first.style().fill()).isNotEqualTo(second.style().fill());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 9, 50, 442})
    void nothingIsCutOffOrWrittenOverAtAnySize(int size) {
        for (long seed = 0; seed < 20; seed++) {
            for (int range : new int[] {1, 7, 1000, 10_000_000}) {
                PointSet points = random(seed, size, range);
                Picture picture = PointPicture.of("random-" + seed + "-" + range, points);
                Pictures.requireOnPaper(picture);
                Pictures.requireTextsApart(picture);

                PointCover own = new PointCover(
                        points.points(), IntStream.range(0, size).boxed().toList());
                Picture covered = PointPicture.of(
                        picture.title(), new PointCoverProblem(points, Rational.of(1 + seed, 3)), own, "own points");
                Pictures.requireOnPaper(covered);
                Pictures.requireTextsApart(covered);
            }
        }
    }

    @Test
    void marksAreSmallWhenThereAreMany() {
        Picture few = PointPicture.of("few", random(1, 50, 1000));
        Picture many = PointPicture.of("many", random(1, 50_000, 100_000));

        assertThat(smallestCircle(few)).isGreaterThan(2);
        assertThat(smallestCircle(many)).isBetween(0.3, 1.2);
        assertThat(Pictures.bytes(many, PictureFormat.SVG)).hasSizeLessThan(3_000_000);

        PointSet points = random(1, 50_000, 100_000);
        PointCover half = new PointCover(points.points().subList(0, 25_000), List.of());
        Picture covered = PointPicture.of("many", new PointCoverProblem(points, Rational.of(30)), half, "not checked");
        assertThat(Pictures.bytes(covered, PictureFormat.SVG)).hasSizeLessThan(5_000_000);
        assertThat(Pictures.texts(covered, "covering point")).isZero();
    }

    private static double smallestCircle(Picture picture) {
        return picture.shapes().stream()
                .mapToDouble(shape -> shape.match(p -> 1e9, r -> 1e9, Shape.Circle::radius, t -> 1e9))
                .min()
                .orElseThrow();
    }

    @Test
    void ofManyCoordinatesTheWidestTwoAreShown() {
        PointSet points = new PointSet(
                4, List.of(point("0", "0", "1/2", "7"), point("1", "9", "1/3", "-5"), point("2", "1", "1/4", "0")));

        Picture picture = PointPicture.of("four", points);

        assertThat(Pictures.texts(picture, "x₂")).isEqualTo(1);
        assertThat(Pictures.texts(picture, "x₄")).isEqualTo(1);
        assertThat(picture.description()).contains("in dimension 4", "two coordinates that spread widest");
    }

    @Test
    void oneCoordinateIsDrawnOnALine() {
        Picture picture = PointPicture.of("line", new PointSet(1, List.of(point("0"), point("3"), point("-2"))));

        Pictures.requireOnPaper(picture);
        assertThat(picture.shapes().stream()
                        .map(shape -> shape.match(p -> -1.0, r -> -1.0, Shape.Circle::y, t -> -1.0))
                        .filter(y -> y >= 0)
                        .limit(3)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void hugeCoordinatesAreRefused() {
        PointSet points = new PointSet(2, List.of(point("1e200", "0"), point("0", "0")));

        assertThatThrownBy(() -> PointPicture.of("huge", points))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be drawn");
    }
}
