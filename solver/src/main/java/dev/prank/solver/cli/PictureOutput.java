package dev.prank.solver.cli;

import dev.prank.solver.draw.Picture;
import dev.prank.solver.draw.PictureFormat;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a picture goes, and so in which format. */
final class PictureOutput {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "File to write, .svg or .png, whole or not at all.")
    private String output;

    /** Refuses a name that says no format; to be called before any work. */
    PictureFormat format() {
        try {
            Optional<PictureFormat> format = PictureFormat.ofFileName(Path.of(output));
            return format.orElseThrow(() -> new ParameterException(
                    spec.commandLine(), "--output is '" + output + "'; expected a name that ends in .svg or .png"));
        } catch (InvalidPathException e) {
            throw new ParameterException(spec.commandLine(), "--output is not a file name: " + e.getReason());
        }
    }

    void write(Picture picture) {
        PictureFormat format = format();
        // Painting needs no screen, and one that is named but out of reach would end it.
        System.setProperty("java.awt.headless", "true");
        Results.write(output, out -> format.write(picture, out));
    }
}
