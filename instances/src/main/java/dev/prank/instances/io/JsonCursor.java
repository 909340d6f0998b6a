package dev.prank.instances.io;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.prank.instances.number.Rational;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A JSON document read once from front to back, without building a tree. Each method reads the value at the current token, leaves
 * the cursor on that value's last token, and fails with a {@link FormatException} that names the place.
 */
final class JsonCursor {

    /** What to do with a document. */
    @FunctionalInterface
    interface Document<T> {
        T read(JsonCursor cursor) throws IOException;
    }

    /** Called with each key of an object, the cursor at the key's value. */
    @FunctionalInterface
    interface Member {
        void read(String key) throws IOException;
    }

    /** Called at the start of each element of an array. */
    @FunctionalInterface
    interface Element {
        void read() throws IOException;
    }

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Rational.MAX_TEXT_LENGTH)
                    .maxNestingDepth(100)
                    .build())
            .errorReportConfiguration(
                    ErrorReportConfiguration.builder().maxErrorTokenLength(40).build())
            .build();

    private final JsonParser parser;
    private final String source;
    private final List<Rational> numbers = new ArrayList<>();

    private JsonCursor(JsonParser parser, String source) {
        this.parser = parser;
        this.source = source;
    }

    /**
     * Reads a document that fills all of {@code in}, which stays open.
     *
     * @throws FormatException when the document is not JSON, when {@code document} says so, or when anything follows it
     */
    static <T> T read(InputStream in, String source, Document<T> document) throws IOException {
        try (JsonParser parser = FACTORY.createParser(in).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)) {
            JsonCursor cursor = new JsonCursor(parser, source);
            try {
                return cursor.whole(document);
            } catch (JsonProcessingException e) {
                // Limits are checked in places that do not know where they are.
                JsonLocation location = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
                throw FormatException.at(source, location.getLineNr(), location.getColumnNr(), "", problem(e));
            }
        } catch (CharConversionException e) {
            // Making the parser looks at the first bytes already.
            throw FormatException.in(source, "", "not text in UTF-8, UTF-16 or UTF-32");
        }
    }

    private <T> T whole(Document<T> document) throws IOException {
        if (parser.nextToken() == null) {
            throw FormatException.at(source, 1, 1, "", "the file is empty; expected a JSON object");
        }
        T result = document.read(this);
        if (parser.nextToken() != null) {
            throw failure("expected the end of the file, found " + found());
        }
        return result;
    }

    private static String problem(JsonProcessingException e) {
        if (e instanceof JsonEOFException) {
            return "the file ends too early; expected more JSON";
        }
        if (e instanceof StreamConstraintsException) {
            return "more than " + Rational.MAX_TEXT_LENGTH + " characters in a number, 100 levels of nesting,"
                    + " or an absurdly long key or string";
        }
        String problem = e.getOriginalMessage();
        return problem.startsWith("Non-standard token")
                ? "expected a finite number, found NaN or an infinity"
                : "not JSON: " + problem;
    }

    /** A failure at the current token. */
    FormatException failure(String problem) {
        JsonLocation location = parser.currentTokenLocation();
        return FormatException.at(source, location.getLineNr(), location.getColumnNr(), place(), problem);
    }

    private String place() {
        StringBuilder place = new StringBuilder();
        appendPlace(place, parser.getParsingContext());
        return place.toString();
    }

    private static void appendPlace(StringBuilder place, JsonStreamContext context) {
        if (context.getParent() != null) {
            appendPlace(place, context.getParent());
        }
        if (context.inArray() && context.hasCurrentIndex()) {
            place.append('[').append(context.getCurrentIndex()).append(']');
        } else if (context.inObject() && context.hasCurrentName()) {
            String name = context.getCurrentName();
            place.append(place.length() == 0 ? "" : ".")
                    .append(name.length() <= 40 ? name : name.substring(0, 37) + "...");
        }
    }

    /** The current token, as messages call it. */
    private String found() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "the string " + FormatException.quoted(parser.getText());
            default -> FormatException.quoted(parser.getText());
        };
    }

    private void expect(JsonToken token, String name) throws IOException {
        if (parser.currentToken() != token) {
            throw failure("expected " + name + ", found " + found());
        }
    }

    /**
     * An object whose keys are all {@code known}, without repeats, and among which are all {@code required}.
     *
     * @param known at most 64 keys
     */
    void object(List<String> required, List<String> known, Member member) throws IOException {
        expect(JsonToken.START_OBJECT, "an object");
        long seen = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            int index = known.indexOf(key);
            if (index < 0) {
                throw failure("unknown key; expected one of " + String.join(", ", known));
            }
            if ((seen >> index & 1) != 0) {
                throw failure("the key occurs twice");
            }
            seen |= 1L << index;
            parser.nextToken();
            member.read(key);
        }
        for (String key : required) {
            if ((seen >> known.indexOf(key) & 1) == 0) {
                throw failure("the object that ends here has no '" + key + "'");
            }
        }
    }

    /** An object with any keys, which the caller checks; the cursor is at the value of each. */
    void openObject(Member member) throws IOException {
        expect(JsonToken.START_OBJECT, "an object");
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            member.read(key);
        }
    }

    void array(String name, Element element) throws IOException {
        expect(JsonToken.START_ARRAY, name);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.read();
        }
    }

    String string(String name) throws IOException {
        expect(JsonToken.VALUE_STRING, name);
        return parser.getText();
    }

    /** A number, or a string that {@link Rational#parse} takes; exact. */
    Rational rational() throws IOException {
        JsonToken token = parser.currentToken();
        if (!token.isNumeric() && token != JsonToken.VALUE_STRING) {
            throw failure("expected a number such as 3, -0.25, 1e-3 or \"-5/8\", found " + found());
        }
        try {
            return Rational.parse(parser.getText());
        } catch (NumberFormatException e) {
            throw failure("expected a number such as 3, -0.25, 1e-3 or \"-5/8\": " + e.getMessage());
        }
    }

    /** A list of numbers of any length. */
    List<Rational> rationals() throws IOException {
        expect(JsonToken.START_ARRAY, "a list of numbers");
        numbers.clear();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            numbers.add(rational());
        }
        return List.copyOf(numbers);
    }

    /** A whole number in digits, from {@code least} to {@code most}. */
    long integer(long least, long most) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            long value = parser.getLongValue();
            if (value >= least && value <= most) {
                return value;
            }
        }
        throw failure("expected a whole number from " + least + " to " + most + ", found " + found());
    }

    Optional<Rational> radius() throws IOException {
        Rational radius = rational();
        if (radius.signum() < 0) {
            throw failure("the radius must not be negative, found " + found());
        }
        return Optional.of(radius);
    }

    OptionalInt rank() throws IOException {
        return OptionalInt.of((int) integer(0, Integer.MAX_VALUE));
    }

    /** The version of our own formats: always 1. */
    void schema() throws IOException {
        integer(1, 1);
    }
}
