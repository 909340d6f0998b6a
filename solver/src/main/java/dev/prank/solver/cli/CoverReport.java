package dev.prank.solver.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One line that a child process of {@code bench covers} prints: how far it is.
 *
 * @param seconds since the problem was read
 */
record CoverReport(Stage stage, int lower, int upper, double seconds) {

    private static final String STAGE = "stage";
    private static final String LOWER = "lower";
    private static final String UPPER = "upper";
    private static final String SECONDS = "seconds";

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

    String toJson(ObjectMapper mapper) {
        return mapper.createObjectNode()
                .put(STAGE, stage.label())
                .put(LOWER, lower)
                .put(UPPER, upper)
                .put(SECONDS, seconds)
                .toString();
    }

    /** Empty for a line of another kind: libraries print what they like. */
    static Optional<CoverReport> parse(String line, ObjectMapper mapper) {
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        try {
            JsonNode object = mapper.readTree(line);
            String label = object.path(STAGE).asText();
            return Arrays.stream(Stage.values())
                    .filter(stage -> stage.label().equals(label))
                    .findFirst()
                    .map(stage -> new CoverReport(
                            stage,
                            object.path(LOWER).asInt(),
                            object.path(UPPER).asInt(),
                            object.path(SECONDS).asDouble()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
