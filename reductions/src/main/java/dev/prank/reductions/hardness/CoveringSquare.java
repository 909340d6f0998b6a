package dev.prank.reductions.hardness;

import dev.prank.instances.number.Rational;
import java.util.Collection;

/**
 * A closed axis-parallel square.
 *
 * @param west the least x, in eighths of a tile
 * @param south the least y, in eighths of a tile
 * @param side the side, in eighths of a tile
 */
public record CoveringSquare(int west, int south, int side) {

    /**
     * A square around the middle of the points. It holds all of them when no two are farther apart than {@code side}.
     *
     * @throws IllegalArgumentException when there are no points
     */
    public static CoveringSquare around(Collection<TilePoint> points, int side) {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("no points to put a square around");
        }
        int minX = points.stream().mapToInt(TilePoint::x).min().getAsInt();
        int maxX = points.stream().mapToInt(TilePoint::x).max().getAsInt();
        int minY = points.stream().mapToInt(TilePoint::y).min().getAsInt();
        int maxY = points.stream().mapToInt(TilePoint::y).max().getAsInt();
        return new CoveringSquare(Math.floorDiv(minX + maxX - side, 2), Math.floorDiv(minY + maxY - side, 2), side);
    }

    /** The point is inside or on the border. */
    public boolean holds(TilePoint point) {
        return west <= point.x() && point.x() <= west + side && south <= point.y() && point.y() <= south + side;
    }

    /** The centre's x, in eighths of a tile. */
    public Rational centreX() {
        return Rational.of(2L * west + side, 2);
    }

    /** The centre's y, in eighths of a tile. */
    public Rational centreY() {
        return Rational.of(2L * south + side, 2);
    }

    /** The centre, for instance {@code (4,3)}. */
    @Override
    public String toString() {
        return "(" + centreX() + "," + centreY() + ")";
    }
}
