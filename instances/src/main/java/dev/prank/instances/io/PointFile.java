package dev.prank.instances.io;

import dev.prank.instances.cover.PointSet;
import dev.prank.instances.number.Rational;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a point file holds: the points and, in JSON, the radius and bound that its questions use unless told
 * otherwise, and their origin.
 *
 * @param radius ε ≥ 0
 * @param rank the number of covering points asked about, r ≥ 0
 * @param origin how the points were generated
 */
public record PointFile(PointSet points, Optional<Rational> radius, OptionalInt rank, Optional<Origin> origin) {

    /** @throws IllegalArgumentException when radius or rank is negative */
    public PointFile {
        Objects.requireNonNull(points, "points");
        NetworkFile.requireNotNegative(radius, rank);
        Objects.requireNonNull(origin, "origin");
    }

    /** A file that does not say where its points come from. */
    public PointFile(PointSet points, Optional<Rational> radius, OptionalInt rank) {
        this(points, radius, rank, Optional.empty());
    }

    /** A file with nothing but points. */
    public static PointFile of(PointSet points) {
        return new PointFile(points, Optional.empty(), OptionalInt.empty());
    }
}
