package dev.prank.solver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.formula.CnfFormula;
import dev.prank.instances.io.DimacsReader;
import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.NetworkReader;
import dev.prank.instances.io.Origin;
import dev.prank.instances.io.PointFile;
import dev.prank.instances.io.PointReader;
import dev.prank.instances.number.Rational;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code prank generate FAMILY} end to end. */
class GenerateIT {

    @TempDir
    private Path directory;

    /** As the program itself lists them. */
    static Stream<String> families() {
        return Call.prank("generate", "--help")
                .out()
                .lines()
                .dropWhile(line -> !line.equals("Commands:"))
                .skip(1)
                .filter(line -> line.matches("  [a-z].*"))
                .map(line -> line.strip().split(" ")[0])
                .filter(name -> !name.equals("suite"));
    }

    @Test
    void allFamiliesAreThere() {
        assertThat(families())
                .contains("points-uniform", "network-planted", "formula-restricted")
                .hasSize(12);
    }

    @ParameterizedTest
    @MethodSource("families")
    void theSameSeedGivesTheSameBytes(String family) throws IOException {
        Path output = directory.resolve(family + (family.startsWith("formula") ? ".cnf" : ".json"));
        String text = Call.prank("generate", family, "--seed", 5)
                .exits(ExitCode.DONE)
                .saysNothing()
                .out();

        assertThat(Call.prank("generate", family, "--seed=5", "--output", output)
                        .exits(ExitCode.DONE)
                        .out())
                .isEmpty();
        assertThat(output).content().isEqualTo(text);
        // The instance itself, without what is said about it.
        assertThat(content(Call.prank("generate", family, "--seed", 6).out()).equals(content(text)))
                .isEqualTo(List.of("formula-pigeonhole", "formula-patterns").contains(family));
        assertThat(Call.prank("generate", family, "--help").exits(ExitCode.DONE).out())
                .contains("--seed", "--output", "Example: prank generate " + family);
    }

    private static List<String> content(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("c ") && !line.contains("\"origin\""))
                .toList();
    }

    @Test
    void pointsSayWhereTheyComeFrom() throws IOException {
        Path output = directory.resolve("points.json");
        Call.prank("generate", "points-planted", "--squares=7", "--per-square=3", "-r=0.125", "-o", output);
        PointFile file = PointReader.read(output);
        Origin origin = file.origin().orElseThrow();

        assertThat(file.points().size()).isEqualTo(21);
        assertThat(file.radius()).contains(Rational.of(1, 8));
        assertThat(origin.family()).isEqualTo("points-planted");
        assertThat(origin.seed()).isEqualTo(OptionalLong.of(0));
        assertThat(new TreeMap<>(origin.parameters())).hasToString("{per-square=3, radius=1/8, squares=7}");
        assertThat(origin.known().orElseThrow().lower()).isEqualTo(OptionalInt.of(7));
        assertThat(origin.known().orElseThrow().upper()).isEqualTo(OptionalInt.of(7));
    }

    @Test
    void convertKeepsTheOrigin() throws IOException {
        Path output = directory.resolve("network.json");
        Path copy = directory.resolve("copy.json");
        Call.prank("generate", "network-planted", "--rank", 4, "--seed", -3, "-o", output);
        Call.prank("convert", output, copy).exits(ExitCode.DONE);
        NetworkFile file = NetworkReader.read(copy);

        assertThat(file).isEqualTo(NetworkReader.read(output));
        assertThat(file.origin().orElseThrow().seed()).isEqualTo(OptionalLong.of(-3));
        assertThat(file.origin().orElseThrow().known().orElseThrow().upper()).isEqualTo(OptionalInt.of(4));
        assertThat(file.origin().orElseThrow().known().orElseThrow().lower()).isEmpty();
    }

    @Test
    void formulasSayWhereTheyComeFromInComments() {
        String text = Call.prank("generate", "formula-pigeonhole", "--holes=1").out();

        assertThat(text.lines())
                .containsExactly(
                        "c family: formula-pigeonhole",
                        "c parameters: holes=1 to=formula",
                        "c seed: 0",
                        "c version: prank " + Version.NUMBER,
                        "c known: unsatisfiable (pigeonhole: one pigeon more than holes)",
                        "p cnf 2 3",
                        "1 0",
                        "2 0",
                        "-1 -2 0");
    }

    @Test
    void clausesAreCountedByNumberOrByRatio() throws IOException {
        Path output = directory.resolve("formula.cnf");
        Call.prank("generate", "formula-ksat", "--variables=20", "-o", output).exits(ExitCode.DONE);
        CnfFormula byDefault = DimacsReader.read(output);
        Call.prank("generate", "formula-ksat", "--variables=20", "--ratio=1/8", "-o", output)
                .exits(ExitCode.DONE);
        CnfFormula byRatio = DimacsReader.read(output);
        Call.prank("generate", "formula-ksat", "--variables=20", "--clauses=7", "-o", output)
                .exits(ExitCode.DONE);
        CnfFormula byNumber = DimacsReader.read(output);

        assertThat(byDefault.clauses()).hasSize(85);
        assertThat(byRatio.clauses()).hasSize(3);
        assertThat(byNumber.clauses()).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "points-uniform --points -1          | number of points must be at least 0, but is -1",
                "points-uniform --occupancy 0        | occupancy must be positive",
                "points-uniform --occupancy x        | --occupancy",
                "points-uniform --radius -1          | radius must be positive",
                "points-clustered --clusters 0       | number of clusters must be at least 1",
                "points-clustered --spread=-1        | spread",
                "points-lattice --steps=-1           | steps must be at least 0",
                "points-planted --per-square 0       | points per square must be at least 1",
                "network-uniform --inputs 0          | inputs and outputs must be at least 1",
                "network-uniform --radius=-1         | radius must not be negative",
                "network-planted --copies 0          | inputs, outputs and copies must be at least 1",
                "network-planted --dead=-1           | dead units must be at least 0",
                "formula-ksat --variables 2          | a clause of 3 different variables",
                "formula-ksat --clauses 1 --ratio 2  | exclude each other",
                "formula-ksat --ratio 1e30           | too many",
                "formula-ksat --ratio=-1             | number of clauses must be at least 0",
                "formula-planted --width 0           | clause width must be at least 1",
                "formula-pigeonhole --holes 201      | number of holes must be from 0 to 200",
                "formula-parity --length 1           | length must be from 2",
                "formula-patterns --variables 21     | number of variables must be from 0 to 20",
                "formula-patterns --to circuit       | --to",
                "formula-patterns --radius 1/8       | a formula has no radius",
                "formula-patterns --to points -r 1   | radius",
                "formula-restricted --variables 1    | at least 2 variables",
                "formula-restricted --triple-clauses 101 | from 0 to 100",
                "formula-restricted --variables 3 --triple-occurrences 100 --triple-clauses 0 | an odd number",
            })
    void parametersThatMakeNoSenseAreUsageErrors(String arguments, String complaint) {
        Object[] words = ("generate " + arguments).split(" +");

        Call.prank(words).exits(ExitCode.USAGE).complainsOnce(complaint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"points.csv", "points.cnf", "missing/points.json"})
    void outputsThatCannotBeWrittenAreUsageErrors(String name) throws IOException {
        Call.prank("generate", "points-uniform", "-o", directory.resolve(name))
                .exits(ExitCode.USAGE)
                .complainsOnce(name);

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aFamilyIsNeeded() {
        Call.prank("generate").exits(ExitCode.USAGE).complainsOnce("no family given");
        Call.prank("generate", "points-fractal").exits(ExitCode.USAGE).complainsOnce("points-fractal");
    }
}
