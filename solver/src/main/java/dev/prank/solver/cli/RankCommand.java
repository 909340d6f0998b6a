package dev.prank.solver.cli;

import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.network.LosslessCompression;
import dev.prank.instances.network.TanhNetwork;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prank rank}: Algorithm 4.2. */
@Command(
        name = "rank",
        description = "Compute the rank: the least number of units of any network with the same function.",
        footer = {"", "Example: prank rank model.json"})
final class RankCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NETWORK",
            arity = "1..*",
            description = "Network files; - reads JSON from standard input.")
    private List<String> names;

    @Mixin
    private NetworkInputOptions input;

    @Mixin
    private OutputOptions output;

    RankCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        QuestionOptions.requireOneStandardInput(spec, names);
        Table table = new Table(names, "units", "rank");
        return Results.collect(
                invocation,
                output,
                results -> results.forEach(names, name -> {
                    Inputs.Instance<NetworkFile> instance = Inputs.network(invocation, name, input.options());
                    TanhNetwork network = instance.content().network();
                    int rank = LosslessCompression.rank(network);
                    results.add(
                            ExitCode.DONE,
                            () -> ResultWriter.object(json -> {
                                json.writeStringField("problem", "rank");
                                ResultWriter.writeInstance(json, instance);
                                json.writeNumberField("units", network.size());
                                json.writeNumberField("rank", rank);
                            }),
                            names.size() == 1
                                    ? Table.details(
                                            "instance", name, "network", shape(network), "rank", Integer.toString(rank))
                                    : table.row(
                                            name, List.of(Integer.toString(network.size()), Integer.toString(rank))));
                }));
    }

    static String shape(TanhNetwork network) {
        return Table.count(network.size(), "unit") + ", " + Table.count(network.inputs(), "input") + ", "
                + Table.count(network.outputs(), "output");
    }
}
