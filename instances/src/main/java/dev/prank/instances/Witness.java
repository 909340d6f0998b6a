package dev.prank.instances;

/** Proof of an upper bound: something whose existence shows that the optimum is at most {@link #value()}. */
public interface Witness {

    /** The upper bound that this witness proves for the instance it was made for; at least 0. */
    int value();
}
