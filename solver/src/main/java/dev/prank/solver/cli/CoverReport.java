package dev.prank.solver.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One line that a child process of {@code bench covers} prints: how far it is. Plain words, because a library for a richer format
 * would take a tenth of a second to load while the clock runs.
 *
 * @param seconds since the problem was read
 */
record CoverReport(Stage stage, int lower, int upper, double seconds) {

    private static final String MARK = "report";
    private static final int WORDS = 5;

    /** What the line is about. */
    enum Stage {
        /** The problem has been read. */
        STARTED,
        /** A bound has improved. */
        RUNNING,
        /** The end: the bounds are equal. */
        OPTIMAL,
        /** The end: the bounds are not equal. */
        BRACKETED;

        private String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    String toLine() {
        return MARK + ' ' + stage.label() + ' ' + lower + ' ' + upper + ' ' + seconds;
    }

    /** Empty for a line of another kind: libraries print what they like. */
    static Optional<CoverReport> parse(String line) {
        String[] words = line.split(" ");
        if (words.length != WORDS || !words[0].equals(MARK)) {
            return Optional.empty();
        }
        try {
            int lower = Integer.parseInt(words[2]);
            int upper = Integer.parseInt(words[3]);
            double seconds = Double.parseDouble(words[4]);
            return Arrays.stream(Stage.values())
                    .filter(stage -> stage.label().equals(words[1]))
                    .findFirst()
                    .map(stage -> new CoverReport(stage, lower, upper, seconds));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
