package dev.prank.reductions.group;

/** A combinatorial form would not fit into memory, or into a file, that one may count on. Thrown before it is tried. */
public final class TooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public TooLargeException(String message) {
        super(message);
    }
}
