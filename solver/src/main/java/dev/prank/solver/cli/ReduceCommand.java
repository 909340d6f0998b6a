package dev.prank.solver.cli;

import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.NetworkWriter;
import dev.prank.instances.io.PointFile;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.hardness.PointCoverToNetwork;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prank reduce}: Theorem 6.2. */
@Command(
        name = "reduce",
        description = "Turn a point cover instance into a network with the same answer (Theorem 6.2).",
        footer = {"", "Example: prank reduce points.csv --to network --radius 1/8 --output network.json"})
final class ReduceCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "POINTS", description = "Point file (.csv or .json); - reads either from standard input.")
    private String name;

    @Option(names = "--to", paramLabel = "TARGET", required = true, description = "What to make: network.")
    private String target;

    @Option(
            names = {"-r", "--radius"},
            paramLabel = "E",
            converter = RadiusConverter.class,
            description = "Radius: a decimal or a fraction (default: the file's).")
    private Optional<Rational> radius = Optional.empty();

    @Option(
            names = "--rank",
            paramLabel = "R",
            description = "Rank to put into the network file (default: the file's).")
    private Optional<Integer> rank = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the network JSON to FILE instead of standard output.")
    private Optional<String> output = Optional.empty();

    ReduceCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        if (!target.equals("network")) {
            throw new ParameterException(spec.commandLine(), "--to is '" + target + "'; expected network");
        }
        if (rank.isPresent() && rank.get() < 0) {
            throw new ParameterException(spec.commandLine(), "--rank must not be negative, but is " + rank.get());
        }
        PointFile points = Inputs.points(invocation, name).content();
        Rational used = radius.orElseGet(() -> QuestionOptions.requireRadius(name, points.radius()));
        OptionalInt bound = rank.map(OptionalInt::of).orElseGet(points::rank);
        PointCoverToNetwork reduction = new PointCoverToNetwork(new PointCoverProblem(points.points(), used));
        String json = NetworkWriter.toJson(new NetworkFile(reduction.target().network(), Optional.of(used), bound));
        if (output.isPresent()) {
            Results.write(output.get(), out -> out.write(json.getBytes(StandardCharsets.UTF_8)));
        } else {
            invocation.out().print(json);
        }
        return ExitCode.DONE.code();
    }
}
