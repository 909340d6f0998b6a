package dev.prank.solver.cli;

import dev.prank.instances.io.AtomicFile;
import dev.prank.solver.SolveControl;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What surrounds one call of the program: its streams, whether somebody watches its progress, and what may interrupt it. */
final class Invocation {

    private final InputStream in;
    private final OutputStream bytesOut;
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
        this.bytesOut = new BufferedOutputStream(out);
        this.out = new PrintWriter(new OutputStreamWriter(bytesOut, StandardCharsets.UTF_8));
        this.err = new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
        this.watched = watched;
        this.control = Objects.requireNonNull(control, "control");
    }

    private Invocation(
            InputStream in,
            OutputStream bytesOut,
            PrintWriter out,
            PrintWriter err,
            boolean watched,
            SolveControl control) {
        this.in = in;
        this.bytesOut = bytesOut;
        this.out = out;
        this.err = err;
        this.watched = watched;
        this.control = control;
    }

    InputStream in() {
        return in;
    }

    /** For results; flushed at the end of the call and after each result. */
    PrintWriter out() {
        return out;
    }

    /** Prints what is made as bytes, after everything that {@link #out} got before. */
    void print(AtomicFile.Content content) throws IOException {
        out.flush();
        content.writeTo(bytesOut);
        bytesOut.flush();
    }

    /** The same call with other bytes as its standard input. */
    Invocation withInput(byte[] input) {
        return new Invocation(new ByteArrayInputStream(input), bytesOut, out, err, watched, control);
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
