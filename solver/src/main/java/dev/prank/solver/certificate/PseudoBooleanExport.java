package dev.prank.solver.certificate;

import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.network.ProximateRankProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Optional;

/**
 * Writes a certificate for VeriPB (Gocht, Nordström and others), which checks pseudo-Boolean proofs and knows nothing of this
 * program: a program in OPB that asks for a cover with one square less than the bound, and a proof that there is none. Variable
 * {@code x1} is column 0, and so on; after the columns come the squares of the points that are alone in the certificate.
 *
 * <p><b>How steps become lines.</b> There is always a constraint that says that the live columns are fewer than what is still
 * to be proved. Dominated columns and folds are redundance steps; what they replace is deleted, which a proof of
 * unsatisfiability may do. An exchange defines a variable for its stand-in. A cut is proved by a search over its rows, with a
 * variable that says that it fails. Multipliers are sums of rows, and what they fix or close follows by propagation. A part has
 * a variable that says that its bound fails, unless multipliers prove that at once; all constraints about the part are
 * separated from the rest by it. A branch that changes its problem gets a copy of it with new variables. Sections about
 * groupings have a program of their own, {@link GroupingProgram}, and are proved first, with literals for cases ({@link
 * GroupingExport}).
 *
 * <p><b>What cannot be exported:</b> refuted columns, whose proof is by an order of covers; searches for heavy groups that
 * would fill a very large file. Then the result says so.
 */
public final class PseudoBooleanExport {

    private PseudoBooleanExport() {}

    /**
     * Writes both files. Returns why that is not possible, if so; what was written is of no use then.
     *
     * @param sha256 of the instance's file
     * @param claimed the bound that the certificate proves
     * @param dialect of the proof
     * @throws IllegalArgumentException when the certificate is rejected
     */
    public static Optional<String> write(
            PointCoverProblem problem,
            String sha256,
            int claimed,
            BufferedReader certificate,
            VeriPbDialect dialect,
            Writer program,
            Writer proof)
            throws IOException {
        return write(CertificateReplay.of(problem, sha256, claimed, certificate), dialect, program, proof);
    }

    /** The same for networks. */
    public static Optional<String> write(
            ProximateRankProblem problem,
            String sha256,
            int claimed,
            BufferedReader certificate,
            VeriPbDialect dialect,
            Writer program,
            Writer proof)
            throws IOException {
        return write(CertificateReplay.of(problem, sha256, claimed, certificate), dialect, program, proof);
    }

    private static Optional<String> write(CertificateReplay replay, VeriPbDialect dialect, Writer program, Writer proof)
            throws IOException {
        try {
            PseudoBooleanSteps steps = new PseudoBooleanSteps(program, proof, dialect);
            Optional<String> obstacle = replay.tell(steps);
            if (obstacle.isEmpty()) {
                steps.conclude();
            }
            return obstacle;
        } catch (UnsupportedStep unsupported) {
            return Optional.of(unsupported.getMessage());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
