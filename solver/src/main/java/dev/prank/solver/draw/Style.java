package dev.prank.solver.draw;

import java.util.Objects;

/**
 * How a shape is inked.
 *
 * @param stroke of the outline
 * @param width of the outline; 0 for none
 * @param dashed whether the outline is
 * @param fill of the inside, and of text
 * @param opacity of the inside; 0 for none
 */
public record Style(Ink stroke, double width, boolean dashed, Ink fill, double opacity) {

    /** Dash and gap, in units of the picture. */
    static final double DASH = 4;

    static final double GAP = 3;

    /** @throws IllegalArgumentException when the width is negative or the opacity is not from 0 to 1 */
    public Style {
        Objects.requireNonNull(stroke, "stroke");
        Objects.requireNonNull(fill, "fill");
        if (!(width >= 0)) {
            throw new IllegalArgumentException("width must not be negative, but is " + width);
        }
        if (!(opacity >= 0 && opacity <= 1)) {
            throw new IllegalArgumentException("opacity must be from 0 to 1, but is " + opacity);
        }
    }

    /** An outline and nothing inside. */
    public static Style line(Ink ink, double width) {
        return new Style(ink, width, false, Ink.WHITE, 0);
    }

    /** An inside without outline. */
    public static Style filled(Ink ink) {
        return new Style(Ink.BLACK, 0, false, ink, 1);
    }

    public Style asDashed() {
        return new Style(stroke, width, true, fill, opacity);
    }

    public Style filledWith(Ink ink, double strength) {
        return new Style(stroke, width, dashed, ink, strength);
    }
}
