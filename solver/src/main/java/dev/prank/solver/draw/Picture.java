package dev.prank.solver.draw;

import java.util.List;
import java.util.Objects;

/**
 * Shapes on white paper, later ones over earlier ones.
 *
 * @param title one line
 * @param description what is to be seen, for readers who cannot see it
 */
public record Picture(double width, double height, String title, String description, List<Shape> shapes) {

    /** @throws IllegalArgumentException when a side is not a positive number */
    public Picture {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        shapes = List.copyOf(shapes);
        if (!(width > 0 && height > 0 && width < Double.POSITIVE_INFINITY && height < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a picture cannot be " + width + " by " + height);
        }
    }
}
