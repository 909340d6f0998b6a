package dev.prank.solver.cli;

import dev.prank.reductions.hardness.LeastCoverOracle;
import dev.prank.reductions.hardness.TileVerification;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code prank gadgets}: verifies the tiles that formulas are turned into. */
@Command(
        name = "gadgets",
        description =
                "Verify from scratch the tiles from which point sets are built, with proofs that can be checked by hand.",
        footer = {
            "",
            "Exit status: 0 when every tile is right and every wrong tile is found to be wrong, else 4.",
            "",
            "Example: prank gadgets"
        })
final class GadgetsCommand implements Callable<Integer> {

    private final Invocation invocation;
    private final LeastCoverOracle oracle;

    @Option(names = "--all", description = "Show the tiles in all positions, not in one each. All are verified anyway.")
    private boolean all;

    @Mixin
    private OutputOptions output;

    /** @param oracle finds least covers; what it says is checked */
    GadgetsCommand(Invocation invocation, LeastCoverOracle oracle) {
        this.invocation = invocation;
        this.oracle = oracle;
    }

    @Override
    public Integer call() {
        TileVerification verification = TileVerification.ofAllTiles(oracle);
        ExitCode exitCode = verification.verdict().isAccepted() ? ExitCode.DONE : ExitCode.REJECTED;
        return Results.collect(
                invocation,
                output,
                results ->
                        results.add(exitCode, () -> GadgetsJson.of(verification), GadgetsText.of(verification, all)));
    }
}
