package dev.prank.solver.cli;

import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.io.PointFile;
import dev.prank.instances.io.PointWriter;
import dev.prank.solver.backend.SetCoverPeer;
import dev.prank.solver.bench.BenchCase;
import dev.prank.solver.bench.CommandTemplate;
import dev.prank.solver.bench.Comparison;
import dev.prank.solver.bench.Measurement;
import dev.prank.solver.engine.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prank bench covers}: engines and other solvers on the same cover problems, one after the other on each instance. */
@Command(
        name = "covers",
        description = "Compare engines with other solvers on suites of cover problems.",
        footer = {
            "",
            "Each run is a process of its own and is killed 5 seconds after its limit. Seconds are those of solving, with modelling"
                    + " and without reading. What is not solved counts twice the limit. Peers get the set cover over all maximal"
                    + " squares. After Ctrl-C the files hold what was measured.",
            "",
            "A COMMAND is split at blanks, with quotes as in a shell; {metis}, {opb}, {lp}, {mps}, {wcnf} or {orlib} stands for the"
                    + " exported file, {limit} for the time limit in seconds. Without --peer-bound, the value of a program that ends in"
                    + " time with status 0 or 30 counts as proved.",
            "",
            "Example: prank bench covers uniform --engines auto,sat --peers scip,cbc --time-limit 10 --output bench",
            "Example: prank bench covers tsplib --peer 'clique=ReduVCC {metis}' --peer-value 'size: ([0-9]+)' --output bench"
        })
final class BenchCoversCommand implements Callable<Integer> {

    private static final String NONE = "none";

