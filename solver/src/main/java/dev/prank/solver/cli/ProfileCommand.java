package dev.prank.solver.cli;

import dev.prank.instances.Witness;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.PointFile;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.number.Rational;
import dev.prank.solver.PointCoverSolver;
import dev.prank.solver.ProximateRankSolver;
import dev.prank.solver.SolveResult;
import dev.prank.solver.Statistics;
import dev.prank.solver.StopReason;
import dev.prank.solver.bound.GreedyUpperBound;
import dev.prank.solver.draw.LineChart;
import dev.prank.solver.draw.Shape;
import dev.prank.solver.profile.Stair;
import dev.prank.solver.profile.Staircase;
import dev.prank.solver.profile.Window;
import dev.prank.solver.proof.ProofSteps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prank profile}: for each rank the least radius at which it is within reach. */
@Command(
        name = "profile",
        description =
                "Compute for each rank the least radius at which the proximate rank, or the least cover, is so small.",
        footer = {
            "",
            "Each row is a step: from this radius to that of the next row, this is the rank. Radii are rounded to 8 digits, upward; JSON"
                    + " has them exactly. At a limit, a row may have two radii: the rank is out of reach up to the first, and within"
                    + " reach from the second; the first is rounded downward.",
            "",
            "Of a directory, whose files are one network at successive training steps, it computes the proximate rank at each step. The last"
                    + " number in a file's name is the step.",
            "",
            "Example: prank profile model.json --radii 0..0.2",
            "Example: prank profile checkpoints --radius 0,0.01,0.1 --csv trajectory.csv --picture trajectory.svg"
        })
