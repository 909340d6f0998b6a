package dev.prank.solver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.solver.study.StudyTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchStudyIT {

    private static final Path SHIPPED = Path.of("../test-data");

    @TempDir
    private Path directory;

    private Path networks;
    private Path runs;
    private Path page;

    @BeforeEach
    void copyAFew() throws IOException {
        networks = Files.createDirectory(directory.resolve("networks"));
        for (String name : List.of("sine-h008-adam-l2_0-s0", "sine-h008-adam-l2_0.1-s0", "iris-h016-lbfgs-l2_1-s0")) {
            copy(SHIPPED.resolve("networks").resolve(name + ".json"), networks);
        }
        runs = Files.createDirectory(directory.resolve("runs"));
        Path run = Files.createDirectory(runs.resolve("step-h016-adam-l2_0.1-s0"));
        for (String step : List.of("00000", "20000")) {
            copy(SHIPPED.resolve("trajectories/step-h016-adam-l2_0.1-s0/step-h016-step" + step + ".json"), run);
        }
        StringBuilder text = new StringBuilder("# By hand\n");
        Stream.concat(Stream.of("production"), StudyTables.names().stream())
                .forEach(name -> text.append("<!-- begin " + name + " -->\n<!-- end " + name + " -->\n"));
        page = Samples.write(directory, "page.md", text + "The end.\n");
    }

    private static void copy(Path file, Path directory) throws IOException {
        Files.copy(file, directory.resolve(file.getFileName()));
    }

    private Call study(Object... options) {
        return Call.prank(Stream.concat(
                        Stream.of("bench", "study", networks, runs, "--output", page, "--draws", 2, "--threads", 1),
                        Stream.of(options))
                .toArray());
    }

    @Test
    void thePageIsFilledIn() throws IOException {
        Call call = study("--most-units", 8).exits(ExitCode.DONE);

        String text = Files.readString(page);
        assertThat(text).startsWith("# By hand\n").endsWith("The end.\n");
        assertThat(text)
                .contains("./prank bench study", "1 thread,", "at most 5 s", "2 networks of at most 8 units")
                .contains("| sine | 2 |")
                .contains("| step-h016-adam-l2_0.1-s0 | 0 |")
                .doesNotContain("iris");
        for (String figure : List.of("bounds", "shuffled", "reductions", "trajectories")) {
            assertThat(Files.readString(directory.resolve("page-" + figure + ".svg")))
                    .contains("<svg");
        }
        assertThat(call.out()).isEmpty();
        assertThat(call.err().lines()).hasSize(3);

        study("--quiet").exits(ExitCode.DONE).saysNothing();
        assertThat(Files.readString(page))
                .contains("3 networks", "| iris | 1 |")
                .endsWith("The end.\n");
    }

    @Test
    void whatDoesNotFitIsRefused() throws IOException {
        Call.prank("bench", "study", networks, runs, "--output", page, "--draws", 0)
                .exits(ExitCode.USAGE)
                .complainsOnce("--draws");
        study("--most-units", 7).exits(ExitCode.MALFORMED_INPUT).complainsOnce("networks", "at most 7 units");
        Path other = Samples.write(networks, "net.json", Samples.NETWORK);
        study().exits(ExitCode.MALFORMED_INPUT).complainsOnce("net.json", "TASK-hWIDTH");
        Files.delete(other);
        Files.writeString(page, "# No parts\n");
        study().exits(ExitCode.MALFORMED_INPUT).complainsOnce("page.md", "begin NAME");
        Files.delete(page);
        study().exits(ExitCode.MALFORMED_INPUT).complainsOnce("page.md", "no such file");
    }

    @Test
    void anInterruptionWritesNothing() throws IOException {
        String before = Files.readString(page);

        Call call = Call.interrupted("bench", "study", networks, runs, "--output", page, "--quiet");

        assertThat(call.exitCode()).isEqualTo(ExitCode.STOPPED.code());
        assertThat(call.err()).contains("nothing is written");
        assertThat(Files.readString(page)).isEqualTo(before);
        assertThat(directory.resolve("page-bounds.svg")).doesNotExist();
    }
}
