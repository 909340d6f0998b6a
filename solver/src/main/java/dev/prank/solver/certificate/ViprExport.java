package dev.prank.solver.certificate;

import dev.prank.instances.Verdict;
import dev.prank.instances.cover.PointCoverProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Optional;

/**
 * Writes the certificate of a cover for checkers of VIPR 1.0 (Cheung, Gleixner and Steffy).
 */
public final class ViprExport {

    private ViprExport() {}

    /**
     * Writes the file. Returns why that is not possible, if so; what was written is of no use then.
     *
     * @param sha256 of the instance's file
     * @param claimed the bound that the certificate proves
     * @throws IllegalArgumentException when the certificate is rejected
     */
    public static Optional<String> write(
            PointCoverProblem problem, String sha256, int claimed, BufferedReader certificate, Writer proof)
            throws IOException {
        try {
            proof.write("% Squares of radius " + problem.radius() + ", and at least " + claimed
                    + " of them, cover the points of\n");
            proof.write("% the instance with SHA-256 " + sha256 + ".\n");
            ViprSteps steps = new ViprSteps(proof);
            Verdict verdict = CoverCertificate.check(problem, sha256, claimed, certificate, steps);
            verdict.match(() -> "", reason -> {
                throw new IllegalArgumentException(reason);
            });
            steps.conclude();
            return Optional.empty();
        } catch (ViprSteps.Unsupported unsupported) {
            return Optional.of(unsupported.getMessage());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
