package dev.prank.instances.cover;

import java.util.List;

/**
 * A list of points of one dimension; repeats are allowed, the empty list too.
 *
 * @param dimension at least 1; 2 is the paper's
 * @param points in order; a point's index is its name
 */
public record PointSet(int dimension, List<Point> points) {

    /** @throws IllegalArgumentException when the dimension is below 1 or a point has another */
    public PointSet {
        points = List.copyOf(points);
        if (dimension < 1) {
            throw new IllegalArgumentException("dimension must be at least 1, not " + dimension);
        }
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).dimension() != dimension) {
                throw new IllegalArgumentException(
                        "point " + i + " has " + points.get(i).dimension() + " coordinates; expected " + dimension);
            }
        }
    }

    public int size() {
        return points.size();
    }
}
