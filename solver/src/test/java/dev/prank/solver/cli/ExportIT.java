package dev.prank.solver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.io.PointReader;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.export.SetCoverModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code prank export} end to end. */
class ExportIT {

    @TempDir
    private Path directory;

    private Path points;
    private Path output;

    @BeforeEach
    void writeSamples() throws IOException {
        points = Samples.write(directory, "points.csv", Samples.POINTS);
        output = directory.resolve("output.txt");
    }

    /** The two near pairs and the lonely point are the three maximal squares, and no two of them meet. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "opb               | * #variable= 3 #constraint= 5",
                "wcnf              | h 3 0",
                "lp                | p4: x3 >= 1",
                "mps               | UP bnd x3 1",
                "metis             | 5 2",
                "dimacs            | p edge 5 2",
                "dimacs-complement | p edge 5 8",
                "orlib             | 5 3",
            })
    void everyFormatIsWritten(String format, String line) throws IOException {
        Call call = Call.prank("export", points, "--radius", 1, "--format", format)
                .exits(ExitCode.DONE)
                .saysNothing();
        Call.prank("export", points, "-r", 1, "-f", format, "-o", output)
                .exits(ExitCode.DONE)
                .saysNothing();

        assertThat(call.out().lines().map(String::strip)).contains(line);
        assertThat(output).content().isEqualTo(call.out());
        assertThat(Call.withInput(Samples.POINTS, "export", "-", "-r", 1, "-f", format)
                        .out())
                .isEqualTo(call.out());
    }

    @Test
    void aFormulaNeedsARank() throws IOException {
        Path json = Samples.write(
                directory, "points.json", "{\"radius\":1,\"rank\":2,\"points\":[[0,0],[2,2],[10,0],[11,0.5],[0,50]]}");

        Call.prank("export", points, "-r", 1, "-f", "cnf", "-o", output)
                .exits(ExitCode.USAGE)
                .complainsOnce("points.csv", "--rank");
        assertThat(output).doesNotExist();
        String two =
                Call.prank("export", json, "-f", "cnf").exits(ExitCode.DONE).out();
        assertThat(two).contains("exactly when at most 2 squares");
        assertThat(Call.prank("export", points, "-r", 1, "--rank", 2, "-f", "cnf")
                        .out())
                .isEqualTo(two);
        assertThat(Call.prank("export", json, "--rank", 3, "-f", "cnf").out())
                .contains("exactly when at most 3 squares");
    }

    @Test
    void onlyAnExplicitRankMakesOpbADecision() throws IOException {
        Path json = Samples.write(directory, "points.json", "{\"radius\":1,\"rank\":2,\"points\":[[0,0],[2,2],[5,5]]}");

        assertThat(Call.prank("export", json, "-f", "opb").exits(ExitCode.DONE).out())
                .contains("\nmin: +1 x1 +1 x2 ;\n");
        assertThat(Call.prank("export", json, "-f", "opb", "--rank", 1)
                        .exits(ExitCode.DONE)
                        .out())
                .doesNotContain("min:")
                .endsWith("\n-1 x1 -1 x2 >= -1 ;\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POINTS -r 1",
                "POINTS -r 1 -f xlsx",
                "POINTS -r -1 -f opb",
                "POINTS -r 1 -f cnf --rank -1",
                "POINTS -r 1 -f wcnf --rank 1",
                "POINTS -r 1 -f orlib --rank 1",
                "-r 1 -f lp"
            })
    void senselessCommandLinesAreUsageErrors(String words) {
        Object[] args = Stream.concat(Stream.of("export"), Stream.of(words.split(" ")))
                .map(word -> word.replace("POINTS", points.toString()))
                .toArray();

        Call.prank(args).exits(ExitCode.USAGE).complainsOnce("--help");
    }

    @Test
    void whatCannotBeExportedLeavesNothingBehind() throws IOException {
        Path bad = Samples.write(directory, "bad.csv", "1,2\n3\n");
        String far = "x\n"
                + String.join(
                        "\n",
                        IntStream.range(0, 10_002).mapToObj(i -> 3 * i + "").toList());
        Path many = Samples.write(directory, "many.csv", far);

        Call.prank("export", bad, "-r", 1, "-f", "lp", "-o", output)
                .exits(ExitCode.MALFORMED_INPUT)
                .complainsOnce("bad.csv");
        Call.prank("export", points, "-f", "lp", "-o", output)
                .exits(ExitCode.USAGE)
                .complainsOnce("--radius");
        Call.prank("export", points, "-r", 1, "-f", "lp", "-o", directory.resolve("nowhere/file.lp"))
                .exits(ExitCode.USAGE)
                .complainsOnce("no such directory");
        Call.prank("export", many, "-r", 1, "-f", "dimacs-complement", "-o", output)
                .exits(ExitCode.USAGE)
                .complainsOnce("many.csv", "dimacs-complement", "50015001 edges");
        Call.prank("export", many, "-r", 1, "-f", "dimacs-complement")
                .exits(ExitCode.USAGE)
                .complainsOnce("50015001 edges");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactlyInAnyOrder(points, bad, many);
        }
    }

    /** An instance whose optimum other solvers have confirmed. */
    @Test
    void aShippedInstanceHasTheSizesOfItsModel() throws IOException {
        Path file = Path.of(System.getProperty("prank.testData"), "points", "pcb442.csv");
        SetCoverModel model =
                SetCoverModel.of(new PointCoverProblem(PointReader.read(file).points(), Rational.of(100)));

        assertThat(Call.prank("export", file, "-r", 100, "-f", "opb").out())
                .startsWith("* #variable= " + model.squareCount() + " #constraint= 442\n");
    }

    @Test
    void helpHasAnExample() {
        assertThat(Call.prank("export", "--help").exits(ExitCode.DONE).out())
                .startsWith("Usage: prank export")
                .contains("Example: prank export", "dimacs-complement");
    }
}
