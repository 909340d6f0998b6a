package dev.prank.solver.cli;

import dev.prank.solver.draw.Figure1;
import dev.prank.solver.draw.Figure2;
import dev.prank.solver.draw.Picture;
import dev.prank.solver.draw.TilePicture;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prank figure}: figures in the style of the paper's, made from instances of our own. */
@Command(
        name = "figure",
        description = "Draw a figure of the paper, from an instance of our own, or all tile types.",
        footer = {
            "",
            "1: from a formula to points, by the route through planar formulas (Theorem 6.1).",
            "2: from points to the incoming weights and biases of a network (Theorem 6.2).",
            "tiles: the tile types of the reduction from formulas, with a cover each.",
            "",
            "Example: prank figure 2 --output figure2.svg"
        })
final class FigureCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FIGURE", description = "1, 2 or tiles.")
    private String figure;

    @Mixin
    private PictureOutput output;

    @Override
    public Integer call() {
        output.format();
        Picture picture = switch (figure) {
            case "1" -> Figure1.make();
            case "2" -> Figure2.make();
            case "tiles" -> TilePicture.ofAllTypes();
            default ->
                throw new ParameterException(
                        spec.commandLine(), "there is no figure '" + figure + "'; expected 1, 2 or tiles");
        };
        output.write(picture);
        return ExitCode.DONE.code();
    }
}
