package dev.prank.solver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.prank.instances.generate.RandomPoints;
import dev.prank.instances.number.Rational;
import dev.prank.solver.SolveControl;
import dev.prank.solver.bench.BenchProblem;
import dev.prank.solver.bench.CommandTemplate;
import dev.prank.solver.bench.Measurement.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCoversIT {

    /** On a line, 120 apart: squares of side 100 hold one each, of side 200 two, of side 400 four. */
    private static final String POINTS = "0,0\n120,0\n240,0\n360,0\n480,0\n";

    /** At the radii 50, 100 and 200 of the file's name. */
    private static final List<String> LEAST = List.of("5", "3", "2");

    /** The shipped instances. */
    private static final Path SHIPPED = Path.of(System.getProperty("prank.testData"));

    /** Counts the points: right at radius 50 only. */
    private static final String COUNTING = "counting=sh -c 'echo size: $(head -n 1 {orlib})'";

    @TempDir
    private Path directory;

    private Path data;
    private Path output;

    @BeforeEach
    void writePoints() throws IOException {
        data = Files.createDirectory(directory.resolve("data"));
        output = directory.resolve("out");
        Files.writeString(data.resolve("pcb442.csv"), POINTS);
    }

    private Path files(CoverSuites suite) {
        return suite == CoverSuites.NETWORKS ? SHIPPED : data;
    }

    private Call bench(Object... more) {
        return Call.prank(Stream.concat(
                        Stream.of("bench", "covers", "tsplib", "--data", data, "--output", output, "--time-limit", 20),
                        Stream.of(more))
                .toArray());
    }

    private JsonNode results() throws IOException {
        return Call.json(Files.readString(output.resolve("results.json")));
    }

    private static void requireWellFormed(Path svg) throws Exception {
        String tag = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(svg.toFile())
                .getDocumentElement()
                .getTagName();
        assertThat(tag).isEqualTo("svg");
    }

    @Test
    void enginesAndPeersSolveTheSameInstances() throws Exception {
        Call call = bench("--engines", "sat", "--peers", "scip,cp-sat-model").exits(ExitCode.DONE);

        assertThat(call.err().lines()).hasSize(9).first().asString().startsWith("1 of 3: pcb442-50 sat: solved 5 in ");
        assertThat(call.out()).startsWith("9 runs on 3 of 3 instances");
        JsonNode results = results();
        assertThat(results.get("schema").intValue()).isEqualTo(1);
        assertThat(results.get("complete").booleanValue()).isTrue();
        assertThat(results.get("timeLimit").textValue()).isEqualTo("20");
        assertThat(results.get("contradictions")).isEmpty();
        assertThat(results.get("runs")).hasSize(9).allSatisfy(run -> {
            int cell = List.of("pcb442-50", "pcb442-100", "pcb442-200")
                    .indexOf(run.get("cell").textValue());
            assertThat(run.get("lower").asText()).isEqualTo(LEAST.get(cell));
            assertThat(run.get("upper").asText()).isEqualTo(LEAST.get(cell));
            assertThat(run.get("status").textValue()).isEqualTo("solved");
            assertThat(run.get("points").intValue()).isEqualTo(5);
        });
        assertThat(results.get("cells"))
                .hasSize(9)
                .allSatisfy(cell -> assertThat(cell.get("ratio").doubleValue()).isPositive());
        List<String> lines = Files.readAllLines(output.resolve("results.csv"));
        assertThat(lines)
                .hasSize(10)
                .allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(12));
        assertThat(lines.get(1)).startsWith("tsplib,pcb442-50,pcb442-50,5,sat,engine,solved,5,5,");
        String report = Files.readString(output.resolve("report.md"));
        assertThat(report).contains("prank bench covers tsplib", "All brackets agree on all instances.");
        assertThat(report.lines().filter(line -> line.startsWith("| pcb442"))).hasSize(9);
        requireWellFormed(output.resolve("cactus.svg"));
    }

    @Test
    void externalProgramsTakePart() throws IOException {
        bench(
                        "--engines=none",
                        "--peers=none",
                        "--peer",
                        "half=sh -c 'echo value 12.0; echo value 5; echo bound 1.5; echo time 0.25; test -s {lp}'",
                        "--peer-value",
                        "value (\\S+)",
                        "--peer-bound",
                        "bound (\\S+)",
                        "--peer-seconds",
                        "time (\\S+)",
                        "--peer",
                        "crash=sh -c 'echo value 5; echo broken >&2; exit 3; {metis}'",
                        "--peer-value",
                        "value (\\S+)",
                        "--quiet")
                .exits(ExitCode.DONE)
                .saysNothing();

        JsonNode runs = results().get("runs");
        assertThat(runs).hasSize(6);
        JsonNode half = runs.get(0);
        assertThat(half.get("solver").textValue()).isEqualTo("half");
        assertThat(half.get("kind").textValue()).isEqualTo("peer");
        assertThat(half.get("status").textValue()).isEqualTo("open");
        assertThat(half.get("lower").intValue()).isEqualTo(2);
        assertThat(half.get("upper").intValue()).isEqualTo(5);
        assertThat(half.get("seconds").doubleValue()).isEqualTo(0.25);
        assertThat(half.get("par2").doubleValue()).isEqualTo(40);
        JsonNode crash = runs.get(1);
        assertThat(crash.get("status").textValue()).isEqualTo("failed");
        assertThat(crash.get("lower").intValue()).isZero();
        assertThat(crash.get("upper").intValue()).isEqualTo(5);
        assertThat(crash.get("note").textValue()).contains("3", "broken");
    }

    @Test
    void aProgramMayHaveToSayThatItsValueIsProved() throws IOException {
        bench(
                        "--engines=none",
                        "--peers=none",
                        "--peer",
                        "sure=sh -c 'echo value 5; echo optimal yes; test -s {metis}'",
                        "--peer-value",
                        "value (\\S+)",
                        "--peer-proved",
                        "optimal yes",
                        "--peer",
                        "unsure=sh -c 'echo value 5; echo optimal unknown; test -s {metis}'",
                        "--peer-value",
                        "value (\\S+)",
                        "--peer-proved",
                        "optimal yes",
                        "--peer",
                        "empty=sh -c 'echo optimal unknown; test -s {metis}'",
                        "--peer-value",
                        "value (\\S+)",
                        "--peer-proved",
                        "optimal yes")
                .exits(ExitCode.DONE);

        // Five squares are the optimum at the first radius only.
        JsonNode runs = results().get("runs");
        assertThat(runs.get(0).get("status").textValue()).isEqualTo("solved");
        assertThat(runs.get(0).get("lower").intValue()).isEqualTo(5);
        assertThat(runs.get(1).get("status").textValue()).isEqualTo("open");
        assertThat(runs.get(1).get("lower").intValue()).isZero();
        assertThat(runs.get(1).get("upper").intValue()).isEqualTo(5);
        assertThat(runs.get(2).get("status").textValue()).isEqualTo("open");
        assertThat(runs.get(2).get("note").textValue()).isEqualTo("no value in its output");
    }

    @Test
    void onNetworksEnginesAreThePeersOfEngines() throws Exception {
        Path networks = Files.createDirectory(data.resolve("networks"));
        // Two units that cancel at every radius of the suite, and one that stays.
        Files.writeString(networks.resolve("three.json"), """
                {"inputs": 1, "outputs": 1, "activation": "tanh", "outputBias": [0], "units": [
                  {"outgoing": [5], "incoming": [3], "bias": 0},
                  {"outgoing": [-5], "incoming": [3.01], "bias": 0},
                  {"outgoing": [1], "incoming": [9], "bias": 4}]}
                """);

        Call.prank(
                        "bench",
                        "covers",
                        "networks",
                        "--full",
                        "--data",
                        data,
                        "-o",
                        output,
                        "--time-limit",
                        20,
                        "--engines",
                        "exhaustive,sat",
                        "--network-peers",
                        "cp-sat,sat",
                        "--peer",
                        COUNTING,
                        "--peer-value",
                        "size: (\\d+)")
                .exits(ExitCode.DONE);

        JsonNode results = results();
        assertThat(results.get("runs")).hasSize(4 * 3).allSatisfy(run -> {
            assertThat(run.get("points").intValue()).isEqualTo(3);
            assertThat(run.get("status").textValue()).isEqualTo("solved");
            assertThat(run.get("lower").intValue()).isEqualTo(1);
            assertThat(run.get("upper").intValue()).isEqualTo(1);
            assertThat(run.get("kind").textValue())
                    .isEqualTo(run.get("solver").textValue().equals("exhaustive") ? "engine" : "peer");
        });
        assertThat(results.get("cells").findValuesAsText("cell"))
                .contains("networks-003-0.01", "networks-003-0.05", "networks-003-0.1", "networks-003-0.2");
        assertThat(results.get("duels")).hasSize(2);
        Call.prank("bench", "covers", "networks", "--data", data, "-o", output)
                .exits(ExitCode.MALFORMED_INPUT)
                .complainsOnce("no network of 64 units");
        Files.writeString(networks.resolve("list.json"), "[]");
        assertThat(Call.prank("bench", "covers", "networks", "--full", "--data", data, "-o", output, "--total-time", 0)
                        .exits(ExitCode.DONE)
                        .err())
                .startsWith("prank: left out: " + networks.resolve("list.json") + ":1");
    }

    @Test
    void plantedNetworksAreCompared() throws IOException {
        Call.prank("bench", "covers", "planted", "-o", output, "--time-limit", 20, "--network-peers", "none")
                .exits(ExitCode.DONE);

        JsonNode first = results().get("runs").get(0);
        assertThat(first.get("instance").textValue()).isEqualTo("planted-1-41-s1");
        // It was made from a network of 10 units.
        assertThat(first.get("lower").intValue()).isBetween(1, 10);
        assertThat(first.get("upper").intValue()).isEqualTo(first.get("lower").intValue());
    }

    @Test
    void theRehearsalSaysNothing() {
        Call.prank("rehearsal").exits(ExitCode.DONE).saysNothing();
    }

    @Test
    void wrongOptimaAreNoticed() throws IOException {
        Call call = bench("--engines=exhaustive", "--peers=none", "--peer", COUNTING, "--peer-value", "size: (\\d+)")
                .exits(ExitCode.REJECTED);

        assertThat(call.err())
                .contains("prank: contradiction on pcb442-100: counting says at least 5, exhaustive says");
        assertThat(results().get("contradictions")).hasSize(2);
        assertThat(Files.readString(output.resolve("report.md"))).contains("**Contradictions:**\n\n- pcb442-100: ");
    }

    @Test
    void aProgramThatHangsIsKilledAndNotSolved() throws IOException {
        BenchProblem problem = new BenchProblem.Cover(RandomPoints.uniform(4, Rational.ONE, Rational.ONE, 1));
        CoverContestant.External peer = new CoverContestant.External(
                CommandTemplate.parse("hang=sh -c 'echo best 3; exec sleep 600; {metis}'"),
                Pattern.compile("best (\\d+)"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        CoverContestant.Finding finding = peer.run(new CoverContestant.Task(
                problem, directory.resolve("points.json"), Duration.ZERO, SolveControl.unlimited()));

        assertThat(finding.status()).isEqualTo(Status.KILLED);
        assertThat(finding.lower()).isZero();
        assertThat(finding.upper()).isEqualTo(3);
        assertThat(finding.seconds()).isBetween(5.0, 30.0);
        assertThat(finding.note()).contains("killed");
    }

    @Test
    void aProgramThatCannotBeStartedFails() throws IOException {
        bench(
                        "--engines=none",
                        "--peers=none",
                        "-q",
                        "--peer",
                        "none-such=no-such-program {opb}",
                        "--peer-value",
                        "(x)")
                .exits(ExitCode.DONE);

        assertThat(results().get("runs"))
                .hasSize(3)
                .allSatisfy(run -> assertThat(run.get("note").textValue()).startsWith("cannot be started"));
    }

    @Test
    void aChildProcessThatIsNotUnderstoodFails() throws IOException {
        Files.writeString(data.resolve("pcb442.csv"), "0,0\n");
        CoverContestant.Bundled unknown = CoverContestant.Bundled.engine("no-such-engine", false, 1);
        Path missing = directory.resolve("missing.json");
        BenchProblem problem = new BenchProblem.Cover(RandomPoints.uniform(4, Rational.ONE, Rational.ONE, 1));

        CoverContestant.Finding finding = unknown.run(
                new CoverContestant.Task(problem, missing, Duration.ofSeconds(5), SolveControl.unlimited()));

        assertThat(finding.status()).isEqualTo(Status.FAILED);
        assertThat(finding.note()).contains("no such file");
        assertThat(finding.upper()).isEqualTo(4);
    }

    @Test
    void anInterruptionLeavesWholeFiles() throws Exception {
        Call.interrupted("bench", "covers", "uniform", "-o", output).exits(ExitCode.STOPPED);

        assertThat(results().get("complete").booleanValue()).isFalse();
        assertThat(results().get("runs")).isEmpty();
        assertThat(Files.readString(output.resolve("report.md"))).contains("0 of 10 instances were measured");
        requireWellFormed(output.resolve("cactus.svg"));
    }

    @Test
    void theTotalTimeLeavesInstancesOut() throws IOException {
        bench("--engines=auto", "--peers=none", "--total-time", 24.9).exits(ExitCode.DONE);

        assertThat(results().get("complete").booleanValue()).isFalse();
        assertThat(results().get("runs")).isEmpty();
    }

    @Test
    void everySuiteMakesItsInstances() {
        for (CoverSuites suite : CoverSuites.values()) {
            List<String> names = suite.cases(true, 1, files(suite), Assertions::fail).stream()
                    .map(instance -> instance.name())
                    .toList();
            assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(2);
            assertThat(suite.cases(false, 1, files(suite), Assertions::fail)
                            .get(0)
                            .problem()
                            .get()
                            .size())
                    .isPositive();
        }
        assertThat(CoverSuites.UNIFORM.cases(true, 2, data, Assertions::fail)).hasSize(7 * 4);
        assertThat(CoverSuites.TSPLIB.cases(true, 2, data, Assertions::fail)).isEmpty();
        assertThat(CoverSuites.TSPLIB.cases(false, 1, SHIPPED, Assertions::fail))
                .hasSize(9);
        assertThat(CoverSuites.NETWORKS.cases(true, 1, SHIPPED, Assertions::fail))
                .hasSize(224 * 4);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "--engines=quick | no engine 'quick'",
                "--peers=gurobi | no peer 'gurobi'",
                "--seeds=0 | --seeds",
                "--threads=0 | --threads",
                "--peer=x={} --peer-value=(a) | unknown placeholder {}",
                "--peer=x=run --peer-value=(a) | does not say where",
                "--peer=x={lp} --peer-value=a | has no group",
                "--peer=x={lp} --peer-value=(a | no regular expression",
                "--peer=x={lp} --peer-value=(a) --peer-proved=[ | --peer-proved '[' is no regular expression",
                "--network-peers=scip | no engine 'scip'",
                "--peer=scip={lp} --peer-value=(a) | two solvers are named scip",
                "--peer=x={lp} | --peer-value",
                "--engines=none --peers=none | no engine and no peer to run on the suite tsplib"
            })
    void badOptionsAreUsageErrors(String options, String complaint) {
        bench((Object[]) options.split(" ")).exits(ExitCode.USAGE).complainsOnce(complaint);
        assertThat(output).doesNotExist();
    }

    @Test
    void badPlacesAreTold() throws IOException {
        Call.prank("bench", "covers", "tsplib", "--data", directory.resolve("none"), "-o", output)
                .exits(ExitCode.MALFORMED_INPUT)
                .complainsOnce("no point file");
        Call.prank("bench", "covers", "rubbish", "-o", output)
                .exits(ExitCode.USAGE)
                .complainsOnce("rubbish");
        Path file = Files.writeString(directory.resolve("file"), "");
        Call.prank("bench", "covers", "uniform", "-o", file)
                .exits(ExitCode.USAGE)
                .complainsOnce("cannot be written");
    }
}
