package dev.prank.solver.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code prank generate}: seeded instances, one subcommand for each family, and the benchmark suite. */
@Command(
        name = "generate",
        description = "Make random instances, many with a known answer: the same seed gives the same bytes.",
        footer = {"", "Example: prank generate points-planted --squares 50 --seed 1 --output points.json"})
final class GenerateCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private GenerateCommand() {}

    /** With all its subcommands. */
    static CommandLine commandLine(Invocation invocation) {
        return families().addSubcommand(new SuiteCommand(invocation));
    }

    private static CommandLine families() {
        return new CommandLine(new GenerateCommand())
                .addSubcommand(new PointFamilies.Uniform())
                .addSubcommand(new PointFamilies.Clustered())
                .addSubcommand(new PointFamilies.Lattice())
                .addSubcommand(new PointFamilies.Planted())
                .addSubcommand(new NetworkFamilies.Uniform())
                .addSubcommand(new NetworkFamilies.Planted())
                .addSubcommand(new FormulaFamilies.Ksat())
                .addSubcommand(new FormulaFamilies.Planted())
                .addSubcommand(new FormulaFamilies.Pigeonhole())
                .addSubcommand(new FormulaFamilies.Parity())
                .addSubcommand(new FormulaFamilies.Patterns())
                .addSubcommand(new FormulaFamilies.Restricted())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /**
     * The instance that {@code prank generate FAMILY} makes.
     *
     * @param parameters {@code name=value} pairs, separated by blanks
     * @throws ParameterException when there is no such family, or the parameters are not right for it
     */
    static Generated instance(String family, String parameters, String seed) {
        List<String> arguments = new ArrayList<>(List.of(family, GenerateOptions.SEED + "=" + seed));
        for (String parameter : parameters.split(" ")) {
            if (!parameter.isEmpty()) {
                arguments.add("--" + parameter);
            }
        }
        CommandLine commandLine = families();
        if (!commandLine.getSubcommands().containsKey(family)) {
            throw new ParameterException(commandLine, "no family '" + family + "'");
        }
        commandLine.parseArgs(arguments.toArray(String[]::new));
        CommandLine chosen =
                commandLine.getParseResult().subcommand().commandSpec().commandLine();
        return ((FamilyCommand) chosen.getCommand()).generated();
    }

    /** Called when no family was named. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no family given; prank generate --help lists them");
    }
}
