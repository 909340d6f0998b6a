package dev.prank.solver.certificate;

/** Ends an export of a certificate that cannot be. */
final class UnsupportedStep extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnsupportedStep(String reason) {
        super(reason, null, false, false);
    }
}
