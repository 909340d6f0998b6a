package dev.prank.reductions.group;

/** A combinatorial form would not fit into memory that one may count on. Thrown before it is tried. */
public final class TooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooLargeException(String message) {
        super(message);
    }
}
