package dev.prank.reductions.hardness;

/**
 * A point of a tile, in eighths of the tile's side: the tile is [0, 8] × [0, 8], x to the east and y to the north. Two points can
 * share a covering square when their {@link #distance} is at most 2ε, which for every ε from 1/8 to below 3/16 of a tile means at
 * most {@link #REACH}.
 */
public record TilePoint(int x, int y) implements Comparable<TilePoint> {

    /** The side of a tile. */
    public static final int TILE = 8;

    /** The side of a covering square of radius 1/8 of a tile. */
    public static final int REACH = 2;

    /** The L∞ distance, in eighths. */
    public int distance(TilePoint other) {
        return Math.max(Math.abs(x - other.x), Math.abs(y - other.y));
    }

    /** The same point, seen from the tile {@code columns} to the west and {@code rows} to the south. */
    public TilePoint moved(int columns, int rows) {
        return new TilePoint(x + TILE * columns, y + TILE * rows);
    }

    /** From west to east, then from south to north. */
    @Override
    public int compareTo(TilePoint other) {
        return x != other.x ? Integer.compare(x, other.x) : Integer.compare(y, other.y);
    }

    @Override
    public String toString() {
        return "(" + x + "," + y + ")";
    }
}
