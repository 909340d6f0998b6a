package dev.prank.instances.io;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.number.Rational;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Reads point sets. In CSV, each line is one point, its coordinates separated by commas: decimals or fractions, taken exactly.
 * Blank lines and lines that start with {@code #} are skipped, and a first line of names such as {@code x,y} is a header. A file
 * without points has the header's dimension, else 2.
 *
 * <p>JSON is an object with {@code points}, a list of lists of numbers or strings, and optionally {@code radius}, {@code rank},
 * {@code dimension} (2 when there are no points either), {@code origin} ({@link Origin}) and {@code schema} (1).
 */
public final class PointReader {

    private static final List<String> KNOWN = List.of("points", "radius", "rank", "dimension", "origin", "schema");
    private static final int DEFAULT_DIMENSION = 2;
    /** No number looks like this, and no mistyped number either: a name starts with a letter and has no point or sign. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_ ]*");

    private PointReader() {}

    /**
     * Reads a file, as JSON or CSV by the end of its name. Time and space are linear in the size of the file.
     *
     * @throws FormatException when the name ends in neither .csv nor .json or the content is malformed
     * @throws IOException when the file cannot be read
     */
    public static PointFile read(Path file) throws IOException {
        String source = file.toString();
        String name = source.toLowerCase(Locale.ROOT);
        if (!name.endsWith(".csv") && !name.endsWith(".json")) {
            throw FormatException.in(source, "", "expected a file name that ends in .csv or .json");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return name.endsWith(".csv") ? readCsv(in, source) : readJson(in, source);
        }
    }

    /**
     * Reads CSV to the end of the stream, which stays open.
     *
     * @param sourceName what messages call the stream, for instance {@code <stdin>}
     * @throws FormatException when the content is malformed
     */
    public static PointFile readCsv(InputStream in, String sourceName) throws IOException {
        TextLines lines = new TextLines(in, sourceName);
        List<Point> points = new ArrayList<>();
        List<Rational> coordinates = new ArrayList<>();
        int dimension = 0;
        for (Optional<String> next = lines.next(); next.isPresent(); next = lines.next()) {
            String line = next.get();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (dimension == 0 && isHeader(line)) {
                dimension = line.split(",", -1).length;
                continue;
            }
            coordinates.clear();
            for (int start = 0, end; start <= line.length(); start = end + 1) {
                int comma = line.indexOf(',', start);
                end = comma < 0 ? line.length() : comma;
                coordinates.add(coordinate(lines, line.substring(start, end).strip()));
            }
            if (dimension != 0 && coordinates.size() != dimension) {
                throw lines.failure(
                        "expected " + dimension + " coordinates, as in the lines before, found " + coordinates.size());
            }
            dimension = coordinates.size();
            points.add(new Point(coordinates));
        }
        return PointFile.of(new PointSet(dimension == 0 ? DEFAULT_DIMENSION : dimension, points));
    }

    private static boolean isHeader(String line) {
        for (String name : line.split(",", -1)) {
            String stripped = name.strip();
            if (!NAME.matcher(stripped).matches()
                    || List.of("nan", "inf", "infinity").contains(stripped.toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }

    private static Rational coordinate(TextLines lines, String text) throws FormatException {
        try {
            return Rational.parse(text);
        } catch (NumberFormatException e) {
            throw lines.failure("expected a number such as 3, -0.25, 1e-3 or -5/8: " + e.getMessage());
        }
    }

    /**
     * Reads a JSON document that fills the stream, and leaves the stream open.
     *
     * @param sourceName what messages call the stream, for instance {@code <stdin>}
     * @throws FormatException when the content is malformed
     */
    public static PointFile readJson(InputStream in, String sourceName) throws IOException {
        return JsonCursor.read(in, sourceName, json -> new Reading(json).read());
    }

    /** One document in the making; {@code dimension} is 0 until it is declared or met. */
    private static final class Reading {

        private final JsonCursor json;
        private final List<Point> points = new ArrayList<>();
        private int dimension;
        private Optional<Rational> radius = Optional.empty();
        private OptionalInt rank = OptionalInt.empty();
        private Optional<Origin> origin = Optional.empty();

        Reading(JsonCursor json) {
            this.json = json;
        }

        PointFile read() throws IOException {
            json.object(List.of("points"), KNOWN, this::readMember);
            PointSet set = new PointSet(dimension == 0 ? DEFAULT_DIMENSION : dimension, points);
            return new PointFile(set, radius, rank, origin);
        }

        private void readMember(String key) throws IOException {
            switch (key) {
                case "points" -> json.array("a list of points", this::readPoint);
                case "radius" -> radius = json.radius();
                case "rank" -> rank = json.rank();
                case "origin" -> origin = OriginJson.read(json);
                case "dimension" -> {
                    int declared = (int) json.integer(1, Integer.MAX_VALUE);
                    if (dimension != 0 && dimension != declared) {
                        throw json.failure("expected " + dimension
                                + ", the number of coordinates of the points before, found " + declared);
                    }
                    dimension = declared;
                }
                default -> json.schema();
            }
        }

        private void readPoint() throws IOException {
            List<Rational> coordinates = json.rationals();
            if (coordinates.isEmpty() || dimension != 0 && coordinates.size() != dimension) {
                throw json.failure("expected " + (dimension == 0 ? "at least 1" : dimension) + " coordinates, found "
                        + coordinates.size());
            }
            dimension = coordinates.size();
            points.add(new Point(coordinates));
        }
    }
}
