package dev.prank.solver.cli;

import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.number.Rational;
import dev.prank.solver.bound.GreedyUpperBound;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prank bound}: Algorithm 5.1 and its variant. */
@Command(
        name = "bound",
        description =
                "Compute greedy upper bounds on the proximate rank: the paper's and one that merges in either orientation.",
        footer = {"", "Example: prank bound model.json --radius 0.01,0.1"})
final class BoundCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NETWORK",
            arity = "1..*",
            description = "Network files; - reads JSON from standard input.")
    private List<String> names;

    @Option(
            names = {"-r", "--radius"},
            paramLabel = "E[,E...]",
            hideParamSyntax = true,
            split = ",",
            converter = RadiusConverter.class,
            description = "Radii: decimals or fractions, taken exactly (default: the file's).")
    private List<Rational> radii = new ArrayList<>();

    @Mixin
    private NetworkInputOptions input;

    @Mixin
    private OutputOptions output;

    BoundCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        QuestionOptions.requireOneStandardInput(spec, names);
        boolean single = names.size() == 1 && radii.size() <= 1;
        Table table = new Table(names, "units", "radius", "Alg. 5.1", "either orientation", "best");
        return Results.collect(
                invocation,
                output,
                results -> results.forEach(names, name -> {
                    Inputs.Instance<NetworkFile> instance = Inputs.network(invocation, name, input.options());
                    List<Rational> asked = radii.isEmpty()
                            ? List.of(QuestionOptions.requireRadius(
                                    name, instance.content().radius()))
                            : radii;
                    for (Rational radius : asked) {
                        addBounds(results, instance, radius, single, table);
                    }
                }));
    }

    private static void addBounds(
            Results results, Inputs.Instance<NetworkFile> instance, Rational radius, boolean single, Table table) {
        ProximateRankProblem problem =
                new ProximateRankProblem(instance.content().network(), radius);
        int paper = GreedyUpperBound.paper(problem).value();
        int either = GreedyUpperBound.eitherOrientation(problem).value();
        int best = Math.min(paper, either);
        int units = problem.network().size();
        results.add(
                ExitCode.DONE,
                () -> ResultWriter.object(json -> {
                    json.writeStringField("problem", "bound");
                    ResultWriter.writeInstance(json, instance);
                    json.writeStringField("radius", radius.toString());
                    json.writeNumberField("units", units);
                    json.writeNumberField("greedy", paper);
                    json.writeNumberField("eitherOrientation", either);
                    json.writeNumberField("best", best);
                }),
                single
                        ? Table.details(
                                "instance",
                                instance.name(),
                                "network",
                                RankCommand.shape(problem.network()),
                                "radius",
                                radius.toDecimalString(),
                                "Algorithm 5.1",
                                Integer.toString(paper),
                                "either orientation",
                                Integer.toString(either),
                                "best",
                                Integer.toString(best))
                        : table.row(
                                instance.name(),
                                List.of(
                                        Integer.toString(units),
                                        radius.toDecimalString(),
                                        Integer.toString(paper),
                                        Integer.toString(either),
                                        Integer.toString(best))));
    }
}
