package dev.prank.solver.draw;

import dev.prank.solver.draw.Shape.Anchor;
import dev.prank.solver.draw.Shape.At;
import dev.prank.solver.draw.Shape.Face;
import java.util.ArrayList;
import java.util.List;

/** Takes shapes one after the other. */
final class Canvas {

    /** Height of the lines of captions, legends and labels. */
    static final double TEXT_SIZE = 12;

    private final List<Shape> shapes = new ArrayList<>();

    List<Shape> shapes() {
        return shapes;
    }

    void add(Shape shape) {
        shapes.add(shape);
    }

    void line(double x1, double y1, double x2, double y2, Style style) {
        line(new At(x1, y1), new At(x2, y2), style);
    }

    void line(At from, At to, Style style) {
        add(new Shape.Path(List.of(from, to), false, style));
    }

    void polygon(Style style, At... corners) {
        add(new Shape.Path(List.of(corners), true, style));
    }

    void rectangle(double x, double y, double width, double height, Style style) {
        add(new Shape.Rectangle(x, y, width, height, style));
    }

    /** The square of side {@code 2 · reach} around a place. */
    void square(At centre, double reach, Style style) {
        rectangle(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach, style);
    }

    void circle(At centre, double radius, Style style) {
        add(new Shape.Circle(centre.x(), centre.y(), radius, style));
    }

    void diamond(At centre, double radius, Style style) {
        double r = 1.25 * radius;
        polygon(
                style,
                new At(centre.x(), centre.y() - r),
                new At(centre.x() + r, centre.y()),
                new At(centre.x(), centre.y() + r),
                new At(centre.x() - r, centre.y()));
    }

    void triangle(At centre, double radius, Style style) {
        double r = 1.2 * radius;
        polygon(
                style,
                new At(centre.x(), centre.y() - r),
                new At(centre.x() + r, centre.y() + 0.8 * r),
                new At(centre.x() - r, centre.y() + 0.8 * r));
    }

    /** Two lines that cross, like ×. */
    void cross(At centre, double reach, Style style) {
        line(centre.x() - reach, centre.y() - reach, centre.x() + reach, centre.y() + reach, style);
        line(centre.x() - reach, centre.y() + reach, centre.x() + reach, centre.y() - reach, style);
    }

    /** Slanted lines over the square of side {@code 2 · reach} around a place. */
    void hatching(At centre, double reach, double spacing, Style style) {
        double left = centre.x() - reach;
        double top = centre.y() - reach;
        double side = 2 * reach;
        int lineCount = (int) Math.max(1, Math.floor(2 * side / spacing));
        for (int i = 1; i <= lineCount; i++) {
            double sum = 2 * side * i / (lineCount + 1);
            double start = Math.min(sum, side);
            line(left + start, top + sum - start, left + sum - start, top + start, style);
        }
    }

    void text(double x, double y, String text, Anchor anchor) {
        text(x, y, text, TEXT_SIZE, anchor, Face.PLAIN);
    }

    void text(double x, double y, String text, double size, Anchor anchor, Face face) {
        add(new Shape.Text(x, y, text, size, anchor, face, Style.filled(Ink.BLACK)));
    }

    /** Everything on another picture, moved. */
    void addMoved(List<Shape> others, double dx, double dy) {
        others.forEach(shape -> add(shape.moved(dx, dy)));
    }
}
