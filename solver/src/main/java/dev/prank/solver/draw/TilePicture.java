package dev.prank.solver.draw;

import dev.prank.reductions.hardness.PlacedTile;
import dev.prank.reductions.hardness.Side;
import dev.prank.reductions.hardness.Sides;
import dev.prank.reductions.hardness.Tile;
import dev.prank.reductions.hardness.TilePoint;
import dev.prank.reductions.hardness.TileType;
import dev.prank.solver.draw.Shape.Anchor;
import dev.prank.solver.draw.Shape.At;
import dev.prank.solver.draw.Shape.Face;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A tile from close by: its interior points, its ports, and for each largest set of ports that it can cover besides its interior
 * a cover by as few squares as the interior alone needs.
 */
public final class TilePicture {

    private static final double SIDE = 150;
    private static final double MARGIN = 40;

    private TilePicture() {}

    /** One panel for each of the largest tight sets of ports. */
    public static Picture of(Tile tile) {
        return of(tile, List.of());
    }

    /** Like {@link #of(Tile)}, with rings around points no two of which fit into one square: so many squares are needed. */
    public static Picture of(Tile tile, List<TilePoint> packing) {
        List<Picture> panels = new ArrayList<>();
        for (Set<Side> owned : tile.shape().maximalTight()) {
            panels.add(panel(tile, Optional.of(owned), packing));
        }
        if (panels.isEmpty()) {
            panels.add(panel(tile, Optional.empty(), packing));
        }
        return Panels.of(
                tile.toString(),
                "The tile " + tile + ": "
                        + PointPicture.count(tile.shape().interior().size(), "interior point") + ", "
                        + PointPicture.count(tile.shape().squares(), "square")
                        + "; for each largest set of ports that these squares can cover too, such a cover."
                        + (packing.isEmpty() ? "" : " No two of the ringed points fit into one square."),
                panels,
                panels.size());
    }

    /** All tile types, each in the position that has no rotation and with one cover. */
    public static Picture ofAllTypes() {
        List<Picture> panels = Arrays.stream(TileType.values())
                .map(type -> Tile.all().stream()
                        .filter(tile -> tile.type() == type)
                        .findFirst()
                        .orElseThrow())
                .map(tile -> panel(tile, tile.shape().maximalTight().stream().findFirst(), List.of()))
                .toList();
        return Panels.of(
                "Tile types",
                "The tile types with their interior points (filled), ports (open) and one cover each: the squares that the"
                        + " interior needs cover the named ports too.",
                panels,
                4);
    }

    /** @param owned the ports to cover; empty for no cover at all */
    private static Picture panel(Tile tile, Optional<Set<Side>> owned, List<TilePoint> packing) {
        Canvas canvas = new Canvas();
        View view = new View(new Bounds(0, 1, 0, 1), SIDE, MARGIN, MARGIN / 2);
        drawRaster(canvas, view);
        PlacedTile placed = PlacedTile.of(0, 0, tile);
        List<At> centres = owned.map(tile::tightCover).orElse(List.of()).stream()
                .map(point -> TileMarks.place(placed, point))
                .toList();
        double reach = 0.5 * TilePoint.REACH / TilePoint.TILE;
        drawWires(canvas, view, placed);
        new CoverMarks(view, 1).drawCover(canvas, centres, reach);
        for (TilePoint point : tile.shape().interior()) {
            canvas.circle(view.at(TileMarks.place(placed, point)), 3, CoverMarks.POINT);
        }
        for (TilePoint point : packing) {
            canvas.circle(view.at(TileMarks.place(placed, point)), 6.5, Style.line(Ink.VERMILION, 1.2));
        }
        for (Side side : tile.shape().ports()) {
            At at = view.at(TileMarks.place(placed, side.port()));
            canvas.circle(at, 3, Style.line(Ink.BLACK, 1).filledWith(Ink.WHITE, 1));
            String name = side.letter() + (tile.negative().filter(side::equals).isPresent() ? " (−)" : "");
            canvas.text(
                    at.x() + 9 * side.columnStep(),
                    at.y() + (side.rowStep() == 0 ? 4 : side.rowStep() > 0 ? -7 : 15),
                    name,
                    11,
                    side.columnStep() > 0 ? Anchor.START : side.columnStep() < 0 ? Anchor.END : Anchor.MIDDLE,
                    Face.PLAIN);
        }
        double bottom = MARGIN / 2 + SIDE + 34;
        canvas.text(MARGIN + SIDE / 2, bottom, caption(tile, owned), 11, Anchor.MIDDLE, Face.PLAIN);
        return new Picture(SIDE + 2 * MARGIN, bottom + 6, tile.toString(), tile.toString(), canvas.shapes());
    }

    private static String caption(Tile tile, Optional<Set<Side>> owned) {
        String squares = PointPicture.count(tile.shape().squares(), "square");
        return tile.type().label() + ", " + squares
                + owned.map(ports -> ", with " + Sides.name(ports)).orElse("");
    }

    /** Border and eighths. */
    private static void drawRaster(Canvas canvas, View view) {
        Style thin = Style.line(Ink.LIGHT_GREY, 0.4);
        for (int i = 1; i < TilePoint.TILE; i++) {
            double part = (double) i / TilePoint.TILE;
            canvas.line(view.at(part, 0), view.at(part, 1), thin);
            canvas.line(view.at(0, part), view.at(1, part), thin);
        }
        At corner = view.at(0, 1);
        canvas.rectangle(corner.x(), corner.y(), SIDE, SIDE, Style.line(Ink.DARK_GREY, 0.8));
    }

    private static void drawWires(Canvas canvas, View view, PlacedTile tile) {
        for (Side side : tile.tile().shape().ports()) {
            At centre = view.at(0.5, 0.5);
            canvas.line(centre, view.at(TileMarks.place(tile, side.port())), Style.line(Ink.LIGHT_GREY, 5));
        }
    }
}
