package dev.prank.solver.proof;

import dev.prank.instances.number.Rational;
import java.io.IOException;
import java.io.Writer;

/** Proves a lower bound. */
public sealed interface BoundProof permits PointCoverProof, NetworkProof {

    int bound();

    /** Whether it is no more than points or units so far apart that each needs a square, or a group, of its own. */
    boolean isPacking();

    /**
     * Writes the certificate.
     *
     * @param sha256 of the instance's file
     */
    void writeTo(Writer out, String sha256, Rational radius) throws IOException;
}
