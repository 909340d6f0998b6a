package dev.prank.solver.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.NetworkWriter;
import dev.prank.instances.network.LosslessCompression;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.network.UnitGroup;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.instances.number.Rational;
import dev.prank.solver.Statistics;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** Results as JSON objects of one line each. Exact numbers are strings. The schema is that of {@code docs} and of the checker. */
final class ResultWriter {

    static final int SCHEMA = 1;

    private static final JsonFactory FACTORY = new JsonFactory();

    /** Writes the members of an object. */
    interface Members {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private ResultWriter() {}

    /** An object with the schema, these members, and the program's version. */
    static String object(Members members) {
        return value(json -> {
            json.writeStartObject();
            json.writeNumberField("schema", SCHEMA);
            members.writeTo(json);
            json.writeStringField("version", Version.NUMBER);
            json.writeEndObject();
        });
    }

    /** Whatever is written. */
    static String value(Members written) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            written.writeTo(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static void writeInstance(JsonGenerator json, Inputs.Instance<?> instance) throws IOException {
        json.writeObjectFieldStart("instance");
        json.writeStringField("file", instance.name());
        json.writeStringField("sha256", instance.sha256());
        json.writeEndObject();
    }

    static String network(Answer<NetworkFile, NearbyNetwork> answer) {
        return object(json -> {
            writeAnswer(json, "prank", answer);
            writeNearby(json, answer.result().witness().network());
            writeStatistics(json, answer);
        });
    }

    static <T> String cover(Answer<T, PointCover> answer) {
        return object(json -> {
            writeAnswer(json, "cover", answer);
            json.writeObjectFieldStart("witness");
            json.writeArrayFieldStart("centres");
            for (Point centre : answer.result().witness().centres()) {
                writeNumbers(json, centre.coordinates());
            }
            json.writeEndArray();
            writeIntegers(json, "assignment", answer.result().witness().assignment());
            json.writeEndObject();
            writeStatistics(json, answer);
        });
    }

    private static void writeAnswer(JsonGenerator json, String problem, Answer<?, ?> answer) throws IOException {
        json.writeStringField("problem", problem);
        writeInstance(json, answer.instance());
        json.writeStringField("radius", answer.radius().toString());
        if (answer.rank().isPresent()) {
            json.writeNumberField("rank", answer.rank().getAsInt());
        }
        json.writeStringField("status", answer.status().toString());
        json.writeNumberField("lower", answer.result().lowerBound());
        json.writeNumberField("upper", answer.result().upperBound());
        json.writeNumberField("greedy", answer.greedy());
        json.writeBooleanField("certified", answer.isCertified());
        if (answer.certificate().isPresent()) {
            json.writeStringField("certificate", answer.certificate().get());
        }
    }

    private static void writeNearby(JsonGenerator json, TanhNetwork near) throws IOException {
        UnitGrouping grouping = ShownGrouping.of(near);
        json.writeObjectFieldStart("witness");
        writeNetwork(json, "network", near);
        json.writeArrayFieldStart("groups");
        for (UnitGroup group : grouping.groups()) {
            json.writeStartObject();
            writeIntegers(json, "units", group.units());
            writeIntegers(json, "orientations", group.orientations());
            json.writeBooleanField("cancelled", group.cancelled());
            json.writeFieldName("location");
            writeNumbers(json, group.location());
            json.writeEndObject();
        }
        json.writeEndArray();
        writeIntegers(json, "dead", grouping.dead());
        writeNetwork(json, "compressed", LosslessCompression.compress(near));
        json.writeEndObject();
    }

    private static void writeNetwork(JsonGenerator json, String name, TanhNetwork network) throws IOException {
        json.writeFieldName(name);
        // The format's own writer puts each unit on a line; no string in it has a line break.
        json.writeRawValue(NetworkWriter.toJson(NetworkFile.of(network)).replace("\n", ""));
    }

    private static void writeStatistics(JsonGenerator json, Answer<?, ?> answer) throws IOException {
        Statistics statistics = answer.result().statistics();
        json.writeObjectFieldStart("statistics");
        json.writeStringField("engine", statistics.engine());
        json.writeNumberField("time", BigDecimal.valueOf(answer.seconds()).setScale(3, RoundingMode.HALF_UP));
        if (!answer.stopReason().isEmpty()) {
            json.writeStringField("stopReason", answer.stopReason());
        }
        for (Map.Entry<String, Long> count : statistics.counts().entrySet()) {
            json.writeNumberField(count.getKey(), count.getValue());
        }
        json.writeEndObject();
    }

    private static void writeNumbers(JsonGenerator json, List<Rational> numbers) throws IOException {
        json.writeStartArray();
        for (Rational number : numbers) {
            json.writeString(number.toDecimalString());
        }
        json.writeEndArray();
    }

    static void writeStrings(JsonGenerator json, String name, List<String> strings) throws IOException {
        json.writeArrayFieldStart(name);
        for (String string : strings) {
            json.writeString(string);
        }
        json.writeEndArray();
    }

    private static void writeIntegers(JsonGenerator json, String name, List<Integer> integers) throws IOException {
        json.writeArrayFieldStart(name);
        for (int integer : integers) {
            json.writeNumber(integer);
        }
        json.writeEndArray();
    }
}
