package dev.prank.reductions.hardness;

import java.util.List;
import java.util.Objects;

/**
 * A tile to be verified: its points, the claimed costs, and what it is for.
 *
 * @param name says which tile it is, in reports
 */
public record TileClaim(String name, TileShape shape, TileMeaning meaning) {

    public TileClaim {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(meaning, "meaning");
    }

    /** What this program claims of a tile. */
    public static TileClaim of(Tile tile) {
        String position = tile.symmetry() == Symmetry.IDENTITY
                ? ""
                : " " + tile.symmetry().label();
        return new TileClaim(tile.type().label() + position, tile.shape(), TileMeaning.of(tile));
    }

    /** What this program claims of all its tiles, in the order of {@link Tile#all}. */
    public static List<TileClaim> all() {
        return Tile.all().stream().map(TileClaim::of).toList();
    }
}
