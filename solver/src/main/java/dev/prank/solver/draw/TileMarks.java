package dev.prank.solver.draw;

import dev.prank.reductions.hardness.PlacedTile;
import dev.prank.reductions.hardness.Side;
import dev.prank.reductions.hardness.Tile;
import dev.prank.reductions.hardness.TilePoint;
import dev.prank.reductions.hardness.TileType;
import dev.prank.solver.draw.Shape.At;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How tiles are drawn: wires as lines through their ports, variables as circles, clauses as squares, a crossing as one wire
 * passing over another. The wire of a variable's negative occurrence is dashed. The tile in column c and row r is the square [c,
 * c + 1] × [r, r + 1] of the view.
 */
final class TileMarks {

    /** A tile and the sides at which it is joined to a neighbour. */
    record Joined(PlacedTile tile, Set<Side> ports) {}

    private static final Style BORDER = Style.line(Ink.GREY, 0.3);

    private final View view;
    private final double wireWidth;

    TileMarks(View view) {
        this.view = view;
        this.wireWidth = Math.max(0.4, Math.min(1.6, 0.05 * view.scale()));
    }

    /** Kinds one after the other, so that shapes of one style are in a row. */
    void draw(Canvas canvas, List<Joined> tiles) {
        drawBackgrounds(canvas, tiles);
        Style wire = Style.line(Ink.BLACK, wireWidth);
        for (Joined joined : tiles) {
            for (Side side : new TreeSet<>(joined.ports())) {
                boolean crossesUnder = joined.tile().tile().type() == TileType.CROSSING && side.columnStep() != 0;
                if (!isNegative(joined.tile().tile(), side)) {
                    At end = crossesUnder ? between(joined.tile(), side, 0.36) : centre(joined.tile());
                    canvas.line(port(joined.tile(), side), end, wire);
                }
            }
        }
        for (Joined joined : tiles) {
            for (Side side : new TreeSet<>(joined.ports())) {
                if (isNegative(joined.tile().tile(), side)) {
                    canvas.line(port(joined.tile(), side), centre(joined.tile()), wire.asDashed());
                }
            }
        }
        drawSymbols(canvas, tiles);
    }

    private void drawBackgrounds(Canvas canvas, List<Joined> tiles) {
        tiles.stream()
                .sorted(Comparator.comparing(
                        joined -> background(joined.tile().tile().type())))
                .forEach(joined -> {
                    At corner = view.at(joined.tile().column(), joined.tile().row() + 1.0);
                    Ink ink = background(joined.tile().tile().type());
                    canvas.rectangle(
                            corner.x(),
                            corner.y(),
                            view.scale(),
                            view.scale(),
                            ink == Ink.WHITE ? BORDER : BORDER.filledWith(ink, 0.22));
                });
    }

    private static Ink background(TileType type) {
        return switch (type) {
            case STRAIGHT, CORNER -> Ink.WHITE;
            case VARIABLE_ARM, VARIABLE_MIDDLE -> Ink.SKY_BLUE;
            case CLAUSE, FOUR_CLAUSE, DEAD_END -> Ink.ORANGE;
            case CROSSING -> Ink.GREEN;
        };
    }

    private static boolean isNegative(Tile tile, Side side) {
        return tile.negative().filter(side::equals).isPresent();
    }

    private void drawSymbols(Canvas canvas, List<Joined> tiles) {
        Style outline = Style.line(Ink.BLACK, wireWidth).filledWith(Ink.WHITE, 1);
        for (Joined joined : tiles) {
            At centre = centre(joined.tile());
            switch (joined.tile().tile().type()) {
                case VARIABLE_ARM, VARIABLE_MIDDLE -> canvas.circle(centre, 0.19 * view.scale(), outline);
                case CLAUSE, FOUR_CLAUSE -> canvas.square(centre, 0.17 * view.scale(), outline);
                case DEAD_END -> canvas.square(centre, 0.1 * view.scale(), outline);
                case STRAIGHT, CORNER, CROSSING -> {}
            }
        }
    }

    At centre(PlacedTile tile) {
        return view.at(tile.column() + 0.5, tile.row() + 0.5);
    }

    At port(PlacedTile tile, Side side) {
        return between(tile, side, 1);
    }

    /** A part of the way from the centre to a port. */
    private At between(PlacedTile tile, Side side, double part) {
        return view.at(
                tile.column() + 0.5 + 0.5 * part * side.columnStep(), tile.row() + 0.5 + 0.5 * part * side.rowStep());
    }

    static At place(PlacedTile tile, TilePoint point) {
        return new At(
                tile.column() + (double) point.x() / TilePoint.TILE, tile.row() + (double) point.y() / TilePoint.TILE);
    }

    /** Entries of a legend for the kinds of tiles that occur. */
    static void explain(Footer footer, List<Joined> tiles) {
        for (TileType type : TileType.values()) {
            if (tiles.stream().anyMatch(joined -> joined.tile().tile().type() == type)) {
                footer.explain((canvas, at) -> drawSample(canvas, at, type), type.label());
            }
        }
        if (tiles.stream()
                .anyMatch(joined -> Arrays.stream(Side.values())
                        .anyMatch(side -> joined.ports().contains(side)
                                && isNegative(joined.tile().tile(), side)))) {
            footer.explain(
                    (canvas, at) -> canvas.line(
                            at.x() - 7,
                            at.y(),
                            at.x() + 7,
                            at.y(),
                            Style.line(Ink.BLACK, 1).asDashed()),
                    "negative port of a variable");
        }
    }

    private static void drawSample(Canvas canvas, At at, TileType type) {
        double side = 14;
        View view = new View(new Bounds(0, 1, 0, 1), side, at.x() - side / 2, at.y() - side / 2);
        PlacedTile tile = PlacedTile.of(
                0,
                0,
                Tile.all().stream().filter(t -> t.type() == type).findFirst().orElseThrow());
        new TileMarks(view).draw(canvas, List.of(new Joined(tile, tile.open())));
    }
}
