package dev.prank.solver.draw;

import dev.prank.solver.draw.Shape.Anchor;
import dev.prank.solver.draw.Shape.At;
import dev.prank.solver.draw.Shape.Face;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Measured values in a frame with numbers at the axes, joined by lines. Each series has a colour and a mark of its own, which the
 * legend below the frame names.
 *
 * @param title one line, shown above the frame
 * @param description what is to be seen, in words
 */
public record LineChart(String title, String description, Axis x, Axis y, List<Series> series) {

    /**
     * A direction.
     *
     * @param logarithmic equal factors have equal lengths; values must then be positive
     */
    public record Axis(String name, boolean logarithmic) {

        public Axis {
            Objects.requireNonNull(name, "name");
        }

        private double position(double value) {
            return logarithmic ? Math.log10(value) : value;
        }
    }

    /** What is between the values of a series. */
    public enum Join {
        /** Straight lines. */
        STRAIGHT,
        /** Each value holds until the next one: lines go along x first, then along y. */
        HOLDS,
        /** Nothing: the values are a cloud. */
        NONE,
        /** A dashed grey line without marks, to compare others with. */
        GUIDE
    }

    /**
     * Values in the order in which they are joined.
     *
     * @param marked whether each value has a mark; without marks, every second series is dashed
     */
    public record Series(String name, List<At> values, Join join, boolean marked) {

        public Series {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(join, "join");
            values = List.copyOf(values);
        }

        /** With marks, unless it is a guide. */
        public Series(String name, List<At> values, Join join) {
            this(name, values, join, join != Join.GUIDE);
        }

        /** Joined by straight lines, with marks. */
        public Series(String name, List<At> values) {
            this(name, values, Join.STRAIGHT);
        }

        private Style line(int index) {
            Style line = LineChart.line(index);
            return join == Join.GUIDE ? GUIDE : !marked && index % 2 == 1 ? line.asDashed() : line;
        }

        private void drawSample(Canvas canvas, At place, int index) {
            if (marked) {
                mark(canvas, place, index);
            } else {
                canvas.line(place.x() - 2 * MARK, place.y(), place.x() + 2 * MARK, place.y(), line(index));
            }
        }
    }

    private static final double WIDTH = 440;
    private static final double HEIGHT = 280;
    private static final double MARGIN = 16;
    /** A logarithmic axis shows no less, so that it has ticks. */
    private static final double LEAST_DECADES = 0.7;

    /** Longer powers of ten are written as such. */
    private static final int LONGEST_EXPONENT = 5;

    private static final String SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

    private static final double TICK = 4;
    private static final double NUMBER_SIZE = 11;
    private static final double NAME_SIZE = 13;
    private static final double LINE_HEIGHT = 17;
    private static final double MARK = 3.5;
    private static final Style GUIDE = Style.line(Ink.DARK_GREY, 1).asDashed();
    private static final double LEFT = MARGIN + 56;
    private static final double TOP = MARGIN + 2 * LINE_HEIGHT;

    /** @throws IllegalArgumentException when a value is not finite, or not positive on a logarithmic axis */
    public LineChart {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        series = List.copyOf(series);
        for (Series each : series) {
            for (At at : each.values()) {
                if (!Double.isFinite(x.position(at.x())) || !Double.isFinite(y.position(at.y()))) {
                    throw new IllegalArgumentException(each.name() + " cannot be drawn at " + at.x() + ", " + at.y());
                }
            }
        }
    }

    /**
     * Several charts on one picture.
     *
     * @param charts from 1 to 26
     * @param columns how many stand side by side, at least 1
     */
    public static Picture panels(String title, String description, List<LineChart> charts, int columns) {
        return Panels.of(
                title, description, charts.stream().map(LineChart::picture).toList(), columns);
    }

    /** Linear time. */
    public Picture picture() {
        Canvas canvas = new Canvas();
        List<At> positions = positions().toList();
        Bounds bounds = Bounds.around(positions);
        // A margin inside the frame, also when all values are equal.
        Bounds shown = new Bounds(
                bounds.left() - padding(x, bounds.width()),
                bounds.right() + padding(x, bounds.width()),
                bounds.bottom() - padding(y, bounds.height()),
                bounds.top() + padding(y, bounds.height()));
        drawFrame(canvas, shown);
        Footer legend = new Footer();
        for (int s = 0; s < series.size(); s++) {
            int index = s;
            Series drawn = series.get(s);
            List<At> places = drawn.values().stream()
                    .map(at -> place(shown, x.position(at.x()), y.position(at.y())))
                    .toList();
            if (places.size() > 1 && drawn.join() != Join.NONE) {
                List<At> way = drawn.join() == Join.HOLDS ? withCorners(places) : places;
                canvas.add(new Shape.Path(way, false, drawn.line(index)));
            }
            if (drawn.marked()) {
                places.forEach(place -> mark(canvas, place, index));
            }
            legend.explain((onto, place) -> drawn.drawSample(onto, place, index), drawn.name());
        }
        double bottom = legend.draw(canvas, "", LEFT, LEFT + WIDTH, TOP + HEIGHT + TICK + 2 * LINE_HEIGHT);
        return new Picture(LEFT + WIDTH + MARGIN, bottom + MARGIN, title, description, canvas.shapes());
    }

