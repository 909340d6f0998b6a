package dev.prank.solver.draw;

import dev.prank.solver.draw.Shape.At;
import java.util.Collection;

/** The part of the plane that a picture shows, in the coordinates of what it shows; y grows upwards. */
record Bounds(double left, double right, double bottom, double top) {

    Bounds {
        if (!(left <= right && bottom <= top)) {
            throw new IllegalArgumentException(
                    "no such bounds: " + left + " to " + right + ", " + bottom + " to " + top);
        }
    }

    /** The smallest that hold these places; around 0 when there are none. */
    static Bounds around(Collection<At> places) {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.POSITIVE_INFINITY;
        double top = Double.NEGATIVE_INFINITY;
        for (At at : places) {
            left = Math.min(left, at.x());
            right = Math.max(right, at.x());
            bottom = Math.min(bottom, at.y());
            top = Math.max(top, at.y());
        }
        return places.isEmpty() ? new Bounds(0, 0, 0, 0) : new Bounds(left, right, bottom, top);
    }

    double width() {
        return right - left;
    }

    double height() {
        return top - bottom;
    }

    Bounds paddedBy(double margin) {
        return new Bounds(left - margin, right + margin, bottom - margin, top + margin);
    }

    Bounds with(At at) {
        return new Bounds(
                Math.min(left, at.x()), Math.max(right, at.x()), Math.min(bottom, at.y()), Math.max(top, at.y()));
    }

    /** With the same middle and at least these sides. */
    Bounds atLeast(double width, double height) {
        double addX = Math.max(0, width - width()) / 2;
        double addY = Math.max(0, height - height()) / 2;
        return new Bounds(left - addX, right + addX, bottom - addY, top + addY);
    }

    boolean contains(At at) {
        return containsSquare(at, 0);
    }

    /** The square of side {@code 2 · reach} around a place, but for errors of rounding. */
    boolean containsSquare(At centre, double reach) {
        double r = 0.999 * reach;
        return centre.x() - r >= left && centre.x() + r <= right && centre.y() - r >= bottom && centre.y() + r <= top;
    }
}
