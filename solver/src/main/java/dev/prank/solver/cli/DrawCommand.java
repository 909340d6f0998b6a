package dev.prank.solver.cli;

import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.PointFile;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.hardness.PointCoverToNetwork;
import dev.prank.reductions.hardness.TileGrid;
import dev.prank.solver.bound.GreedyUpperBound;
import dev.prank.solver.certificate.ResultChecker;
import dev.prank.solver.draw.GridPicture;
import dev.prank.solver.draw.NetworkPicture;
import dev.prank.solver.draw.Picture;
import dev.prank.solver.draw.PointPicture;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prank draw}: a picture of an instance, with its solution if there is one. */
@Command(
        name = "draw",
        description =
                "Draw points with a cover, the units of a network with their groups, or a tile grid, as SVG or PNG.",
        footer = {
            "",
            "Points with a radius and no result get the greedy cover of Algorithm 5.2. Networks without a result show"
                    + " units only.",
            "A result is checked first, as 'prank check' does. A formula shows the tile grid of the direct route.",
            "",
            "Example: prank draw points.csv --result result.json --output picture.svg"
        })
final class DrawCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "INSTANCE",
            description =
                    "Points (.csv, .json), a network (.json, .npz, .safetensors), a tile grid or a formula (.cnf); - is"
                            + " standard input.")
    private String name;

    @Option(
            names = {"-r", "--radius"},
            paramLabel = "E",
            converter = RadiusConverter.class,
            description = "Radius: a decimal or a fraction (default: the result's, else the file's).")
    private Optional<Rational> radius = Optional.empty();

    @Option(
            names = "--result",
            paramLabel = "RESULT",
            description = "What solve or cover wrote as JSON about this instance.")
    private Optional<String> resultName = Optional.empty();

    @Option(names = "--points", description = "Show the source points of a tile grid too.")
    private boolean withPoints;

    @Mixin
    private PictureOutput output;

    @Mixin
    private NetworkInputOptions input;

    DrawCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        output.format();
        QuestionOptions.requireOneStandardInput(spec, List.of(name, resultName.orElse("")));
        Picture picture;
        try {
            picture = DrawnInstance.read(invocation, name, input.options())
                    .match(this::points, this::network, this::grid);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.MALFORMED_INPUT, name + ": " + e.getMessage());
        }
        output.write(picture);
        return ExitCode.DONE.code();
    }

    private void refusePoints() {
        if (withPoints) {
            throw new ParameterException(spec.commandLine(), "--points is for tile grids");
        }
    }

    private Picture points(Inputs.Instance<PointFile> instance) {
        refusePoints();
        PointFile file = instance.content();
        if (resultName.isPresent()) {
            ResultChecker checker = new ResultChecker(instance.sha256(), SavedResult.certificates(resultName.get()));
            SavedResult result = SavedResult.only(
                    invocation,
                    resultName.get(),
                    instance.sha256(),
                    radius,
                    node -> checker.checkCover(file.points(), node));
            PointCoverProblem problem = new PointCoverProblem(file.points(), result.radius());
            return PointPicture.of(title(), problem, result.cover(), result.claim("least cover"));
        }
        Optional<Rational> used = radius.or(file::radius);
        if (used.isEmpty()) {
            return PointPicture.of(title(), file.points());
        }
        PointCoverProblem problem = new PointCoverProblem(file.points(), used.get());
        return PointPicture.of(title(), problem, greedyCover(problem), "greedy, Algorithm 5.2");
    }

    private static PointCover greedyCover(PointCoverProblem problem) {
        PointCoverToNetwork reduction = new PointCoverToNetwork(problem);
        TanhNetwork network = reduction.target().network();
        return reduction.pullBack(
                GreedyUpperBound.paper(reduction.target()).grouping().applyTo(network));
    }

    private Picture network(Inputs.Instance<NetworkFile> instance) {
        refusePoints();
        TanhNetwork network = instance.content().network();
        if (resultName.isEmpty()) {
            return NetworkPicture.of(
                    title(), network, radius.or(() -> instance.content().radius()));
        }
        ResultChecker checker = new ResultChecker(instance.sha256(), SavedResult.certificates(resultName.get()));
        SavedResult result = SavedResult.only(
                invocation, resultName.get(), instance.sha256(), radius, node -> checker.checkNetwork(network, node));
        return NetworkPicture.of(title(), network, result.radius(), result.grouping(), result.claim("proximate rank"));
    }

    private Picture grid(TileGrid grid) {
        if (resultName.isPresent()) {
            throw new ParameterException(spec.commandLine(), "--result is for points and networks, not for tile grids");
        }
        if (radius.isPresent()) {
            throw new ParameterException(spec.commandLine(), "--radius is for points and networks, not for tile grids");
        }
        return withPoints ? GridPicture.withPoints(title(), grid) : GridPicture.of(title(), grid);
    }

    /** The file's own name, short enough for a line. */
    private String title() {
        if (name.equals(Inputs.STANDARD_INPUT)) {
            return "standard input";
        }
        String file = Path.of(name).getFileName().toString();
        return file.length() <= 60 ? file : file.substring(0, 57) + "...";
    }
}