    private static List<At> withCorners(List<At> places) {
        List<At> way = new ArrayList<>(List.of(places.get(0)));
        for (At place : places.subList(1, places.size())) {
            way.add(new At(place.x(), way.get(way.size() - 1).y()));
            way.add(place);
        }
        return way;
    }

    private Stream<At> positions() {
        return series.stream()
                .flatMap(each -> each.values().stream())
                .map(at -> new At(x.position(at.x()), y.position(at.y())));
    }

    private static double padding(Axis axis, double extent) {
        double some = extent > 0 ? 0.05 * extent : 0.5;
        return axis.logarithmic() ? Math.max(some, (LEAST_DECADES - extent) / 2) : some;
    }

    private static At place(Bounds shown, double x, double y) {
        return new At(
                LEFT + (x - shown.left()) / shown.width() * WIDTH, TOP + (shown.top() - y) / shown.height() * HEIGHT);
    }

    private void drawFrame(Canvas canvas, Bounds shown) {
        Style frame = Style.line(Ink.DARK_GREY, 0.8);
        double bottom = TOP + HEIGHT;
        canvas.rectangle(LEFT, TOP, WIDTH, HEIGHT, frame);
        canvas.text(LEFT, MARGIN + 4, title, NAME_SIZE, Anchor.START, Face.BOLD);
        canvas.text(LEFT, TOP - 6, y.name(), NAME_SIZE, Anchor.START, Face.ITALIC);
        Ticks xTicks = ticks(x, shown.left(), shown.right(), shown.width() / WIDTH * 50);
        for (int i = 0; i < xTicks.values().size(); i++) {
            double at = place(shown, xTicks.values().get(i), 0).x();
            canvas.line(at, bottom, at, bottom + TICK, frame);
            canvas.text(
                    at,
                    bottom + TICK + NUMBER_SIZE + 1,
                    xTicks.labels().get(i),
                    NUMBER_SIZE,
                    Anchor.MIDDLE,
                    Face.PLAIN);
        }
        Ticks yTicks = ticks(y, shown.bottom(), shown.top(), shown.height() / HEIGHT * 30);
        for (int i = 0; i < yTicks.values().size(); i++) {
            double at = place(shown, 0, yTicks.values().get(i)).y();
            canvas.line(LEFT - TICK, at, LEFT, at, frame);
            canvas.text(
                    LEFT - TICK - 3,
                    at + 0.35 * NUMBER_SIZE,
                    yTicks.labels().get(i),
                    NUMBER_SIZE,
                    Anchor.END,
                    Face.PLAIN);
        }
        double base = bottom + TICK + NUMBER_SIZE + 1 + LINE_HEIGHT;
        canvas.text(LEFT + WIDTH / 2, base, x.name(), NAME_SIZE, Anchor.MIDDLE, Face.ITALIC);
    }

    /**
     * On a logarithmic axis powers of ten, in a range of few of them also twice and five times these, in a range of many of
     * them not all.
     */
    private static Ticks ticks(Axis axis, double from, double to, double leastStep) {
        if (!axis.logarithmic()) {
            return Ticks.between(from, to, leastStep);
        }
        List<Double> values = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        int[] digits = to - from <= 2.5 ? new int[] {1, 2, 5} : new int[] {1};
        int step = (int) Math.max(1, Math.ceil(leastStep));
        for (int exponent = Math.floorDiv((int) Math.floor(from), step) * step; exponent <= to; exponent += step) {
            for (int digit : digits) {
                BigDecimal value = BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent);
                double position = Math.log10(value.doubleValue());
                if (position >= from && position <= to) {
                    values.add(position);
                    labels.add(Math.abs(exponent) > LONGEST_EXPONENT ? power(exponent) : value.toPlainString());
                }
            }
        }
        return new Ticks(values, labels);
    }

    /** Of ten. */
    private static String power(int exponent) {
        StringBuilder text = new StringBuilder("10");
        for (char c : Integer.toString(exponent).toCharArray()) {
            text.append(c == '-' ? '\u207b' : SUPERSCRIPTS.charAt(c - '0'));
        }
        return text.toString();
    }

    private static Style line(int index) {
        return Style.line(ink(index), 1.4);
    }

    private static Ink ink(int index) {
        return Ink.DISTINCT.get(index % Ink.DISTINCT.size());
    }

    private static void mark(Canvas canvas, At place, int index) {
        Style filled = Style.filled(ink(index));
        switch (index % 5) {
            case 0 -> canvas.circle(place, MARK, filled);
            case 1 -> canvas.square(place, MARK, filled);
            case 2 -> canvas.diamond(place, MARK, filled);
            case 3 -> canvas.triangle(place, MARK, filled);
            default -> canvas.cross(place, MARK, line(index));
        }
    }
}
