package dev.prank.instances.cover;

import dev.prank.instances.number.Rational;
import java.util.Objects;

/**
 * The least number of covering points such that every source point is within {@code radius} of one of them in the L∞ norm. With a
 * bound r it is the paper's decision problem UPC.
 *
 * @param points the source points
 * @param radius ε ≥ 0
 */
public record PointCoverProblem(PointSet points, Rational radius) {

    /** @throws IllegalArgumentException when the radius is negative */
    public PointCoverProblem {
        Objects.requireNonNull(points, "points");
        if (radius.signum() < 0) {
            throw new IllegalArgumentException("radius must not be negative, but is " + radius);
        }
    }
}
