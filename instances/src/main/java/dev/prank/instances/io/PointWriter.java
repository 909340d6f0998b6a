package dev.prank.instances.io;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.number.Rational;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes point sets, exactly; {@link PointReader} reads them back. The same points give the same bytes. */
public final class PointWriter {

    private PointWriter() {}

    /**
     * Writes a file, as JSON or CSV by the end of its name, as a whole or not at all. Radius, rank and origin are written to JSON only.
     *
     * @throws IllegalArgumentException when the name ends in neither .csv nor .json
     */
    public static void write(Path target, PointFile file) throws IOException {
        String name = target.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            AtomicFile.write(target, out -> writeCsv(file.points(), out));
        } else if (name.endsWith(".json")) {
            AtomicFile.write(target, out -> writeJson(file, out));
        } else {
            throw new IllegalArgumentException(target + ": expected a file name that ends in .csv or .json");
        }
    }

    /** Writes CSV with a header, {@code x,y} in the plane, and leaves the stream open. */
    public static void writeCsv(PointSet points, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        int dimension = points.dimension();
        writer.write(
                dimension <= 3
                        ? "x,y,z".substring(0, 2 * dimension - 1)
                        : IntStream.rangeClosed(1, dimension)
                                .mapToObj(k -> "x" + k)
                                .collect(Collectors.joining(",")));
        writer.write('\n');
        for (Point point : points.points()) {
            String separator = "";
            for (Rational coordinate : point.coordinates()) {
                writer.write(separator + coordinate.toDecimalString());
                separator = ",";
            }
            writer.write('\n');
        }
        writer.flush();
    }

    /** Writes JSON with one point per line, and leaves the stream open. */
    public static void writeJson(PointFile file, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write("{\"schema\":1,\"dimension\":" + file.points().dimension() + ",");
        if (file.radius().isPresent()) {
            writer.write("\"radius\":" + NetworkWriter.number(file.radius().get()) + ",");
        }
        if (file.rank().isPresent()) {
            writer.write("\"rank\":" + file.rank().getAsInt() + ",");
        }
        if (file.origin().isPresent()) {
            writer.write("\"origin\":" + OriginJson.text(file.origin().get()) + ",\n");
        }
        writer.write("\"points\":[");
        String separator = "\n";
        for (Point point : file.points().points()) {
            writer.write(separator + NetworkWriter.numbers(point.coordinates()));
            separator = ",\n";
        }
        writer.write("]}\n");
        writer.flush();
    }
}
