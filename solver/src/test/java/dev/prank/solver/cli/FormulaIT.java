package dev.prank.solver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.instances.io.DimacsReader;
import dev.prank.instances.io.ModelReader;
import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.NetworkReader;
import dev.prank.instances.io.PointFile;
import dev.prank.instances.io.PointReader;
import dev.prank.instances.number.Rational;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formulas to points and networks and back, from the command line. */
class FormulaIT {

    private static final Path FORMULAS = Path.of(System.getProperty("prank.testData"), "formulas");
    private static final Path EXAMPLE = FORMULAS.resolve("example.cnf");
    private static final Path UNSATISFIABLE = FORMULAS.resolve("unsatisfiable-restricted.cnf");

    /** The only one: clause 3 makes 2 false, so clause 2 makes 1 false, so clause 1 makes 3 true. */
    private static final String MODEL = "s SATISFIABLE\nv -1 -2 3 0\n";

    private static final int RANK = 33;

    @TempDir
    private Path directory;

    @Test
    void reduceWritesPointsAndNetworksWithTheirRank() throws IOException {
        Path points = directory.resolve("points.json");
        Path network = directory.resolve("network.json");
        Call.prank("reduce", EXAMPLE, "--to", "points", "--radius", "0.15", "-o", points)
                .exits(ExitCode.DONE);
        Call.prank("reduce", EXAMPLE, "--to", "network", "--quiet", "-o", network)
                .exits(ExitCode.DONE)
                .saysNothing();

        PointFile pointFile = PointReader.read(points);
        NetworkFile networkFile = NetworkReader.read(network);
        assertThat(pointFile.points().size()).isEqualTo(72);
        assertThat(pointFile.radius()).contains(Rational.parse("0.15"));
        assertThat(pointFile.rank()).hasValue(RANK);
        assertThat(networkFile.network().size()).isEqualTo(72);
        assertThat(networkFile.radius()).contains(Rational.parse("1/8"));
        assertThat(networkFile.rank()).hasValue(RANK);
    }

    @ParameterizedTest
    @CsvSource({"direct,points", "direct,network", "planar,points", "planar,network"})
    void aModelGoesThereAndComesBack(String route, String target) throws IOException {
        Path source = Samples.write(directory, "cycle.cnf", "p cnf 3 3\n-1 2 3 0\n1 -2 0\n1 2 -3 0\n");
        Path model = Samples.write(directory, "model.txt", "c by hand\ns SATISFIABLE\nv 1 2 3 0\n");
        Path instance = directory.resolve("instance.json");
        Path result = directory.resolve("result.json");
        Call.prank("reduce", source, "--route", route, "--to", target, "-o", instance)
                .exits(ExitCode.DONE);

        Call.prank("push-forward", source, model, "--route", route, "--to", target, "-o", result)
                .exits(ExitCode.DONE);
        Call.prank("check", instance, result).exits(ExitCode.DONE);
        Call.prank("pull-back", source, result, "--route", route)
                .exits(ExitCode.YES)
                .saysNothing();

        String command = target.equals("points") ? "cover" : "solve";
        Call.prank(command, instance, "-o", result).exits(ExitCode.DONE);
        Call back = Call.prank("pull-back", source, result, "--route", route).exits(ExitCode.YES);
        CnfFormula read = DimacsReader.read(source);
        assertThat(ModelReader.read(new ByteArrayInputStream(back.out().getBytes(StandardCharsets.UTF_8)), "model", 3)
                        .satisfies(read))
                .isTrue();
    }

    @Test
    void aModelIsReadFromWhatTheSolverFound() {
        Path points = directory.resolve("points.json");
        Path result = directory.resolve("result.json");
        Call.prank("reduce", EXAMPLE, "--to", "points", "-o", points).exits(ExitCode.DONE);
        Call.prank("cover", points, "--rank", RANK, "-o", result).exits(ExitCode.YES);

        assertThat(Call.prank("pull-back", EXAMPLE, result).exits(ExitCode.YES).out())
                .isEqualTo(MODEL);
    }

