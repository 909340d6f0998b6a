package dev.prank.solver.cli;

import dev.prank.solver.bench.BenchCase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Options of all benchmarks over named suites: which instances, and what each search may use. */
final class CoverSuiteOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Parameters(
            paramLabel = "SUITE",
            arity = "0..*",
            description = "Suites: ${COMPLETION-CANDIDATES} (default: all but suite).")
    private List<CoverSuites> suites = List.copyOf(EnumSet.complementOf(EnumSet.of(CoverSuites.SUITE)));

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            defaultValue = "60",
            converter = SearchOptions.SecondsConverter.class,
            description = "For each run (default: ${DEFAULT-VALUE}).")
    private Duration limit;

    @Option(
            names = "--seeds",
            paramLabel = "COUNT",
            defaultValue = "1",
            description = "Random instances for each cell (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(names = "--full", description = "Also the large instances of each suite: this can take days.")
    private boolean full;

    @Option(names = "--threads", paramLabel = "COUNT", description = "For engines (default: one per processor).")
    private Optional<Integer> threads = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "test-data",
            description = "Where the files of tsplib and networks are, or their folders points and networks (default:"
                    + " ${DEFAULT-VALUE}).")
    private Path data;

    @Option(
            names = {"-q", "--quiet"},
            description = "Do not tell each run on standard error.")
    private boolean quiet;

    List<CoverSuites> suites() {
        return suites;
    }

    Duration limit() {
        return limit;
    }

    boolean isFull() {
        return full;
    }

    boolean isQuiet() {
        return quiet;
    }

    /** @throws ParameterException when there are none */
    int threads() {
        int count = threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
        requirePositive("--threads", count);
        return count;
    }

    /**
     * All instances, by seed and suite.
     *
     * @param complaints takes a line for each file that cannot be read
     * @throws ParameterException when there are no seeds
     * @throws CommandFailure when the files of a suite are missing
     */
    List<BenchCase> cases(Consumer<String> complaints) {
        requirePositive("--seeds", seeds);
        List<BenchCase> cases = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            for (CoverSuites suite : new LinkedHashSet<>(suites)) {
                cases.addAll(suite.cases(full, seed, data, complaints));
            }
        }
        return cases;
    }

    private void requirePositive(String option, int count) {
        if (count < 1) {
            throw new ParameterException(command.commandLine(), option + " must be at least 1, but is " + count);
        }
    }
}
