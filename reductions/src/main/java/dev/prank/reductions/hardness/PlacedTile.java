package dev.prank.reductions.hardness;

import java.util.Objects;
import java.util.Set;

/**
 * A tile in a cell of the plane.
 *
 * @param column counted from west to east
 * @param row counted from south to north
 * @param tile what is there
 * @param open the ports in use: the tile is joined to a neighbour where both have an open port
 */
public record PlacedTile(int column, int row, Tile tile, Set<Side> open) {

    /** @throws IllegalArgumentException when the tile does not have one of the open ports */
    public PlacedTile {
        Objects.requireNonNull(tile, "tile");
        open = Sides.copy(open);
        if (!tile.shape().ports().containsAll(open)) {
            throw new IllegalArgumentException("a " + tile + " cannot have open ports " + Sides.name(open));
        }
    }

    /** A tile with all its ports open. */
    public static PlacedTile of(int column, int row, Tile tile) {
        return new PlacedTile(column, row, tile, tile.shape().ports());
    }
}
