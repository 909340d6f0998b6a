package dev.prank.solver.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** What is true of every picture, and how tests look at one. */
final class Pictures {

    private Pictures() {}

    static byte[] bytes(Picture picture, PictureFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            format.write(picture, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The picture as SVG, read by the JDK's XML parser. */
    static Document svg(Picture picture) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(bytes(picture, PictureFormat.SVG)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(picture.title(), e);
        }
    }

    static int count(Document document, String element) {
        return document.getElementsByTagName(element).getLength();
    }

    static long texts(Picture picture, String text) {
        return picture.shapes().stream()
                .filter(shape -> shape.match(
                        p -> false, r -> false, c -> false, t -> t.text().equals(text)))
                .count();
    }

    /** Nothing is cut off at the edge of the paper, going by the estimate of how wide text is. */
    static void requireOnPaper(Picture picture) {
        Bounds paper = new Bounds(0, picture.width(), 0, picture.height());
        assertThat(picture.shapes()).isNotEmpty();
        for (Shape shape : picture.shapes()) {
            boolean inside = shape.match(
                    path -> path.places().stream().allMatch(paper::contains),
                    rectangle -> paper.contains(new Shape.At(rectangle.x(), rectangle.y()))
                            && paper.contains(new Shape.At(
                                    rectangle.x() + rectangle.width(), rectangle.y() + rectangle.height())),
                    circle -> paper.containsSquare(new Shape.At(circle.x(), circle.y()), circle.radius()),
                    text -> isWithin(textBox(text), paper));
            if (!inside) {
                fail(picture.title() + ": " + shape + " is off the paper of " + paper);
            }
        }
    }

    private static boolean isWithin(Bounds box, Bounds paper) {
        return box.left() >= 0 && box.right() <= paper.right() && box.bottom() >= 0 && box.top() <= paper.top();
    }

    /** No text is written over another one. */
    static void requireTextsApart(Picture picture) {
        Bounds[] boxes = picture.shapes().stream()
                .flatMap(shape -> shape.match(
                        p -> Stream.<Bounds>empty(),
                        r -> Stream.<Bounds>empty(),
                        c -> Stream.<Bounds>empty(),
                        t -> Stream.of(textBox(t))))
                .toArray(Bounds[]::new);
        for (int i = 0; i < boxes.length; i++) {
            for (int j = 0; j < i; j++) {
                boolean apart = boxes[i].right() <= boxes[j].left() + 1
                        || boxes[j].right() <= boxes[i].left() + 1
                        || boxes[i].top() <= boxes[j].bottom() + 1
                        || boxes[j].top() <= boxes[i].bottom() + 1;
                assertThat(apart)
                        .as("%s: %s and %s", picture.title(), boxes[i], boxes[j])
                        .isTrue();
            }
        }
    }

    private static Bounds textBox(Shape.Text text) {
        double width = Shape.Text.width(text.text(), text.size());
        double left = text.x()
                - switch (text.anchor()) {
                    case START -> 0;
                    case MIDDLE -> width / 2;
                    case END -> width;
                };
        return new Bounds(left, left + width, text.y() - 0.75 * text.size(), text.y());
    }
}
