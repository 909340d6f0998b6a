package dev.prank.solver.cli;

import dev.prank.instances.io.Origin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * One family of generated instances: a subcommand of {@code prank generate}. Its options, except those that all families share, are
 * the parameters that the instance's origin names.
 */
abstract class FamilyCommand implements Callable<Integer> {

    private static final Set<String> NO_PARAMETERS = Set.of(GenerateOptions.SEED, GenerateOptions.OUTPUT);

    @Spec
    private CommandSpec spec;

    @Mixin
    private GenerateOptions options;

    /**
     * Makes the instance that the parsed options describe.
     *
     * @param origin of the instance, with nothing known of its answer yet
     * @throws IllegalArgumentException when the options make no sense, for the user to read
     */
    abstract Generated generate(Origin origin);

    final long seed() {
        return options.seed();
    }

    /** @throws ParameterException when the options make no sense */
    final Generated generated() {
        Origin origin = new Origin(spec.name(), parameters(), OptionalLong.of(seed()), Optional.empty());
        try {
            return generate(origin);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private SortedMap<String, String> parameters() {
        SortedMap<String, String> parameters = new TreeMap<>();
        for (OptionSpec option : spec.options()) {
            Object value = option.getValue();
            boolean isHelp = option.usageHelp() || option.versionHelp();
            if (!isHelp
                    && !NO_PARAMETERS.contains(option.longestName())
                    && !Optional.empty().equals(value)) {
                Object present = value instanceof Optional<?> optional ? optional.orElseThrow() : value;
                parameters.put(option.longestName().substring(2), String.valueOf(present));
            }
        }
        return parameters;
    }

    @Override
    public final Integer call() {
        Generated instance = generated();
        String name = options.output().orElse(NetworkOutput.STANDARD_OUTPUT);
        if (name.equals(NetworkOutput.STANDARD_OUTPUT)) {
            spec.commandLine().getOut().print(text(instance));
        } else if (!name.toLowerCase(Locale.ROOT).endsWith(instance.extension())) {
            throw new ParameterException(
                    spec.commandLine(), name + ": expected a file name that ends in " + instance.extension());
        } else {
            Results.write(name, instance::writeTo);
        }
        return ExitCode.DONE.code();
    }

    private static String text(Generated instance) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            instance.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