final class ProfileCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "Files of networks or points, or a directory of checkpoints; - reads JSON from standard input.")
    private List<String> names;

    @Option(
            names = "--proof",
            paramLabel = "DIR",
            description =
                    "Write two results for each rank into this directory: at its radius, and certified just below it.")
    private Optional<String> proofFolder = Optional.empty();

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description = "Draw the staircase of the only instance, or the trajectory, into this .svg or .png file.")
    private Optional<String> picture = Optional.empty();

    @Mixin
    private StaircaseOptions staircase;

    @Mixin
    private TrajectoryOptions trajectory;

    @Mixin
    private NetworkInputOptions input;

    @Mixin
    private SearchOptions search;

    @Mixin
    private OutputOptions output;

    ProfileCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        QuestionOptions.requireOneStandardInput(spec, names);
        if (picture.isPresent() && names.size() > 1) {
            throw new ParameterException(spec.commandLine(), "--picture is for one instance");
        }
        picture.ifPresent(file -> PictureOutput.format(spec, "--picture", file));
        if (trajectory.isFor(names)) {
            return trajectory(names.get(0));
        }
        Window window = staircase.window();
        ProximateRankSolver solver = search.solver(proofFolder.isPresent() ? ProofSteps.ALL : ProofSteps.NONE);
        Optional<ProofFolder> folder =
                proofFolder.map(name -> new ProofFolder(invocation, name, Set.of(), invocation::control));
        return Results.collect(
                invocation,
                output,
                results -> results.forEach(
                        names,
                        name -> results.add(DrawnInstance.read(invocation, name, input.options())
                                .match(
                                        points -> ofPoints(points, new PointCoverSolver(solver), window, folder),
                                        network -> ofNetwork(network, solver, window, folder),
                                        grid -> {
                                            throw new CommandFailure(
                                                    ExitCode.MALFORMED_INPUT, name + ": expected a network or points");
                                        }))));
    }

    private int trajectory(String directory) {
        if (staircase.isRestricted() || proofFolder.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "--ranks, --radii and --proof do not apply to a directory of checkpoints");
        }
        TrajectorySearch searches =
                new TrajectorySearch(invocation, search.solver(), search::limited, output.isQuiet());
        return Results.collect(invocation, output, results -> {
            TrainingRun run = TrainingRun.read(invocation, directory, input.options());
            TrajectoryProfile profile =
                    new TrajectoryProfile(directory, run, searches.trajectory(run, trajectory.radii()));
            profile.writeCsv(trajectory.csv());
            draw(profile.trajectory().chart(profile.title()));
            results.add(profile.entry());
        });
    }

    private Results.Entry ofPoints(
            Inputs.Instance<PointFile> instance, PointCoverSolver solver, Window window, Optional<ProofFolder> folder) {
        Profile<PointFile, PointCover> profile = new Profile<>(
                instance,
                window,
                StaircaseOptions.staircase(
                        invocation,
                        instance.name(),
                        output.isQuiet(),
                        listener -> Staircase.of(
                                instance.content().points(),
                                solver,
                                window,
                                search.limited(invocation.control()),
                                listener)),
                radius -> CoverCommand.greedy(
                                new PointCoverProblem(instance.content().points(), radius))
                        .value());
        folder.ifPresent(its -> profile.save(its::saveCover));
        draw(profile.chart("least cover", "squares", "Algorithm 5.2"));
        return profile.entry("cover", "squares", "Alg. 5.2");
    }

    private Results.Entry ofNetwork(
            Inputs.Instance<NetworkFile> instance,
            ProximateRankSolver solver,
            Window window,
            Optional<ProofFolder> folder) {
        Profile<NetworkFile, NearbyNetwork> profile = new Profile<>(
                instance,
                window,
                StaircaseOptions.staircase(
                        invocation,
                        instance.name(),
                        output.isQuiet(),
                        listener -> Staircase.of(
                                instance.content().network(),
                                solver,
                                window,
                                search.limited(invocation.control()),
                                listener)),
                radius -> GreedyUpperBound.paper(
                                new ProximateRankProblem(instance.content().network(), radius))
                        .value());
        folder.ifPresent(its -> profile.save(its::saveNetwork));
        draw(profile.chart("proximate rank", "units", "Algorithm 5.1"));
        return profile.entry("prank", "rank", "Alg. 5.1");
    }

    private void draw(LineChart chart) {
        picture.ifPresent(
                file -> PictureOutput.write(chart.picture(), PictureOutput.format(spec, "--picture", file), file));
    }

    /** Saves an answer; the text is what the files' names have behind that of the instance. */
    private interface Saver<T, W extends Witness> {
        Answer<T, W> save(Answer<T, W> answer, String suffix);
    }

    /** One staircase. */
    private record Profile<T, W extends Witness>(
            Inputs.Instance<T> instance, Window window, Staircase<W> staircase, Function<Rational, Integer> greedy) {

        private boolean isAnswered() {
            return staircase.stairs().stream().allMatch(window::isAnswered);
        }

        private static Optional<Rational> radius(Stair<?> stair) {
            return stair.reached().map(Stair.Reached::radius);
        }

        Results.Entry entry(String problem, String rankName, String greedyName) {
            return new Results.Entry(
                    isAnswered() ? ExitCode.DONE : ExitCode.STOPPED, () -> json(problem), text(rankName, greedyName));
        }

        private String text(String rankName, String greedyName) {
            List<Stair<W>> steps = new ArrayList<>(staircase.steps());
            Collections.reverse(steps);
            List<String> radii = steps.stream().map(Profile::shown).toList();
            Table table = new Table("radius", radii, rankName, greedyName);
            StringBuilder text = new StringBuilder("instance: " + instance.name() + "\n");
            for (int j = 0; j < steps.size(); j++) {
                Rational upper = radius(steps.get(j)).orElseThrow();
                text.append(table.row(
                        radii.get(j),
                        List.of(
                                Integer.toString(steps.get(j).rank()),
                                greedy.apply(upper).toString())));
            }
            return text.toString();
        }

        private static String shown(Stair<?> stair) {
            String upper = ShownRadius.upper(radius(stair).orElseThrow());
            return stair.isExact() ? upper : ShownRadius.lower(stair.lower()) + ".." + upper;
        }

        /** Brackets that are still open are drawn where the rank is known to be reached. */
        LineChart chart(String what, String unit, String greedyName) {
            List<Stair<W>> steps = new ArrayList<>(staircase.steps());
            Collections.reverse(steps);
            List<Shape.At> ranks = new ArrayList<>();
            List<Shape.At> bounds = new ArrayList<>();
            for (Stair<W> stair : steps) {
                Rational radius = radius(stair).orElseThrow();
                ranks.add(new Shape.At(radius.doubleValue(), stair.rank()));
                bounds.add(new Shape.At(radius.doubleValue(), greedy.apply(radius)));
            }
            return new LineChart(
                    instance.fileName(),
                    "For each radius, the " + what + " and what " + greedyName + " gives at its steps.",
                    new LineChart.Axis("radius", false),
                    new LineChart.Axis(unit, false),
                    List.of(
                            new LineChart.Series(what, ranks, LineChart.Join.HOLDS),
                            new LineChart.Series(greedyName + ", at these radii", bounds)));
        }

        private String json(String problem) {
            return ResultWriter.object(json -> {
                json.writeStringField("problem", "profile");
                json.writeStringField("of", problem);
                ResultWriter.writeInstance(json, instance);
                json.writeArrayFieldStart("stairs");
                for (Stair<W> stair : staircase.stairs()) {
                    json.writeStartObject();
                    json.writeNumberField("rank", stair.rank());
                    json.writeStringField("lower", stair.lower().toString());
                    if (stair.reached().isPresent()) {
                        Rational upper = stair.reached().get().radius();
                        json.writeStringField("upper", upper.toString());
                        json.writeNumberField("greedy", greedy.apply(upper));
                    }
                    json.writeBooleanField("exact", stair.isExact());
                    json.writeBooleanField("certified", stair.isCertified());
                    json.writeEndObject();
                }
                json.writeEndArray();
            });
        }

        /** For each step that is known, a yes at its radius, and a no just below. */
        void save(Saver<T, W> saver) {
            for (Stair<W> stair : staircase.steps()) {
                if (stair.isExact()) {
                    String suffix = "-rank-" + stair.rank();
                    Stair.Reached<W> reached = stair.reached().orElseThrow();
                    SolveResult<W> yes = SolveResult.of(
                            reached.witness(),
                            0,
                            StopReason.DECIDED,
                            new Statistics("profile", Duration.ZERO, Map.of()));
                    saver.save(answer(reached.radius(), stair.rank(), yes), suffix);
                    stair.refuted()
                            .ifPresent(no ->
                                    saver.save(answer(no.radius(), stair.rank(), no.result()), suffix + "-below"));
                }
            }
        }

        private Answer<T, W> answer(Rational radius, int rank, SolveResult<W> result) {
            return new Answer<>(instance, radius, OptionalInt.of(rank), greedy.apply(radius), result);
        }
    }
}
