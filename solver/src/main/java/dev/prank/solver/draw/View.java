package dev.prank.solver.draw;

import dev.prank.solver.draw.Shape.At;

/**
 * Where the things in some bounds go on paper, at one scale for both directions, so that squares stay squares.
 *
 * @param left of the bounds, on paper
 * @param top of the bounds, on paper
 */
record View(Bounds bounds, double scale, double left, double top) {

    At at(double x, double y) {
        return new At(left + (x - bounds.left()) * scale, top + (bounds.top() - y) * scale);
    }

    At at(At place) {
        return at(place.x(), place.y());
    }

    double width() {
        return bounds.width() * scale;
    }

    double height() {
        return bounds.height() * scale;
    }
}
