package dev.prank.solver.cli;

import dev.prank.solver.EngineFailureException;
import dev.prank.solver.SolveControl;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code prank}. Ends with an {@link ExitCode}; users never see a stack trace unless they ask for one. */
@Command(
        name = "prank",
        description = "Exact proximate rank of one-hidden-layer tanh networks.",
        footer = {
            "",
            "Exit status: 0 done, 10 yes, 20 no, 1 stopped at a limit with a valid bracket, 2 usage, 3 unreadable or malformed"
                    + " input, 4 a check rejected, 70 internal error. With several questions it is the gravest of 0 < 1 < 2 < 3 < 4 <"
                    + " 70, where yes and no count as 0.",
            "",
            "Example: prank solve model.json --radius 0.1"
        })
public final class Main implements Runnable {

    /** Set to {@code true} by the launcher when standard error is a terminal. */
    static final String WATCHED_PROPERTY = "prank.watched";

    private static final String DEBUG_VARIABLE = "PRANK_DEBUG";
    private static final String COMPLETION = "completion";

    @Spec
    private CommandSpec spec;

    private Main() {}

    /** Runs one command and ends the virtual machine with its exit code. */
    public static void main(String[] args) {
        SolveControl control = SolveControl.unlimited();
        Interruption interruption = Interruption.handledBy(control);
        Invocation invocation = new Invocation(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Boolean.getBoolean(WATCHED_PROPERTY),
                control);
        interruption.exit(run(invocation, args));
    }

    /** Runs one command and returns its exit code. Whatever goes wrong becomes one line on standard error. */
    static int run(Invocation invocation, String... args) {
        // Numbers and help look the same everywhere.
        Locale.setDefault(Locale.ROOT);
        int code;
        try {
            code = commandLine(invocation, args).execute(args);
        } catch (StackOverflowError | OutOfMemoryError e) {
            code = exhausted(invocation, e);
        } catch (RuntimeException | Error e) {
            code = internalError(invocation, e);
        }
        invocation.out().flush();
        if (invocation.out().checkError()) {
            invocation.err().println("prank: standard output cannot be written");
            return ExitCode.INTERNAL_ERROR.code();
        }
        return code;
    }

    /** Called when no command was named. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given");
    }

    private static CommandLine commandLine(Invocation invocation, String... args) {
        CommandLine commandLine = new CommandLine(new Main());
        Map<String, Supplier<Object>> commands = commands(invocation);
        // The others would take time to set up: all are needed only where help, completion or a complaint may list
        // them.
        boolean isOne = args.length > 0 && commands.containsKey(args[0]) && !args[0].equals(COMPLETION);
        (isOne ? List.of(commands.get(args[0])) : commands.values())
                .forEach(command -> commandLine.addSubcommand(command.get()));
        addStandardOptions(commandLine);
        return commandLine
                .setOut(invocation.out())
                .setErr(invocation.err())
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler((e, arguments) -> usageError(invocation, e))
                .setExecutionExceptionHandler((e, command, parsed) -> failure(invocation, e));
    }

    /** By name, in the order of the help. */
    private static Map<String, Supplier<Object>> commands(Invocation invocation) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("solve", () -> new SolveCommand(invocation));
        commands.put("rank", () -> new RankCommand(invocation));
        commands.put("compress", () -> new CompressCommand(invocation));
        commands.put("bound", () -> new BoundCommand(invocation));
        commands.put("cover", () -> new CoverCommand(invocation));
        commands.put("profile", () -> new ProfileCommand(invocation));
        commands.put("report", () -> new ReportCommand(invocation));
        commands.put("check", () -> new CheckCommand(invocation));
        commands.put("convert", () -> new ConvertCommand(invocation));
        commands.put("reduce", () -> new ReduceCommand(invocation));
        commands.put("push-forward", () -> new PushForwardCommand(invocation));
        commands.put("pull-back", () -> new PullBackCommand(invocation));
        commands.put("export", () -> new ExportCommand(invocation));
        commands.put("draw", () -> new DrawCommand(invocation));
        commands.put("figure", FigureCommand::new);
        commands.put("gadgets", () -> new GadgetsCommand(invocation, new SolverCovers(invocation.control())));
        commands.put("generate", () -> GenerateCommand.commandLine(invocation));
        commands.put(
                "bench",
                () -> new CommandLine(new BenchCommand())
                        .addSubcommand(new BenchUnitsCommand())
                        .addSubcommand(new BenchNetworksCommand(invocation))
                        .addSubcommand(new BenchProofsCommand(invocation))
                        .addSubcommand(new BenchCoversCommand(invocation))
                        .addSubcommand(new BenchStudyCommand(invocation))
                        .addSubcommand(new CoverChildCommand(invocation)));
        commands.put(COMPLETION, () -> new CompletionCommand(invocation));
        commands.put("rehearsal", RehearsalCommand::new);
        return commands;
    }

    private static void addStandardOptions(CommandLine command) {
        command.getCommandSpec().versionProvider(new Version()).mixinStandardHelpOptions(true);
        command.getSubcommands().values().forEach(Main::addStandardOptions);
    }

    private static int usageError(Invocation invocation, ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        invocation.err().println(command + ": " + problem(e) + " (see " + command + " --help)");
        return ExitCode.USAGE.code();
    }

    /** What picocli says, without the headings that some of its messages have, and without the Java names of choices. */
    private static String problem(ParameterException e) {
        if (e.getArgSpec() instanceof OptionSpec option
                && option.completionCandidates() != null
                && e.getValue() != null) {
            return "Invalid value for option '" + option.longestName() + "': expected one of "
                    + String.join(", ", option.completionCandidates()) + " but was '" + e.getValue() + "'";
        }
        return firstLine(e).replaceFirst("^Error: ", "");
    }

    private static int failure(Invocation invocation, Exception e) {
        if (e instanceof CommandFailure failure) {
            invocation.err().println("prank: " + firstLine(failure));
            return failure.exitCode().code();
        }
        if (e instanceof EngineFailureException) {
            invocation.err().println("prank: " + firstLine(e));
            showTrace(invocation, e);
            return ExitCode.INTERNAL_ERROR.code();
        }
        return internalError(invocation, e);
    }

    private static int internalError(Invocation invocation, Throwable e) {
        invocation
                .err()
                .println("prank: internal error: " + e.getClass().getSimpleName() + ": " + firstLine(e)
                        + " (please report it; PRANK_DEBUG=1 shows where it happened)");
        showTrace(invocation, e);
        return ExitCode.INTERNAL_ERROR.code();
    }

    private static int exhausted(Invocation invocation, VirtualMachineError e) {
        boolean memory = e instanceof OutOfMemoryError;
        invocation
                .err()
                .println("prank: out of " + (memory ? "memory" : "stack")
                        + "; give Java more, for example PRANK_JAVA_OPTS=" + (memory ? "-Xmx8g" : "-Xss1g"));
        showTrace(invocation, e);
        return ExitCode.INTERNAL_ERROR.code();
    }

    private static void showTrace(Invocation invocation, Throwable e) {
        if ("1".equals(System.getenv(DEBUG_VARIABLE))) {
            e.printStackTrace(invocation.err());
        }
    }

    private static String firstLine(Throwable e) {
        return e.getMessage() == null
                ? "no further information"
                : e.getMessage().lines().findFirst().orElse("");
    }
}
