package dev.prank.instances.io;

/** How the weight matrices of an array file lie. */
public enum WeightLayout {
    /** Whichever of the others the shapes of all four arrays allow; when both do, the reader asks. */
    AUTO,
    /** Rows are the units a layer leads to: W1 is h×n, W2 is m×h. */
    TORCH,
    /** Rows are the units a layer comes from: W1 is n×h, W2 is h×m. */
    SKLEARN
}
