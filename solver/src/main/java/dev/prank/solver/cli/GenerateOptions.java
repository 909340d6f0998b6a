package dev.prank.solver.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** What every family of generated instances takes besides its parameters. */
final class GenerateOptions {

    static final String SEED = "--seed";
    static final String OUTPUT = "--output";

    @Option(
            names = SEED,
            paramLabel = "SEED",
            defaultValue = "0",
            description = "Seed of all random choices; the same seed gives the same bytes (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = {"-o", OUTPUT},
            paramLabel = "FILE",
            description = "Write to FILE instead of standard output, whole or not at all.")
    private Optional<String> output = Optional.empty();

    long seed() {
        return seed;
    }

    Optional<String> output() {
        return output;
    }
}
