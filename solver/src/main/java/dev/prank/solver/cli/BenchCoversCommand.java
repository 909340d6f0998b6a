package dev.prank.solver.cli;

import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.NetworkWriter;
import dev.prank.instances.io.PointFile;
import dev.prank.instances.io.PointWriter;
import dev.prank.solver.backend.SetCoverPeer;
import dev.prank.solver.bench.BenchCase;
import dev.prank.solver.bench.BenchProblem;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code prank bench covers}: engines and other solvers on the same problems, one after the other on each instance. */
@Command(
        name = "covers",
        description = "Compare engines with other solvers on suites of cover problems and networks.",
        footer = {
            "",
            "Each run is a process of its own and is killed 5 seconds after its limit. Seconds are those of solving, with modelling"
                    + " and without reading. What is not solved counts twice the limit. Peers get the set cover over all maximal"
                    + " squares. On networks, where groups may cancel, engines are the peers of engines. After Ctrl-C the files hold what was measured.",
            "",
            "A COMMAND is split at blanks, with quotes as in a shell; {metis}, {opb}, {lp}, {mps}, {wcnf} or {orlib} stands for the"
                    + " exported file, {limit} for the time limit in seconds. Without --peer-bound, the value of a program that ends in"
                    + " time with status 0 or 30 counts as proved, unless --peer-proved says otherwise.",
            "",
            "Example: prank bench covers uniform --engines auto,sat --peers scip,cbc --time-limit 10 --output bench",
            "Example: prank bench covers tsplib --peer 'clique=./clique-cover {metis}' --peer-value 'size=([0-9]+)' --peer-proved"
                    + " 'optimal=yes' --output bench"
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
                names = "--peer-proved",
                paramLabel = "REGEX",
                description = "The value counts as proved only when this is found.")
        private String proved = "";

        @Option(
                names = "--peer-seconds",
                paramLabel = "REGEX",
                description = "Its group finds the seconds of solving (default: those of the process).")
        private String seconds = "";
    }

    private final Invocation invocation;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CoverSuiteOptions suites;

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

    @Option(
            names = "--network-peers",
            paramLabel = "NAME[,NAME...]",
            hideParamSyntax = true,
            split = ",",
            completionCandidates = SearchOptions.EngineNames.class,
            description = "Engines that count as peers on networks, or none (default: cp-sat,sat,mip).")
    private List<String> networkPeers = List.of("cp-sat", "sat", "mip");

    @ArgGroup(exclusive = false, multiplicity = "0..*")
    private List<ExternalPeer> externalPeers = new ArrayList<>();

    @Option(
            names = "--total-time",
            paramLabel = "SECONDS",
            converter = SearchOptions.SecondsConverter.class,
            description = "Start no instance that could end later (default: 3600, with --full no limit).")
    private Optional<Duration> total = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Write the files into this directory; it is made when there is none.")
    private String output;

    BenchCoversCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        List<CoverContestant> onCovers = contestantsOnCovers();
        List<CoverContestant> onNetworks = contestantsOnNetworks();
        requireContestants(onCovers, onNetworks);
        List<BenchCase> cases = suites.cases(complaint -> invocation.err().println("prank: " + complaint));
        Path directory;
        Path workplace;
        try {
            directory = Files.createDirectories(Path.of(output));
            workplace = Files.createTempDirectory("prank-bench");
        } catch (IOException | InvalidPathException e) {
            throw Results.unwritable(output, e);
        }
        Run run = new Run(
                onCovers, onNetworks, cases, new CoverBenchFiles(directory, commandLine(), suites.limit()), workplace);
        try {
            return run.result().code();
        } catch (IOException e) {
            throw Results.unwritable(output, e);
        } finally {
            delete(workplace);
        }
    }

    private List<CoverContestant> contestantsOnCovers() {
        List<CoverContestant> contestants = new ArrayList<>();
        try {
            for (String name : named(engines)) {
                contestants.add(engine(name, false));
            }
            for (String name : named(peers)) {
                SetCoverPeer.named(name);
                contestants.add(CoverContestant.Bundled.peer(name));
            }
            for (ExternalPeer peer : externalPeers) {
                contestants.add(new CoverContestant.External(
                        CommandTemplate.parse(peer.template),
                        pattern("--peer-value", peer.value),
                        optional("--peer-bound", peer.bound),
                        peer.proved.isEmpty() ? Optional.empty() : Optional.of(regex("--peer-proved", peer.proved)),
                        optional("--peer-seconds", peer.seconds)));
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        return contestants;
    }

    /** Nobody twice: an engine that is also named as a peer is a peer. */
    private List<CoverContestant> contestantsOnNetworks() {
        List<String> asPeers = named(networkPeers);
        List<CoverContestant> contestants = new ArrayList<>();
        try {
            for (String name : named(engines)) {
                if (!asPeers.contains(name)) {
                    contestants.add(engine(name, false));
                }
            }
            for (String name : asPeers) {
                contestants.add(engine(name, true));
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        return contestants;
    }

    private CoverContestant engine(String name, boolean isPeer) {
        Engines.named(name);
        return CoverContestant.Bundled.engine(name, isPeer, suites.threads());
    }

    private void requireContestants(List<CoverContestant> onCovers, List<CoverContestant> onNetworks) {
        for (CoverSuites suite : suites.suites()) {
            if ((suite.holdsNetworks() ? onNetworks : onCovers).isEmpty()) {
                throw new ParameterException(spec.commandLine(), "no engine and no peer to run on the suite " + suite);
            }
        }
        Set<String> names = new HashSet<>();
        for (CoverContestant contestant : onCovers) {
            if (!names.add(contestant.name())) {
                throw new ParameterException(spec.commandLine(), "two solvers are named " + contestant.name());
            }
        }
    }

    private static List<String> named(List<String> names) {
        return names.equals(List.of(NONE)) ? List.of() : List.copyOf(new LinkedHashSet<>(names));
    }

    private static Optional<Pattern> optional(String option, String regex) {
        return regex.isEmpty() ? Optional.empty() : Optional.of(pattern(option, regex));
    }

    private static Pattern pattern(String option, String regex) {
        Pattern pattern = regex(option, regex);
        if (pattern.matcher("").groupCount() < 1) {
            throw new IllegalArgumentException(
                    option + " '" + regex + "' has no group; expected one around the number");
        }
        return pattern;
    }

    private static Pattern regex(String option, String regex) {
        try {
            return Pattern.compile(regex);
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

        private final List<CoverContestant> onCovers;
        private final List<CoverContestant> onNetworks;
        private final List<BenchCase> cases;
        private final CoverBenchFiles files;
        private final Path workplace;
        private final List<Measurement> measurements = new ArrayList<>();
        private final long start = System.nanoTime();
        private int done;
        private Set<String> told = Set.of();

        Run(
                List<CoverContestant> onCovers,
                List<CoverContestant> onNetworks,
                List<BenchCase> cases,
                CoverBenchFiles files,
                Path workplace) {
            this.onCovers = onCovers;
            this.onNetworks = onNetworks;
            this.cases = cases;
            this.files = files;
            this.workplace = workplace;
        }

        ExitCode result() throws IOException {
            write();
            boolean goesOn = true;
            while (goesOn && done < cases.size() && !invocation.isInterrupted()) {
                BenchCase instance = cases.get(done);
                BenchProblem problem = instance.problem().get();
                List<CoverContestant> contestants = problem.match(cover -> onCovers, rank -> onNetworks);
                goesOn = hasTime(contestants.size());
                if (goesOn) {
                    measure(instance, problem, contestants);
                }
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

        private boolean hasTime(int runs) {
            Optional<Duration> allowed =
                    total.or(() -> suites.isFull() ? Optional.empty() : Optional.of(Duration.ofHours(1)));
            Duration longest = suites.limit().plus(CoverContestant.GRACE).multipliedBy(runs);
            return allowed.isEmpty()
                    || Duration.ofNanos(System.nanoTime() - start).plus(longest).compareTo(allowed.get()) <= 0;
        }

        private void measure(BenchCase instance, BenchProblem problem, List<CoverContestant> contestants)
                throws IOException {
            Path file = workplace.resolve("problem.json");
            Results.write(
                    file.toString(),
                    problem.match(
                            cover -> out -> PointWriter.writeJson(
                                    new PointFile(cover.points(), Optional.of(cover.radius()), OptionalInt.empty()),
                                    out),
                            rank -> out -> NetworkWriter.writeJson(
                                    new NetworkFile(rank.network(), Optional.of(rank.radius()), OptionalInt.empty()),
                                    out)));
            CoverContestant.Task task = new CoverContestant.Task(problem, file, suites.limit(), invocation.control());
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
                        problem.size(),
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
            if (!suites.isQuiet()) {
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
            List<String> names = Stream.concat(onCovers.stream(), onNetworks.stream())
                    .map(CoverContestant::name)
                    .toList();
            List<String> instances = cases.stream().map(BenchCase::name).toList();
            return new Comparison(
                    measurements.stream()
                            .sorted(Comparator.<Measurement>comparingInt(each -> instances.indexOf(each.instance()))
                                    .thenComparingInt(each -> names.indexOf(each.solver())))
                            .toList(),
                    suites.limit().toNanos() / 1e9);
        }

        /** All files, each whole or not at all, so that they are right whatever ends the run. */
        private void write() {
            files.write(comparison(), done, cases.size());
        }
    }
}
