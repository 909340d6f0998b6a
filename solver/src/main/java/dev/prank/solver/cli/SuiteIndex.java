package dev.prank.solver.cli;

import dev.prank.instances.io.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The list of a benchmark suite's files: how each is made, and what is known of its answer. It is the file {@code index.tsv} of the
 * suite, tab-separated with the name of the suite in the first line and headings in the second.
 *
 * @param name with its version
 */
record SuiteIndex(String name, List<Entry> entries) {

    static final String FILE = "index.tsv";

    private static final String BUNDLED = "prank-suite-1.tsv";
    private static final String NAME_PREFIX = "# ";
    private static final List<String> HEADINGS =
            List.of("file", "family", "parameters", "seed", "size", "lower", "upper", "how known");
    private static final String ABSENT = "-";

    /**
     * One file.
     *
     * @param size points, units, or clauses
     * @param known what is claimed of its answer
     */
    record Entry(String file, String family, String parameters, String seed, int size, Origin.Known known) {

        /** The instance, made again. */
        Generated generated() {
            return GenerateCommand.instance(family, parameters, seed);
        }

        private String line() {
            return String.join(
                    "\t",
                    file,
                    family,
                    parameters,
                    seed,
                    Integer.toString(size),
                    text(known.lower()),
                    text(known.upper()),
                    known.how());
        }
    }

    SuiteIndex {
        entries = List.copyOf(entries);
    }

    /** The suite that comes with the program. */
    static SuiteIndex bundled() {
        try (InputStream in = SuiteIndex.class.getResourceAsStream(BUNDLED)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return read(text.lines().toList(), BUNDLED);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The index of a written suite.
     *
     * @throws IOException when it cannot be read or is malformed
     */
    static SuiteIndex of(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        return read(Files.readAllLines(file), file.toString());
    }

    private static SuiteIndex read(List<String> lines, String source) throws IOException {
        if (lines.isEmpty() || !lines.get(0).startsWith(NAME_PREFIX)) {
            throw new IOException(source + ":1: expected '" + NAME_PREFIX + "' and the name of a suite");
        }
        if (lines.size() < 2 || !lines.get(1).equals(String.join("\t", HEADINGS))) {
            throw new IOException(source + ":2: expected the headings " + String.join(", ", HEADINGS));
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 2; i < lines.size(); i++) {
            try {
                entries.add(entry(lines.get(i)));
            } catch (IllegalArgumentException e) {
                throw new IOException(source + ":" + (i + 1) + ": " + e.getMessage());
            }
        }
        return new SuiteIndex(lines.get(0).substring(NAME_PREFIX.length()), entries);
    }

    private static Entry entry(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != HEADINGS.size()) {
            throw new IllegalArgumentException(
                    "expected " + HEADINGS.size() + " cells separated by tabs, found " + cells.length);
        }
        if (!cells[0].matches("[\\w.-]+")) {
            throw new IllegalArgumentException("expected a file name without a directory in the first cell");
        }
        Origin.Known known = new Origin.Known(bound(cells[5]), bound(cells[6]), cells[7]);
        return new Entry(cells[0], cells[1], cells[2], cells[3], number(cells[4]), known);
    }

    private static OptionalInt bound(String cell) {
        return cell.equals(ABSENT) ? OptionalInt.empty() : OptionalInt.of(number(cell));
    }

    private static int number(String cell) {
        if (!cell.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("expected a whole number of at most nine digits, found '" + cell + "'");
        }
        return Integer.parseInt(cell);
    }

    private static String text(OptionalInt bound) {
        return bound.isPresent() ? Integer.toString(bound.getAsInt()) : ABSENT;
    }

    /** What {@link #of} reads. */
    String text() {
        StringBuilder text = new StringBuilder(NAME_PREFIX).append(name).append('\n');
        text.append(String.join("\t", HEADINGS)).append('\n');
        entries.forEach(entry -> text.append(entry.line()).append('\n'));
        return text.toString();
    }
}
