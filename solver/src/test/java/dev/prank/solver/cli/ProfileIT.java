package dev.prank.solver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.prank.instances.number.Rational;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code profile}. */
class ProfileIT {

    /** On a line; half the distances of what r squares have to hold together are the answers. */
    private static final String POINTS = "0,0\n1,0\n3,1\n7,2\n7.5,2\n";

    @TempDir
    private Path directory;

    private Path points;

    @BeforeEach
    void writePoints() throws IOException {
        points = Samples.write(directory, "points.csv", POINTS);
    }

    @Test
    void stepsComeByRadius() {
        String out =
                Call.prank("profile", points).exits(ExitCode.DONE).saysNothing().out();

        assertThat(out.lines()
                        .skip(2)
                        .map(line -> line.replaceAll(" +[0-9]+$", "").replaceAll(" +", " ")))
                .containsExactly("0 5", "0.25 4", "0.5 3", "1.5 2", "3.75 1");
    }

    @Test
    void jsonIsExact() {
        JsonNode result = Call.json(
                Call.prank("profile", points, "--json").exits(ExitCode.DONE).out());

        assertThat(result.get("problem").textValue()).isEqualTo("profile");
        assertThat(result.get("of").textValue()).isEqualTo("cover");
        JsonNode stair = result.at("/stairs/1");
        assertThat(stair.get("rank").intValue()).isEqualTo(2);
        assertThat(stair.get("lower").textValue()).isEqualTo("3/2");
        assertThat(stair.get("upper").textValue()).isEqualTo("3/2");
        assertThat(stair.get("exact").booleanValue()).isTrue();
        assertThat(stair.get("certified").booleanValue()).isFalse();
    }

    @Test
    void aWindowLeavesOutTheRest() {
        String ranks = Call.prank("profile", points, "--ranks", "2..3")
                .exits(ExitCode.DONE)
                .out();
        String radii = Call.prank("profile", points, "--radii", "0.3..1.5")
                .exits(ExitCode.DONE)
                .out();

        assertThat(ranks.lines().skip(2)).hasSize(2);
        assertThat(radii).contains("\n1.5 ").doesNotContain("3.75");
        // Four squares of radius 0.25 suffice; whether smaller ones do is outside the window.
        Call.prank("profile", points, "--radii", "2/5..3/2").exits(ExitCode.DONE);
    }

    /** Rounding moves the ends of an open bracket apart, never together. */
    @Test
    void shownBracketsHoldTheExactOnes() {
        Path network = Path.of("../test-data/networks/sawtooth-h032-lbfgs-l2_0.01-s0.json");
        Object[] call = {"profile", network, "--engine", "branch", "--threads", "1", "--work-limit", "0"};
        List<String> open = Call.prank(call)
                .exits(ExitCode.STOPPED)
                .out()
                .lines()
                .filter(line -> line.contains(".."))
                .skip(1)
                .toList();
        Object[] asJson = Stream.concat(Stream.of(call), Stream.of("--json")).toArray();
        JsonNode stairs = Call.json(Call.prank(asJson).out()).get("stairs");

        assertThat(open).isNotEmpty();
        for (String line : open) {
            String[] words = line.split("\\.\\.| +");
            JsonNode stair = stairs.get(Integer.parseInt(words[2]));
            assertThat(Rational.parse(words[0]))
                    .as(line)
                    .isLessThanOrEqualTo(Rational.parse(stair.get("lower").textValue()));
            assertThat(Rational.parse(words[1]))
                    .as(line)
                    .isGreaterThanOrEqualTo(Rational.parse(stair.get("upper").textValue()));
        }
    }

    /** At its radius a rank is within reach, and just below there is a certificate that it is not. */
    @Test
    void stepsHaveProofs() throws IOException {
        Path network = Path.of("../test-data/networks/sawtooth-h016-lbfgs-l2_0.01-s0.json");
        Path proofs = directory.resolve("proofs");
        JsonNode profile = Call.json(Call.prank("profile", network, "--ranks", "9..12", "--proof", proofs, "--json")
                .exits(ExitCode.DONE)
                .saysNothing()
                .out());

        List<Path> results;
        try (var files = Files.list(proofs)) {
            results = files.filter(file -> file.toString().endsWith(".result.json"))
                    .toList();
        }
        assertThat(results).hasSize(8);
        assertThat(profile.get("stairs"))
                .allMatch(stair -> stair.get("certified").booleanValue());
        for (Path result : results) {
            boolean isBelow = result.toString().contains("-below");
            JsonNode content = Call.json(Files.readString(result));
            assertThat(content.get("status").textValue()).isEqualTo(isBelow ? "no" : "yes");
            assertThat(content.get("certified").booleanValue()).isEqualTo(isBelow);
            Call.prank("check", network, result).exits(ExitCode.DONE);
        }
    }

    @Test
    void theStaircaseIsDrawn() throws IOException {
        Path picture = directory.resolve("stairs.svg");
        Call.prank("profile", points, "--picture", picture).exits(ExitCode.DONE);

        assertThat(Files.readString(picture)).contains("<svg", "points.csv", "least cover", "Algorithm 5.2", "radius");
        Call.prank("profile", points, "--picture", directory.resolve("stairs.pdf"))
                .exits(ExitCode.USAGE)
                .complainsOnce("--picture", ".svg or .png");
        Call.prank("profile", points, points, "--picture", picture)
                .exits(ExitCode.USAGE)
                .complainsOnce("--picture");
    }

    @Test
    void whatMakesNoSenseIsRefused() throws IOException {
        Call.prank("profile", points, "--ranks", "3..2").exits(ExitCode.USAGE).complainsOnce("--ranks");
        Call.prank("profile", points, "--ranks", "1/2..2").exits(ExitCode.USAGE).complainsOnce("--ranks");
        Call.prank("profile", points, "--radii", "1").exits(ExitCode.USAGE).complainsOnce("A..B");
        Path formula = Samples.write(directory, "f.cnf", "p cnf 1 1\n1 0\n");
        Call.prank("profile", formula).exits(ExitCode.MALFORMED_INPUT).complainsOnce("f.cnf");
    }

    @Test
    void anInterruptionLeavesBrackets() {
        Call call = Call.interrupted("profile", points, "--json");

        assertThat(call.exitCode()).isEqualTo(ExitCode.STOPPED.code());
        for (JsonNode stair : Call.json(call.out()).get("stairs")) {
            assertThat(stair.has("lower")).isTrue();
        }
    }
}
