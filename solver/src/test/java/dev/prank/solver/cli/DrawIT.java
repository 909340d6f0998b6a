package dev.prank.solver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code draw} and {@code figure} from the command line to the file. */
class DrawIT {

    @TempDir
    private Path directory;

    private Path points;
    private Path network;
    private Path output;

    @BeforeEach
    void writeInstances() throws IOException {
        points = Samples.write(directory, "points.csv", Samples.POINTS);
        network = Samples.write(directory, "network.json", Samples.NETWORK);
        output = directory.resolve("picture.svg");
    }

    private Path solved(String command, Path instance, String radii) {
        Path result = directory.resolve("result.json");
        Call.prank(command, instance, "--radius", radii, "--output", result).exits(ExitCode.DONE);
        return result;
    }

    private String svg() throws IOException {
        String text = Files.readString(output);
        assertThat(text).startsWith("<?xml").endsWith("</svg>\n");
        return text;
    }

    private void leavesNoPicture() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("picture") || name.endsWith(".tmp"));
        }
    }

    @Test
    void pointsWithTheirCover() throws IOException {
        Path result = solved("cover", points, "1");

        Call call = Call.prank("draw", points, "--result", result, "-o", output).exits(ExitCode.DONE);

        assertThat(call.out() + call.err()).isEmpty();
        assertThat(svg()).contains("points.csv: 5 source points, covered by 3 squares (least cover 3)");
    }

    @Test
    void pointsWithAGreedyCoverOrAlone() throws IOException {
        Call.prank("draw", points, "--radius", "1", "-o", output).exits(ExitCode.DONE);
        assertThat(svg()).contains("(greedy, Algorithm 5.2)");

        Call.prank("draw", points, "-o", output).exits(ExitCode.DONE);
        assertThat(svg()).contains("points.csv: 5 source points.").doesNotContain("covered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1e-9999"})
    void aRadiusTooSmallToBeSeenHasNoScaleBar(String radius) throws IOException {
        Call.prank("draw", points, "--radius", radius, "-o", output).exits(ExitCode.DONE);
        assertThat(svg()).contains("covered by 5 squares").doesNotContain("ε</text>");
    }

    @Test
    void standardInputMayBeAFormula() throws IOException {
        Call.withInput("p cnf 1 1\n1 0\n", "draw", "-", "-o", output).exits(ExitCode.DONE);
        assertThat(svg()).contains("standard input: 2 tiles");
    }

    @Test
    void optionsOfOtherInstancesAreUsageErrors() throws IOException {
        Path formula = Samples.write(directory, "formula.cnf", "p cnf 1 1\n1 0\n");
        Call.prank("draw", formula, "--radius", "1", "-o", output)
                .exits(ExitCode.USAGE)
                .complainsOnce("--radius is for points and networks");
        for (Path other : List.of(points, network)) {
            Call.prank("draw", other, "--points", "-o", output)
                    .exits(ExitCode.USAGE)
                    .complainsOnce("--points is for tile grids");
        }
        leavesNoPicture();
    }

    @Test
    void aNetworkWithItsGroupsOrAlone() throws IOException {
        Path result = solved("solve", network, "0.1");

        Call.prank("draw", network, "--result", result, "-o", output).exits(ExitCode.DONE);
        assertThat(svg())
                .contains("proximate rank 2: 2 kept groups, 1 cancelled group, 1 dead unit")
                .contains("dead unit</text>");

        Call.prank("draw", network, "-o", output).exits(ExitCode.DONE);
        assertThat(svg()).contains("network.json: 6 units.");
    }

    @Test
    void binaryNetworksAndStandardInput() throws IOException {
        Path binary = directory.resolve("network.npz");
        Call.prank("convert", network, binary, "--quiet").exits(ExitCode.DONE);
        Call.prank("draw", binary, "-o", output).exits(ExitCode.DONE);
        assertThat(svg()).contains("network.npz: 6 units.");

        Call.withInput(Samples.NETWORK, "draw", "-", "-o", output).exits(ExitCode.DONE);
        assertThat(svg()).contains("standard input: 6 units.");
        Call.withInput(Samples.POINTS, "draw", "-", "-o", output).exits(ExitCode.DONE);
        assertThat(svg()).contains("standard input: 5 source points.");
        Call.withInput("{\"radius\":1,\"points\":[[0,1]]}", "draw", "-", "-o", output)
                .exits(ExitCode.DONE);
        assertThat(svg()).contains("standard input: 1 source point, covered by 1 square (greedy");
    }

    @Test
    void aFormulaAndAGrid() throws IOException {
        Path formula = Samples.write(directory, "f.cnf", "p cnf 3 3\n1 2 3 0\n-1 2 0\n-2 0\n");
        Call.prank("draw", formula, "--points", "-o", output).exits(ExitCode.DONE);
        assertThat(svg()).contains("f.cnf: 18 tiles, 21 ports, 72 source points", "source point</text>");

        Path grid = Samples.write(
                directory,
                "two.grid",
                "# prank tile grid 1: column row tile position open-ports\n"
                        + "0 0 dead-end identity W\n5 5 straight identity WE\n");
        Call.prank("draw", grid, "-o", output).exits(ExitCode.DONE);
        assertThat(svg()).contains("two.grid: 2 tiles, 0 ports, 3 source points, bound r\u00a0=\u00a02.");
        Call.prank("draw", grid, "--result", network, "-o", directory.resolve("picture2.svg"))
                .exits(ExitCode.USAGE)
                .complainsOnce("--result");
    }

    @Test
    void thePictureIsPngWhenTheNameSaysSo() throws IOException {
        Path png = directory.resolve("picture.PNG");

        Call.prank("draw", points, "--radius", "1", "-o", png).exits(ExitCode.DONE);

        assertThat(Math.max(
                        ImageIO.read(png.toFile()).getWidth(),
                        ImageIO.read(png.toFile()).getHeight()))
                .isEqualTo(2000);
    }

    @Test
    void theSameCallWritesTheSameBytes() throws IOException {
        Path result = solved("cover", points, "1");
        Path second = directory.resolve("second.svg");

        Call.prank("draw", points, "--result", result, "-o", output).exits(ExitCode.DONE);
        Call.prank("draw", points, "--result", result, "-o", second).exits(ExitCode.DONE);

        assertThat(output).hasSameBinaryContentAs(second);
    }

    @Test
    void aNameThatIsMarkupStaysText() throws IOException {
        Path odd = Samples.write(directory, "a&b<c>.csv", Samples.POINTS);

        Call.prank("draw", odd, "-o", output).exits(ExitCode.DONE);

        assertThat(svg()).contains("a&amp;b&lt;c&gt;.csv");
    }

    @Test
    void aResultOfAnotherInstanceIsRefused() throws IOException {
        Path result = solved("cover", points, "1");
        Path other = Samples.write(directory, "other.csv", Samples.POINTS + "0,51\n");

        Call.prank("draw", other, "--result", result, "-o", output)
                .exits(ExitCode.REJECTED)
                .complainsOnce("result.json", "SHA-256");
        Call.prank("draw", network, "--result", result, "-o", output)
                .exits(ExitCode.REJECTED)
                .complainsOnce("SHA-256");
        leavesNoPicture();
    }

    @Test
    void aResultThatFailsItsCheckIsRefused() throws IOException {
        Path result = solved("cover", points, "1");
        Files.writeString(result, Files.readString(result).replace("\"upper\":3", "\"upper\":4"));

        Call.prank("draw", points, "--result", result, "-o", output)
                .exits(ExitCode.REJECTED)
                .complainsOnce("result.json");
        leavesNoPicture();
    }

    @Test
    void ofSeveralResultsTheRadiusChooses() throws IOException {
        Path result = solved("cover", points, "1,30");

        Call.prank("draw", points, "--result", result, "-o", output)
                .exits(ExitCode.USAGE)
                .complainsOnce("more than one result", "1, 30", "--radius");
        Call.prank("draw", points, "--result", result, "--radius", "2", "-o", output)
                .exits(ExitCode.USAGE)
                .complainsOnce("no result at this radius", "1, 30");
        leavesNoPicture();
        Call.prank("draw", points, "--result", result, "--radius", "30", "-o", output)
                .exits(ExitCode.DONE);
        assertThat(svg()).contains("(least cover 1)");
    }

    @Test
    void whatCannotBeReadIsOneLine() throws IOException {
        Path missing = directory.resolve("missing.json");
        Call.prank("draw", missing, "-o", output)
                .exits(ExitCode.MALFORMED_INPUT)
                .complainsOnce("missing.json");
        Call.prank("draw", points, "--result", missing, "-o", output)
                .exits(ExitCode.MALFORMED_INPUT)
                .complainsOnce("missing.json");
        for (String content : List.of("", "{", "{}", "[]", "nonsense", "{\"units\":3}", "{\"points\":3}")) {
            Path bad = Samples.write(directory, "bad.json", content);
            Call.prank("draw", bad, "-o", output)
                    .exits(ExitCode.MALFORMED_INPUT)
                    .complainsOnce("bad.json");
        }
        Path text = Samples.write(directory, "bad.txt", "hello");
        Call.prank("draw", text, "-o", output).exits(ExitCode.MALFORMED_INPUT).complainsOnce("bad.txt", ".cnf");
        Path grid = Samples.write(
                directory, "bad.grid", "# prank tile grid 1: column row tile position open-ports\n0 0 wall\n");
        Call.prank("draw", grid, "-o", output).exits(ExitCode.MALFORMED_INPUT).complainsOnce("bad.grid:2");
        Path formula = Samples.write(directory, "bad.cnf", "p cnf 1 1\n1 a 0\n");
        Call.prank("draw", formula, "-o", output)
                .exits(ExitCode.MALFORMED_INPUT)
                .complainsOnce("bad.cnf");
        Path huge = Samples.write(directory, "huge.csv", "0,0\n1e400,1\n");
        Call.prank("draw", huge, "-o", output).exits(ExitCode.MALFORMED_INPUT).complainsOnce("huge.csv");
        leavesNoPicture();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "draw POINTS",
                "draw POINTS -o picture.gif",
                "draw POINTS -o picture",
                "draw -o picture.svg",
                "draw POINTS --radius -1 -o picture.svg",
                "draw - --result - -o picture.svg",
                "figure -o picture.svg",
                "figure 3 -o picture.svg",
                "figure 2 -o picture.pdf",
                "figure 2"
            })
    void senselessCommandLinesAreUsageErrors(String line) throws IOException {
        Object[] words = Stream.of(line.split(" "))
                .map(word -> word.equals("POINTS")
                        ? points.toString()
                        : word.startsWith("picture") ? directory.resolve(word).toString() : word)
                .toArray();

        Call.prank(words).exits(ExitCode.USAGE).complainsOnce("--help");
        leavesNoPicture();
    }

    @Test
    void aPlaceThatDoesNotExistIsReported() {
        Call.prank("draw", points, "-o", directory.resolve("no/picture.svg"))
                .exits(ExitCode.USAGE)
                .complainsOnce("no such directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "tiles"})
    void figuresComeInBothFormats(String figure) throws IOException {
        Path png = directory.resolve("figure.png");

        Call.prank("figure", figure, "-o", output).exits(ExitCode.DONE);
        Call.prank("figure", figure, "-o", png).exits(ExitCode.DONE);

        assertThat(svg().getBytes(StandardCharsets.UTF_8).length).isGreaterThan(2000);
        assertThat(ImageIO.read(png.toFile()).getWidth()).isPositive();
    }
}
