package dev.prank.solver.certificate;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.prank.instances.number.Rational;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads files of results: JSON values one after the other, each key once per object, numbers kept as they are written. */
public final class ResultFile {

    private static final ObjectMapper MAPPER = JsonMapper.builder(new JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(Rational.MAX_TEXT_LENGTH)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ResultFile() {}

    /**
     * All values of the stream, at least one; the stream stays open.
     *
     * @throws IOException when it cannot be read, is empty or is not JSON; the message is one line with the line's number
     */
    public static List<JsonNode> read(InputStream in, String source) throws IOException {
        List<JsonNode> results = new ArrayList<>();
        try (JsonParser parser = MAPPER.getFactory().createParser(in).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
                MappingIterator<JsonNode> values =
                        MAPPER.readerFor(JsonNode.class).readValues(parser)) {
            while (values.hasNextValue()) {
                results.add(values.nextValue());
            }
        } catch (JsonProcessingException e) {
            String line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
            String problem = e instanceof JsonEOFException
                    ? "the file ends too early; expected more JSON"
                    : "not JSON: " + withoutAdvice(e.getOriginalMessage());
            throw new IOException(source + line + ": " + problem);
        }
        if (results.isEmpty()) {
            throw new IOException(source + ": the file is empty; expected a result in JSON");
        }
        return results;
    }

    /** The first line, without what it says to programmers about options of the parser. */
    private static String withoutAdvice(String message) {
        return message.lines().findFirst().orElse("").replaceFirst(": enable `.*", "");
    }
}
