package dev.prank.solver.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.prank.solver.draw.LineChart.Axis;
import dev.prank.solver.draw.LineChart.Series;
import dev.prank.solver.draw.Shape.At;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineChartTest {

    private static final Axis LINEAR = new Axis("count", false);
    private static final Axis LOGARITHMIC = new Axis("seconds", true);

    private static LineChart chart(Axis x, Axis y, At... values) {
        return new LineChart("Title", "What is seen.", x, y, List.of(new Series("one", List.of(values))));
    }

    private static List<Shape.Path> joined(Picture picture) {
        return picture.shapes().stream()
                .filter(shape ->
                        shape instanceof Shape.Path path && path.places().size() > 2)
                .map(Shape.Path.class::cast)
                .toList();
    }

    private static List<String> texts(Picture picture) {
        return picture.shapes().stream()
                .filter(Shape.Text.class::isInstance)
                .map(shape -> ((Shape.Text) shape).text())
                .toList();
    }

    @Test
    void equalFactorsHaveEqualLengthsOnALogarithmicAxis() {
        Picture picture = chart(LINEAR, LOGARITHMIC, new At(1, 0.1), new At(2, 1), new At(3, 10))
                .picture();

        List<At> places = joined(picture).get(0).places();
        assertThat(places.get(0).x() - places.get(1).x())
                .isCloseTo(places.get(1).x() - places.get(2).x(), within(1e-9));
        assertThat(places.get(0).y() - places.get(1).y())
                .isCloseTo(places.get(1).y() - places.get(2).y(), within(1e-9));
        assertThat(places.get(2).y()).isLessThan(places.get(0).y());
        assertThat(texts(picture)).contains("Title", "count", "seconds", "one", "0.1", "1", "10");
    }

    @Test
    void linesWithoutMarksAreToldApartByDashes() {
        List<At> values = List.of(new At(0, 3), new At(1, 2), new At(2, 1));
        Picture picture = new LineChart(
                        "Title",
                        "What is seen.",
                        LINEAR,
                        LINEAR,
                        List.of(
                                new Series("one", values, LineChart.Join.STRAIGHT, false),
                                new Series("two", values, LineChart.Join.STRAIGHT, false)))
                .picture();

        assertThat(joined(picture)).extracting(path -> path.style().dashed()).containsExactly(false, true);
        assertThat(picture.shapes()).noneMatch(Shape.Circle.class::isInstance);
        assertThat(chart(LINEAR, LINEAR, new At(0, 3), new At(1, 2)).picture().shapes())
                .anyMatch(Shape.Circle.class::isInstance);
    }

    @Test
    void aValueThatHoldsIsAStep() {
        Series steps = new Series("one", List.of(new At(0, 3), new At(2, 1)), LineChart.Join.HOLDS);
        Picture picture = new LineChart("Title", "What is seen.", LINEAR, LINEAR, List.of(steps)).picture();

        List<At> places = joined(picture).get(0).places();
        assertThat(places).hasSize(3);
        assertThat(places.get(1))
                .isEqualTo(new At(places.get(2).x(), places.get(0).y()));
    }

    /** No tick lies between these values. */
    @Test
    void valuesCloseTogetherHaveTicksOnALogarithmicAxis() {
        assertThat(texts(chart(LINEAR, LOGARITHMIC, new At(1, 16.1), new At(2, 17.2))
                        .picture()))
                .contains("10", "20");
    }

    @Test
    void oneValueOrNoneIsAChartToo() {
        assertThat(texts(chart(LINEAR, LOGARITHMIC, new At(1, 5)).picture())).contains("one");
        assertThat(texts(chart(LOGARITHMIC, LOGARITHMIC).picture())).contains("one");
    }

    @Test
    void allShapesAreOnThePicture() {
        Picture picture = chart(LOGARITHMIC, LOGARITHMIC, new At(1000, 0.1), new At(1_000_000, 60), new At(2e6, 70))
                .picture();

        Pictures.requireOnPaper(picture);
        Pictures.requireTextsApart(picture);
        assertThat(Pictures.svg(picture).getDocumentElement().getTagName()).isEqualTo("svg");
    }

    @Test
    void panelsHoldEachChart() {
        LineChart chart = chart(LINEAR, LINEAR, new At(0, 0), new At(1, 1), new At(2, 4));

        Picture panels = LineChart.panels("All", "Two charts.", List.of(chart, chart), 2);

        assertThat(joined(panels)).hasSize(2);
        assertThat(texts(panels)).contains("(a)", "(b)");
    }

    @Test
    void aLogarithmicAxisNeedsPositiveValues() {
        assertThatThrownBy(() -> chart(LINEAR, LOGARITHMIC, new At(1, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one");
        assertThatThrownBy(() -> chart(LINEAR, LINEAR, new At(Double.NaN, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCloudIsNotJoinedAndAGuideHasNoMarks() {
        List<At> values = List.of(new At(0, 0), new At(1, 2), new At(2, 1));
        Picture cloud = new LineChart(
                        "Title",
                        "What is seen.",
                        LINEAR,
                        LINEAR,
                        List.of(new Series("one", values, LineChart.Join.NONE)))
                .picture();
        Picture guide = new LineChart(
                        "Title",
                        "What is seen.",
                        LINEAR,
                        LINEAR,
                        List.of(new Series("one", values, LineChart.Join.GUIDE)))
                .picture();

        assertThat(joined(cloud)).isEmpty();
        assertThat(circleCount(cloud)).isEqualTo(values.size() + 1);
        assertThat(joined(guide)).hasSize(1);
        assertThat(joined(guide).get(0).style().dashed()).isTrue();
        assertThat(circleCount(guide)).isZero();
    }

    private static long circleCount(Picture picture) {
        return picture.shapes().stream().filter(Shape.Circle.class::isInstance).count();
    }

    @Test
    void manyPowersOfTenLeaveSomeOut() {
        Picture picture = chart(LOGARITHMIC, LOGARITHMIC, new At(1e-10, 1), new At(1e2, 10))
                .picture();

        assertThat(texts(picture)).contains("10⁻⁸", "0.0001", "1").doesNotContain("0.00000001");
    }
}
