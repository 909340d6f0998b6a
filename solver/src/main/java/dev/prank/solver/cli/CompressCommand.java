package dev.prank.solver.cli;

import dev.prank.instances.io.FoldedNetwork;
import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.network.LosslessCompression;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code prank compress}: Algorithm 4.1. */
@Command(
        name = "compress",
        description = "Write the network with the fewest units that has the same function.",
        footer = {"", "Example: prank compress model.json --output small.json"})
final class CompressCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(paramLabel = "NETWORK", description = "Network file; - reads JSON from standard input.")
    private String name;

    @Option(
            names = "--numeric",
            description = "Fold constants a·tanh(c) into the output bias, which rounds it; says by how much at most.")
    private boolean numeric;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to FILE (.json, .npz or .safetensors) instead of standard output.")
    private Optional<String> output = Optional.empty();

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing about sizes and errors.")
    private boolean quiet;

    @Mixin
    private NetworkInputOptions input;

    CompressCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        TanhNetwork network =
                Inputs.network(invocation, name, input.options()).content().network();
        TanhNetwork compressed = LosslessCompression.compress(network);
        String message = Table.count(network.size(), "unit") + " before, " + compressed.size() + " after";
        if (numeric) {
            FoldedNetwork folded = FoldedNetwork.of(compressed);
            message += ", " + Table.count(compressed.constants().size(), "constant")
                    + " folded, which changes outputs by at most "
                    + roundedUp(folded.errorBound());
            compressed = folded.network();
        } else if (!compressed.constants().isEmpty()) {
            message += ", " + Table.count(compressed.constants().size(), "exact constant")
                    + " a·tanh(c) kept (--numeric folds them)";
        }
        message += NetworkOutput.write(
                invocation, output.orElse(NetworkOutput.STANDARD_OUTPUT), NetworkFile.of(compressed));
        if (!quiet) {
            invocation.err().println("prank: " + message);
        }
        return ExitCode.DONE.code();
    }

    /** Three significant digits, never less than the bound. */
    private static BigDecimal roundedUp(Rational bound) {
        return new BigDecimal(bound.numerator())
                .divide(new BigDecimal(bound.denominator()), new MathContext(3, RoundingMode.UP));
    }
}
