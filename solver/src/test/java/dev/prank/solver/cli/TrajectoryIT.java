package dev.prank.solver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.NetworkReader;
import dev.prank.instances.io.NetworkWriter;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.solver.engine.BruteForceOracle;
import dev.prank.solver.engine.SmallNetworks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code profile} of a directory of checkpoints. */
class TrajectoryIT {

    private static final Path SHIPPED = Path.of("../test-data/trajectories");

    @TempDir
    private Path directory;

    private static List<List<String>> rows(Path csv) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.get(0)).isEqualTo("step,units,radius,lower,upper,greedy");
        return lines.stream().skip(1).map(line -> List.of(line.split(","))).toList();
    }

    private static TanhNetwork network(Path file) throws IOException {
        return NetworkReader.read(file).network();
    }

    /** The steps are written such that their order is not that of the names. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void valuesAreThoseOfAnExhaustiveSearch(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Rational> radii = List.of(Rational.ZERO, Rational.of(1, 2), Rational.of(4, 3));
        Path run = Files.createDirectory(directory.resolve("run"));
        TanhNetwork first = SmallNetworks.of(5, random).network();
        List<List<String>> expected = new ArrayList<>();
        for (int step : List.of(0, 2, 10)) {
            TanhNetwork network = step == 0 ? first : alike(first, random);
            Files.writeString(run.resolve("net-7-" + step + ".json"), NetworkWriter.toJson(NetworkFile.of(network)));
            for (Rational radius : radii) {
                String rank =
                        Integer.toString(BruteForceOracle.proximateRank(new ProximateRankProblem(network, radius)));
                expected.add(List.of(
                        Integer.toString(step),
                        Integer.toString(network.size()),
                        radius.toDecimalString(),
                        rank,
                        rank));
            }
        }

        Path csv = directory.resolve("run.csv");
        Call.prank("profile", run, "--radius", "0,0.5,4/3", "--csv", csv).exits(ExitCode.DONE);

        assertThat(rows(csv).stream().map(row -> row.subList(0, 5)))
                .as("seed %d", seed)
                .containsExactlyElementsOf(expected);
    }

    private static TanhNetwork alike(TanhNetwork first, SplittableRandom random) {
        while (true) {
            TanhNetwork network = SmallNetworks.of(random.nextInt(1, 6), random).network();
            if (network.inputs() == first.inputs() && network.outputs() == first.outputs()) {
                return network;
            }
        }
    }

    /** A limit makes brackets, which say so and hold the exact values. */
    @Test
    void aLimitLeavesBrackets() throws IOException {
        Path run = SHIPPED.resolve("sine-h064-adam-l2_0.1-s0");
        Path exact = directory.resolve("exact.csv");
        Path limited = directory.resolve("limited.csv");
        Path picture = directory.resolve("limited.svg");
        Path few = Files.createDirectory(directory.resolve("few"));
        for (String step : List.of("00100", "00500")) {
            String name = "sine-h064-step" + step + ".json";
            Files.copy(run.resolve(name), few.resolve(name));
        }
        Object[] question = {"profile", few, "--radius", "0.05", "--csv"};
        Call.prank(Stream.concat(Stream.of(question), Stream.of(exact)).toArray())
                .exits(ExitCode.DONE);
        Object[] limits = {limited, "--engine", "branch", "--threads", 1, "--work-limit", 0, "--picture", picture};
        Call call = Call.prank(
                        Stream.concat(Stream.of(question), Stream.of(limits)).toArray())
                .exits(ExitCode.STOPPED);

        List<List<String>> known = rows(exact);
        List<List<String>> bounds = rows(limited);
        int openCount = 0;
        for (int i = 0; i < known.size(); i++) {
            int rank = Integer.parseInt(known.get(i).get(3));
            int lower = Integer.parseInt(bounds.get(i).get(3));
            int upper = Integer.parseInt(bounds.get(i).get(4));
            assertThat(known.get(i).get(4)).isEqualTo(Integer.toString(rank));
            assertThat(rank).isBetween(lower, upper);
            assertThat(call.out()).contains(lower == upper ? " " + upper : lower + ".." + upper);
            openCount += lower < upper ? 1 : 0;
        }
        assertThat(openCount).isPositive();
        assertThat(Files.readString(picture)).contains("<svg", "few", "radius 0.05, lower bound", "training step");
    }

    @Test
    void jsonNamesEachCheckpoint() {
        JsonNode result = Call.prank("profile", SHIPPED.resolve("step-h016-adam-l2_0-s0"), "--radius", "1/8", "--json")
                .exits(ExitCode.DONE)
                .saysNothing()
                .object();

        assertThat(result.get("of").textValue()).isEqualTo("trajectory");
        assertThat(result.get("checkpoints")).hasSize(15);
        JsonNode last = result.get("checkpoints").get(14);
        assertThat(last.get("step").longValue()).isEqualTo(20_000);
        assertThat(last.get("units").intValue()).isEqualTo(16);
        assertThat(last.at("/instance/file").textValue()).endsWith("step-h016-step20000.json");
        assertThat(last.at("/values/0/radius").textValue()).isEqualTo("1/8");
        assertThat(last.at("/values/0/lower").intValue())
                .isLessThanOrEqualTo(last.at("/values/0/greedy").intValue());
    }

    /** Every shipped trajectory is one network at 15 steps. */
    @Test
    void theShippedTrajectoriesAreWhole() throws IOException {
        List<Path> runs;
        try (Stream<Path> entries = Files.list(SHIPPED)) {
            runs = entries.filter(Files::isDirectory).toList();
        }
        assertThat(runs).hasSize(8);
        for (Path run : runs) {
            Path last;
            try (Stream<Path> files = Files.list(run)) {
                last = files.max(Path::compareTo).orElseThrow();
            }
            int width = Integer.parseInt(run.getFileName().toString().replaceAll(".*-h([0-9]+)-.*", "$1"));
            assertThat(network(last).size()).isEqualTo(width);
            Path csv = directory.resolve("run.csv");
            Call.prank("profile", run, "--radius", "0", "--csv", csv).exits(ExitCode.DONE);
            assertThat(rows(csv)).hasSize(15).allMatch(row -> row.get(1).equals(Integer.toString(width)));
        }
    }

    @Test
    void filesThatAreNoTrainingRunAreRefused() throws IOException {
        Object[] options = {"--radius", "0.1", "--csv", directory.resolve("no.csv"), "--output", directory.resolve("o")
        };
        Path empty = Files.createDirectory(directory.resolve("empty"));
        Path noStep = Files.createDirectory(directory.resolve("without"));
        Samples.write(noStep, "network.json", Samples.NETWORK);
        Path twice = Files.createDirectory(directory.resolve("twice"));
        Samples.write(twice, "a-step5.json", Samples.NETWORK);
        Samples.write(twice, "b-step05.json", Samples.NETWORK);
        Path shapes = Files.createDirectory(directory.resolve("shapes"));
        Samples.write(shapes, "net-1.json", Samples.NETWORK);
        Samples.write(
                shapes,
                "net-2.json",
                "{\"inputs\":2,\"outputs\":1,\"activation\":\"tanh\",\"units\":[],\"outputBias\":[0]}");
        Path large = Files.createDirectory(directory.resolve("large"));
        Samples.write(large, "net-" + "9".repeat(30) + ".json", Samples.NETWORK);

        refused(empty, options, "no file in this directory");
        refused(noStep, options, "network.json", "no training step");
        refused(twice, options, "b-step05.json", "a-step5.json", "training step");
        refused(shapes, options, "net-2.json", "2 inputs and 1 output", "net-1.json");
        refused(large, options, "no training step", "below 2^63");
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private static void refused(Path place, Object[] options, String... fragments) {
        Object[] call =
                Stream.concat(Stream.of("profile", place), Stream.of(options)).toArray();
        Call.prank(call).exits(ExitCode.MALFORMED_INPUT).complainsOnce(fragments);
    }

    @Test
    void optionsThatDoNotFitAreRefused() throws IOException {
        Path run = SHIPPED.resolve("sine-h016-adam-l2_0-s0");
        Path points = Samples.write(directory, "points.csv", "0,0\n");

        Call.prank("profile", run).exits(ExitCode.USAGE).complainsOnce("--radius");
        Call.prank("profile", run, points, "--radius", 1).exits(ExitCode.USAGE).complainsOnce("only argument");
        Call.prank("profile", run, "--radius", 1, "--ranks", "1..2")
                .exits(ExitCode.USAGE)
                .complainsOnce("--ranks");
        Call.prank("profile", points, "--radius", 1).exits(ExitCode.USAGE).complainsOnce("--radius");
        Call.prank("profile", points, "--csv", directory.resolve("x.csv"))
                .exits(ExitCode.USAGE)
                .complainsOnce("--csv");
    }

    @Test
    void anInterruptionLeavesOutTheRest() throws IOException {
        Path csv = directory.resolve("cut.csv");
        Call call = Call.interrupted(
                "profile", SHIPPED.resolve("sine-h016-adam-l2_0-s0"), "--radius", "0.01,0.1", "--csv", csv);

        assertThat(call.exitCode()).isEqualTo(ExitCode.STOPPED.code());
        assertThat(rows(csv)).hasSize(2).allMatch(row -> row.get(0).equals("0"));
        assertThat(call.out()).contains("14 steps not started");
    }
}
