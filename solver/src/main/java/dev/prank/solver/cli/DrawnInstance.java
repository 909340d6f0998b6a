package dev.prank.solver.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.prank.instances.io.DimacsReader;
import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.NetworkFormat;
import dev.prank.instances.io.NetworkReadOptions;
import dev.prank.instances.io.PointFile;
import dev.prank.reductions.hardness.DirectRoute;
import dev.prank.reductions.hardness.TileGrid;
import dev.prank.reductions.hardness.TileGridText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** An instance of any kind that can be drawn; which one, the file's name or content says. */
sealed interface DrawnInstance {

    record Points(Inputs.Instance<PointFile> instance) implements DrawnInstance {

        @Override
        public <T> T match(
                Function<Inputs.Instance<PointFile>, T> points,
                Function<Inputs.Instance<NetworkFile>, T> network,
                Function<TileGrid, T> grid) {
            return points.apply(instance);
        }
    }

    record Network(Inputs.Instance<NetworkFile> instance) implements DrawnInstance {

        @Override
        public <T> T match(
                Function<Inputs.Instance<PointFile>, T> points,
                Function<Inputs.Instance<NetworkFile>, T> network,
                Function<TileGrid, T> grid) {
            return network.apply(instance);
        }
    }

    record Grid(TileGrid tiles) implements DrawnInstance {

        @Override
        public <T> T match(
                Function<Inputs.Instance<PointFile>, T> points,
                Function<Inputs.Instance<NetworkFile>, T> network,
                Function<TileGrid, T> grid) {
            return grid.apply(tiles);
        }
    }

    /** Calls the function for this kind of instance. */
    <T> T match(
            Function<Inputs.Instance<PointFile>, T> points,
            Function<Inputs.Instance<NetworkFile>, T> network,
            Function<TileGrid, T> grid);

    /**
     * Reads points from CSV, a network from the binary formats, and a formula from DIMACS CNF, which is drawn as the tile grid of
     * the direct route. JSON holds points or a network, as its keys say; a tile grid begins with its header.
     *
     * @throws CommandFailure when the file cannot be read or is malformed
     */
    static DrawnInstance read(Invocation invocation, String name, NetworkReadOptions options) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".csv")) {
            return new Points(Inputs.points(invocation, name));
        }
        if (lower.endsWith(NetworkFormat.NPZ.extension()) || lower.endsWith(NetworkFormat.SAFETENSORS.extension())) {
            return new Network(Inputs.network(invocation, name, options));
        }
        byte[] bytes = bytes(invocation, name);
        try {
            Optional<DrawnInstance> grid = grid(invocation, name, bytes);
            return grid.isPresent() ? grid.get() : pointsOrNetwork(invocation, name, bytes, options);
        } catch (IOException e) {
            throw Inputs.unreadable(name, e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.MALFORMED_INPUT, name + ": " + e.getMessage());
        }
    }

    private static byte[] bytes(Invocation invocation, String name) {
        try (InputStream in = Inputs.open(invocation, name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw Inputs.unreadable(name, e);
        }
    }

    private static Optional<DrawnInstance> grid(Invocation invocation, String name, byte[] bytes) throws IOException {
        String source = name.equals(Inputs.STANDARD_INPUT) ? "<stdin>" : name;
        InputStream in = new ByteArrayInputStream(bytes);
        String start =
                new String(bytes, 0, Math.min(bytes.length, TileGridText.HEADER.length()), StandardCharsets.US_ASCII);
        if (start.equals(TileGridText.HEADER)) {
            return Optional.of(new Grid(TileGridText.read(in, source)));
        }
        boolean isFormula = name.equals(Inputs.STANDARD_INPUT)
                ? Inputs.holdsFormula(invocation.withInput(bytes), name)
                : name.toLowerCase(Locale.ROOT).endsWith(".cnf");
        if (isFormula) {
            return Optional.of(new Grid(new DirectRoute(DimacsReader.read(in, source)).target()));
        }
        return Optional.empty();
    }

    private static DrawnInstance pointsOrNetwork(
            Invocation invocation, String name, byte[] bytes, NetworkReadOptions options) throws IOException {
        if (!name.equals(Inputs.STANDARD_INPUT)
                && NetworkFormat.ofFileName(Path.of(name)).isEmpty()) {
            throw new IOException(name + ": expected a tile grid, or a file name that ends in .csv, .json, .npz,"
                    + " .safetensors or .cnf");
        }
        // Standard input cannot be read twice.
        Invocation again = invocation.withInput(bytes);
        return holdsNetwork(bytes)
                ? new Network(Inputs.network(again, name, options))
                : new Points(Inputs.points(again, name));
    }

    /** Looks for the first key that only one kind has. What is not JSON is left for the reader of points to complain about. */
    private static boolean holdsNetwork(byte[] bytes) throws IOException {
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
        }
    }
}
