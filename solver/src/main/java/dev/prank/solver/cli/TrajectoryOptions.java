package dev.prank.solver.cli;

import dev.prank.instances.number.Rational;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is asked about a directory of checkpoints. */
final class TrajectoryOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = {"-r", "--radius"},
            paramLabel = "E[,E...]",
            hideParamSyntax = true,
            split = ",",
            converter = RadiusConverter.class,
            description = "Of a directory: the radii; 0 asks for the rank.")
    private List<Rational> radii = new ArrayList<>();

    @Option(names = "--csv", paramLabel = "FILE", description = "Of a directory: write the values into this file.")
    private Optional<String> csv = Optional.empty();

    /**
     * Whether the only name is that of a directory.
     *
     * @throws ParameterException when these options do not fit the names
     */
    boolean isFor(List<String> names) {
        boolean hasDirectory = names.stream().anyMatch(name -> new File(name).isDirectory());
        if (hasDirectory && names.size() > 1) {
            throw new ParameterException(spec.commandLine(), "a directory of checkpoints must be the only argument");
        }
        if (hasDirectory && radii.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--radius is required with a directory of checkpoints");
        }
        if (!hasDirectory && !(radii.isEmpty() && csv.isEmpty())) {
            throw new ParameterException(spec.commandLine(), "--radius and --csv are for a directory of checkpoints");
        }
        return hasDirectory;
    }

    /** Each once. */
    List<Rational> radii() {
        return List.copyOf(new LinkedHashSet<>(radii));
    }

    Optional<String> csv() {
        return csv;
    }
}
