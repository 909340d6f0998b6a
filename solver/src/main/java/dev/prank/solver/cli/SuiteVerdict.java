package dev.prank.solver.cli;

import dev.prank.instances.io.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

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

    static SuiteVerdict wrong(Origin.Known stated, String why) {
        return new SuiteVerdict(ExitCode.REJECTED, stated, "", 0, "WRONG: " + why);
    }

    /**
     * Compares what is stated with what is proved.
     *
     * @param constructed what the generator has just proved again
     * @param found what a search has proved
     */
    static SuiteVerdict of(Origin.Known stated, Optional<Origin.Known> constructed, Origin.Known found, long nanos) {
        int lower = Math.max(lower(found), constructed.map(SuiteVerdict::lower).orElse(0));
        int upper = Math.min(upper(found), constructed.map(SuiteVerdict::upper).orElse(Integer.MAX_VALUE));
        boolean wrong = lower > upper || lower > upper(stated) || upper < lower(stated);
        boolean confirmed = lower >= lower(stated) && upper <= upper(stated);
        String text = confirmed ? "confirmed" : "best known bounds";
        String proved = interval(
                OptionalInt.of(lower), upper == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(upper));
        return new SuiteVerdict(
                wrong ? ExitCode.REJECTED : ExitCode.DONE, stated, proved, nanos / NANOS, wrong ? "WRONG" : text);
    }

    private static int lower(Origin.Known known) {
        return known.lower().orElse(0);
    }

    private static int upper(Origin.Known known) {
        return known.upper().orElse(Integer.MAX_VALUE);
    }

    private static String interval(OptionalInt lower, OptionalInt upper) {
        if (lower.isPresent() && lower.equals(upper)) {
            return Integer.toString(lower.getAsInt());
        }
        String least = lower.isPresent() ? Integer.toString(lower.getAsInt()) : "";
        return least + ".." + (upper.isPresent() ? Integer.toString(upper.getAsInt()) : "");
    }

    /** Under {@link #HEADINGS}. */
    List<String> cells(SuiteIndex.Entry entry) {
        return List.of(
                Integer.toString(entry.size()),
                interval(stated.lower(), stated.upper()),
                proved,
                String.format(Locale.ROOT, "%.2f", seconds),
                text);
    }
}
