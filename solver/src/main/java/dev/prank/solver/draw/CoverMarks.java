package dev.prank.solver.draw;

import dev.prank.solver.draw.Shape.At;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How source points, covering points and their squares are drawn, in sizes that fit their number. */
final class CoverMarks {

    static final Style POINT = Style.filled(Ink.BLACK);

    private static final double LEAST_CENTRE = 0.6;

    private final View view;
    private final double pointRadius;

    /** @param pointCount on all of the view */
    CoverMarks(View view, int pointCount) {
        this.view = view;
        this.pointRadius = radiusFor(view, pointCount);
    }

    /** A third of the mean distance, within what the eye and the paper bear. */
    static double radiusFor(View view, int markCount) {
        double spacing = Math.sqrt(view.width() * view.height() / Math.max(1, markCount));
        return Math.max(0.45, Math.min(2.4, 0.3 * spacing));
    }

    static Style square(Ink ink, double width) {
        return Style.line(ink, width).filledWith(ink, 0.25);
    }

    void drawPoints(Canvas canvas, List<At> points) {
        points.forEach(at -> canvas.circle(view.at(at), pointRadius, POINT));
    }

    /** Squares of side {@code 2 · reach} and their centres; to be drawn before the points. */
    void drawCover(Canvas canvas, List<At> centres, double reach) {
        double width = Math.max(0.15, Math.min(0.8, 0.06 * reach * view.scale()));
        List<Ink> inks = DistinctInks.near(centres, 2 * reach);
        int[] order = byInk(inks);
        for (int i : order) {
            canvas.square(view.at(centres.get(i)), reach * view.scale(), square(inks.get(i), width));
        }
        if (showsCentres(reach)) {
            for (int i : order) {
                drawCentre(canvas, view.at(centres.get(i)), centreRadius(reach), inks.get(i));
            }
        }
    }

    /** Smaller centres would not be seen in their squares. */
    boolean showsCentres(double reach) {
        return centreRadius(reach) >= LEAST_CENTRE;
    }

    private double centreRadius(double reach) {
        // At radius 0 there is only the centre to see.
        return reach == 0 ? 1.4 * pointRadius : Math.min(1.4 * pointRadius, 0.3 * reach * view.scale());
    }

    /** A diamond: told from a source point without its colour too. */
    static void drawCentre(Canvas canvas, At at, double radius, Ink ink) {
        Style style = Style.line(Ink.BLACK, radius >= 1 ? 0.2 * radius : 0).filledWith(ink, 1);
        canvas.diamond(at, radius, style);
    }

    /** Shapes of one style in a row make small files. */
    private static int[] byInk(List<Ink> inks) {
        return IntStream.range(0, inks.size())
                .boxed()
                .sorted(Comparator.comparing(inks::get))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
