package dev.prank.solver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.prank.solver.engine.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code README.md} against the program: its {@code console} blocks are run (also those of {@code docs/reductions.md}), its
 * JSON is found in the result they write, its tables name every command, engine and exit code, and its links lead somewhere.
 */
class ReadmeIT {

    private static final Path ROOT =
            Path.of(System.getProperty("prank.testData")).getParent();

    private static final String README = "README.md";

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)");

    @TempDir
    private Path directory;

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve(README));
    }

    /** The contents of the fenced blocks of one kind. */
    private static List<String> blocks(String page, String kind) throws IOException {
        return Pattern.compile("(?ms)^```" + kind + "\\R(.*?)^```$")
                .matcher(Files.readString(ROOT.resolve(page)))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** One line starts with {@code $}; what follows it is its output. */
    private record Command(List<String> words, String output) {

        static List<Command> in(String block) {
            List<Command> commands = new ArrayList<>();
            for (String part : block.split("(?m)^\\$ ")) {
                if (!part.isEmpty()) {
                    int end = part.indexOf('\n');
                    commands.add(new Command(List.of(part.substring(0, end).split(" ")), part.substring(end + 1)));
                }
            }
            return commands;
        }
    }

    @Test
    void theExamplesPrintWhatTheReadmeSays() throws IOException {
        assertThat(programsRun(README)).isGreaterThan(5);
        assertThat(blocks(README, "json")).hasSize(1);
        requireContained(
                Call.json(blocks(README, "json").get(0)),
                Call.json(Files.readString(directory.resolve("result.json"))),
                "result.json");
    }

    @Test
    void theExamplesPrintWhatThePageOnReductionsSays() throws IOException {
        assertThat(programsRun("docs/reductions.md")).isGreaterThan(5);
    }

    /** Runs the {@code console} blocks of a page, compares what they print, and returns how many programs that were. */
    private int programsRun(String page) throws IOException {
        int programCount = 0;
        int lastExitCode = 0;
        List<Command> commands = blocks(page, "console").stream()
                .flatMap(block -> Command.in(block).stream())
                .toList();
        for (Command command : commands) {
            String line = String.join(" ", command.words());
            if (command.words().get(0).equals("./prank")) {
                Call call = Call.prank(
                        command.words().stream().skip(1).map(this::located).toArray());
                assertThat(timeless(asSeenFromRoot(call.out() + call.err())))
                        .as(line)
                        .isEqualTo(timeless(command.output()));
                lastExitCode = call.exitCode();
                programCount++;
            } else if (line.equals("echo $?")) {
                assertThat(command.output()).as(line).isEqualTo(lastExitCode + "\n");
            } else {
                assertThat(line).isEqualTo("jq .witness.compressed result.json > small.json");
                JsonNode result = Call.json(Files.readString(directory.resolve("result.json")));
                Samples.write(
                        directory,
                        "small.json",
                        result.at("/witness/compressed").toString());
            }
        }

        return programCount;
    }

    /** Shipped files are in the source tree, all others in the temporary directory. */
    private String located(String word) {
        if (word.startsWith("test-data/")) {
            return ROOT.resolve(word).toString();
        }
        return word.endsWith(".json") || word.endsWith(".npz") || word.endsWith(".html") || word.equals("proofs")
                ? directory.resolve(word).toString()
                : word;
    }

    private String asSeenFromRoot(String output) {
        return output.replace(directory + "/", "").replace(ROOT + "/", "");
    }

    /** Without times, and with columns as if the names in a table were as long as they are from the root. */
    private static String timeless(String output) {
        return output.replaceAll("(?m)^(time: +)[0-9.]+ s", "$1")
                .replaceAll("(?m)^(test-data/.*) [0-9]+\\.[0-9]{2}$", "$1")
                .replaceAll("(?m)^(instance|test-data/\\S+) {2,}", "$1  ");
    }

    /** Members and elements of {@code part} are in {@code whole}; a list of numbers is equal to that of the whole. */
    private static void requireContained(JsonNode part, JsonNode whole, String name) {
        if (part.isObject()) {
            for (Map.Entry<String, JsonNode> member : part.properties()) {
                assertThat(whole.has(member.getKey()))
                        .as(name + "." + member.getKey())
                        .isTrue();
                requireContained(member.getValue(), whole.get(member.getKey()), name + "." + member.getKey());
            }
        } else if (part.isArray() && part.get(0).isObject()) {
            assertThat(whole).as(name).contains(elements(part));
        } else {
            assertThat(whole).as(name).isEqualTo(part);
        }
    }

    private static JsonNode[] elements(JsonNode list) {
        JsonNode[] elements = new JsonNode[list.size()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = list.get(i);
        }
        return elements;
    }

    @Test
    void theTablesNameEveryCommandAndEngine() throws IOException {
        List<String> commands = Call.prank("--help")
                .exits(ExitCode.DONE)
                .out()
                .lines()
                .dropWhile(line -> !line.equals("Commands:"))
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.matches("  \\S.*"))
                .map(line -> line.strip().split(" ")[0])
                .toList();

        assertThat(commands).contains("solve", "bench");
        assertThat(readme())
                .contains(commands.stream().map(name -> "\n| `" + name).toList());
        assertThat(readme())
                .contains(Engines.names().stream()
                        .map(name -> "\n| `" + name + "`")
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(ExitCode.class)
    void theTableOfExitCodesIsComplete(ExitCode exitCode) throws IOException {
        assertThat(readme()).contains("\n| " + exitCode.code() + " | ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "docs/architecture.md",
                "docs/formats.md",
                "docs/networks.md",
                "docs/performance.md",
                "docs/reductions.md",
                "docs/study.md",
                "test-data/README.md",
                "test-data/formulas/README.md",
                "test-data/networks/README.md",
                "test-data/points/README.md",
                "test-data/trajectories/README.md"
            })
    void linksLeadSomewhere(String page) throws IOException {
        Path file = ROOT.resolve(page);
        Matcher links = LINK.matcher(Files.readString(file));

        assertThat(links.results().map(MatchResult::group).toList())
                .allSatisfy(link ->
                        assertThat(file.resolveSibling(link.substring(2))).exists());
    }

    /** What a reader is told to run as the test command is what the build runs. */
    @Test
    void theTestCommandIsThatOfTheBuild() throws IOException {
        List<String> shell = blocks(README, "sh");
        List<String> script;
        try (Stream<String> lines = Files.lines(ROOT.resolve(".ci/run"))) {
            script = lines.filter(line -> line.startsWith("mvn ")).toList();
        }

        assertThat(script).hasSize(1);
        assertThat(shell).containsExactly(script.get(0) + "\n");
    }
}
