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
        return format(spec, "--output", output);
    }

    void write(Picture picture) {
        write(picture, format(), output);
    }

    /** The format that a file's name says, which an option gives. */
    static PictureFormat format(CommandSpec spec, String option, String file) {
        try {
            Optional<PictureFormat> format = PictureFormat.ofFileName(Path.of(file));
            return format.orElseThrow(() -> new ParameterException(
                    spec.commandLine(), option + " is '" + file + "'; expected a name that ends in .svg or .png"));
        } catch (InvalidPathException e) {
            throw new ParameterException(spec.commandLine(), option + " is not a file name: " + e.getReason());
        }
    }

    static void write(Picture picture, PictureFormat format, String file) {
        // Painting needs no screen, and one that is named but out of reach would end it.
        System.setProperty("java.awt.headless", "true");
        Results.write(file, out -> format.write(picture, out));
    }
}
