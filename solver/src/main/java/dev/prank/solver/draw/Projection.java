package dev.prank.solver.draw;

import dev.prank.instances.number.Rational;
import dev.prank.solver.draw.Shape.At;
import java.util.List;

/**
 * The two coordinates that a picture shows of places with many.
 *
 * @param first index of the coordinate that grows to the right
 * @param second index of the one that grows upwards, above {@code first}; -1 when there is only one coordinate
 */
public record Projection(int first, int second) {

    private static final double MOST = 1e100;

    /** Those two whose values spread over the widest ranges, the earlier ones on ties. Linear time. */
    public static Projection widest(List<List<Rational>> places, int dimension) {
        if (dimension <= 2) {
            return new Projection(0, dimension - 2 < 0 ? -1 : 1);
        }
        int best = 0;
        int next = 1;
        double bestSpread = spread(places, 0);
        double nextSpread = Double.NEGATIVE_INFINITY;
        for (int k = 1; k < dimension; k++) {
            double spread = spread(places, k);
            if (spread > bestSpread) {
                next = best;
                nextSpread = bestSpread;
                best = k;
                bestSpread = spread;
            } else if (spread > nextSpread) {
                next = k;
                nextSpread = spread;
            }
        }
        return new Projection(Math.min(best, next), Math.max(best, next));
    }

    private static double spread(List<List<Rational>> places, int k) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (List<Rational> place : places) {
            double value = value(place.get(k));
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return most - least;
    }

    /** @throws IllegalArgumentException when a coordinate is above 1e100: no axis could show it */
    public At at(List<Rational> place) {
        return new At(value(place.get(first)), second < 0 ? 0 : value(place.get(second)));
    }

    public List<At> all(List<List<Rational>> places) {
        return places.stream().map(this::at).toList();
    }

    static double value(Rational number) {
        double value = number.doubleValue();
        if (!(Math.abs(value) <= MOST)) {
            throw new IllegalArgumentException("a number above " + MOST + " cannot be drawn");
        }
        return value;
    }

    /** A letter with an index from 1, as in x₁₂. */
    public static String indexed(String letter, int index) {
        StringBuilder name = new StringBuilder(letter);
        Integer.toString(index).chars().forEach(digit -> name.append((char) ('₀' + digit - '0')));
        return name.toString();
    }
}
