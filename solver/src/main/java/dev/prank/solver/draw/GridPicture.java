package dev.prank.solver.draw;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.hardness.TileGrid;
import dev.prank.reductions.hardness.TileGridToPointCover;
import dev.prank.solver.draw.Shape.At;
import dev.prank.solver.draw.TileMarks.Joined;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * A grid of tiles: borders, wires and symbols of the gadgets, and perhaps the source points that the tiles stand for. Legible up
 * to some thousands of tiles.
 */
public final class GridPicture {

    private static final double LONGEST_SIDE = 680;
    private static final double LARGEST_TILE = 60;
    private static final double LEAST_WIDTH = 400;
    private static final double MARGIN = 14;

    private GridPicture() {}

    /** Tiles and wires. */
    public static Picture of(String title, TileGrid grid) {
        return picture(title, grid, false);
    }

    /** Tiles, wires, and the source points of the point cover instance. */
    public static Picture withPoints(String title, TileGrid grid) {
        return picture(title, grid, true);
    }

    private static Picture picture(String title, TileGrid grid, boolean withPoints) {
        Bounds bounds = bounds(grid);
        double scale = Math.min(LARGEST_TILE, LONGEST_SIDE / Math.max(1, Math.max(bounds.width(), bounds.height())));
        Bounds seen = bounds.atLeast(LEAST_WIDTH / scale, 0);
        View view = new View(seen, scale, MARGIN, MARGIN);
        Canvas canvas = new Canvas();
        List<Joined> tiles = joined(grid);
        new TileMarks(view).draw(canvas, tiles);
        Footer footer = new Footer();
        TileMarks.explain(footer, tiles);
        TileGridToPointCover reduction = new TileGridToPointCover(grid);
        List<At> points = places(reduction.target().points().points());
        if (withPoints) {
            drawPoints(canvas, view, points);
            footer.explain((c, at) -> c.circle(at, 2.5, Style.filled(Ink.VERMILION)), "source point");
        }
        String caption = title + ": " + PointPicture.count(grid.tiles().size(), "tile") + ", "
                + PointPicture.count(grid.ports().size(), "port") + ", "
                + PointPicture.count(points.size(), "source point") + ", bound r\u00a0=\u00a0"
                + String.format(Locale.ROOT, "%,d", grid.bound()) + ".";
        double bottom = footer.draw(canvas, caption, MARGIN, MARGIN + view.width(), MARGIN + view.height() + 4);
        return new Picture(view.width() + 2 * MARGIN, bottom + MARGIN, title, caption, canvas.shapes());
    }

    private static void drawPoints(Canvas canvas, View view, List<At> points) {
        double radius = pointRadius(view.scale());
        points.forEach(at -> canvas.circle(view.at(at), radius, Style.filled(Ink.VERMILION)));
    }

    /** Points of a tile are an eighth of its side apart, or more. */
    private static double pointRadius(double scale) {
        return Math.max(0.4, Math.min(2.4, 0.045 * scale));
    }

    static Bounds bounds(TileGrid grid) {
        List<At> corners = new ArrayList<>();
        grid.tiles().forEach(tile -> {
            corners.add(new At(tile.column(), tile.row()));
            corners.add(new At(tile.column() + 1.0, tile.row() + 1.0));
        });
        return Bounds.around(corners);
    }

    static List<Joined> joined(TileGrid grid) {
        List<Joined> joined = new ArrayList<>();
        for (int t = 0; t < grid.tiles().size(); t++) {
            joined.add(new Joined(grid.tiles().get(t), grid.portsOf(t)));
        }
        return joined;
    }

    static List<At> places(Collection<Point> points) {
        return points.stream()
                .map(point -> new At(
                        Projection.value(point.coordinates().get(0)),
                        Projection.value(point.coordinates().get(1))))
                .toList();
    }

    /** The tiles alone, for a figure. */
    static Picture tilesPanel(TileGrid grid, double longestSide) {
        View view = panelView(grid, longestSide);
        Canvas canvas = new Canvas();
        new TileMarks(view).draw(canvas, joined(grid));
        return panel(view, "tiles", canvas);
    }

    /** Source points on pale tile borders, for a figure. */
    static Picture pointsPanel(TileGrid grid, double longestSide) {
        View view = panelView(grid, longestSide);
        Canvas canvas = new Canvas();
        drawBorders(canvas, view, grid);
        drawSources(canvas, view, grid, 0.8);
        return panel(view, "source points", canvas);
    }

    /** A cover by squares of the given radius on pale tile borders, for a figure. */
    static Picture coverPanel(TileGrid grid, PointCover cover, Rational radius, double longestSide) {
        View view = panelView(grid, longestSide);
        Canvas canvas = new Canvas();
        drawBorders(canvas, view, grid);
        new CoverMarks(view, grid.tiles().size() * 9)
                .drawCover(canvas, places(cover.centres()), Projection.value(radius));
        drawSources(canvas, view, grid, 0.55);
        return panel(view, "a cover", canvas);
    }

    private static void drawSources(Canvas canvas, View view, TileGrid grid, double part) {
        double radius = part * pointRadius(view.scale());
        places(new TileGridToPointCover(grid).target().points().points())
                .forEach(at -> canvas.circle(view.at(at), radius, CoverMarks.POINT));
    }

    private static void drawBorders(Canvas canvas, View view, TileGrid grid) {
        Style border = Style.line(Ink.LIGHT_GREY, 0.4);
        grid.tiles().forEach(tile -> {
            At corner = view.at(tile.column(), tile.row() + 1.0);
            canvas.rectangle(corner.x(), corner.y(), view.scale(), view.scale(), border);
        });
    }

    static View panelView(TileGrid grid, double longestSide) {
        // A quarter of a tile leaves room for squares that stick out.
        Bounds bounds = bounds(grid).paddedBy(0.25);
        return new View(bounds, longestSide / Math.max(bounds.width(), bounds.height()), 0, 0);
    }

    private static Picture panel(View view, String title, Canvas canvas) {
        return new Picture(view.width(), view.height(), title, title, canvas.shapes());
    }
}
