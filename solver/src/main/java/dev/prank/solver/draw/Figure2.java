package dev.prank.solver.draw;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.hardness.PointCoverToNetwork;
import dev.prank.solver.draw.Shape.Anchor;
import dev.prank.solver.draw.Shape.At;
import dev.prank.solver.draw.Shape.Face;
import java.util.List;
import java.util.stream.Stream;

/**
 * The paper's Figure 2 with points of our own: (a) source points x₁, …, x₉; (b) the translation T moves all of them into the
 * positive quadrant by a margin of 2ε; (c, d) the coordinates of the translated points become incoming weights and biases.
 * Everything is computed by {@link PointCoverToNetwork}.
 */
public final class Figure2 {

    private static final double SCALE = 44;
    private static final double MARGIN = 22;
    private static final double BAR_HEIGHT = 130;
    private static final Style POINT = Style.filled(Ink.BLACK);
    private static final Style GUIDE = Style.line(Ink.VERMILION, 0.9).asDashed();

    /** Nine points around the origin, near each other in groups as in a small cover. */
    private static final List<Point> POINTS = Stream.of(
                    "-9/4 7/8",
                    "1/8 1",
                    "-5/4 -1",
                    "15/8 1/2",
                    "-5/2 1/2",
                    "5/8 -3/4",
                    "-1/4 5/4",
                    "-7/4 -5/4",
                    "3/2 3/4")
            .map(text ->
                    new Point(Stream.of(text.split(" ")).map(Rational::parse).toList()))
            .toList();

    private static final Rational RADIUS = Rational.of(1, 4);

    private Figure2() {}

    public static Picture make() {
        PointCoverToNetwork reduction = new PointCoverToNetwork(new PointCoverProblem(new PointSet(2, POINTS), RADIUS));
        List<HiddenUnit> units = reduction.target().network().units();
        Projection plane = new Projection(0, 1);
        List<At> sources = plane.all(POINTS.stream().map(Point::coordinates).toList());
        List<At> moved = plane.all(units.stream().map(unit -> unit.position(1)).toList());
        double margin = Projection.value(units.get(0).outgoing().get(0));
        List<Picture> panels = List.of(
                sourcePanel(sources),
                movedPanel(moved, margin),
                weightPanel(moved.stream().map(At::x).toList(), margin, "b", Ink.BLUE),
                weightPanel(moved.stream().map(At::y).toList(), margin, "c", Ink.GREEN));
        return Panels.of(
                "From points to a parameter",
                "Illustrative example of the parameter construction. (a) A set of source points. (b) The transformation T"
                        + " translates all points into the positive quadrant by a margin of 2ε. (c, d) The coordinates of"
                        + " the transformed points become the incoming weights b and biases c of the parameter; all"
                        + " outgoing weights are 2ε.",
                panels,
                2);
    }

    private static Picture sourcePanel(List<At> sources) {
        View view = view(Bounds.around(sources));
        Canvas canvas = new Canvas();
        drawAxes(canvas, view, "", "");
        drawPoints(canvas, view, sources, "x", view.at(0, 0));
        return panel("source points", view, canvas);
    }

    private static Picture movedPanel(List<At> moved, double margin) {
        View view = view(Bounds.around(moved).with(new At(0, 0)));
        Canvas canvas = new Canvas();
        double right = view.bounds().right();
        double top = view.bounds().top();
        canvas.line(view.at(margin, 0), view.at(margin, top), GUIDE);
        canvas.line(view.at(0, margin), view.at(right, margin), GUIDE);
        drawAxes(canvas, view, "b", "c");
        drawMargin(canvas, view.at(margin, 0), Anchor.MIDDLE);
        drawMargin(canvas, view.at(0, margin), Anchor.END);
        drawPoints(canvas, view, moved, "x′", view.at(margin, margin), view.at(0, 0));
        return panel("translated points", view, canvas);
    }

