package dev.prank.solver.cli;

import dev.prank.reductions.hardness.LeastCoverOracle;
import dev.prank.reductions.hardness.Symmetry;
import dev.prank.reductions.hardness.Tile;
import dev.prank.reductions.hardness.TileCosts;
import dev.prank.reductions.hardness.TileVerification;
import dev.prank.solver.draw.Picture;
import dev.prank.solver.draw.PictureFormat;
import dev.prank.solver.draw.TilePicture;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
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

    @Option(
            names = "--draw",
            paramLabel = "DIR",
            description = "Also draw the shown tiles as SVG files into DIR, which is made when it does not exist.")
    private Optional<String> drawings = Optional.empty();

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
        drawings.ifPresent(directory -> draw(verification, directory));
        return Results.collect(
                invocation,
                output,
                results ->
                        results.add(exitCode, () -> GadgetsJson.of(verification), GadgetsText.of(verification, all)));
    }

    /** With the covers of the largest tight sets, and rings around the packing that shows that k squares are needed. */
    private void draw(TileVerification verification, String directory) {
        try {
            Files.createDirectories(Path.of(directory));
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailure(ExitCode.USAGE, directory + ": is no directory");
        } catch (IOException | InvalidPathException e) {
            throw Results.unwritable(directory, e);
        }
        for (int t = 0; t < Tile.all().size(); t++) {
            Tile tile = Tile.all().get(t);
            if (all || tile.symmetry() == Symmetry.IDENTITY) {
                TileCosts costs = verification.tiles().get(t);
                Picture picture = TilePicture.of(tile, costs.entries().get(0).packing());
                String name = costs.claim().name().replace(' ', '-') + PictureFormat.SVG.extension();
                Results.write(Path.of(directory, name).toString(), out -> PictureFormat.SVG.write(picture, out));
            }
        }
    }
}
