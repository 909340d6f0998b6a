package dev.prank.solver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.prank.reductions.hardness.CoveringSquare;
import dev.prank.reductions.hardness.LeastCoverOracle;
import dev.prank.reductions.hardness.TilePoint;
import dev.prank.solver.SolveControl;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code prank gadgets}, end to end with the exact solver. */
class GadgetsIT {

    private static final Map<Character, List<Integer>> PORTS =
            Map.of('W', List.of(0, 4), 'E', List.of(8, 4), 'S', List.of(4, 0), 'N', List.of(4, 8));

    private static JsonNode verification() {
        return Call.prank("gadgets", "--json")
                .exits(ExitCode.DONE)
                .saysNothing()
                .object();
    }

    private static List<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    private static List<Integer> point(JsonNode pair) {
        assertThat(pair).hasSize(2);
        return List.of(pair.get(0).asInt(), pair.get(1).asInt());
    }

    private static List<List<Integer>> points(JsonNode list) {
        return elements(list).stream().map(GadgetsIT::point).toList();
    }

    private static int distance(List<Integer> first, List<Integer> second) {
        return Math.max(Math.abs(first.get(0) - second.get(0)), Math.abs(first.get(1) - second.get(1)));
    }

    @Test
    void itVerifiesTheTilesInTime() {
        Call call = assertTimeout(Duration.ofSeconds(30), () -> Call.prank("gadgets"));

        assertThat(call.exits(ExitCode.DONE).saysNothing().out().lines())
                .contains(
                        "crossing: ports WESN, k = 3",
                        "  . . o . o . . . .   W      3 tight (1,5) (3,3) (5,5)        (2,2) (2,6) (6,4)",
                        "For every larger d the last reason stands, so everything holds exactly for 1/8 ≤ ε < 3/16.",
                        "Wrong tiles, for comparison",
                        "plus-shaped crossing: the cost of no ports is 2, claimed 3: squares of side 2 centred at (3,3) (5,5)"
                                + " suffice",
                        "verified: 34 tiles, 288 costs, each with its proof; 27 wrong tiles found to be wrong");
    }

    /** The expected numbers were known before the program was written. */
    @Test
    void theJsonHasTheKnownNumbers() {
        JsonNode result = verification();

        assertThat(result.get("schema").intValue()).isEqualTo(1);
        assertThat(result.get("problem").textValue()).isEqualTo("gadgets");
        assertThat(result.get("verdict").textValue()).isEqualTo("accepted");
        assertThat(result.has("reason")).isFalse();
        assertThat(result.get("version").isTextual()).isTrue();
        assertThat(result.get("tiles")).hasSize(34);
        assertThat(result.get("distances").findValuesAsText("least")).containsExactly("4", "6", "4");
        assertThat(result.get("radii")).hasSize(1);
        assertThat(result.get("radii").get(0).get("least").textValue()).isEqualTo("1/8");
        assertThat(result.get("radii").get(0).get("limit").textValue()).isEqualTo("3/16");
        assertThat(result.get("reaches").findValuesAsText("verdict"))
                .containsExactly("rejected", "rejected", "accepted", "rejected", "rejected");
        assertThat(result.get("wrongTiles").findValuesAsText("verdict"))
                .hasSize(27)
                .containsOnly("rejected");
    }

    /** A reader of the JSON alone can check every cost. */
    @Test
    void theJsonProvesEveryCost() {
        Set<String> names = new HashSet<>();
        for (JsonNode tile : verification().get("tiles")) {
            String ports = tile.get("ports").textValue();
            assertThat(names.add(tile.get("name").textValue())).isTrue();
            assertThat(tile.get("costs")).hasSize(1 << ports.length());
            for (JsonNode entry : tile.get("costs")) {
                List<List<Integer>> points = new ArrayList<>(points(tile.get("interior")));
                for (char port : entry.get("ports").textValue().replace("-", "").toCharArray()) {
                    points.add(PORTS.get(port));
                }
                List<List<Integer>> centres = points(entry.get("centres"));
                List<List<Integer>> packing = points(entry.get("packing"));
                int cost = entry.get("cost").intValue();

                assertThat(entry.get("claimed").intValue()).isEqualTo(cost);
                assertThat(entry.get("tight").booleanValue())
                        .isEqualTo(cost == tile.get("squares").intValue());
                assertThat(centres).hasSize(cost);
                assertThat(points)
                        .allSatisfy(point -> assertThat(centres)
                                .anySatisfy(centre ->
                                        assertThat(distance(centre, point)).isLessThanOrEqualTo(1)));
                assertThat(packing).hasSize(cost).doesNotHaveDuplicates().isSubsetOf(points);
                assertThat(packing)
                        .allSatisfy(one -> assertThat(packing)
                                .allSatisfy(other -> assertThat(one.equals(other) || distance(one, other) > 2)
                                        .isTrue()));
            }
        }
    }

