package dev.prank.solver.cli;

import dev.prank.solver.Engine;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.ProximateRankSolver;
import dev.prank.solver.SolveControl;
import dev.prank.solver.engine.Engines;
import dev.prank.solver.proof.ProofSteps;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** How exact searches are done. */
final class SearchOptions {

    /** For help and completion. */
    static final class EngineNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Engines.names().iterator();
        }
    }

    /** Reads seconds: a decimal that is not negative. */
    static final class SecondsConverter implements ITypeConverter<Duration> {

        private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE / 1_000_000_000);

        @Override
        public Duration convert(String text) {
            BigDecimal seconds;
            try {
                seconds = new BigDecimal(text);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + text + "' is not a number of seconds");
            }
            if (seconds.signum() < 0) {
                throw new TypeConversionException("the time must not be negative, but is " + text);
            }
            return Duration.ofNanos(seconds.min(LONGEST).movePointRight(9).longValue());
        }
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            completionCandidates = EngineNames.class,
            description = "One of ${COMPLETION-CANDIDATES} (default: the first).")
    private String engine = "";

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            converter = SecondsConverter.class,
            description = "Stop each search after this time with the best bracket.")
    private Optional<Duration> timeLimit = Optional.empty();

    @Option(names = "--threads", paramLabel = "COUNT", description = "Threads to use (default: one per processor).")
    private Optional<Integer> threads = Optional.empty();

    @Option(names = "--seed", paramLabel = "SEED", description = "Seed of all random choices (default: 0).")
    private long seed;

    @Option(
            names = "--work-limit",
            paramLabel = "UNITS",
            description =
                    "Stop after this much work, in the engine's own unit; with --threads 1 the result is then the same"
                            + " on every run.")
    private Optional<Long> workLimit = Optional.empty();

    ProximateRankSolver solver() {
        return solver(ProofSteps.NONE);
    }

    /** @param proofSteps how results shall be proved, where the engine can */
    ProximateRankSolver solver(ProofSteps proofSteps) {
        try {
            Engine chosen = Engines.named(engineName());
            OptionalLong limit = workLimit.map(OptionalLong::of).orElseGet(OptionalLong::empty);
            return new ProximateRankSolver(chosen, new EngineOptions(threadCount(), seed, limit, proofSteps));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    String engineName() {
        return engine.isEmpty() ? Engines.names().get(0) : engine;
    }

    int threadCount() {
        return threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
    }

    Optional<Duration> timeLimit() {
        return timeLimit;
    }

    /** The limits of one search that starts now. */
    SolveControl limited(SolveControl control) {
        return timeLimit.map(control::withTimeLimit).orElse(control);
    }
}
