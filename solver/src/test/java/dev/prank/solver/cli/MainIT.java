package dev.prank.solver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.NetworkReadOptions;
import dev.prank.instances.io.NetworkReader;
import dev.prank.instances.io.WeightLayout;
import dev.prank.instances.network.LosslessCompression;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.solver.certificate.InstanceHash;
import dev.prank.solver.engine.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands, end to end within this process, on instances whose answers are known by hand. */
class MainIT {

    @TempDir
    private Path directory;

    private Path network;
    private Path points;

    @BeforeEach
    void writeSamples() throws IOException {
        network = Samples.write(directory, "network.json", Samples.NETWORK);
        points = Samples.write(directory, "points.csv", Samples.POINTS);
    }

    @Test
    void solvePrintsTheProximateRank() {
        String out = Call.prank("solve", network, "--radius", "0.1")
                .exits(ExitCode.DONE)
                .saysNothing()
                .out();

        assertThat(out.lines())
                .contains(
                        "instance:       " + network,
                        "network:        6 units, 1 input, 1 output",
                        "radius:         0.1",
                        "rank:           6",
                        "proximate rank: 2",
                        "dead:           1 unit");
    }

    @Test
    void solveWritesItsResultAsJson() throws IOException {
        JsonNode result = Call.prank("solve", network, "--radius=1/10", "--json", "--check")
                .exits(ExitCode.DONE)
                .object();

        assertThat(result.get("schema").intValue()).isEqualTo(1);
        assertThat(result.get("problem").textValue()).isEqualTo("prank");
        assertThat(result.get("instance").get("file").textValue()).isEqualTo(network.toString());
        assertThat(result.get("instance").get("sha256").textValue()).isEqualTo(InstanceHash.of(network));
        assertThat(result.get("radius").textValue()).isEqualTo("1/10");
        assertThat(result.get("status").textValue()).isEqualTo("optimal");
        assertThat(result.get("lower").intValue()).isEqualTo(Samples.PROXIMATE_RANK);
        assertThat(result.get("upper").intValue()).isEqualTo(Samples.PROXIMATE_RANK);
        assertThat(result.get("certified").booleanValue()).isTrue();
        assertThat(result.has("rank")).isFalse();
        JsonNode witness = result.get("witness");
        assertThat(witness.get("groups")).hasSize(3);
        assertThat(witness.get("dead").toString()).isEqualTo("[4]");
        assertThat(witness.get("compressed").get("units")).hasSize(Samples.PROXIMATE_RANK);
        assertThat(witness.get("compressed").get("constants")).hasSize(1);
        assertThat(result.get("statistics").get("time").isNumber()).isTrue();
        assertThat(result.get("statistics").get("engine").isTextual()).isTrue();
    }

    @Test
    void aSavedResultIsAccepted() {
        Path saved = directory.resolve("result.json");
        Call.prank("solve", network, "--radius", "0.1", "-o", saved).exits(ExitCode.DONE);

        String out = Call.prank("check", network, saved)
                .exits(ExitCode.DONE)
                .saysNothing()
                .out();

        assertThat(out).contains("at least 2 and at most 2").contains("not checked: the lower bound");
        assertThat(out.lines().toList()).endsWith("accepted");
        JsonNode verdict = Call.prank("check", network, saved, "--json")
                .exits(ExitCode.DONE)
                .object();
        assertThat(verdict.get("verdict").textValue()).isEqualTo("accepted");
        assertThat(verdict.get("notChecked").get(0).textValue()).contains("lower bound");
    }

    @Test
    void aResultAboutAnotherInstanceIsRejected() throws IOException {
        Path saved = directory.resolve("result.json");
        Path other = Samples.write(directory, "other.json", Samples.NETWORK + "\n");
        Call.prank("solve", network, "--radius", "0.1", "-o", saved).exits(ExitCode.DONE);

        String out = Call.prank("check", other, saved).exits(ExitCode.REJECTED).out();

        assertThat(out).startsWith("rejected: ").contains("sha256");
        assertThat(out.lines()).hasSize(1);
    }

