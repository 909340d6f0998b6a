package dev.prank.solver.certificate;

import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.network.ProximateRankProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/** Checks a certificate once more, and tells a listener its steps. */
@FunctionalInterface
interface CertificateReplay {

    /**
     * Returns why it cannot be done, if so.
     *
     * @throws IllegalArgumentException when the certificate is rejected
     */
    Optional<String> tell(CertificateSteps steps) throws IOException;

    /** @param claimed the bound that the certificate proves */
    static CertificateReplay of(PointCoverProblem problem, String sha256, int claimed, BufferedReader certificate) {
        return steps -> {
            CoverCertificate.check(problem, sha256, claimed, certificate, steps).match(() -> "", reason -> {
                throw new IllegalArgumentException(reason);
            });
            return Optional.empty();
        };
    }

    /** The same for networks. */
    static CertificateReplay of(ProximateRankProblem problem, String sha256, int claimed, BufferedReader certificate) {
        return steps -> NetworkReplay.tell(problem, sha256, claimed, certificate, steps);
    }
}
