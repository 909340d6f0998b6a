package dev.prank.solver.cli;

import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.NetworkReadOptions;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.solver.SolveControl;
import dev.prank.solver.draw.Picture;
import dev.prank.solver.draw.PictureFormat;
import dev.prank.solver.study.HalfRank;
import dev.prank.solver.study.MarkedPage;
import dev.prank.solver.study.Observation;
import dev.prank.solver.study.StudiedNetwork;
import dev.prank.solver.study.StudiedRun;
import dev.prank.solver.study.Study;
import dev.prank.solver.study.StudyCharts;
import dev.prank.solver.study.StudyTables;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prank bench study}: all numbers and figures of the study of trained networks. */
@Command(
        name = "study",
        description = "Measure trained networks and training runs, and put tables and figures into a page.",
        footer = {
            "",
            "Each search has 5 seconds unless --time-limit says otherwise. The page must exist. What is between its lines"
                    + " <!-- begin NAME --> and <!-- end NAME --> is replaced; figures are written beside it, as PAGE-NAME.svg. After"
                    + " Ctrl-C nothing is written.",
            "",
            "Example: prank bench study test-data/networks test-data/trajectories --output docs/study.md"
        })
final class BenchStudyCommand implements Callable<Integer> {

    private static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(5);

    /** The part of the page that tells how the others came about. */
    private static final String PRODUCTION = "production";

    private final Invocation invocation;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NETWORKS", description = "Directory of trained networks.")
    private String networks;