    @Test
    void checkFindsTheResultsAboutItsInstance() {
        Path reduced = directory.resolve("reduced.json");
        Path saved = directory.resolve("results.json");
        Call.prank("reduce", points, "--to", "network", "-r", 1, "-o", reduced).exits(ExitCode.DONE);
        Call.prank("solve", network, reduced, "--radius", "0.1,1", "-o", saved).exits(ExitCode.DONE);

        Call call = Call.prank("check", reduced, saved).exits(ExitCode.DONE);

        assertThat(call.out().lines().filter("accepted"::equals)).hasSize(2);
        assertThat(call.err()).contains("2 of 4 results are about other instances");
    }

    @Test
    void decisionsHaveTheirOwnExitCodes() {
        Call no = Call.prank("solve", network, "-r", "0.1", "--rank", 1, "--json", "--check")
                .exits(ExitCode.NO);
        Call yes = Call.prank("solve", network, "-r", "0.1", "--rank", 2, "--json", "--check")
                .exits(ExitCode.YES);

        assertThat(no.object().get("status").textValue()).isEqualTo("no");
        assertThat(no.object().get("lower").intValue()).isGreaterThan(1);
        assertThat(yes.object().get("status").textValue()).isEqualTo("yes");
        assertThat(yes.object().get("upper").intValue()).isEqualTo(2);
        assertThat(yes.object().get("rank").intValue()).isEqualTo(2);
        assertThat(Call.prank("solve", network, "-r", "0.1", "--rank", 1).out()).contains("no, more than 1");
        Call.prank("cover", points, "-r", 1, "--rank", 2, "--check").exits(ExitCode.NO);
        Call.prank("cover", points, "-r", 1, "--rank", 3, "--check").exits(ExitCode.YES);
    }

    @Test
    void severalQuestionsGiveOneLineEach() {
        Call call = Call.prank("solve", network, network, "--radius", "0,0.1", "--rank", 2, "--json")
                .exits(ExitCode.DONE);

        assertThat(call.objects())
                .extracting(result -> result.get("status").textValue())
                .containsExactly("no", "yes", "no", "yes");
        assertThat(call.objects())
                .extracting(result -> result.get("radius").textValue())
                .containsExactly("0", "1/10", "0", "1/10");

        List<String> table = Call.prank("solve", network, "--radius", "0,0.1")
                .exits(ExitCode.DONE)
                .out()
                .lines()
                .toList();
        assertThat(table).hasSize(3);
        assertThat(table.get(0)).contains("prank").contains("seconds");
        assertThat(table.get(1).split(" +")).startsWith(network.toString(), "6", "6", "0", "6", "6");
        assertThat(table.get(2).split(" +"))
                .startsWith(network.toString(), "6", "6", "0.1")
                .contains("2");
    }

    @Test
    void theFilesRadiusIsTheDefaultAndItsRankAsksNothing() throws IOException {
        Path withDefaults = Samples.write(
                directory,
                "defaults.json",
                Samples.NETWORK.replace("\"inputs\":1,", "\"inputs\":1,\"radius\":\"1/10\",\"rank\":1,"));

        JsonNode result =
                Call.prank("solve", withDefaults, "--json").exits(ExitCode.DONE).object();
        assertThat(result.get("radius").textValue()).isEqualTo("1/10");
        assertThat(result.get("status").textValue()).isEqualTo("optimal");

        JsonNode overridden = Call.prank("solve", withDefaults, "--json", "-r", 0)
                .exits(ExitCode.DONE)
                .object();
        assertThat(overridden.get("upper").intValue()).isEqualTo(Samples.UNITS);
    }

