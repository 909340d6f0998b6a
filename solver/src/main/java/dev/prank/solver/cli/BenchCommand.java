package dev.prank.solver.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code prank bench}: measurements, one subcommand each. */
@Command(
        name = "bench",
        description =
                "Measure: the near-linear algorithms on one large network, exact answers on many, engines against other solvers, certificates, or"
                        + " trained networks.",
        footer = {"", "Example: prank bench networks test-data/networks --radius 0.1"})
final class BenchCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Called when no measurement was named. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "no measurement given; expected units, networks, covers, proofs or study");
    }
}
