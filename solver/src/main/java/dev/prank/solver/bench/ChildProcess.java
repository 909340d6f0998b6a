package dev.prank.solver.bench;

import dev.prank.solver.SolveControl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs another program, reads what it prints, and ends it with all its children when it takes too long. What a solver does wrong,
 * crashes and endless loops in native code too, then stays its own affair.
 */
public final class ChildProcess {

    /** Hears each line of standard output, on another thread. */
    @FunctionalInterface
    public interface Output {

        /** Returns whether the time that the program may take starts anew with this line. */
        boolean line(String text);
    }

    /**
     * How it ended.
     *
     * @param exitCode of the program; of no meaning when it was killed
     * @param killed because its time was over, or because the control asked to stop
     * @param seconds from start to end
     * @param complaint the first line on standard error that is not blank; empty when there is none
     */
    public record Ending(int exitCode, boolean killed, double seconds, String complaint) {}

    private static final long POLL_MILLIS = 50;
    /** A program that was killed may leave its pipes open in a child that was not found. */
    private static final long DRAIN_MILLIS = 1000;

    private static final double NANOS = 1e9;

    private ChildProcess() {}

    /**
     * @param firstPatience how long the program may take to its first line that starts the time anew
     * @param patience how long it may take from then on
     * @param control a stop that it asks for ends the program; its deadline does too
     * @throws IOException when the program cannot be started
     */
    public static Ending run(
            List<String> command, Duration firstPatience, Duration patience, SolveControl control, Output output)
            throws IOException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).start();
        process.getOutputStream().close();
        AtomicLong end = new AtomicLong(start + firstPatience.toNanos());
        AtomicReference<String> complaint = new AtomicReference<>("");
        Thread out = reader(process.getInputStream(), line -> {
            if (output.line(line)) {
                end.set(System.nanoTime() + patience.toNanos());
            }
        });
        Thread err = reader(process.getErrorStream(), line -> {
            if (!line.isBlank()) {
                complaint.compareAndSet("", line.strip());
            }
        });
        boolean killed = false;
        try {
            while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() - end.get() > 0 || control.isStopRequested()) {
                    killed = true;
                    kill(process);
                    process.waitFor();
                }
            }
            double seconds = (System.nanoTime() - start) / NANOS;
            out.join(DRAIN_MILLIS);
            err.join(DRAIN_MILLIS);
            return new Ending(process.exitValue(), killed, seconds, complaint.get());
        } catch (InterruptedException e) {
            kill(process);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another program ran", e);
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @FunctionalInterface
    private interface Lines {
        void accept(String line);
    }

    private static Thread reader(InputStream in, Lines lines) {
        Thread thread = new Thread(() -> {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::accept);
            } catch (IOException | UncheckedIOException e) {
                // The program was killed: what it had printed has been heard.
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
