package dev.prank.solver.draw;

import dev.prank.solver.draw.Shape.Anchor;
import dev.prank.solver.draw.Shape.Face;
import java.math.BigDecimal;

/** A part of the plane in a frame with numbers at the axes. */
final class Axes {

    private static final double LEAST_HEIGHT = 120;
    private static final double TICK = 4;
    private static final double LINE_HEIGHT = 17;
    private static final double NUMBER_SIZE = 11;
    private static final double NAME_SIZE = 13;
    /** A longer number has no room below the frame. */
    private static final double MOST_RADII = 1e18;

    private final View view;
    private final Ticks xTicks;
    private final Ticks yTicks;
    private final String xName;
    private final String yName;
    private final double outerLeft;

    /**
     * @param data what has to be seen
     * @param longestSide of the frame
     * @param leastWidth of the frame: narrower data gets empty space beside it
     * @param outerLeft where names and numbers begin
     */
    Axes(Bounds data, String xName, String yName, double longestSide, double leastWidth, double outerLeft, double top) {
        this.xName = xName;
        this.yName = yName;
        this.outerLeft = outerLeft;
        double extent = Math.max(data.width(), data.height());
        double scale = longestSide / (extent > 0 ? extent : 1);
        Bounds bounds = data.atLeast(leastWidth / scale, LEAST_HEIGHT / scale);
        yTicks = Ticks.between(bounds.bottom(), bounds.top(), 40 / scale);
        double width = Ticks.between(bounds.left(), bounds.right(), 60 / scale).longestLabel(NUMBER_SIZE);
        xTicks = Ticks.between(bounds.left(), bounds.right(), Math.max(60, width + 20) / scale);
        double left = outerLeft + Shape.Text.width(yName, NAME_SIZE) + yTicks.longestLabel(NUMBER_SIZE) + 3 * TICK;
        view = new View(bounds, scale, left, top);
    }

    View view() {
        return view;
    }

    double right() {
        return view.left() + view.width();
    }

    /** Right of the frame and of the last number below it. */
    double outerRight() {
        double right = right();
        for (int i = 0; i < xTicks.values().size(); i++) {
            double half = Shape.Text.width(xTicks.labels().get(i), NUMBER_SIZE) / 2;
            right = Math.max(right, view.at(xTicks.values().get(i), 0).x() + half);
        }
        return right;
    }

    /** Of the frame. */
    private double bottom() {
        return view.top() + view.height();
    }

    /** Below numbers, name and scale bar. */
    double outerBottom() {
        return bottom() + TICK + 2 * LINE_HEIGHT;
    }

    void draw(Canvas canvas) {
        Style frame = Style.line(Ink.DARK_GREY, 0.8);
        canvas.rectangle(view.left(), view.top(), view.width(), view.height(), frame);
        for (double value : xTicks.values()) {
            double x = view.at(value, 0).x();
            canvas.line(x, bottom(), x, bottom() + TICK, frame);
        }
        for (double value : yTicks.values()) {
            double y = view.at(0, value).y();
            canvas.line(view.left() - TICK, y, view.left(), y, frame);
        }
        double base = bottom() + TICK + NUMBER_SIZE + 1;
        for (int i = 0; i < xTicks.values().size(); i++) {
            double x = view.at(xTicks.values().get(i), 0).x();
            canvas.text(x, base, xTicks.labels().get(i), NUMBER_SIZE, Anchor.MIDDLE, Face.PLAIN);
        }
        for (int i = 0; i < yTicks.values().size(); i++) {
            double y = view.at(0, yTicks.values().get(i)).y() + 0.35 * NUMBER_SIZE;
            canvas.text(view.left() - TICK - 3, y, yTicks.labels().get(i), NUMBER_SIZE, Anchor.END, Face.PLAIN);
        }
        canvas.text(view.left() + view.width() / 2, base + LINE_HEIGHT, xName, NAME_SIZE, Anchor.MIDDLE, Face.ITALIC);
        canvas.text(outerLeft, view.top() + view.height() / 2 + 4, yName, NAME_SIZE, Anchor.START, Face.ITALIC);
    }

    /** A bar of the length ε or a round multiple of it; none when it would not fit, or ε is too small to be seen at any multiple. */
    void drawScaleBar(Canvas canvas, double radius, String text) {
        double least = 24 / (radius * view.scale());
        if (!(least <= MOST_RADII)) {
            return;
        }
        BigDecimal multiple = least <= 3 ? BigDecimal.ONE : Ticks.roundUp(least);
        double length = multiple.doubleValue() * radius * view.scale();
        String factor = multiple.equals(BigDecimal.ONE) ? "" : multiple.toPlainString();
        String label = factor + "ε" + (factor.isEmpty() ? " = " + text : "");
        if (length + 8 + Shape.Text.width(label, NUMBER_SIZE) > view.width() / 2 - 20) {
            return;
        }
        double base = bottom() + TICK + NUMBER_SIZE + 1 + LINE_HEIGHT;
        double end = right() - Shape.Text.width(label, NUMBER_SIZE) - 6;
        Style bar = Style.line(Ink.BLACK, 1.2);
        canvas.line(end - length, base - 4, end, base - 4, bar);
        canvas.line(end - length, base - 7, end - length, base - 1, bar);
        canvas.line(end, base - 7, end, base - 1, bar);
        canvas.text(end + 6, base, label, NUMBER_SIZE, Anchor.START, Face.PLAIN);
    }
}
