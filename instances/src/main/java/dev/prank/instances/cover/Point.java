package dev.prank.instances.cover;

import dev.prank.instances.number.Rational;
import java.util.List;

/** A point with exact coordinates, at least one. */
public record Point(List<Rational> coordinates) {

    public Point {
        coordinates = List.copyOf(coordinates);
        if (coordinates.isEmpty()) {
            throw new IllegalArgumentException("a point needs at least one coordinate");
        }
    }

    public int dimension() {
        return coordinates.size();
    }

    /** The L∞ distance, exactly. */
    public Rational distance(Point other) {
        Rational distance = Rational.ZERO;
        for (int k = 0; k < coordinates.size(); k++) {
            distance = distance.max(
                    coordinates.get(k).subtract(other.coordinates.get(k)).abs());
        }
        return distance;
    }

    /** Whether the other point is at most this far away. */
    public boolean isWithin(Rational distance, Point other) {
        for (int k = 0; k < coordinates.size(); k++) {
            if (!coordinates.get(k).isWithin(distance, other.coordinates.get(k))) {
                return false;
            }
        }
        return true;
    }

    /** By hand, for short searches: a record's own method is made at first use, which takes longer than many points. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Point point && coordinates.equals(point.coordinates);
    }

    @Override
    public int hashCode() {
        return coordinates.hashCode();
    }
}
