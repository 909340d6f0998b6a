package dev.prank.solver.cli;

import dev.prank.instances.Witness;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.PointFile;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.solver.EngineFailureException;
import dev.prank.solver.PointCoverSolver;
import dev.prank.solver.ProximateRankSolver;
import dev.prank.solver.bound.GreedyUpperBound;
import dev.prank.solver.draw.PictureFormat;
import dev.prank.solver.profile.Stair;
import dev.prank.solver.profile.Staircase;
import dev.prank.solver.profile.Window;
import dev.prank.solver.proof.ProofSteps;
import dev.prank.solver.report.GreedyCurve;
import dev.prank.solver.report.InstanceReport;
import dev.prank.solver.report.PlotInterval;
import dev.prank.solver.report.ReportPage;
import dev.prank.solver.report.ReportPictures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code prank report}: staircases as one page to look at. */
@Command(
        name = "report",
        description =
                "Write a page that shows staircases, and at each step the units, the function and the smaller network.",
        footer = {
            "",
            "The page is one file and needs no network. --time-limit is for each instance. Of a directory's files that differ"
                    + " only in their format, the first of .json, .npz, .safetensors and .csv is taken.",
            "",
            "Example: prank report model.json --output report.html"
        })
final class ReportCommand implements Callable<Integer> {

    private static final List<String> ENDINGS = List.of(".json", ".npz", ".safetensors", ".csv");

    private final Invocation invocation;

    @Parameters(
            paramLabel = "FILE|DIR",
            arity = "1..*",
            description = "Files of networks or points, and directories of them; - reads JSON from standard input.")
    private List<String> names;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The page to write, whole or not at all.")
    private String output;

    @Option(names = "--svg", paramLabel = "DIR", description = "Write each plot as SVG into this directory, too.")
    private Optional<String> svgFolder = Optional.empty();

    @Option(names = "--png", paramLabel = "DIR", description = "Write each plot as PNG into this directory, too.")
    private Optional<String> pngFolder = Optional.empty();

    @Option(
            names = "--interval",
            paramLabel = "A..B",
            converter = IntervalConverter.class,
            description =
                    "Compare functions of one input from A to B (default: where units have nine tenths of their slopes).")
    private Optional<PlotInterval> interval = Optional.empty();

    @Option(names = "--no-proof", description = "Do without certificates: faster, and no step is certified.")
    private boolean withoutProof;

    @Option(
            names = {"-q", "--quiet"},
            description = "Show no progress.")
    private boolean quiet;

    @Mixin
    private StaircaseOptions staircase;

    @Mixin
    private NetworkInputOptions input;

    @Mixin
    private SearchOptions search;

    ReportCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Run run = new Run(search.solver(withoutProof ? ProofSteps.NONE : ProofSteps.ALL), staircase.window());
        Results.write(output, out -> {
            run.addAll(files());
            if (run.sections.isEmpty()) {
                throw new Results.NothingToWrite();
            }
            out.write(run.page().getBytes(StandardCharsets.UTF_8));
        });
        return ExitCode.ofAll(run.exitCodes).code();
    }

    /** The files of directories in natural order, of each name the first format. */
    private List<String> files() {
        List<String> files = new ArrayList<>();
        for (String name : names) {
            boolean isDirectory = !name.equals(Inputs.STANDARD_INPUT) && Files.isDirectory(Path.of(name));
            files.addAll(isDirectory ? filesIn(name) : List.of(name));
        }
        return files;
    }

    private static List<String> filesIn(String directory) {
        Map<String, String> byStem = new TreeMap<>(new NaturalOrder());
        try (Stream<Path> files = Files.list(Path.of(directory))) {
            List<String> all = files.map(Path::toString).sorted().toList();
            for (String ending : ENDINGS) {
                all.stream()
                        .filter(file -> file.endsWith(ending))
                        .forEach(file -> byStem.putIfAbsent(stem(file), file));
            }
        } catch (IOException e) {
            throw Inputs.unreadable(directory, e);
        }
        if (byStem.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.MALFORMED_INPUT,
                    directory + ": no file in this directory ends in " + String.join(", ", ENDINGS));
        }
        return List.copyOf(byStem.values());
    }

    /** The file's own name without the ending of its format. */
    private static String stem(String file) {
        String name = Path.of(file).getFileName().toString();
        return ENDINGS.stream()
                .filter(name::endsWith)
                .findFirst()
                .map(ending -> name.substring(0, name.length() - ending.length()))
                .orElse(name);
    }

    /** One call. */
    private final class Run {

        private final ProximateRankSolver solver;
        private final Window window;
        private final Map<PictureFormat, Path> folders = new EnumMap<>(PictureFormat.class);
        private final List<ExitCode> exitCodes = new ArrayList<>();
        /** Objects in JSON. */
        private final List<String> sections = new ArrayList<>();

        private final List<String> titles = new ArrayList<>();
        private final Set<String> usedStems = new HashSet<>();

        Run(ProximateRankSolver solver, Window window) {
            this.solver = solver;
            this.window = window;
            svgFolder.ifPresent(name -> folders.put(PictureFormat.SVG, Results.directory(name)));
            pngFolder.ifPresent(name -> folders.put(PictureFormat.PNG, Results.directory(name)));
        }

        /** Until interrupted. */
        void addAll(List<String> files) {
            for (int i = 0; i < files.size(); i++) {
                if (i > 0 && invocation.isInterrupted()) {
                    fail(
                            ExitCode.STOPPED,
                            "interrupted: " + (files.size() - i) + " of " + files.size() + " instances not started");
                    return;
                }
                add(files.get(i));
            }
        }

        String page() {
            String title = titles.get(0) + (titles.size() > 1 ? " and " + (titles.size() - 1) + " more" : "");
            return ReportPage.of(title, ResultWriter.object(json -> {
                json.writeStringField("problem", "report");
                json.writeArrayFieldStart("instances");
                for (String section : sections) {
                    json.writeRawValue(section);
                }
                json.writeEndArray();
            }));
        }

        private void fail(ExitCode exitCode, String message) {
            exitCodes.add(exitCode);
            invocation.err().println("prank: " + message);
        }

        /** An instance that fails does not keep the others from being shown. */
        private void add(String name) {
            try {
                DrawnInstance.read(invocation, name, input.options()).match(this::addPoints, this::addNetwork, grid -> {
                    throw new CommandFailure(ExitCode.MALFORMED_INPUT, name + ": expected a network or points");
                });
            } catch (CommandFailure e) {
                fail(e.exitCode(), e.getMessage());
            } catch (EngineFailureException e) {
                fail(ExitCode.INTERNAL_ERROR, name + ": " + e.getMessage());
            }
        }

        private InstanceReport<PointSet, PointCover> addPoints(Inputs.Instance<PointFile> instance) {
            PointSet points = instance.content().points();
            PointCoverSolver coverSolver = new PointCoverSolver(solver);
            Staircase<PointCover> found = StaircaseOptions.staircase(
                    invocation,
                    instance.name(),
                    quiet,
                    listener ->
                            Staircase.of(points, coverSolver, window, search.limited(invocation.control()), listener));
            InstanceReport<PointSet, PointCover> report = report(
                    instance,
                    points,
                    found,
                    GreedyCurve.isFeasible(points.size())
                            ? last -> GreedyCurve.of(points, last)
                            : last -> GreedyCurve.at(
                                    radii(found),
                                    radius -> CoverCommand.greedy(new PointCoverProblem(points, radius))
                                            .value()));
            add(
                    instance,
                    report,
                    found,
                    json -> ReportJson.writePoints(json, instance, report, !withoutProof),
                    sink -> ReportPictures.draw(report, sink));
            return report;
        }

        private InstanceReport<TanhNetwork, NearbyNetwork> addNetwork(Inputs.Instance<NetworkFile> instance) {
            TanhNetwork network = instance.content().network();
            Staircase<NearbyNetwork> found = StaircaseOptions.staircase(
                    invocation,
                    instance.name(),
                    quiet,
                    listener -> Staircase.of(network, solver, window, search.limited(invocation.control()), listener));
            InstanceReport<TanhNetwork, NearbyNetwork> report = report(
                    instance,
                    network,
                    found,
                    GreedyCurve.isFeasible(network.size())
                            ? last -> GreedyCurve.of(network, last)
                            : last -> GreedyCurve.at(
                                    radii(found),
                                    radius -> GreedyUpperBound.paper(new ProximateRankProblem(network, radius))
                                            .value()));
            Optional<PlotInterval> shown = network.inputs() > 1
                    ? Optional.empty()
                    : interval.or(() -> Optional.of(drawn(instance, () -> PlotInterval.around(network))));
            add(
                    instance,
                    report,
                    found,
                    json -> ReportJson.writeNetwork(json, instance, report, shown, !withoutProof),
                    sink -> ReportPictures.draw(report, near -> ShownGrouping.of(near.network()), shown, sink));
            return report;
        }

        private static <T, W extends Witness> InstanceReport<T, W> report(
                Inputs.Instance<?> instance, T content, Staircase<W> found, InstanceReport.Greedy greedy) {
            if (found.steps().isEmpty()) {
                throw new CommandFailure(
                        ExitCode.USAGE, instance.name() + ": no rank of this window is within reach at its radii");
            }
            return InstanceReport.of(instance.fileName(), content, found, greedy);
        }

        private static List<Rational> radii(Staircase<?> staircase) {
            return staircase.steps().stream()
                    .map(InstanceReport::upper)
                    .sorted()
                    .toList();
        }

        /** What cannot be drawn, such as a number that is too large, is the instance's fault. */
        private static <T> T drawn(Inputs.Instance<?> instance, Supplier<T> showing) {
            try {
                return showing.get();
            } catch (IllegalArgumentException e) {
                throw new CommandFailure(ExitCode.MALFORMED_INPUT, instance.name() + ": " + e.getMessage());
            }
        }

        private <T, W extends Witness> void add(
                Inputs.Instance<?> instance,
                InstanceReport<T, W> report,
                Staircase<W> found,
                ResultWriter.Members section,
                Consumer<ReportPictures.Sink> pictures) {
            String json = drawn(instance, () -> ResultWriter.value(section));
            if (!folders.isEmpty()) {
                drawn(instance, () -> {
                    pictures.accept(sink(report.name()));
                    return report;
                });
            }
            titles.add(report.name());
            sections.add(json);
            exitCodes.add(found.stairs().stream().allMatch(window::isAnswered) ? ExitCode.DONE : ExitCode.STOPPED);
            invocation.out().println(instance.name() + ": " + summary(report));
            invocation.out().flush();
        }

        private static String summary(InstanceReport<?, ?> report) {
            long exact = report.steps().stream().filter(Stair::isExact).count();
            long checked = report.steps().stream()
                    .filter(step -> ReportJson.Certification.of(step) == ReportJson.Certification.CHECKED)
                    .count();
            return report.steps().size() + (report.steps().size() == 1 ? " step" : " steps") + ", " + exact + " exact, "
                    + checked + " with a checked certificate";
        }

        private ReportPictures.Sink sink(String name) {
            String wanted = stem(name);
            String free = wanted;
            for (int count = 2; !usedStems.add(free); count++) {
                free = wanted + "-" + count;
            }
            String stem = free;
            return (suffix, picture) -> folders.forEach((format, folder) -> PictureOutput.write(
                    picture,
                    format,
                    folder.resolve(stem + suffix + format.extension()).toString()));
        }
    }
}
