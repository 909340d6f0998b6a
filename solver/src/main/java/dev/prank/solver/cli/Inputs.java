package dev.prank.solver.cli;

import dev.prank.instances.formula.CnfFormula;
import dev.prank.instances.io.DimacsReader;
import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.NetworkReadOptions;
import dev.prank.instances.io.NetworkReader;
import dev.prank.instances.io.PointFile;
import dev.prank.instances.io.PointReader;
import dev.prank.solver.certificate.InstanceHash;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the files that a command line names; {@code -} is standard input. Every failure is a {@link CommandFailure} with one line
 * that starts with the file's name.
 */
final class Inputs {

    static final String STANDARD_INPUT = "-";

    /** A comment or the header of DIMACS CNF. */
    private static final Pattern FORMULA_LINE = Pattern.compile("\\s*[cp](\\s.*)?");

    /**
     * An instance and where it came from.
     *
     * @param name as the user wrote it
     * @param sha256 of the file's bytes
     * @param bytes what was read from standard input; empty for a file, which can be read again
     */
    record Instance<T>(String name, String sha256, T content, Optional<byte[]> bytes) {

        /** From a file. */
        Instance(String name, String sha256, T content) {
            this(name, sha256, content, Optional.empty());
        }

        /** A name for a copy: that of the file, without its directory. */
        String fileName() {
            return bytes.map(content -> "standard-input" + (startsWithBrace(content) ? ".json" : ".csv"))
                    .orElseGet(() -> Path.of(name).getFileName().toString());
        }

        private static boolean startsWithBrace(byte[] content) {
            int first = 0;
            while (first < content.length && Character.isWhitespace(content[first])) {
                first++;
            }
            return first < content.length && content[first] == '{';
        }

        /** @throws IOException also when the file has changed since it was read */
        void copyTo(OutputStream out) throws IOException {
            byte[] content = bytes.isPresent() ? bytes.get() : Files.readAllBytes(Path.of(name));
            if (!InstanceHash.of(content).equals(sha256)) {
                throw new IOException(name + " has changed since it was read");
            }
            out.write(content);
        }
    }

    private interface FileReader<T> {
        T read(Path file) throws IOException;
    }

    private interface StreamReader<T> {
        T read(InputStream in, String sourceName) throws IOException;
    }

    private Inputs() {}

    /** A network; standard input is read as JSON. */
    static Instance<NetworkFile> network(Invocation invocation, String name, NetworkReadOptions options) {
        return instance(invocation, name, file -> NetworkReader.read(file, options), NetworkReader::readJson);
    }

    /** Points; standard input is read as JSON if it starts with a brace, else as CSV. */
    static Instance<PointFile> points(Invocation invocation, String name) {
        return instance(invocation, name, PointReader::read, Inputs::readPoints);
    }

    /** A formula in DIMACS CNF. */
    static Instance<CnfFormula> formula(Invocation invocation, String name) {
        return instance(invocation, name, DimacsReader::read, DimacsReader::read);
    }

    /**
     * Whether a command that takes formulas and points has been given a formula: by the end of the file's name, and for standard
     * input by its first word.
     *
     * @param invocation {@link #buffered}, as its standard input may be read here
     */
    static boolean holdsFormula(Invocation invocation, String name) {
        if (!name.equals(STANDARD_INPUT)) {
            String lower = name.toLowerCase(Locale.ROOT);
            return !lower.endsWith(".csv") && !lower.endsWith(".json");
        }
        InputStream in = invocation.in();
        try {
            in.mark(Integer.MAX_VALUE);
            Optional<String> first = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank())
                    .findFirst();
            in.reset();
            return first.isPresent() && FORMULA_LINE.matcher(first.get()).matches();
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** The same call, with standard input in memory when that is what {@code name} stands for, so that it can be read twice. */
    static Invocation buffered(Invocation invocation, String name) {
        if (!name.equals(STANDARD_INPUT)) {
            return invocation;
        }
        try {
            return invocation.withInput(invocation.in().readAllBytes());
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static PointFile readPoints(InputStream in, String sourceName) throws IOException {
        in.mark(Integer.MAX_VALUE);
        int first = in.read();
        while (first >= 0 && Character.isWhitespace(first)) {
            first = in.read();
        }
        in.reset();
        return first == '{' ? PointReader.readJson(in, sourceName) : PointReader.readCsv(in, sourceName);
    }

    private static <T> Instance<T> instance(
            Invocation invocation, String name, FileReader<T> fileReader, StreamReader<T> streamReader) {
        try {
            if (name.equals(STANDARD_INPUT)) {
                byte[] bytes = invocation.in().readAllBytes();
                T content = streamReader.read(new ByteArrayInputStream(bytes), "<stdin>");
                return new Instance<>(name, InstanceHash.of(bytes), content, Optional.of(bytes));
            }
            Path file = file(name);
            T content = fileReader.read(file);
            return new Instance<>(name, InstanceHash.of(file), content);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** The named file as a stream, for the caller to close. */
    static InputStream open(Invocation invocation, String name) {
        try {
            return name.equals(STANDARD_INPUT) ? invocation.in() : Files.newInputStream(file(name));
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static Path file(String name) throws IOException {
        Path file;
        try {
            file = Path.of(name);
        } catch (InvalidPathException e) {
            throw new IOException(name + ": not a file name: " + e.getReason());
        }
        if (Files.isDirectory(file)) {
            throw new IOException(name + ": is a directory");
        }
        return file;
    }

    /** One line for a file that cannot be read or understood. */
    static CommandFailure unreadable(String name, IOException e) {
        String problem = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        if (e instanceof NoSuchFileException) {
            problem = name + ": no such file";
        } else if (e instanceof AccessDeniedException) {
            problem = name + ": permission denied";
        } else if (!problem.startsWith(name) && !problem.startsWith("<stdin>")) {
            problem = name + ": " + problem;
        }
        return new CommandFailure(ExitCode.MALFORMED_INPUT, problem);
    }
}