    @Test
    void aTimeLimitStillGivesAValidBracket() {
        Path large = Path.of(System.getProperty("prank.testData"), "networks", "sine-h128-adam-l2_0-s0.json");
        Call call = Call.prank("solve", large, "--radius", "0.01", "--time-limit", 0, "--json", "--check")
                .exits(ExitCode.STOPPED);

        JsonNode result = call.object();
        assertThat(result.get("status").textValue()).isEqualTo("bracketed");
        assertThat(result.get("lower").intValue())
                .isLessThan(result.get("upper").intValue());
        assertThat(result.get("upper").intValue())
                .isLessThanOrEqualTo(result.get("greedy").intValue());
        assertThat(result.get("statistics").get("stopReason").textValue()).isEqualTo("time limit");
        Call.prank("solve", large, "-r", "0.01", "--time-limit", "1e-3", "--rank", 10, "--check")
                .exits(ExitCode.STOPPED);
        Call.prank("solve", network, "--radius", "0.1", "--time-limit", "1e99").exits(ExitCode.DONE);
    }

    @Test
    void anInterruptionPrintsTheBracket() {
        Path large = Path.of(System.getProperty("prank.testData"), "networks", "sine-h128-adam-l2_0-s0.json");
        Call call = Call.interrupted("solve", large, network, "--radius", "0.01,0.1", "--json", "--check")
                .exits(ExitCode.STOPPED);

        assertThat(call.object().get("status").textValue()).isEqualTo("bracketed");
        assertThat(call.object().get("statistics").get("stopReason").textValue())
                .isEqualTo("cancelled");
        assertThat(call.err()).contains("1 of 2 instances not started");
    }

    /** SIGTERM while the program waits for its standard input, which no search control can end. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aSignalEndsTheProgramWithOneLineAndNoFile() throws IOException, InterruptedException {
        Path results = Files.createDirectory(directory.resolve("results"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "cover",
                        "-",
                        "--radius",
                        "1",
                        "--output",
                        results.resolve("result.json").toString())
                .start();
        try {
            // It has begun when there is a file that is not yet complete.
            while (process.isAlive() && isEmpty(results)) {
                Thread.sleep(10);
            }
            // Unlike Process.destroy, this leaves the standard input open.
            process.toHandle().destroy();

            assertThat(process.waitFor()).isEqualTo(ExitCode.STOPPED.code());
            assertThat(process.getErrorStream()).hasContent("prank: interrupted");
            assertThat(isEmpty(results)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    @Test
    void rankAndBoundReportTheirAlgorithms() {
        assertThat(Call.prank("rank", network).exits(ExitCode.DONE).out()).contains("rank:     6\n");
        JsonNode rank =
                Call.prank("rank", network, "--json").exits(ExitCode.DONE).object();
        assertThat(rank.get("rank").intValue()).isEqualTo(Samples.UNITS);

        JsonNode bound = Call.prank("bound", network, "--radius", "0.1", "--json")
                .exits(ExitCode.DONE)
                .object();
        assertThat(bound.get("greedy").intValue()).isGreaterThanOrEqualTo(Samples.PROXIMATE_RANK);
        assertThat(bound.get("best").intValue())
                .isEqualTo(Math.min(
                        bound.get("greedy").intValue(),
                        bound.get("eitherOrientation").intValue()));
        assertThat(Call.prank("rank", network, network)
                        .exits(ExitCode.DONE)
                        .out()
                        .lines())
                .hasSize(3);
    }

    /** The example of the paper's correction: units that only a small incoming weight lets cancel. */
    @Test
    void theCorrectionExampleHasProximateRankZero() throws IOException {
        Path example = Samples.write(directory, "example.json", """
                {"inputs":1,"outputs":1,"activation":"tanh","radius":1,"outputBias":[0],"units":[
                {"outgoing":[-5],"incoming":["1/2"],"bias":0},{"outgoing":[5],"incoming":["3/2"],"bias":0}]}
                """);

        JsonNode result = Call.prank("solve", example, "--json", "--check")
                .exits(ExitCode.DONE)
                .object();

        assertThat(result.get("upper").intValue()).isZero();
        assertThat(result.get("greedy").intValue()).isEqualTo(1);
    }