    /** One bar per unit; lower than the plane is wide, so that the page stays compact. */
    private static Picture weightPanel(List<Double> values, double margin, String letter, Ink ink) {
        double greatest = values.stream().mapToDouble(value -> value).max().orElse(0);
        double unitWidth = greatest * 22 / BAR_HEIGHT;
        Bounds bounds = new Bounds(-unitWidth, (values.size() + 2) * unitWidth, -0.12 * greatest, 1.15 * greatest);
        View view = new View(bounds, BAR_HEIGHT / greatest, MARGIN, 10);
        Canvas canvas = new Canvas();
        canvas.line(view.at(0, margin), view.at(bounds.right(), margin), GUIDE);
        drawAxes(canvas, view, "unit", letter);
        drawMargin(canvas, view.at(0, margin), Anchor.END);
        for (int i = 0; i < values.size(); i++) {
            At end = view.at((i + 1) * unitWidth, values.get(i));
            At foot = view.at((i + 1) * unitWidth, 0);
            canvas.line(foot, end, Style.line(ink, 2.2));
            canvas.circle(end, 3, Style.line(Ink.BLACK, 0.8).filledWith(ink, 1));
            canvas.text(end.x(), end.y() - 7, Projection.indexed(letter, i + 1), 11, Anchor.MIDDLE, Face.ITALIC);
            canvas.text(foot.x(), foot.y() + 14, Integer.toString(i + 1), 11, Anchor.MIDDLE, Face.PLAIN);
        }
        return panel(letter, view, canvas);
    }

    private static void drawMargin(Canvas canvas, At tick, Anchor anchor) {
        double dx = anchor == Anchor.END ? -4 : 0;
        double dy = anchor == Anchor.END ? 4 : 14;
        canvas.text(tick.x() + dx, tick.y() + dy, "2ε", 11, anchor, Face.ITALIC);
    }

    private static View view(Bounds bounds) {
        return new View(bounds.paddedBy(0.45), SCALE, MARGIN, 10);
    }

    private static Picture panel(String title, View view, Canvas canvas) {
        return new Picture(view.width() + 2 * MARGIN, view.height() + 20, title, title, canvas.shapes());
    }

    /** Through the origin, with arrows. */
    private static void drawAxes(Canvas canvas, View view, String xName, String yName) {
        Bounds bounds = view.bounds();
        Style axis = Style.line(Ink.DARK_GREY, 0.9);
        At right = view.at(bounds.right(), 0);
        At top = view.at(0, bounds.top());
        canvas.line(view.at(Math.min(bounds.left(), 0), 0), right, axis);
        canvas.line(view.at(0, Math.min(bounds.bottom(), 0)), top, axis);
        Style head = Style.filled(Ink.DARK_GREY);
        canvas.polygon(head, right, new At(right.x() - 7, right.y() - 3), new At(right.x() - 7, right.y() + 3));
        canvas.polygon(head, top, new At(top.x() - 3, top.y() + 7), new At(top.x() + 3, top.y() + 7));
        canvas.text(right.x() + 3, right.y() + 14, xName, 12, Anchor.END, Face.ITALIC);
        canvas.text(top.x() - 7, top.y() + 9, yName, 12, Anchor.END, Face.ITALIC);
    }

    /** @param crossings of horizontal and vertical lines, which names keep off */
    private static void drawPoints(Canvas canvas, View view, List<At> points, String letter, At... crossings) {
        Labels labels = new Labels(view, 12, Face.ITALIC);
        points.forEach(at -> labels.avoid(view.at(at), 3));
        for (At at : crossings) {
            labels.avoidLine(new At(view.left(), at.y()), new At(view.left() + view.width(), at.y()));
            labels.avoidLine(new At(at.x(), view.top()), new At(at.x(), view.top() + view.height()));
        }
        for (int i = 0; i < points.size(); i++) {
            canvas.circle(view.at(points.get(i)), 2.8, POINT);
            labels.put(canvas, view.at(points.get(i)), 3, Projection.indexed(letter, i + 1));
        }
    }
}
