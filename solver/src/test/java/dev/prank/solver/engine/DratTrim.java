package dev.prank.solver.engine;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checker drat-trim (Heule and others), where it is: named by {@code PRANK_DRAT_TRIM}, or as {@code drat-trim} on the path.
 */
final class DratTrim {

    static final String MISSING = "drat-trim was not found: PRANK_DRAT_TRIM does not name it";

    private DratTrim() {}

    static boolean isPresent() {
        return program().isPresent();
    }

    private static Optional<String> program() {
        String named = System.getenv("PRANK_DRAT_TRIM");
        if (named != null && !named.isEmpty()) {
            return Optional.of(named);
        }
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "drat-trim"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** Whether it accepts; both its last word and its exit code must say so. */
    static boolean verifies(String formula, String proof) {
        try {
            Path directory = Files.createTempDirectory("drat-trim");
            Path cnf = Files.writeString(directory.resolve("p.cnf"), formula);
            Path drup = Files.writeString(directory.resolve("p.drup"), proof);
            Process process = new ProcessBuilder(program().orElseThrow(), cnf.toString(), drup.toString(), "-I")
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            Files.delete(cnf);
            Files.delete(drup);
            Files.delete(directory);
            return code == 0 && output.lines().anyMatch(line -> line.strip().equals("s VERIFIED"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
