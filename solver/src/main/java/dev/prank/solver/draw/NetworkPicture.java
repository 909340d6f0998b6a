package dev.prank.solver.draw;

import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.instances.number.Rational;
import dev.prank.solver.draw.Shape.At;
import java.util.List;
import java.util.Optional;

/**
 * The units of a network in the plane of incoming weight b and bias c, and perhaps the groups of a nearby network. Units (a, b,
 * c) and (−a, −b, −c) are the same, so each is turned to the side where its first incoming weight that is not 0 is positive, or
 * to the side of its group; an open mark says that it was turned. With several inputs the picture shows the two of all incoming
 * weights and the bias that spread widest, and says so.
 *
 * <p>Where the groups of several units crowd a small part of the plane, a second frame shows that part at a larger scale. Marks
 * shrink as units get dense; names and boxes are left out when there are too many.
 */
public final class NetworkPicture {

    private static final double LONGEST_SIDE = 640;
    private static final double LONGEST_SIDE_OF_TWO = 440;
    private static final double LEAST_WIDTH = 420;
    private static final double LEAST_WIDTH_OF_TWO = 200;
    private static final double MARGIN = 14;
    /** A closer view shows at most this part of the extent. */
    private static final double CROWDED = 0.4;
    /** There is a closer view only when the radius is a smaller part of the extent than this. */
    private static final double TINY = 0.015;
    /** A frame lower than this part of its width has the closer view below it. */
    private static final double FLAT = 0.6;

    private final TanhNetwork network;
    private final Optional<Rational> radius;
    private final Optional<UnitGrouping> grouping;
    private final UnitPlane plane;

    private NetworkPicture(TanhNetwork network, Optional<Rational> radius, Optional<UnitGrouping> grouping) {
        this.network = network;
        this.radius = radius;
        this.grouping = grouping;
        this.plane = new UnitPlane(
                network,
                radius,
                grouping.orElse(new UnitGrouping(List.of(), List.of())),
                grouping.isPresent() ? UnitPlane.State.DEAD : UnitPlane.State.FREE);
    }

    /**
     * Units alone, with their boxes of radius ε when a radius is given.
     *
     * @throws IllegalArgumentException when a number is too large to be drawn
     */
    public static Picture of(String title, TanhNetwork network, Optional<Rational> radius) {
        return new NetworkPicture(network, radius, Optional.empty()).picture(title, "");
    }

    /**
     * Units with their groups.
     *
     * @param grouping of a nearby network: a state for each unit
     * @param claim what is known about it, for instance {@code proximate rank 11}
     * @throws IllegalArgumentException when a number is too large to be drawn
     */
    public static Picture of(String title, TanhNetwork network, Rational radius, UnitGrouping grouping, String claim) {
        return new NetworkPicture(network, Optional.of(radius), Optional.of(grouping)).picture(title, claim);
    }

    private Picture picture(String title, String claim) {
        Bounds bounds = plane.bounds();
        Optional<Bounds> closer = closer(bounds);
        Canvas canvas = new Canvas();
        Axes axes = axes(bounds, closer.isPresent(), MARGIN, MARGIN);
        double right = axes.outerRight();
        double bottom = axes.outerBottom();
        String where = "";
        if (closer.isPresent()) {
            boolean below = axes.view().height() < FLAT * axes.view().width();
            Axes close = below
                    ? axes(closer.get(), true, MARGIN, bottom + MARGIN)
                    : axes(closer.get(), true, right + 2 * MARGIN, MARGIN);
            Bounds part = close.view().bounds();
            plane.draw(canvas, axes.view(), Optional.of(part));
            drawFrameAround(canvas, axes.view(), part);
            plane.draw(canvas, close.view(), Optional.empty());
            close.draw(canvas);
            close.drawScaleBar(canvas, plane.reach(), radiusText());
            right = Math.max(right, close.outerRight());
            bottom = Math.max(bottom, close.outerBottom());
            where = (below ? " Below" : " Right")
                    + ": the dashed part of the plane, where groups of several units meet.";
        } else {
            plane.draw(canvas, axes.view(), Optional.empty());
        }
        axes.draw(canvas);
        if (radius.isPresent()) {
            axes.drawScaleBar(canvas, plane.reach(), radiusText());
        }
        String caption = caption(title, claim) + where;
        bottom = footer().draw(canvas, caption, axes.view().left(), right, bottom);
        return new Picture(right + MARGIN, bottom + MARGIN, title, caption, canvas.shapes());
    }

