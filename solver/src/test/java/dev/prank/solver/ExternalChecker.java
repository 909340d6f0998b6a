package dev.prank.solver;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Other people's checkers of proofs, where they are: named by a variable of the environment, or on the path. */
public enum ExternalChecker {
    /** Of 2022 (Gocht, Nordström and others). */
    VERIPB("veripb", "PRANK_VERIPB", "Verification succeeded."),
    /** Of Cheung, Gleixner and Steffy. */
    VIPRCHK("viprchk", "PRANK_VIPRCHK", "Successfully verified.*"),
    /** Of Wetzler, Heule and Hunt. */
    DRAT_TRIM("drat-trim", "PRANK_DRAT_TRIM", "s VERIFIED");

    private final String program;
    private final String variable;
    private final String success;

    ExternalChecker(String program, String variable, String success) {
        this.program = program;
        this.variable = variable;
        this.success = success;
    }

    /** Skips the test where the program is not there. */
    public void require() {
        assumeTrue(command().isPresent(), program + " was not found: " + variable + " does not name it");
    }

    private Optional<String> command() {
        String named = System.getenv(variable);
        if (named != null && !named.isEmpty()) {
            return Optional.of(named);
        }
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** Whether it accepts: both a line of its output and its exit code must say so. */
    public boolean accepts(Object... arguments) {
        String[] words = Stream.concat(Stream.of(command().orElseThrow()), Stream.of(arguments))
                .map(Object::toString)
                .toArray(String[]::new);
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0
                    && output.lines().anyMatch(line -> line.strip().matches(success));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
