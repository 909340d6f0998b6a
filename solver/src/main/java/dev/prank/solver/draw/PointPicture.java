package dev.prank.solver.draw;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.number.Rational;
import dev.prank.solver.draw.Shape.At;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Points, and perhaps a cover of them, as in the paper's Figure 1: source points in black, covering points in colour, each with
 * the square of side 2ε around it. Of points with more than two coordinates it shows the two that spread widest, and says so.
 *
 * <p>Marks shrink as points get dense: 50 and 50,000 points are both legible.
 */
public final class PointPicture {

    private static final double LONGEST_SIDE = 640;
    private static final double LEAST_WIDTH = 420;
    private static final double MARGIN = 14;

    private PointPicture() {}

    /** @throws IllegalArgumentException when a coordinate is too large to be drawn */
    public static Picture of(String title, PointSet points) {
        return picture(title, points, Optional.empty(), Optional.empty(), "");
    }

    /**
     * @param claim what is known about the cover, for instance {@code optimal}
     * @throws IllegalArgumentException when a coordinate is too large to be drawn, or the cover has centres of another dimension
     */
    public static Picture of(String title, PointCoverProblem problem, PointCover cover, String claim) {
        return picture(title, problem.points(), Optional.of(problem.radius()), Optional.of(cover), claim);
    }

    private static Picture picture(
            String title, PointSet points, Optional<Rational> radius, Optional<PointCover> cover, String claim) {
        List<List<Rational>> sources =
                points.points().stream().map(Point::coordinates).toList();
        Projection projection = Projection.widest(sources, points.dimension());
        List<At> sourcePlaces = projection.all(sources);
        List<At> centres = projection.all(cover.map(PointCover::centres).orElse(List.of()).stream()
                .map(Point::coordinates)
                .toList());
        double reach = radius.map(Projection::value).orElse(0.0);

        Bounds bounds = Bounds.around(sourcePlaces);
        double margin = 0.02 * Math.max(bounds.width(), bounds.height());
        for (At centre : centres) {
            bounds = bounds.with(new At(centre.x() - reach, centre.y() - reach))
                    .with(new At(centre.x() + reach, centre.y() + reach));
        }
        Canvas canvas = new Canvas();
        Axes axes = new Axes(
                bounds.paddedBy(margin),
                points.dimension() > 2 ? Projection.indexed("x", projection.first() + 1) : "x",
                points.dimension() > 2 ? Projection.indexed("x", projection.second() + 1) : "y",
                LONGEST_SIDE,
                LEAST_WIDTH,
                MARGIN,
                MARGIN);
        CoverMarks marks = new CoverMarks(axes.view(), sourcePlaces.size());
        marks.drawCover(canvas, centres, reach);
        marks.drawPoints(canvas, sourcePlaces);
        axes.draw(canvas);
        Footer footer = new Footer();
        footer.explain((c, at) -> c.circle(at, 2.5, CoverMarks.POINT), "source point");
        if (cover.isPresent()) {
            axes.drawScaleBar(
                    canvas, reach, radius.map(Rational::toDecimalString).orElse(""));
            if (marks.showsCentres(reach)) {
                footer.explain((c, at) -> CoverMarks.drawCentre(c, at, 3, Ink.BLUE), "covering point");
            }
            footer.explain(
                    (c, at) -> c.square(at, 6, CoverMarks.square(Ink.BLUE, 0.8)),
                    "square of side 2ε around a covering point");
        }
        String caption = caption(title, points, radius, cover, claim, projection);
        double bottom = footer.draw(canvas, caption, axes.view().left(), axes.right(), axes.outerBottom());
        return new Picture(axes.outerRight() + MARGIN, bottom + MARGIN, title, caption, canvas.shapes());
    }

    private static String caption(
            String title,
            PointSet points,
            Optional<Rational> radius,
            Optional<PointCover> cover,
            String claim,
            Projection projection) {
        StringBuilder caption = new StringBuilder(title)
                .append(": ")
                .append(count(points.size(), "source point"))
                .append(points.dimension() == 2 ? "" : " in dimension " + points.dimension());
        cover.ifPresent(c -> caption.append(", covered by ")
                .append(count(c.value(), "square"))
                .append(" (")
                .append(claim)
                .append("), ε\u00a0=\u00a0")
                .append(radius.map(Rational::toDecimalString).orElse("")));
        caption.append('.');
        if (points.dimension() > 2) {
            caption.append(" Shown are the two coordinates that spread widest.");
        }
        return caption.toString();
    }

    static String count(int number, String noun) {
        return String.format(Locale.ROOT, "%,d", number) + " " + noun + (number == 1 ? "" : "s");
    }
}