    private String radiusText() {
        return radius.map(Rational::toDecimalString).orElse("");
    }

    /** The part to show a second time: where groups of several units meet, if it is small and so are the squares there. */
    private Optional<Bounds> closer(Bounds bounds) {
        double extent = Math.max(bounds.width(), bounds.height());
        return plane.meetingPlaces()
                .filter(part -> Math.max(part.width(), part.height()) < CROWDED * extent)
                .filter(part -> plane.reach() < TINY * extent);
    }

    private Axes axes(Bounds bounds, boolean oneOfTwo, double left, double top) {
        return new Axes(
                bounds,
                name(plane.projection().first()),
                name(plane.projection().second()),
                oneOfTwo ? LONGEST_SIDE_OF_TWO : LONGEST_SIDE,
                oneOfTwo ? LEAST_WIDTH_OF_TWO : LEAST_WIDTH,
                left,
                top);
    }

    private String name(int coordinate) {
        return coordinate == network.inputs()
                ? "c"
                : network.inputs() == 1 ? "b" : Projection.indexed("b", coordinate + 1);
    }

    private static void drawFrameAround(Canvas canvas, View view, Bounds part) {
        Bounds seen = view.bounds();
        At corner = view.at(Math.max(part.left(), seen.left()), Math.min(part.top(), seen.top()));
        At opposite = view.at(Math.min(part.right(), seen.right()), Math.max(part.bottom(), seen.bottom()));
        canvas.rectangle(
                corner.x(),
                corner.y(),
                opposite.x() - corner.x(),
                opposite.y() - corner.y(),
                Style.line(Ink.BLACK, 0.7).asDashed());
    }

    private Footer footer() {
        Footer footer = new Footer();
        for (UnitPlane.State state : UnitPlane.State.values()) {
            if (plane.any(state)) {
                Ink ink =
                        state == UnitPlane.State.KEPT ? Ink.BLUE : state == UnitPlane.State.DEAD ? Ink.GREY : Ink.BLACK;
                footer.explain((c, at) -> state.draw(c, at, 3, UnitPlane.style(ink, false, 3)), text(state));
            }
        }
        if (plane.anyTurned()) {
            footer.explain((c, at) -> c.circle(at, 3, UnitPlane.style(Ink.BLACK, true, 3)), "open: turned round");
        }
        if (plane.any(UnitPlane.State.KEPT)) {
            footer.explain((c, at) -> c.square(at, 6, CoverMarks.square(Ink.BLUE, 0.8)), "kept group, side 2ε");
        }
        if (plane.any(UnitPlane.State.CANCELLED)) {
            footer.explain(
                    (c, at) -> {
                        c.hatching(at, 6, 6, UnitPlane.hatching(1));
                        c.square(at, 6, UnitPlane.cancelledOutline(0.8));
                    },
                    "cancelled group");
        }
        if (plane.anyMeeting()) {
            footer.explain((c, at) -> c.cross(at, 3, UnitPlane.meeting(3)), "where a group meets");
        }
        if (plane.withBoxes()) {
            footer.explain((c, at) -> c.square(at, 6, Style.line(Ink.GREY, 0.5)), "box of radius ε");
        }
        if (plane.withDeadStrip()) {
            footer.explain((c, at) -> c.square(at, 6, UnitPlane.strip()), "|b| ≤ ε: may be dead");
        }
        return footer;
    }

    private static String text(UnitPlane.State state) {
        return switch (state) {
            case FREE -> "unit";
            case KEPT -> "unit of a kept group";
            case CANCELLED -> "unit of a cancelled group";
            case DEAD -> "dead unit";
        };
    }

    private String caption(String title, String claim) {
        StringBuilder caption =
                new StringBuilder(title).append(": ").append(PointPicture.count(network.size(), "unit"));
        radius.ifPresent(r -> caption.append(", ε\u00a0=\u00a0").append(r.toDecimalString()));
        grouping.ifPresent(g -> caption.append("; ")
                .append(claim)
                .append(": ")
                .append(PointPicture.count(g.cost(), "kept group"))
                .append(", ")
                .append(PointPicture.count(g.groups().size() - g.cost(), "cancelled group"))
                .append(", ")
                .append(PointPicture.count(g.dead().size(), "dead unit")));
        caption.append('.');
        if (network.inputs() > 1) {
            caption.append(" Of ")
                    .append(network.inputs())
                    .append(" incoming weights and the bias the two that spread widest are shown.");
        }
        return caption.toString();
    }
}