    @Test
    void textAndJsonSayTheSame() {
        List<String> lines = Call.prank("gadgets", "--all")
                .exits(ExitCode.DONE)
                .out()
                .lines()
                .toList();
        int next = 0;
        for (JsonNode tile : verification().get("tiles")) {
            next = lines.indexOf(tile.get("name").textValue() + ": ports "
                    + tile.get("ports").textValue() + ", k = "
                    + tile.get("squares").intValue());
            assertThat(next).as(tile.get("name").textValue()).isPositive();
            assertThat(lines.get(next + 1).strip())
                    .isEqualTo(tile.get("meaning").textValue());
            for (int e = 0; e < tile.get("costs").size(); e++) {
                JsonNode entry = tile.get("costs").get(e);
                String words =
                        entry.get("ports").textValue() + " " + entry.get("cost").intValue()
                                + (entry.get("tight").booleanValue() ? " tight" : "")
                                + shown(points(entry.get("centres"))) + shown(points(entry.get("packing")));

                // Behind the picture, without the spaces that align columns.
                assertThat(lines.get(next + 3 + e).substring(22).replaceAll(" +", " "))
                        .isEqualTo(words);
            }
        }
        assertThat(lines).filteredOn(line -> line.equals("  verified")).hasSize(34);
    }

    private static String shown(List<List<Integer>> points) {
        return points.stream()
                .map(point -> " (" + point.get(0) + "," + point.get(1) + ")")
                .collect(Collectors.joining());
    }

    /** The picture of a tile is that of its points. */
    @Test
    void thePictureShowsThePoints() {
        List<String> lines = Call.prank("gadgets", "--all")
                .exits(ExitCode.DONE)
                .out()
                .lines()
                .toList();
        for (JsonNode tile : verification().get("tiles")) {
            int top = lines.indexOf(tile.get("name").textValue() + ": ports "
                            + tile.get("ports").textValue() + ", k = "
                            + tile.get("squares").intValue())
                    + 2;
            Set<List<Integer>> interior = new HashSet<>();
            StringBuilder ports = new StringBuilder();
            for (int y = 0; y <= 8; y++) {
                for (int x = 0; x <= 8; x++) {
                    char mark = lines.get(top + 8 - y).charAt(2 + 2 * x);
                    if (mark == 'o') {
                        interior.add(List.of(x, y));
                    } else if (mark != '.') {
                        assertThat(PORTS.get(mark)).containsExactly(x, y);
                        ports.append(mark);
                    }
                }
            }
            assertThat(interior).containsExactlyInAnyOrderElementsOf(points(tile.get("interior")));
            assertThat(ports.chars().sorted().toArray())
                    .isEqualTo(tile.get("ports").textValue().chars().sorted().toArray());
        }
    }

    @Test
    void theResultCanBeSaved(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("gadgets.json");

        String out = Call.prank("gadgets", "--json", "-o", file)
                .exits(ExitCode.DONE)
                .saysNothing()
                .out();

        assertThat(out).isEmpty();
        assertThat(Call.json(Files.readString(file))).isEqualTo(verification());
    }

    @Test
    void itDrawsTheTiles(@TempDir Path directory) throws IOException {
        Path one = directory.resolve("new/one");
        Path all = directory.resolve("all");

        Call.prank("gadgets", "--draw", one).exits(ExitCode.DONE).saysNothing();
        Call.prank("gadgets", "--all", "--draw", all).exits(ExitCode.DONE).saysNothing();

        assertThat(names(one))
                .containsExactly(
                        "clause.svg",
                        "corner.svg",
                        "crossing.svg",
                        "dead-end.svg",
                        "four-clause.svg",
                        "straight.svg",
                        "variable-arm.svg",
                        "variable-middle.svg");
        assertThat(names(all)).hasSize(34).containsAll(names(one)).contains("straight-rotated-90.svg");
        String crossing = Files.readString(one.resolve("crossing.svg"));
        assertThat(crossing).startsWith("<?xml").contains("with WS", "with WN", "with ES", "with EN");
        assertThat(crossing).contains("No two of the ringed points fit into one square.");
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aPlaceThatIsNoDirectoryIsRefused(@TempDir Path directory) throws IOException {
        Path file = Samples.write(directory, "file", "");

        Call.prank("gadgets", "--draw", file).exits(ExitCode.USAGE).complainsOnce("file: is no directory");
        assertThat(file).isEmptyFile();
    }

    @Test
    void whatTheOracleSaysIsChecked() {
        LeastCoverOracle wasteful = (points, side) -> points.stream()
                .map((TilePoint point) -> CoveringSquare.around(List.of(point), side))
                .toList();
        String reason =
                "straight: no proof of the cost of no ports: the cover has 3 squares, but at most 2 points exclude"
                        + " each other";

        String text = gadgetsWith(wasteful);
        JsonNode json = Call.json(gadgetsWith(wasteful, "--json"));

        assertThat(text.lines()).contains("  WRONG: " + reason, "rejected: " + reason);
        assertThat(json.get("verdict").textValue()).isEqualTo("rejected");
        assertThat(json.get("reason").textValue()).isEqualTo(reason);
        assertThat(json.get("radii")).isEmpty();
    }

    private static String gadgetsWith(LeastCoverOracle oracle, String... options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Invocation invocation =
                new Invocation(new ByteArrayInputStream(new byte[0]), out, out, false, SolveControl.unlimited());

        int exitCode = new CommandLine(new GadgetsCommand(invocation, oracle)).execute(options);

        assertThat(exitCode).isEqualTo(ExitCode.REJECTED.code());
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void anInterruptedVerificationSaysNothing() {
        Call.interrupted("gadgets").exits(ExitCode.STOPPED).complainsOnce("interrupted before the tiles were verified");
    }
}
