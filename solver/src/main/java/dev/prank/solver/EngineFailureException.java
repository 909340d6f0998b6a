package dev.prank.solver;

/** A backend is missing, crashed or broke its own promises; nothing is known about the instance. */
public final class EngineFailureException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public EngineFailureException(String message) {
        super(message);
    }

    public EngineFailureException(String message, Throwable cause) {
        super(message, cause);
    }
}
