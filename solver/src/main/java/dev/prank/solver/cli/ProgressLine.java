package dev.prank.solver.cli;

import dev.prank.solver.SolveControl;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * One line on a terminal that shows the time and both bounds of a search and is rewritten in place. Bounds may arrive on any
 * thread; painting and clearing is for one.
 */
final class ProgressLine implements SolveControl.Listener {

    private static final long REPAINT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int WIDTH = 79;

    private final PrintWriter terminal;
    private final boolean enabled;
    private final String label;
    private final long start = System.nanoTime();
    private volatile int upper;
    private volatile int lower;
    private volatile boolean changed = true;
    private long paintedAt = start;
    private int paintedLength;

    ProgressLine(PrintWriter terminal, boolean enabled, String label, int upper) {
        this.terminal = terminal;
        this.enabled = enabled;
        this.label = label;
        this.upper = upper;
    }

    @Override
    public void witnessImproved(int upperBound) {
        // Engines may report what the greedy bound has long beaten.
        if (upperBound < upper) {
            upper = upperBound;
            changed = true;
        }
    }

    @Override
    public void lowerBoundImproved(int lowerBound) {
        if (lowerBound > lower) {
            lower = lowerBound;
            changed = true;
        }
    }

    int lowerBound() {
        return lower;
    }

    /** Rewrites the line if a bound has changed or a second has passed. */
    void paint() {
        long now = System.nanoTime();
        if (!enabled || !changed && now - paintedAt < REPAINT_NANOS) {
            return;
        }
        changed = false;
        paintedAt = now;
        String numbers = String.format(
                Locale.ROOT,
                "%6.1f s  at least %d, at most %d, gap %d",
                (now - start) / 1e9,
                lower,
                upper,
                upper - lower);
        int room = Math.max(0, WIDTH - numbers.length() - 2);
        String name = label.length() <= room ? label : label.substring(label.length() - room);
        write(numbers + "  " + name);
    }

    /** Leaves the terminal as it was before the first painting. */
    void clear() {
        if (paintedLength > 0) {
            write("");
            terminal.print("\r");
            terminal.flush();
            paintedLength = 0;
        }
    }

    private void write(String line) {
        terminal.print("\r" + line + " ".repeat(Math.max(0, paintedLength - line.length())));
        terminal.flush();
        paintedLength = line.length();
    }
}
