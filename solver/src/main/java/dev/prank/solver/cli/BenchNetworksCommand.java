package dev.prank.solver.cli;

import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.NetworkFormat;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.solver.EngineFailureException;
import dev.prank.solver.ProximateRankSolver;
import dev.prank.solver.SolveControl;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prank bench networks}: exact proximate ranks of many networks at several radii, as a table. */
@Command(
        name = "networks",
        description = "Solve every network at every radius and write a table in Markdown.",
        footer = {
            "",
            "Each search has 60 seconds unless --time-limit says otherwise. Of a directory's files that differ only in their"
                    + " format, the one in JSON is taken. Answers are told on standard error as they come. After Ctrl-C the table"
                    + " holds what was solved.",
            "",
            "Example: prank bench networks test-data/networks --radius 0.01,0.1 --output table.md"
        })
final class BenchNetworksCommand implements Callable<Integer> {

    private static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(60);

    private final Invocation invocation;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE|DIR", arity = "1..*", description = "Network files, and directories of them.")
    private List<String> arguments;

    @Option(
            names = {"-r", "--radius"},
            paramLabel = "E[,E...]",
            hideParamSyntax = true,
            required = true,
            split = ",",
            converter = RadiusConverter.class,
            description = "Radii: decimals or fractions, taken exactly.")
    private List<Rational> radii = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON object per network and radius instead of the table.")
    private boolean json;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the table to FILE, whole or not at all, instead of standard output.")
    private Optional<String> output = Optional.empty();

    @Option(
            names = {"-q", "--quiet"},
            description = "Do not tell the answers on standard error.")
    private boolean quiet;

    @Mixin
    private NetworkInputOptions input;

    @Mixin
    private SearchOptions search;

    BenchNetworksCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Run run = new Run(search.solver(), networkFiles());
        if (output.isPresent()) {
            Results.write(output.get(), out -> out.write(run.table().getBytes(StandardCharsets.UTF_8)));
        } else {
            String table = run.table();
            if (!json) {
                invocation.out().print(table);
            }
        }
        return ExitCode.ofAll(run.exitCodes).code();
    }

    /** Each file once, by its name in natural order. */
    private List<String> networkFiles() {
        Set<String> files = new LinkedHashSet<>();
        for (String argument : arguments) {
            if (Files.isDirectory(Path.of(argument))) {
                files.addAll(networksIn(argument));
            } else {
                files.add(argument);
            }
        }
        Comparator<String> byName = Comparator.comparing(BenchNetworksCommand::stem, new NaturalOrder());
        return files.stream().sorted(byName.thenComparing(new NaturalOrder())).toList();
    }

    /** The network files of a directory, of each name the first format only, by name. */
    static List<String> networksIn(String directory) {
        // By format first, so that of each name the first format is met first.
        Map<String, Path> byStem = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of(directory))) {
            files.filter(file -> NetworkFormat.ofFileName(file).isPresent())
                    .sorted(Comparator.comparing(
                            file -> NetworkFormat.ofFileName(file).orElseThrow()))
                    .forEach(file -> byStem.putIfAbsent(stem(file.toString()), file));
        } catch (IOException e) {
            throw Inputs.unreadable(directory, e);
        }
        if (byStem.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.MALFORMED_INPUT,
                    directory + ": no file in this directory ends in .json, .npz or .safetensors");
        }
        return byStem.values().stream().map(Path::toString).toList();
    }

    /** The file's own name without the ending of its format. */
    static String stem(String file) {
        Path path = Path.of(file);
        String name = path.getFileName().toString();
        return NetworkFormat.ofFileName(path)
                .map(format ->
                        name.substring(0, name.length() - format.extension().length()))
                .orElse(name);
    }

    /** The whole call of the program, as a shell reads it back. */
    static String commandLine(CommandSpec spec) {
        return spec.root().commandLine().getParseResult().originalArgs().stream()
                .map(BenchNetworksCommand::quoted)
                .collect(Collectors.joining(" ", "./prank ", ""));
    }

    /** As a shell reads it back. */
    static String quoted(String argument) {
        return argument.matches("[\\w./,=:+-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    /** One measurement of all networks. */
    private final class Run {

        private final ProximateRankSolver solver;
        private final List<String> files;
        private final Map<String, Long> stemCounts;
        private final List<String> leftOut = new ArrayList<>();
        private final List<ExitCode> exitCodes = new ArrayList<>();
        private final Duration timeLimit = search.timeLimit().orElse(DEFAULT_TIME_LIMIT);
        private final List<Rational> distinctRadii = List.copyOf(new LinkedHashSet<>(radii));
        private final NetworkTable table = new NetworkTable(distinctRadii);
        private int searchCount;
        private boolean interrupted;

        Run(ProximateRankSolver solver, List<String> files) {
            this.solver = solver;
            this.files = files;
            this.stemCounts = files.stream()
                    .collect(Collectors.groupingBy(BenchNetworksCommand::stem, TreeMap::new, Collectors.counting()));
        }

        /** @throws CommandFailure when no network can be read */
        String table() {
            files.forEach(this::measure);
            if (interrupted) {
                exitCodes.add(ExitCode.STOPPED);
            }
            if (table.isEmpty()) {
                throw new CommandFailure(ExitCode.MALFORMED_INPUT, "there is no network to measure");
            }
            return table.toMarkdown(production());
        }

        private void measure(String file) {
            if (isOver()) {
                return;
            }
            Inputs.Instance<NetworkFile> instance;
            try {
                instance = Inputs.network(invocation, file, input.options());
            } catch (CommandFailure e) {
                leaveOut(file, e.exitCode(), e.getMessage());
                return;
            }
            String stem = stem(file);
            int rank = table.begin(
                    stemCounts.get(stem) > 1 ? file : stem, instance.content().network());
            for (Rational radius : distinctRadii) {
                if (!isOver()) {
                    measure(instance, rank, radius);
                }
            }
        }

        /** An interruption still gets the bracket of the first question. */
        private boolean isOver() {
            interrupted |= searchCount > 0 && invocation.isInterrupted();
            return interrupted;
        }

        private void measure(Inputs.Instance<NetworkFile> instance, int rank, Rational radius) {
            SolveControl control = invocation.control().withTimeLimit(timeLimit);
            searchCount++;
            Answer<NetworkFile, NearbyNetwork> answer;
            try {
                answer = Search.answer(solver, instance, radius, OptionalInt.empty(), control, invocation, quiet);
            } catch (EngineFailureException e) {
                String question = instance.name() + " at radius " + radius.toDecimalString();
                leaveOut(question, ExitCode.INTERNAL_ERROR, question + ": " + e.getMessage());
                return;
            }
            table.add(answer);
            exitCodes.add(answer.status().exitCode());
            if (!quiet) {
                invocation
                        .err()
                        .println(String.format(
                                Locale.ROOT,
                                "%d of %d: %s at %s: %s (Algorithm 5.1: %d), %s s",
                                searchCount,
                                questionCount(),
                                instance.name(),
                                radius.toDecimalString(),
                                answer.value(),
                                answer.greedy(),
                                QuestionOptions.seconds(answer)));
            }
            if (json) {
                invocation.out().print(asJson(answer, rank) + "\n");
                invocation.out().flush();
            }
        }

        private int questionCount() {
            return files.size() * distinctRadii.size();
        }

        private void leaveOut(String what, ExitCode exitCode, String message) {
            exitCodes.add(exitCode);
            leftOut.add(what);
            invocation.err().println("prank: " + message);
        }

        private String asJson(Answer<NetworkFile, NearbyNetwork> answer, int rank) {
            TanhNetwork network = answer.instance().content().network();
            return ResultWriter.object(out -> {
                out.writeStringField("problem", "bench");
                ResultWriter.writeInstance(out, answer.instance());
                out.writeNumberField("inputs", network.inputs());
                out.writeNumberField("outputs", network.outputs());
                out.writeNumberField("units", network.size());
                out.writeNumberField("rank", rank);
                out.writeStringField("radius", answer.radius().toString());
                out.writeStringField("status", answer.status().toString());
                out.writeNumberField("lower", answer.result().lowerBound());
                out.writeNumberField("upper", answer.result().upperBound());
                out.writeNumberField("greedy", answer.greedy());
                out.writeNumberField(
                        "seconds", BigDecimal.valueOf(answer.seconds()).setScale(3, RoundingMode.HALF_UP));
            });
        }

        private String production() {
            StringBuilder text = new StringBuilder("Written by\n\n    " + commandLine(spec) + "\n\n");
            text.append("with prank ").append(Version.NUMBER);
            text.append(", engine ").append(search.engineName());
            text.append(", ").append(Table.count(search.threadCount(), "thread"));
            text.append(", and at most ")
                    .append(BigDecimal.valueOf(timeLimit.toMillis(), 3)
                            .stripTrailingZeros()
                            .toPlainString())
                    .append(" s for each network and radius, on Java ")
                    .append(Runtime.version().feature())
                    .append(". Seconds depend on the machine; only brackets do besides.\n");
            if (interrupted) {
                text.append("\n**Interrupted** after ")
                        .append(searchCount)
                        .append(" of ")
                        .append(questionCount())
                        .append(" searches; the others are left out.\n");
            }
            if (!leftOut.isEmpty()) {
                text.append("\nLeft out because of an error:\n\n");
                leftOut.forEach(what -> text.append("- `").append(what).append("`\n"));
            }
            return text.toString();
        }
    }
}
