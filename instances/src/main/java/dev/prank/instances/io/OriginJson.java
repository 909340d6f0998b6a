package dev.prank.instances.io;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** The value of the key {@code origin} in instance files. */
final class OriginJson {

    private static final List<String> REQUIRED = List.of("family");
    private static final List<String> KEYS = List.of("family", "parameters", "seed", "known");
    private static final List<String> REQUIRED_OF_KNOWN = List.of("how");
    private static final List<String> KEYS_OF_KNOWN = List.of("lower", "upper", "how");

    private final JsonCursor json;
    private final SortedMap<String, String> parameters = new TreeMap<>();
    private String family = "";
    private OptionalLong seed = OptionalLong.empty();
    private Optional<Origin.Known> known = Optional.empty();
    private OptionalInt lower = OptionalInt.empty();
    private OptionalInt upper = OptionalInt.empty();
    private String how = "";

    private OriginJson(JsonCursor json) {
        this.json = json;
    }

    static Optional<Origin> read(JsonCursor json) throws IOException {
        OriginJson reading = new OriginJson(json);
        json.object(REQUIRED, KEYS, reading::readMember);
        return Optional.of(new Origin(reading.family, reading.parameters, reading.seed, reading.known));
    }

    private void readMember(String key) throws IOException {
        switch (key) {
            case "family" -> family = json.string("a string");
            case "seed" -> seed = OptionalLong.of(json.integer(Long.MIN_VALUE, Long.MAX_VALUE));
            case "parameters" -> json.openObject(this::readParameter);
            default -> {
                json.object(REQUIRED_OF_KNOWN, KEYS_OF_KNOWN, this::readMemberOfKnown);
                if (lower.orElse(0) > upper.orElse(Integer.MAX_VALUE)) {
                    throw json.failure(
                            "the lower bound " + lower.getAsInt() + " exceeds the upper bound " + upper.getAsInt());
                }
                known = Optional.of(new Origin.Known(lower, upper, how));
            }
        }
    }

    private void readParameter(String name) throws IOException {
        String value = json.string("a string");
        if (parameters.put(name, value) != null) {
            throw json.failure("the key occurs twice");
        }
    }

    private void readMemberOfKnown(String key) throws IOException {
        switch (key) {
            case "lower" -> lower = json.rank();
            case "upper" -> upper = json.rank();
            default -> how = json.string("a string");
        }
    }

    /** The object that {@link #read} reads; numbers that are absent are absent. */
    static String text(Origin origin) {
        List<String> members = new ArrayList<>();
        members.add("\"family\":" + quoted(origin.family()));
        List<String> parameters = new ArrayList<>();
        origin.parameters().forEach((name, value) -> parameters.add(quoted(name) + ":" + quoted(value)));
        members.add("\"parameters\":{" + String.join(",", parameters) + "}");
        origin.seed().ifPresent(seed -> members.add("\"seed\":" + seed));
        origin.known().ifPresent(known -> {
            List<String> bounds = new ArrayList<>();
            known.lower().ifPresent(lower -> bounds.add("\"lower\":" + lower));
            known.upper().ifPresent(upper -> bounds.add("\"upper\":" + upper));
            bounds.add("\"how\":" + quoted(known.how()));
            members.add("\"known\":{" + String.join(",", bounds) + "}");
        });
        return "{" + String.join(",", members) + "}";
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