    @Parameters(index = "1", paramLabel = "RUNS", description = "Directory of directories of checkpoints.")
    private String runs;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PAGE",
            required = true,
            description = "The page, in Markdown.")
    private String output;

    @Option(
            names = "--most-units",
            paramLabel = "H",
            defaultValue = "64",
            description = "Leave out wider networks (default: ${DEFAULT-VALUE}).")
    private int mostUnits;

    @Option(
            names = "--draws",
            paramLabel = "COUNT",
            defaultValue = "5",
            description = "Networks with shuffled weights for each network (default: ${DEFAULT-VALUE}).")
    private int draws;

    @Option(
            names = {"-q", "--quiet"},
            description = "Do not tell on standard error what has been measured.")
    private boolean quiet;

    @Mixin
    private SearchOptions search;

    BenchStudyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        if (draws < 1) {
            throw new ParameterException(spec.commandLine(), "--draws must be at least 1, but is " + draws);
        }
        long start = System.nanoTime();
        MarkedPage page = page();
        List<StudiedNetwork> studied = studied();
        Map<String, TrainingRun> trainingRuns = trainingRuns();
        StudyMeasurement measurement = new StudyMeasurement(search.solver(), this::limited, draws);
        Study study = Search.onDeepStack(() -> study(measurement, studied, trainingRuns));
        if (invocation.isInterrupted()) {
            throw new CommandFailure(ExitCode.STOPPED, "interrupted: nothing is written");
        }
        Map<String, String> parts = new LinkedHashMap<>(StudyTables.of(study));
        parts.put(PRODUCTION, production(study, Duration.ofNanos(System.nanoTime() - start)));
        StudyCharts.of(study).forEach(this::write);
        String text = page.with(parts).text();
        Results.write(output, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        return ExitCode.DONE.code();
    }

    /** Checked before anything is measured. */
    private MarkedPage page() {
        Set<String> names = new LinkedHashSet<>(StudyTables.names());
        names.add(PRODUCTION);
        try {
            MarkedPage page = new MarkedPage(Files.readString(Path.of(output)));
            page.requireParts(names);
            return page;
        } catch (IOException e) {
            throw Inputs.unreadable(output, e);
        } catch (IllegalArgumentException e) {
            throw malformed(output, e.getMessage());
        }
    }

    private static CommandFailure malformed(String file, String message) {
        return new CommandFailure(ExitCode.MALFORMED_INPUT, file + ": " + message);
    }

    private List<StudiedNetwork> studied() {
        List<StudiedNetwork> studied = new ArrayList<>();
        for (String file : BenchNetworksCommand.networksIn(networks)) {
            TanhNetwork network = Inputs.network(invocation, file, NetworkReadOptions.DEFAULT)
                    .content()
                    .network();
            if (network.size() <= mostUnits) {
                studied.add(studied(file, BenchNetworksCommand.stem(file), network));
            }
        }
        if (studied.isEmpty()) {
            throw malformed(networks, "no network in this directory has at most " + mostUnits + " units");
        }
        return studied;
    }

    private static StudiedNetwork studied(String file, String name, TanhNetwork network) {
        try {
            return StudiedNetwork.of(name, network);
        } catch (IllegalArgumentException e) {
            throw malformed(file, e.getMessage());
        }
    }

    /** By the names of their directories. */
    private Map<String, TrainingRun> trainingRuns() {
        Map<String, TrainingRun> trainingRuns = new TreeMap<>();
        try (Stream<Path> entries = Files.list(Path.of(runs))) {
            entries.filter(Files::isDirectory)
                    .forEach(directory -> trainingRuns.put(
                            directory.getFileName().toString(),
                            TrainingRun.read(invocation, directory.toString(), NetworkReadOptions.DEFAULT)));
        } catch (IOException e) {
            throw Inputs.unreadable(runs, e);
        }
        return trainingRuns;
    }

    private Study study(
            StudyMeasurement measurement, List<StudiedNetwork> studied, Map<String, TrainingRun> trainingRuns) {
        List<Observation> observations = new ArrayList<>();
        List<HalfRank> halfRanks = new ArrayList<>();
        List<StudiedRun> studiedRuns = new ArrayList<>();
        for (StudiedNetwork network : studied) {
            if (!invocation.isInterrupted()) {
                observations.addAll(measurement.observations(network));
                halfRanks.add(measurement.halfRank(network));
                tell(halfRanks.size() + " of " + studied.size() + " networks: " + network.name());
            }
        }
        trainingRuns.forEach((name, run) -> {
            if (!invocation.isInterrupted()) {
                studiedRuns.add(studiedRun(measurement, name, run));
                tell(studiedRuns.size() + " of " + trainingRuns.size() + " training runs: " + name);
            }
        });
        return new Study(observations, halfRanks, studiedRuns);
    }

    private StudiedRun studiedRun(StudyMeasurement measurement, String name, TrainingRun run) {
        List<List<Observation>> ends = new ArrayList<>();
        for (int s : List.of(0, run.checkpoints().size() - 1)) {
            Inputs.Instance<NetworkFile> instance = run.checkpoints().get(s).instance();
            ends.add(measurement.observations(
                    studied(instance.name(), name, instance.content().network())));
        }
        return new StudiedRun(name, measurement.trajectory(run), ends.get(0), ends.get(1));
    }

    private SolveControl limited() {
        return invocation.control().withTimeLimit(timeLimit());
    }

    private Duration timeLimit() {
        return search.timeLimit().orElse(DEFAULT_TIME_LIMIT);
    }

    private void tell(String line) {
        if (!quiet) {
            invocation.err().println(line);
        }
    }

    private void write(String name, Picture picture) {
        String file = output.replaceFirst("\\.md$", "") + "-" + name + ".svg";
        PictureOutput.write(picture, PictureFormat.SVG, file);
    }

    private String production(Study study, Duration time) {
        return "Written on " + LocalDate.now(ZoneOffset.UTC) + " by\n\n    " + BenchNetworksCommand.commandLine(spec)
                + "\n\nwith prank " + Version.NUMBER + ", engine " + search.engineName() + ", "
                + Table.count(search.threadCount(), "thread") + ", and at most "
                + BigDecimal.valueOf(timeLimit().toMillis(), 3)
                        .stripTrailingZeros()
                        .toPlainString()
                + " s for each search, on Java " + Runtime.version().feature() + ": "
                + Table.count(study.halfRanks().size(), "network") + " of at most " + mostUnits + " units, each with "
                + Table.count(draws, "shuffled network") + ", and "
                + Table.count(study.runs().size(), "training run")
                + ". It took " + time.toMinutes() + " min " + time.toSecondsPart() + " s.\n";
    }
}
