package dev.prank.solver;

import dev.prank.instances.Verdict;
import dev.prank.instances.Witness;
import dev.prank.instances.number.Rational;
import dev.prank.solver.proof.BoundProof;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Hands proofs to the checker of certificates. */
final class ProofCheck {

    /** Stands for the file that there is none of. */
    private static final String NO_FILE = "-";

    private ProofCheck() {}

    interface Checker {
        Verdict check(String sha256, int bound, BufferedReader certificate) throws IOException;
    }

    /**
     * The result, when the checker accepts its proof or it has none. Whoever has cancelled the search does not wait for that, and gets no
     * proof.
     *
     * @throws IllegalStateException when the checker rejects the proof, which is a defect of this program
     */
    static <W extends Witness> SolveResult<W> checked(
            SolveResult<W> result, Rational radius, SolveControl control, Checker checker) {
        if (result.proof().isEmpty()) {
            return result;
        }
        if (control.stopReason().equals(Optional.of(StopReason.CANCELLED))) {
            return result.withProof(Optional.empty());
        }
        BoundProof proof = result.proof().get();
        StringWriter text = new StringWriter();
        try {
            proof.writeTo(text, NO_FILE, radius);
            BufferedReader lines = new BufferedReader(new StringReader(text.toString()));
            checker.check(NO_FILE, proof.bound(), lines).match(() -> "", reason -> {
                throw new IllegalStateException("the proof of the lower bound fails its check: " + reason);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return result;
    }
}
