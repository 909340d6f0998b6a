package dev.prank.solver.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Where results go and what is said besides. */
final class OutputOptions {

    @Option(names = "--json", description = "Print results as JSON, one object per line.")
    private boolean json;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "Write results as JSON to FILE, whole or not at all. What is printed is then the summary, or nothing"
                            + " with --json.")
    private Optional<String> output = Optional.empty();

    @Option(
            names = {"-q", "--quiet"},
            description = "Show no progress.")
    private boolean quiet;

    boolean isJson() {
        return json;
    }

    Optional<String> output() {
        return output;
    }

    boolean isQuiet() {
        return quiet;
    }
}
