package dev.prank.reductions.hardness;

import dev.prank.instances.io.FormatException;
import dev.prank.instances.io.TextLines;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tile grids as text: a file format with one tile per line, and a drawing in box-drawing characters. Both are in the order of the
 * tiles; the drawing has north on top.
 */
public final class TileGridText {

    /** The first line of every grid file. */
    public static final String HEADER = "# prank tile grid 1: column row tile position open-ports";

    private static final int FIELDS = 5;
    /** By the bits of the sides: west 1, east 2, south 4, north 8. */
    private static final String BOXES = "·╴╶─╷┐┌┬╵┘└┴│┤├┼";

    private TileGridText() {}

    /** Writes the file format, one line per tile, and leaves the stream open. */
    public static void write(TileGrid grid, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.append(HEADER).append('\n');
        for (PlacedTile tile : grid.tiles()) {
            writer.append(String.join(
                            " ",
                            Integer.toString(tile.column()),
                            Integer.toString(tile.row()),
                            tile.tile().type().label(),
                            tile.tile().symmetry().label(),
                            Sides.name(tile.open())))
                    .append('\n');
        }
        writer.flush();
    }

    /**
     * Reads the file format to the end of the stream, which stays open.
     *
     * @param sourceName what messages call the stream
     * @throws FormatException when a line is malformed or two tiles are in one cell
     */
    public static TileGrid read(InputStream in, String sourceName) throws IOException {
        TextLines lines = new TextLines(in, sourceName);
        if (!lines.next().equals(Optional.of(HEADER))) {
            throw lines.failure("expected '" + HEADER + "'");
        }
        List<PlacedTile> tiles = new ArrayList<>();
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (!line.get().isEmpty()) {
                try {
                    tiles.add(tile(line.get().split("\\s+")));
                } catch (IllegalArgumentException e) {
                    throw lines.failure(e.getMessage());
                }
            }
        }
        try {
            return new TileGrid(tiles);
        } catch (IllegalArgumentException e) {
            throw lines.failure(e.getMessage());
        }
    }

    private static PlacedTile tile(String[] fields) {
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("expected column, row, tile, position and open ports");
        }
        return new PlacedTile(
                cell(fields[0]),
                cell(fields[1]),
                Tile.of(TileType.labelled(fields[2]), Symmetry.labelled(fields[3])),
                Sides.named(fields[4]));
    }

    private static int cell(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a column or row, a whole number", e);
        }
    }

    /** A character for each cell, which shows the sides where the tile is joined to a neighbour; lines end in newlines. */
    public static String drawing(TileGrid grid) {
        if (grid.tiles().isEmpty()) {
            return "";
        }
        int west = grid.tiles().stream().mapToInt(PlacedTile::column).min().orElseThrow();
        StringBuilder drawing = new StringBuilder();
        int end = grid.tiles().size();
        // Rows come from the south; the drawing needs them from the north.
        while (end > 0) {
            int row = grid.tiles().get(end - 1).row();
            int begin = end;
            while (begin > 0 && grid.tiles().get(begin - 1).row() == row) {
                begin--;
            }
            int column = west;
            for (int t = begin; t < end; t++) {
                int gap = grid.tiles().get(t).column() - column;
                drawing.append(" ".repeat(gap)).append(BOXES.charAt(Sides.bits(grid.portsOf(t))));
                column += gap + 1;
            }
            drawing.append('\n');
            int rowBelow = begin > 0 ? grid.tiles().get(begin - 1).row() : row - 1;
            drawing.append("\n".repeat(row - rowBelow - 1));
            end = begin;
        }
        return drawing.toString();
    }
}