    /** For help and completion. */
    static final class PeerNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return SetCoverPeer.labels().iterator();
        }
    }

    /** One external program. */
    static final class ExternalPeer {

        @Option(
                names = "--peer",
                paramLabel = "NAME=COMMAND",
                required = true,
                description = "A program to compare with.")
        private String template;

        @Option(
                names = "--peer-value",
                paramLabel = "REGEX",
                required = true,
                description = "Its group finds the number of squares in that program's output; the last find counts.")
        private String value;

        @Option(names = "--peer-bound", paramLabel = "REGEX", description = "Its group finds the lower bound.")
        private String bound = "";

        @Option(
                names = "--peer-seconds",
                paramLabel = "REGEX",
                description = "Its group finds the seconds of solving (default: those of the process).")
        private String seconds = "";
    }

    private final Invocation invocation;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SUITE",
            arity = "0..*",
            description = "Suites: ${COMPLETION-CANDIDATES} (default: uniform, tsplib and formulas).")
    private List<CoverSuites> suites = List.of(CoverSuites.UNIFORM, CoverSuites.TSPLIB, CoverSuites.FORMULAS);

    @Option(
            names = "--engines",
            paramLabel = "NAME[,NAME...]",
            hideParamSyntax = true,
            split = ",",
            completionCandidates = SearchOptions.EngineNames.class,
            description = "Of ${COMPLETION-CANDIDATES}, or none (default: auto).")
    private List<String> engines = List.of(Engines.names().get(0));

    @Option(
            names = "--peers",
            paramLabel = "NAME[,NAME...]",
            hideParamSyntax = true,
            split = ",",
            completionCandidates = PeerNames.class,
            description = "Of ${COMPLETION-CANDIDATES}, or none (default: all).")
    private List<String> peers = SetCoverPeer.labels();

    @ArgGroup(exclusive = false, multiplicity = "0..*")
    private List<ExternalPeer> externalPeers = new ArrayList<>();

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            defaultValue = "60",
            converter = SearchOptions.SecondsConverter.class,
            description = "For each run (default: ${DEFAULT-VALUE}).")
    private Duration limit;

    @Option(
            names = "--total-time",
            paramLabel = "SECONDS",
            converter = SearchOptions.SecondsConverter.class,
            description = "Start no instance that could end later (default: 3600, with --full no limit).")
    private Optional<Duration> total = Optional.empty();

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
            defaultValue = "test-data/points",
            description = "Where the files of tsplib are (default: ${DEFAULT-VALUE}).")
    private Path data;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Write the files into this directory; it is made when there is none.")
    private String output;

    @Option(
            names = {"-q", "--quiet"},
            description = "Do not tell each run on standard error.")
    private boolean quiet;

    BenchCoversCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        List<CoverContestant> contestants = contestants();
        if (seeds < 1) {
            throw new ParameterException(spec.commandLine(), "--seeds must be at least 1, but is " + seeds);
        }
        Set<CoverSuites> chosen = new LinkedHashSet<>(suites);
        List<BenchCase> cases = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            for (CoverSuites suite : chosen) {
                cases.addAll(suite.cases(full, seed, data));
            }
        }
        Path directory;
        Path workplace;
        try {
            directory = Files.createDirectories(Path.of(output));
            workplace = Files.createTempDirectory("prank-bench");
        } catch (IOException | InvalidPathException e) {
            throw Results.unwritable(output, e);
        }
        Run run = new Run(contestants, cases, new CoverBenchFiles(directory, commandLine(), limit), workplace);
        try {
            return run.result().code();
        } catch (IOException e) {
            throw Results.unwritable(output, e);
        } finally {
            delete(workplace);
        }
    }

    private List<CoverContestant> contestants() {
        List<CoverContestant> contestants = new ArrayList<>();
        try {
            for (String name : named(engines)) {
                Engines.named(name);
                int count = threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
                contestants.add(new CoverContestant.Bundled(name, false, count));
            }
            for (String name : named(peers)) {
                SetCoverPeer.named(name);
                contestants.add(new CoverContestant.Bundled(name, true, 1));
            }
            for (ExternalPeer peer : externalPeers) {
                contestants.add(new CoverContestant.External(
                        CommandTemplate.parse(peer.template),
                        pattern("--peer-value", peer.value),
                        optional("--peer-bound", peer.bound),
                        optional("--peer-seconds", peer.seconds)));
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        if (contestants.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "no engine and no peer to run");
        }
        if (threads.isPresent() && threads.get() < 1) {
            throw new ParameterException(spec.commandLine(), "--threads must be at least 1, but is " + threads.get());
        }
        Set<String> names = new HashSet<>();
        for (CoverContestant contestant : contestants) {
            if (!names.add(contestant.name())) {
                throw new ParameterException(spec.commandLine(), "two solvers are named " + contestant.name());
            }
        }
        return contestants;
    }

    private static List<String> named(List<String> names) {
        return names.equals(List.of(NONE)) ? List.of() : List.copyOf(new LinkedHashSet<>(names));
    }

    private static Optional<Pattern> optional(String option, String regex) {
        return regex.isEmpty() ? Optional.empty() : Optional.of(pattern(option, regex));
    }

    private static Pattern pattern(String option, String regex) {
        try {
            Pattern pattern = Pattern.compile(regex);
            if (pattern.matcher("").groupCount() < 1) {
                throw new IllegalArgumentException(
                        option + " '" + regex + "' has no group; expected one around the number");
            }
            return pattern;
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    option + " '" + regex + "' is no regular expression: " + e.getDescription(), e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            // Something is left in the folder for temporary files, where that may be.
        }
    }

    private String commandLine() {
        return "prank "
                + String.join(
                        " ",
                        spec.commandLine().getParent().getParent().getParseResult().originalArgs().stream()
                                .map(BenchNetworksCommand::quoted)
                                .toList());
    }

    /** One comparison. */
    private final class Run {

        private final List<CoverContestant> contestants;
        private final List<BenchCase> cases;
        private final CoverBenchFiles files;
        private final Path workplace;
        private final List<Measurement> measurements = new ArrayList<>();
        private final long start = System.nanoTime();
        private int done;
        private Set<String> told = Set.of();

        Run(List<CoverContestant> contestants, List<BenchCase> cases, CoverBenchFiles files, Path workplace) {
            this.contestants = contestants;
            this.cases = cases;
            this.files = files;
            this.workplace = workplace;
        }

        ExitCode result() throws IOException {
            write();
            while (done < cases.size() && !invocation.isInterrupted() && hasTime()) {
                measure(cases.get(done));
            }
            List<String> contradictions = comparison().contradictions();
            invocation
                    .out()
                    .println(measurements.size() + " runs on " + done + " of " + cases.size() + " instances in "
                            + output);
            if (!contradictions.isEmpty()) {
                throw new CommandFailure(ExitCode.REJECTED, "contradiction on " + contradictions.get(0));
            }
            return invocation.isInterrupted() ? ExitCode.STOPPED : ExitCode.DONE;
        }

        private boolean hasTime() {
            Optional<Duration> allowed = total.or(() -> full ? Optional.empty() : Optional.of(Duration.ofHours(1)));
            Duration longest = limit.plus(CoverContestant.GRACE).multipliedBy(contestants.size());
            return allowed.isEmpty()
                    || Duration.ofNanos(System.nanoTime() - start).plus(longest).compareTo(allowed.get()) <= 0;
        }

        private void measure(BenchCase instance) throws IOException {
            PointCoverProblem problem = instance.problem().get();
            Path file = workplace.resolve("points.json");
            PointWriter.write(
                    file, new PointFile(problem.points(), Optional.of(problem.radius()), OptionalInt.empty()));
            CoverContestant.Task task = new CoverContestant.Task(problem, file, limit, invocation.control());
            for (int i = 0; i < contestants.size(); i++) {
                // Whoever comes first on one instance comes last on another.
                CoverContestant contestant = contestants.get((i + done) % contestants.size());
                CoverContestant.Finding finding = contestant.run(task);
                if (invocation.isInterrupted()) {
                    write();
                    return;
                }
                Measurement measurement = new Measurement(
                        instance.suite(),
                        instance.cell(),
                        instance.name(),
                        instance.family(),
                        problem.points().size(),
                        contestant.name(),
                        contestant.isPeer(),
                        finding.status(),
                        finding.lower(),
                        finding.upper(),
                        finding.seconds(),
                        finding.note());
                measurements.add(measurement);
                tell(measurement);
            }
            done++;
            try (Stream<Path> leftovers = Files.list(workplace)) {
                for (Path used : (Iterable<Path>) leftovers::iterator) {
                    Files.delete(used);
                }
            }
            write();
        }

        private void tell(Measurement measurement) {
            List<String> contradictions = comparison().contradictions();
            contradictions.stream()
                    .filter(line -> !told.contains(line))
                    .forEach(line -> invocation.err().println("prank: contradiction on " + line));
            told = Set.copyOf(contradictions);
            if (!quiet) {
                String bounds = measurement.lower() == measurement.upper()
                        ? Integer.toString(measurement.upper())
                        : measurement.lower() + ".." + measurement.upper();
                invocation
                        .err()
                        .printf(
                                Locale.ROOT,
                                "%d of %d: %s %s: %s %s in %.2f s%s%n",
                                done + 1,
                                cases.size(),
                                measurement.instance(),
                                measurement.solver(),
                                measurement.status().word(),
                                bounds,
                                measurement.seconds(),
                                measurement.note().isEmpty() ? "" : " (" + measurement.note() + ")");
            }
        }

        /** Not as measured but with the contestants in one order. */
        private Comparison comparison() {
            List<String> names = contestants.stream().map(CoverContestant::name).toList();
            List<String> instances = cases.stream().map(BenchCase::name).toList();
            return new Comparison(
                    measurements.stream()
                            .sorted(Comparator.<Measurement>comparingInt(each -> instances.indexOf(each.instance()))
                                    .thenComparingInt(each -> names.indexOf(each.solver())))
                            .toList(),
                    limit.toNanos() / 1e9);
        }

        /** All files, each whole or not at all, so that they are right whatever ends the run. */
        private void write() {
            files.write(comparison(), done, cases.size());
        }
    }
}