    @Test
    void compressWritesASmallerNetworkWithTheSameFunction() throws IOException {
        Path example = Samples.write(directory, "example.json", """
                {"inputs":1,"outputs":1,"activation":"tanh","outputBias":[1],"units":[
                {"outgoing":[2],"incoming":[3],"bias":1},{"outgoing":[5],"incoming":[-3],"bias":-1},
                {"outgoing":[4],"incoming":[0],"bias":1}]}
                """);
        Path small = directory.resolve("small.json");

        Call exact = Call.prank("compress", example, "--output", small).exits(ExitCode.DONE);
        TanhNetwork compressed = NetworkReader.read(small).network();
        assertThat(exact.err()).contains("3 units before, 1 after").contains("1 exact constant");
        assertThat(compressed)
                .isEqualTo(
                        LosslessCompression.compress(NetworkReader.read(example).network()));
        assertThat(compressed.constants()).hasSize(1);

        Path folded = directory.resolve("folded.npz");
        Call.prank("compress", example, "--output", folded)
                .exits(ExitCode.USAGE)
                .complainsOnce("--numeric");
        assertThat(folded).doesNotExist();
        Call numeric =
                Call.prank("compress", example, "--numeric", "--output", folded).exits(ExitCode.DONE);
        assertThat(numeric.err()).contains("changes outputs by at most").contains("rounded");
        TanhNetwork read = NetworkReader.read(folded, NetworkReadOptions.DEFAULT.withLayout(WeightLayout.TORCH))
                .network();
        assertThat(read.outputBias().get(0).doubleValue()).isCloseTo(1 + 4 * Math.tanh(1), offset(1e-12));
    }

    @Test
    void convertSaysWhatWasRounded() throws IOException {
        Path npz = directory.resolve("network.npz");
        Path back = directory.resolve("back.json");

        // Not exactly doubles: −1.1 and −0.05 (unit 1), −5.1 and 3.1 (unit 3), 0.05 (unit 4), and 1/3.
        Call there = Call.prank("convert", network, npz).exits(ExitCode.DONE);
        assertThat(there.err()).contains("6 numbers rounded").contains("ties");
        assertThat(there.out()).isEmpty();
        Call andBack = Call.prank("convert", npz, back).exits(ExitCode.DONE);
        assertThat(andBack.err()).contains("no number rounded").contains("ties");

        TanhNetwork read = NetworkReader.read(back).network();
        assertThat(read.units().get(1).incoming()).containsExactly(Rational.exactly(-1.1));
        assertThat(Call.prank("convert", network, "-", "--quiet")
                        .exits(ExitCode.DONE)
                        .saysNothing()
                        .out())
                .contains("\"-1.1\"");
        Call.prank("solve", npz, "-r", "0.11", "--check").exits(ExitCode.DONE);
    }

    @Test
    void coverSolvesAndChecks() {
        Path saved = directory.resolve("cover.json");
        String out = Call.prank("cover", points, "--radius", 1, "--output", saved, "--check")
                .exits(ExitCode.DONE)
                .out();

        assertThat(out).contains("least cover:   3\n").contains("points:        5 in dimension 2");
        assertThat(Call.prank("check", points, saved).exits(ExitCode.DONE).out())
                .endsWith("accepted\n");
        JsonNode result = Call.prank("cover", points, "--radius", 1, "--json").object();
        assertThat(result.get("problem").textValue()).isEqualTo("cover");
        assertThat(result.get("witness").get("centres")).hasSize(Samples.COVER);
        assertThat(result.get("witness").get("assignment")).hasSize(5);
        assertThat(result.get("greedy").intValue()).isGreaterThanOrEqualTo(Samples.COVER);
    }

