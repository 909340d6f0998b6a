package dev.prank.solver.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.NetworkReadOptions;
import dev.prank.instances.io.PointFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.function.Function;

/** An instance of either kind; which one, the file says. */
sealed interface DrawnInstance {

    record Points(Inputs.Instance<PointFile> instance) implements DrawnInstance {

        @Override
        public <T> T match(
                Function<Inputs.Instance<PointFile>, T> points, Function<Inputs.Instance<NetworkFile>, T> network) {
            return points.apply(instance);
        }
    }

    record Network(Inputs.Instance<NetworkFile> instance) implements DrawnInstance {

        @Override
        public <T> T match(
                Function<Inputs.Instance<PointFile>, T> points, Function<Inputs.Instance<NetworkFile>, T> network) {
            return network.apply(instance);
        }
    }

    <T> T match(Function<Inputs.Instance<PointFile>, T> points, Function<Inputs.Instance<NetworkFile>, T> network);

    /**
     * Reads points from CSV, a network from the binary formats, and from JSON what its keys say.
     *
     * @throws CommandFailure when the file cannot be read, is malformed, or is neither
     */
    static DrawnInstance read(Invocation invocation, String name, NetworkReadOptions options) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".csv")) {
            return new Points(Inputs.points(invocation, name));
        }
        if (!lower.endsWith(".json") && !name.equals(Inputs.STANDARD_INPUT)) {
            return new Network(Inputs.network(invocation, name, options));
        }
        byte[] bytes = bytes(invocation, name);
        Invocation again = new Invocation(
                new ByteArrayInputStream(bytes),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                false,
                invocation.control());
        return holdsNetwork(bytes)
                ? new Network(Inputs.network(again, name, options))
                : new Points(Inputs.points(again, name));
    }

    private static byte[] bytes(Invocation invocation, String name) {
        try (InputStream in = Inputs.open(invocation, name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw Inputs.unreadable(name, e);
        }
    }

    /** Looks at the first key that only one kind has. What is not JSON is left for the reader of points to complain about. */
    private static boolean holdsNetwork(byte[] bytes) {
        try (JsonParser parser = new JsonFactory().createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                switch (parser.currentName()) {
                    case "units", "inputs", "outputs" -> {
                        return true;
                    }
                    case "points" -> {
                        return false;
                    }
                    default -> {
                        parser.nextToken();
                        parser.skipChildren();
                    }
                }
            }
            return false;
        } catch (JsonProcessingException e) {
            return false;
        } catch (IOException e) {
            throw new IllegalStateException("an array can be read", e);
        }
    }
}
