package dev.prank.instances.io;

/** What a writer of doubles does with numbers that are not exactly doubles. */
public enum DoubleRounding {
    /** Writes nothing and throws. */
    REFUSE,
    /** Writes the nearest double, ties to even. */
    NEAREST
}