    @Test
    void reduceWritesANetworkWithTheSameAnswer() throws IOException {
        Path reduced = directory.resolve("reduced.json");
        Call.prank("reduce", points, "--to", "network", "--radius", 1, "--rank", 3, "--output", reduced)
                .exits(ExitCode.DONE)
                .saysNothing();

        NetworkFile file = NetworkReader.read(reduced);
        assertThat(file.radius()).contains(Rational.ONE);
        assertThat(file.rank()).hasValue(3);
        JsonNode result = Call.prank("solve", reduced, "--json", "--check")
                .exits(ExitCode.DONE)
                .object();
        assertThat(result.get("upper").intValue()).isEqualTo(Samples.COVER);
        String piped = Call.withInput(Samples.POINTS, "reduce", "-", "--to", "network", "--radius", "1")
                .exits(ExitCode.DONE)
                .out();
        assertThat(Call.withInput(piped, "solve", "-", "--check")
                        .exits(ExitCode.DONE)
                        .out())
                .contains("proximate rank: 3\n");
    }

    @Test
    void instancesWithoutUnitsOrPointsHaveAnswers() throws IOException {
        Path nothing = Samples.write(directory, "nothing.csv", "x,y\n");
        Path empty = Samples.write(
                directory,
                "empty.json",
                "{\"inputs\":1,\"outputs\":1,\"activation\":\"tanh\",\"units\":[],\"outputBias\":[0]}");

        assertThat(Call.prank("cover", nothing, "-r", 1, "--check", "--json")
                        .exits(ExitCode.DONE)
                        .object()
                        .get("upper")
                        .intValue())
                .isZero();
        Call.prank("solve", empty, "-r", 0, "--check").exits(ExitCode.DONE);
        Call.prank("solve", empty, "-r", 0, "--rank", 0, "--check").exits(ExitCode.YES);
        Call.prank("solve", empty, "-r", 0, "--time-limit", 0).exits(ExitCode.DONE);
    }

    static Stream<String> engines() {
        return Engines.names().stream();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void everyEngineCanBeChosen(String engine) {
        JsonNode result = Call.prank(
                        "solve",
                        network,
                        "-r",
                        "0.1",
                        "--engine",
                        engine,
                        "--threads",
                        1,
                        "--seed",
                        7,
                        "--json",
                        "--check")
                .exits(ExitCode.DONE)
                .object();

        assertThat(result.get("upper").intValue()).isEqualTo(Samples.PROXIMATE_RANK);
        assertThat(result.get("statistics").get("engine").textValue()).isEqualTo(engine);
    }

    @Test
    void oneThreadGivesTheSameBytesExceptForTheTime() {
        Object[] args = {"solve", network, "-r", "0.1", "--threads", 1, "--work-limit", 1000, "--json"};

        String first = Call.prank(args).out().replaceFirst("\"time\":[0-9.]+", "");
        String second = Call.prank(args).out().replaceFirst("\"time\":[0-9.]+", "");

        assertThat(first).isEqualTo(second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "solve",
                "rank",
                "compress",
                "bound",
                "cover",
                "check",
                "convert",
                "reduce",
                "bench",
                "draw",
                "figure",
                "completion"
            })
    void everyCommandHelpsWithAnExample(String command) {
        String help =
                Call.prank(command, "--help").exits(ExitCode.DONE).saysNothing().out();

        assertThat(help).startsWith("Usage: prank " + command).contains("Example:", "prank " + command);
        assertThat(Call.prank(command, "--version").exits(ExitCode.DONE).out()).startsWith("prank ");
    }

    @Test
    void theProgramIntroducesItself() throws IOException {
        assertThat(Call.prank("--help").exits(ExitCode.DONE).out()).contains("solve", "cover", "Example: prank solve");
        assertThat(Call.prank("--version").exits(ExitCode.DONE).out()).matches("prank \\S+\\n");
        String script = Call.prank("completion").exits(ExitCode.DONE).out();
        assertThat(script).startsWith("#!").contains("bashcompinit", "--radius", "--time-limit", "cp-sat");
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).hasSize(2);
        }
    }
}
