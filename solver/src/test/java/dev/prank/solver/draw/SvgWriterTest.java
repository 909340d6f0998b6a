package dev.prank.solver.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SvgWriterTest {

    private static Picture picture(Shape... shapes) {
        return new Picture(40, 30, "a title", "a description", List.of(shapes));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.001, 0",
        "1.5, 1.5",
        "1.05, 1.05",
        "1.004, 1",
        "-1.25, -1.25",
        "-0.5, -0.5",
        "12345.678, 12345.68",
        "99.999, 100"
    })
    void numbersHaveAtMostTwoDecimals(double value, String text) {
        assertThat(SvgWriter.number(value)).isEqualTo(text);
    }

    @Test
    void everyShapeIsWrittenWithItsMeasures() {
        Canvas canvas = new Canvas();
        canvas.line(1, 2, 3, 4.5, Style.line(Ink.BLACK, 0.5));
        canvas.rectangle(5, 6, 7, 8, Style.filled(Ink.ORANGE).filledWith(Ink.ORANGE, 0.25));
        canvas.circle(new Shape.At(9, 10), 2, Style.line(Ink.BLUE, 1).asDashed());
        canvas.text(3, 20, "word", 11, Shape.Anchor.END, Shape.Face.BOLD);

        Document svg = Pictures.svg(picture(canvas.shapes().toArray(Shape[]::new)));

        Element root = svg.getDocumentElement();
        assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 40 30");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("a title");
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo("a description");
        assertThat(element(svg, "path").getAttribute("d")).isEqualTo("M1 2L3 4.5");
        Element rectangle = (Element) svg.getElementsByTagName("rect").item(1);
        assertThat(List.of(
                        rectangle.getAttribute("x"),
                        rectangle.getAttribute("y"),
                        rectangle.getAttribute("width"),
                        rectangle.getAttribute("height")))
                .containsExactly("5", "6", "7", "8");
        Element fill = (Element) rectangle.getParentNode();
        assertThat(fill.getAttribute("fill")).isEqualTo("#e69f00");
        assertThat(fill.getAttribute("fill-opacity")).isEqualTo("0.25");
        assertThat(fill.hasAttribute("stroke")).isFalse();
        Element outline = (Element) element(svg, "circle").getParentNode();
        assertThat(outline.getAttribute("fill")).isEqualTo("none");
        assertThat(outline.getAttribute("stroke")).isEqualTo("#0072b2");
        assertThat(outline.getAttribute("stroke-dasharray")).isNotEmpty();
        assertThat(element(svg, "text").getAttribute("text-anchor")).isEqualTo("end");
        assertThat(element(svg, "text").getAttribute("font-weight")).isEqualTo("bold");
    }

    private static Element element(Document svg, String name) {
        assertThat(Pictures.count(svg, name)).isEqualTo(1);
        return (Element) svg.getElementsByTagName(name).item(0);
    }

    @Test
    void whatXmlReservesOrForbidsIsEscaped() {
        String nasty = "<script>&\"'</text>]]>\u0001\ud800ε\ud83d\ude00";
        Canvas canvas = new Canvas();
        canvas.text(0, 10, nasty, Shape.Anchor.START);

        Document svg = Pictures.svg(new Picture(10, 10, nasty, nasty, canvas.shapes()));

        String readable = "<script>&\"'</text>]]>\ufffd\ufffdε\ud83d\ude00";
        assertThat(element(svg, "text").getTextContent()).isEqualTo(readable);
        assertThat(element(svg, "title").getTextContent()).isEqualTo(readable);
        assertThat(element(svg, "desc").getTextContent()).isEqualTo(readable);
        assertThat(Pictures.count(svg, "script")).isZero();
    }

    @Test
    void neighboursOfOneStyleShareAGroup() {
        Style black = Style.filled(Ink.BLACK);
        Style blue = Style.filled(Ink.BLUE);
        Document svg = Pictures.svg(picture(
                new Shape.Circle(1, 1, 1, black),
                new Shape.Circle(2, 2, 1, black),
                new Shape.Circle(3, 3, 1, blue),
                new Shape.Circle(4, 4, 1, black)));

        assertThat(Pictures.count(svg, "g")).isEqualTo(3);
        assertThat(Pictures.count(svg, "circle")).isEqualTo(4);
    }

    @Test
    void fiftyThousandPointsAreASmallFileAndTheSameOneEachTime() {
        SplittableRandom random = new SplittableRandom(1);
        List<Shape> shapes = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            shapes.add(new Shape.Circle(
                    (random.nextLong() >>> 40) * 1e-5,
                    (random.nextLong() >>> 40) * 1e-5,
                    0.5,
                    Style.filled(Ink.BLACK)));
        }
        Picture picture = new Picture(200, 200, "many", "", shapes);

        byte[] bytes = Pictures.bytes(picture, PictureFormat.SVG);

        assertThat(bytes).hasSizeLessThan(5_000_000).isEqualTo(Pictures.bytes(picture, PictureFormat.SVG));
        assertThat(new String(bytes, StandardCharsets.UTF_8)).endsWith("</svg>\n");
        assertThat(Pictures.count(Pictures.svg(picture), "circle")).isEqualTo(50_000);
    }
}
