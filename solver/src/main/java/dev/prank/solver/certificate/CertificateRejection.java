package dev.prank.solver.certificate;

/** Ends the check of a certificate. The message names the first line that does not hold. */
final class CertificateRejection extends Exception {
    private static final long serialVersionUID = 1;

    CertificateRejection(String reason) {
        super(reason, null, false, false);
    }
}
