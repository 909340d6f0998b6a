package dev.prank.solver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with the input: one line, the right exit code, nothing left behind. */
class BadInputIT {

    @TempDir
    private Path directory;

    private Path network;
    private Path output;

    @BeforeEach
    void writeSamples() throws IOException {
        network = Samples.write(directory, "good.json", Samples.NETWORK);
        output = directory.resolve("output.json");
    }

    private void leavesNothingBehind() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("output") || name.endsWith(".tmp"));
        }
    }

    private static String withUnit(String unit) {
        return "{\"inputs\":1,\"outputs\":1,\"activation\":\"tanh\",\"units\":[" + unit + "],\"outputBias\":[0]}";
    }

    static Stream<List<String>> malformedNetworks() {
        return Stream.of(
                List.of("", "empty"),
                List.of("{\"inputs\":1", "too early"),
                List.of(Samples.NETWORK + "x", "JSON"),
                List.of(Samples.NETWORK + Samples.NETWORK, "end of the file"),
                List.of(Samples.NETWORK.replace("tanh", "relu"), "relu"),
                List.of(Samples.NETWORK.replace("\"inputs\":1,", "\"inputs\":1,\"inputs\":1,"), "twice"),
                List.of(Samples.NETWORK.replace("\"inputs\":1,", "\"inputs\":2,"), "expected 2"),
                List.of(Samples.NETWORK.replace("\"inputs\":1,", "\"inputs\":1,\"radius\":-1,"), "negative"),
                List.of(withUnit("{\"outgoing\":[NaN],\"incoming\":[1],\"bias\":0}"), "NaN"),
                List.of(withUnit("{\"outgoing\":[\"Infinity\"],\"incoming\":[1],\"bias\":0}"), "Infinity"),
                List.of(withUnit("{\"outgoing\":[1e999999999],\"incoming\":[1],\"bias\":0}"), "exponent"),
                List.of(
                        withUnit("{\"outgoing\":[" + "1".repeat(1_000_000) + "],\"incoming\":[1],\"bias\":0}"),
                        "10000"),
                List.of(withUnit("{\"outgoing\":[1,2],\"incoming\":[1],\"bias\":0}"), "expected 1"),
                List.of(withUnit("{\"outgoing\":[1],\"incoming\":[1]}"), "no 'bias'"));
    }

    @ParameterizedTest
    @MethodSource("malformedNetworks")
    void malformedNetworksAreRefusedByEveryCommand(List<String> contentAndComplaint) throws IOException {
        Path bad = Samples.write(directory, "bad.json", contentAndComplaint.get(0));
        String complaint = contentAndComplaint.get(1);
        Object[][] calls = {
            {"solve", bad, "--radius", "1/10", "--output", output},
            {"solve", bad, "--radius", "1/10", "--json"},
            {"rank", bad, "-o", output},
            {"compress", bad, "--output", output},
            {"bound", bad, "--radius=0.1", "--output=" + output},
            {"convert", bad, directory.resolve("output.npz")},
        };

        for (Object[] call : calls) {
            Call.prank(call).exits(ExitCode.MALFORMED_INPUT).complainsOnce(bad.toString(), complaint);
        }
        leavesNothingBehind();
    }

    @ParameterizedTest
    @CsvSource({"missing.json,no such file", "missing.npz,no such file", "missing.txt,.json"})
    void missingFilesAreNamed(String name, String complaint) throws IOException {
        Call.prank("solve", directory.resolve(name), "-r", 1, "-o", output)
                .exits(ExitCode.MALFORMED_INPUT)
                .complainsOnce(name, complaint);
        leavesNothingBehind();
    }

    @Test
    void aDirectoryIsNoFile() {
        Call.prank("rank", directory).exits(ExitCode.MALFORMED_INPUT).complainsOnce("directory");
    }

    @Test
    void truncatedAndWronglyShapedArraysAreRefused() throws IOException {
        Path npz = directory.resolve("good.npz");
        Call.prank("convert", network, npz).exits(ExitCode.DONE);
        byte[] bytes = Files.readAllBytes(npz);
        Path bad = directory.resolve("bad.npz");
        for (int length : new int[] {0, 1, 10, bytes.length / 2, bytes.length - 1}) {
            Files.write(bad, Arrays.copyOf(bytes, length));
            Call.prank("solve", bad, "-r", 1, "-o", output)
                    .exits(ExitCode.MALFORMED_INPUT)
                    .complainsOnce("bad.npz");
        }

        ByteArrayOutputStream onlyOneArray = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(onlyOneArray)) {
            zip.putNextEntry(new ZipEntry("W1.npy"));
            zip.closeEntry();
        }
        Files.write(bad, onlyOneArray.toByteArray());
        Call.prank("rank", bad).exits(ExitCode.MALFORMED_INPUT).complainsOnce("bad.npz");

        Path safetensors = Samples.write(directory, "bad.safetensors", "12345678{}");
        Call.prank("rank", safetensors).exits(ExitCode.MALFORMED_INPUT).complainsOnce("bad.safetensors");
        leavesNothingBehind();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x,y\n1,2\n3\n", "1,a\n", "1,NaN\n", "1,2\n1,\n", "{\"points\":[[1],[1,2]]}", "{\"points\":3}"})
    void malformedPointsAreRefused(String content) throws IOException {
        Path bad = Samples.write(directory, content.startsWith("{") ? "bad.json" : "bad.csv", content);

        Call.prank("cover", bad, "-r", 1, "-o", output)
                .exits(ExitCode.MALFORMED_INPUT)
                .complainsOnce("bad.");
        Call.prank("reduce", bad, "--to", "network", "-r", 1, "-o", output)
                .exits(ExitCode.MALFORMED_INPUT)
                .complainsOnce("bad.");
        leavesNothingBehind();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "solve",
                "solve NETWORK --radius",
                "solve NETWORK --radius -1",
                "solve NETWORK --radius=-1/8",
                "solve NETWORK --radius abc",
                "solve NETWORK --radius 1/0",
                "solve NETWORK --radius NaN",
                "solve NETWORK --radius 0.1,,0.2",
                "solve NETWORK --radius 0.1 --rank -1",
                "solve NETWORK --radius 0.1 --rank 1.5",
                "solve NETWORK --radius 0.1 --engine guess",
                "solve NETWORK --radius 0.1 --threads 0",
                "solve NETWORK --radius 0.1 --time-limit -1",
                "solve NETWORK --radius 0.1 --time-limit soon",
                "solve NETWORK --radius 0.1 --work-limit -1",
                "solve NETWORK --radius 0.1 --layout numpy",
                "solve NETWORK --radius 0.1 --tensor-names a,b",
                "solve NETWORK --radius 0.1 --tensor-names a,b,c,a",
                "solve NETWORK --radius 0.1 --no-such-option",
                "solve - - --radius 1",
                "bound NETWORK --radius -1",
                "check NETWORK",
                "check - -",
                "convert NETWORK",
                "compress NETWORK NETWORK",
                "reduce NETWORK --to formula --radius 1",
                "reduce NETWORK --radius 1",
                "fly",
                ""
            })
    void senselessCommandLinesAreUsageErrors(String words) throws IOException {
        Object[] args = Arrays.stream(words.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> word.replace("NETWORK", network.toString()))
                .toArray();

        Call.prank(args).exits(ExitCode.USAGE).complainsOnce("--help");
        leavesNothingBehind();
    }

    @Test
    void aRadiusMustComeFromSomewhere() throws IOException {
        Path points = Samples.write(directory, "points.csv", Samples.POINTS);

        Call.prank("solve", network, "-o", output).exits(ExitCode.USAGE).complainsOnce("--radius");
        Call.prank("bound", network, "-o", output).exits(ExitCode.USAGE).complainsOnce("--radius");
        Call.prank("cover", points, "-o", output).exits(ExitCode.USAGE).complainsOnce("--radius");
        Call.prank("reduce", points, "--to=network", "-o", output)
                .exits(ExitCode.USAGE)
                .complainsOnce("--radius");
        leavesNothingBehind();
    }

    @Test
    void outputsThatCannotBeWrittenAreRefused() {
        Path nowhere = directory.resolve("nowhere").resolve("output.json");

        Call.prank("solve", network, "-r", 1, "-o", nowhere)
                .exits(ExitCode.USAGE)
                .complainsOnce("no such directory");
        Call.prank("solve", network, "-r", 1, "-o", directory)
                .exits(ExitCode.USAGE)
                .complainsOnce(directory + ": cannot be written: is a directory");
        Call.prank("generate", "suite", "-o", network)
                .exits(ExitCode.USAGE)
                .complainsOnce(network + ": cannot be written: is no directory");
        Call.prank("convert", network, directory.resolve("output.txt"))
                .exits(ExitCode.USAGE)
                .complainsOnce(".npz");
        assertThat(nowhere.getParent()).doesNotExist();
    }

    @Test
    void malformedResultsAreInputErrors() throws IOException {
        for (String content : List.of("", "{", "{\"a\":1,\"a\":2}", "{} x", "nonsense")) {
            Path result = Samples.write(directory, "result.json", content);
            Call.prank("check", network, result).exits(ExitCode.MALFORMED_INPUT).complainsOnce("result.json");
        }
        Path noResult = Samples.write(directory, "result.json", "[1, 2]");
        assertThat(Call.prank("check", network, noResult)
                        .exits(ExitCode.REJECTED)
                        .out())
                .startsWith("rejected: ");
    }

    @Test
    void oneBadInstanceDoesNotStopTheOthers() {
        Path missing = directory.resolve("missing.json");

        Call call = Call.prank("solve", missing, network, "--radius", "0.1", "--json", "--output", output)
                .exits(ExitCode.MALFORMED_INPUT)
                .complainsOnce("missing.json");

        assertThat(call.err()).doesNotContain("good.json");
        assertThat(output)
                .content()
                .satisfies(text ->
                        assertThat(Call.json(text).path("upper").asInt()).isEqualTo(Samples.PROXIMATE_RANK));
    }
}
