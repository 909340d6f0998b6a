package dev.prank.solver.cli;

import dev.prank.instances.io.Origin;
import java.util.List;
import java.util.Locale;

/**
 * What became of one stated answer of a suite.
 *
 * @param exitCode {@link ExitCode#REJECTED} when the statement is wrong
 * @param stated the bounds in the index
 * @param proved the bounds that stand, as text
 * @param text confirmed, best known bounds, or what is wrong
 */
record SuiteVerdict(ExitCode exitCode, Origin.Known stated, String proved, double seconds, String text) {

    static final String[] HEADINGS = {"size", "stated", "proved", "seconds", "verdict"};

    private static final double NANOS = 1e9;
    private static final int UNBOUNDED = Integer.MAX_VALUE;

    static SuiteVerdict wrong(Origin.Known stated, String why) {
        return new SuiteVerdict(ExitCode.REJECTED, stated, "", 0, "WRONG: " + why);
    }

    /**
     * Compares what is stated with what is proved.
     *
     * @param proofs bounds that have just been proved, by the construction or by a search
     */
    static SuiteVerdict of(Origin.Known stated, List<Origin.Known> proofs, long nanos) {
        int lower = proofs.stream().mapToInt(SuiteVerdict::lower).max().orElse(0);
        int upper = proofs.stream().mapToInt(SuiteVerdict::upper).min().orElse(UNBOUNDED);
        boolean wrong = lower > upper || lower > upper(stated) || upper < lower(stated);
        boolean confirmed = lower >= lower(stated) && upper <= upper(stated);
        String text = wrong ? "WRONG" : confirmed ? "confirmed" : "best known bounds";
        ExitCode exitCode = wrong ? ExitCode.REJECTED : ExitCode.DONE;
        return new SuiteVerdict(exitCode, stated, interval(lower, upper), nanos / NANOS, text);
    }

    private static int lower(Origin.Known known) {
        return known.lower().orElse(0);
    }

    private static int upper(Origin.Known known) {
        return known.upper().orElse(UNBOUNDED);
    }

    private static String interval(int lower, int upper) {
        if (lower == upper) {
            return Integer.toString(lower);
        }
        return upper == UNBOUNDED ? lower + ".." : lower + ".." + upper;
    }

    /** Under {@link #HEADINGS}. */
    List<String> cells(SuiteIndex.Entry entry) {
        return List.of(
                Integer.toString(entry.size()),
                interval(lower(stated), upper(stated)),
                proved,
                String.format(Locale.ROOT, "%.2f", seconds),
                text);
    }
}
