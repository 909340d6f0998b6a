package dev.prank.solver.cli;

import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.NetworkFormat;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code prank convert}: from one file format to another. */
@Command(
        name = "convert",
        description = "Convert a network between .json, .npz and .safetensors.",
        footer = {
            "",
            "JSON holds exact numbers, the others doubles. A double written as JSON is its exact value, not the shortest decimal"
                    + " that most programs print; the two may be answered differently at ties.",
            "",
            "Example: prank convert model.npz model.json"
        })
final class ConvertCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "IN", description = "Network file; - reads JSON from standard input.")
    private String from;

    @Parameters(index = "1", paramLabel = "OUT", description = "File to write; - writes JSON to standard output.")
    private String to;

    @Option(
            names = {"-q", "--quiet"},
            description = "Do not say what was rounded.")
    private boolean quiet;

    @Mixin
    private NetworkInputOptions input;

    ConvertCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        NetworkFile file = Inputs.network(invocation, from, input.options()).content();
        String remark = NetworkOutput.write(invocation, to, file);
        if (!quiet) {
            if (!remark.isEmpty()) {
                invocation.err().println("prank: " + to + remark);
            } else if (isBinary(from) && !isBinary(to)) {
                invocation
                        .err()
                        .println("prank: " + to + ": no number rounded; these are the exact values of the doubles, so"
                                + " answers may differ at ties from those for shortest decimals");
            } else {
                invocation.err().println("prank: " + to + ": no number rounded");
            }
        }
        return ExitCode.DONE.code();
    }

    private static boolean isBinary(String name) {
        Optional<NetworkFormat> format = NetworkFormat.ofFileName(Path.of(name));
        return format.isPresent() && format.get() != NetworkFormat.JSON;
    }
}
