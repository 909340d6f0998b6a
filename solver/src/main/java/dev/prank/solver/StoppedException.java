package dev.prank.solver;

import java.util.Objects;

/** Leaves work that is under way when a search should stop; see {@link SolveControl#requireGo}. Never leaves a solver. */
public final class StoppedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final StopReason reason;

    public StoppedException(StopReason reason) {
        super(Objects.requireNonNull(reason, "reason").toString(), null, false, false);
        this.reason = reason;
    }

    public StopReason reason() {
        return reason;
    }
}
