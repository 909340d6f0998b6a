package dev.prank.solver.cli;

import dev.prank.solver.SolveControl;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What surrounds one call of the program: its streams, whether somebody watches its progress, and what may interrupt it. */
final class Invocation {

    private final InputStream in;
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean watched;
    private final SolveControl control;

    /**
     * @param watched standard error is a terminal
     * @param control cancelled when the user interrupts the call
     */
    Invocation(InputStream in, OutputStream out, OutputStream err, boolean watched, SolveControl control) {
        this.in = Objects.requireNonNull(in, "in");
        this.out = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.err = new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
        this.watched = watched;
        this.control = Objects.requireNonNull(control, "control");
    }

    InputStream in() {
        return in;
    }

    /** For results; flushed at the end of the call and after each result. */
    PrintWriter out() {
        return out;
    }

    /** For messages and progress. */
    PrintWriter err() {
        return err;
    }

    boolean isWatched() {
        return watched;
    }

    SolveControl control() {
        return control;
    }

    boolean isInterrupted() {
        return control.isStopRequested();
    }
}
