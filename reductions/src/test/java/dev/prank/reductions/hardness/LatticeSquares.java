package dev.prank.reductions.hardness;

import java.util.ArrayList;
import java.util.List;

/** Least covers by trying all squares with whole coordinates, one more square each time. A square can always be moved to such a place. */
final class LatticeSquares implements LeastCoverOracle {

    @Override
    public List<CoveringSquare> leastCover(List<TilePoint> points, int side) {
        List<CoveringSquare> squares = new ArrayList<>();
        for (int count = 0; !covers(points, side, count, squares); count++) {
            squares.clear();
        }
        return squares;
    }

    private static boolean covers(List<TilePoint> points, int side, int left, List<CoveringSquare> squares) {
        if (points.isEmpty()) {
            return true;
        }
        TilePoint first = points.get(0);
        for (int x = first.x() - side; left > 0 && x <= first.x(); x++) {
            for (int y = first.y() - side; y <= first.y(); y++) {
                CoveringSquare square = new CoveringSquare(x, y, side);
                squares.add(square);
                List<TilePoint> others =
                        points.stream().filter(point -> !square.holds(point)).toList();
                if (covers(others, side, left - 1, squares)) {
                    return true;
                }
                squares.remove(squares.size() - 1);
            }
        }
        return false;
    }
}