    /** As large as the smallest formulas of SATLIB: about 100,000 points. */
    @Test
    void aFormulaOfTwentyVariablesIsDecidedThroughItsPoints() throws IOException {
        Path formula = FORMULAS.resolve("planted-20-91.cnf");
        Path points = directory.resolve("points.json");
        Path result = directory.resolve("result.json");
        Call.prank("reduce", formula, "--to", "points", "-o", points).exits(ExitCode.DONE);
        int rank = PointReader.read(points).rank().orElseThrow();
        Call.prank("cover", points, "--rank", rank, "-o", result).exits(ExitCode.YES);

        Call back = Call.prank("pull-back", formula, result).exits(ExitCode.YES);
        assertThat(ModelReader.read(new ByteArrayInputStream(back.out().getBytes(StandardCharsets.UTF_8)), "model", 20)
                        .satisfies(DimacsReader.read(formula)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "planar"})
    void anUnsatisfiableFormulaNeedsMoreSquares(String route) {
        Path points = directory.resolve("points.json");
        Path result = directory.resolve("result.json");
        Call.prank("reduce", UNSATISFIABLE, "--route", route, "--to", "points", "-o", points)
                .exits(ExitCode.DONE);
        Call.prank("cover", points, "-o", result).exits(ExitCode.DONE);

        Call call =
                Call.prank("pull-back", UNSATISFIABLE, result, "--route", route).exits(ExitCode.NO);
        assertThat(call.out()).endsWith("s UNSATISFIABLE\n").startsWith("c the lower bound");
    }

    @Test
    void theGridAndTheRestrictedFormulaAreText() throws IOException {
        String grid = Call.prank("reduce", EXAMPLE, "--to", "grid")
                .exits(ExitCode.DONE)
                .out();
        assertThat(grid).startsWith("# prank tile grid 1").contains("\n2 0 dead-end ");
        assertThat(grid.lines()).hasSize(1 + 18);

        Call restricted = Call.prank("reduce", UNSATISFIABLE, "--route", "planar", "--to", "restricted")
                .exits(ExitCode.DONE);
        assertThat(DimacsReader.read(
                        new ByteArrayInputStream(restricted.out().getBytes(StandardCharsets.UTF_8)), "restricted"))
                .isEqualTo(DimacsReader.read(UNSATISFIABLE));
        assertThat(Call.prank("reduce", EXAMPLE, "--route", "planar", "--to", "restricted")
                        .exits(ExitCode.DONE)
                        .err())
                .contains("clause 3 has 1 literal");
    }

    @Test
    void standardInputMayBeAFormulaOrPoints() throws IOException {
        String formula = Files.readString(EXAMPLE);

        Call fromFormula =
                Call.withInput(formula, "reduce", "-", "--to", "network").exits(ExitCode.DONE);
        Call fromPoints = Call.withInput(
                        Call.withInput(formula, "reduce", "-", "--to", "points").out(),
                        "reduce",
                        "-",
                        "--to",
                        "network")
                .exits(ExitCode.DONE);

        JsonNode network = Call.json(fromFormula.out());
        assertThat(Call.json(fromPoints.out()).get("units")).isEqualTo(network.get("units"));
        assertThat(Call.json(fromPoints.out()).get("rank")).isEqualTo(network.get("rank"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reduce FORMULA --to circles",
                "reduce FORMULA --to points --route scenic",
                "reduce FORMULA --to points --rank 3",
                "reduce FORMULA --to points --radius 3/16",
                "reduce FORMULA --to points --radius 0.1",
                "reduce FORMULA --to restricted",
                "reduce POINTS --to grid --radius 1",
                "push-forward FORMULA - --to grid",
                "push-forward - - --to points",
                "pull-back - -"
            })
    void senselessCommandLinesAreUsageErrors(String words) throws IOException {
        Path points = Samples.write(directory, "points.csv", Samples.POINTS);
        Object[] args = words.replace("FORMULA", EXAMPLE.toString())
                .replace("POINTS", points.toString())
                .split(" ");

        Call.prank(args).exits(ExitCode.USAGE).complainsOnce("--help");
    }

    @Test
    void aWrongChoiceIsAnsweredWithTheChoices() {
        Call.prank("reduce", EXAMPLE, "--to", "circles")
                .exits(ExitCode.USAGE)
                .complainsOnce("'--to': expected one of restricted, grid, points, network but was 'circles'");
    }

    @Test
    void malformedFilesAreRefused() throws IOException {
        Path bad = Samples.write(directory, "bad.cnf", "p cnf 2 1\n1 2 3 0\n");
        Path output = directory.resolve("output.json");
        Call.prank("reduce", bad, "--to", "points", "-o", output)
                .exits(ExitCode.MALFORMED_INPUT)
                .complainsOnce("bad.cnf:2: ");
        Call.withInput("v 1 -1 0", "push-forward", EXAMPLE, "-", "--to", "points", "-o", output)
                .exits(ExitCode.MALFORMED_INPUT)
                .complainsOnce("<stdin>:1: variable 1 has two values");
        Call.withInput("v 4 0", "push-forward", EXAMPLE, "-", "--to", "points", "-o", output)
                .exits(ExitCode.MALFORMED_INPUT)
                .complainsOnce("<stdin>:1: expected a variable from 1 to 3, found literal 4");
        Call.withInput("v 1 2 3 0", "push-forward", EXAMPLE, "-", "--to", "points", "-o", output)
                .exits(ExitCode.REJECTED)
                .complainsOnce("does not satisfy clause 3, [-2]");
        assertThat(output).doesNotExist();
    }

    /** A cover of another point set, of another radius, and one that is too large to mean anything. */
    @Test
    void witnessesThatDoNotFitAreRefused() throws IOException {
        Path points = directory.resolve("points.json");
        Path result = directory.resolve("result.json");
        Path other = Samples.write(directory, "other.csv", Samples.POINTS);
        Call.prank("cover", other, "-r", 1, "-o", result).exits(ExitCode.DONE);
        Call.prank("pull-back", EXAMPLE, result).exits(ExitCode.REJECTED).complainsOnce("result.json");

        Call.prank("reduce", EXAMPLE, "--to", "points", "-r", "0.15", "-o", points)
                .exits(ExitCode.DONE);
        Call.prank("cover", points, "-o", result).exits(ExitCode.DONE);
        Call.prank("pull-back", EXAMPLE, result).exits(ExitCode.USAGE).complainsOnce("--radius");

        Call.prank("cover", points, "--rank", 72, "-o", result).exits(ExitCode.YES);
        Call call = Call.prank("pull-back", EXAMPLE, result, "-r", "0.15");
        if (call.exitCode() == ExitCode.REJECTED.code()) {
            call.complainsOnce("more than the bound 33, and spells no model");
        } else {
            assertThat(call.out()).isEqualTo(MODEL);
        }
    }
}
