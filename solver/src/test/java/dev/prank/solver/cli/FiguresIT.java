package dev.prank.solver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pictures in {@code docs/figures} are those that the program makes. */
class FiguresIT {

    private static final Path FIGURES =
            Path.of(System.getProperty("prank.testData")).resolveSibling("docs").resolve("figures");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"1, figure1.svg", "2, figure2.svg", "tiles, tiles.svg"})
    void thePagesShowTheFiguresOfTheProgram(String figure, String file) throws IOException {
        Path made = directory.resolve(file);
        Call.prank("figure", figure, "-o", made).exits(ExitCode.DONE);

        assertThat(made).hasSameTextualContentAs(FIGURES.resolve(file));
    }
}
