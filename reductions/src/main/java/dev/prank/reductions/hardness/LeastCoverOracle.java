package dev.prank.reductions.hardness;

import java.util.List;

/** Finds covers by as few squares as possible. {@link TileVerification} checks every answer, so it need not be trusted. */
@FunctionalInterface
public interface LeastCoverOracle {

    /**
     * Squares of this side that hold all points, as few as possible.
     *
     * @param points distinct points, perhaps none
     * @param side at least 0
     */
    List<CoveringSquare> leastCover(List<TilePoint> points, int side);
}
