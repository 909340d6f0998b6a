package dev.prank.solver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchNetworksIT {

    /** At radius 1 the two units cancel at b = 1, but Algorithm 5.1 says 1; at 1/10 they are alone and both stay. */
    private static final String CORRECTION = """
            {"inputs":1,"outputs":1,"activation":"tanh","outputBias":[0],"units":[
            {"outgoing":[-5],"incoming":["1/2"],"bias":0},{"outgoing":[5],"incoming":["3/2"],"bias":0}]}
            """;

    @TempDir
    private Path directory;

    private Path networks;

    @BeforeEach
    void writeNetworks() throws IOException {
        networks = Files.createDirectory(directory.resolve("networks"));
        Samples.write(networks, "net-h10.json", Samples.NETWORK);
        Samples.write(networks, "net-h2.json", CORRECTION);
        Samples.write(networks, "README.md", "not a network");
        Call.prank("convert", networks.resolve("net-h2.json"), networks.resolve("net-h2.npz"))
                .exits(ExitCode.DONE);
    }

    private static List<List<String>> rows(String page) {
        return page.lines()
                .filter(line -> line.startsWith("| net"))
                .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ")))
                .toList();
    }

    private static List<String> without(List<String> cells, int... seconds) {
        List<String> kept = new ArrayList<>(cells);
        for (int i = seconds.length - 1; i >= 0; i--) {
            assertThat(kept.remove(seconds[i])).matches("[0-9]+\\.[0-9]{2}");
        }
        return kept;
    }

    @Test
    void theTableHasARowForEachNetworkInNaturalOrder() {
        Call call =
                Call.prank("bench", "networks", networks, "--radius", "0.1,1").exits(ExitCode.DONE);

        List<List<String>> rows = rows(call.out());
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).get(0)).isEqualTo("network");
        assertThat(without(rows.get(1), 7, 10)).containsExactly("net-h2", "1", "1", "2", "2", "2", "2", "1", "0");
        assertThat(without(rows.get(2), 7, 10))
                .startsWith("net-h10", "1", "1", "6", "6")
                .element(6)
                .isEqualTo(Integer.toString(Samples.PROXIMATE_RANK));
        assertThat(call.out())
                .contains("./prank bench networks " + networks + " --radius 0.1,1\n")
                .contains("at most 60 s")
                .contains("No answer is bracketed.")
                .contains("| optimal | 2 | 2 | 4 |\n")
                .contains("| bracketed | 0 | 0 | 0 |\n");
        assertThat(call.err().lines()).hasSize(4).first().asString().startsWith("1 of 4: ");
    }

    @Test
    void theSummaryComparesAlgorithmAndOptimum() {
        String page = Call.prank("bench", "networks", networks.resolve("net-h2.json"), "--radius=0.1,1", "--quiet")
                .exits(ExitCode.DONE)
                .saysNothing()
                .out();

        assertThat(page)
                .contains("| radius | 0.1 | 1 | all |\n")
                .contains("| sum of Algorithm 5.1 | 2 | 1 | 3 |\n")
                .contains("| sum of prank | 2 | 0 | 2 |\n")
                .contains("| Algorithm 5.1 above prank | 0 | 1 | 1 |\n")
                .contains("| mean excess | 0.00 | 1.00 | 0.50 |\n")
                .contains("| largest excess | 0 | 1 | 1 |\n");
    }

    @Test
    void theTableIsWrittenToAFile() throws IOException {
        Path page = directory.resolve("page.md");
        Call call = Call.prank(
                        "bench",
                        "networks",
                        networks,
                        "-r",
                        "0.1",
                        "-o",
                        page,
                        "--json",
                        "--threads",
                        1,
                        "--time-limit",
                        "7.50")
                .exits(ExitCode.DONE);

        assertThat(Files.readString(page)).contains("1 thread,", "at most 7.5 s");
        assertThat(rows(Files.readString(page))).hasSize(3);
        assertThat(call.objects()).hasSize(2);
        JsonNode first = call.objects().get(0);
        assertThat(first.get("schema").intValue()).isEqualTo(1);
        assertThat(first.get("problem").textValue()).isEqualTo("bench");
        assertThat(first.get("instance").get("file").textValue())
                .isEqualTo(networks.resolve("net-h2.json").toString());
        assertThat(first.get("radius").textValue()).isEqualTo("1/10");
        assertThat(first.get("units").intValue()).isEqualTo(2);
        assertThat(first.get("rank").intValue()).isEqualTo(2);
        assertThat(first.get("upper").intValue()).isEqualTo(2);
        assertThat(first.get("status").textValue()).isEqualTo("optimal");
        assertThat(first.get("seconds").isNumber()).isTrue();
    }

    @Test
    void filesOfOneNameKeepTheirPaths() {
        Path json = networks.resolve("net-h2.json");
        Path npz = networks.resolve("net-h2.npz");
        String page = Call.prank("bench", "networks", json, npz, json, "-r", "1", "-r", "1")
                .exits(ExitCode.DONE)
                .out();

        assertThat(page.lines().filter(line -> line.startsWith("| " + networks)))
                .hasSize(2)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("| " + json + " | 1 | 1 | 2 | 2 | 1 | 0 |"),
                        line -> assertThat(line).startsWith("| " + npz + " | 1 | 1 | 2 | 2 | 1 | 0 |"));
    }

    @Test
    void bracketsAreMarkedAndListed() throws IOException {
        Path large = Path.of(System.getProperty("prank.testData"), "networks", "sine-h128-adam-l2_0-s0.json");
        Call call = Call.prank("bench", "networks", large, "-r", "0.01", "--time-limit", 0, "--json")
                .exits(ExitCode.STOPPED);
        JsonNode answer = call.object();
        int lower = answer.get("lower").intValue();
        int upper = answer.get("upper").intValue();
        assertThat(lower).isLessThan(upper);

        String page = Call.prank("bench", "networks", large, "-r", "0.01", "--time-limit", 0)
                .exits(ExitCode.STOPPED)
                .out();

        assertThat(page)
                .contains("| **" + lower + ".." + upper + "** |")
                .contains("\nBracketed:\n\n- `sine-h128-adam-l2_0-s0` at 0.01: from " + lower + " to " + upper)
                .contains("| optimal | 0 | 0 |\n")
                .contains("| bracketed | 1 | 1 |\n")
                .contains("| mean excess | – | – |\n");
    }

    @Test
    void anInterruptionKeepsWhatWasSolved() throws IOException {
        Path page = directory.resolve("page.md");
        Call call = Call.interrupted("bench", "networks", networks, "-r", "0.1,1", "-o", page)
                .exits(ExitCode.STOPPED);

        assertThat(call.err().lines()).hasSize(1);
        String text = Files.readString(page);
        assertThat(text).contains("**Interrupted** after 1 of 4 searches");
        assertThat(rows(text)).hasSize(2);
        assertThat(rows(text).get(1)).startsWith("net-h2").endsWith("–", "–", "–");
    }

    @Test
    void anUnreadableNetworkDoesNotKeepTheOthersOut() throws IOException {
        Path broken = Samples.write(networks, "broken.json", "{");
        Call call = Call.prank("bench", "networks", networks, "-r", "1").exits(ExitCode.MALFORMED_INPUT);

        assertThat(call.err()).contains("prank: " + broken);
        assertThat(call.out()).contains("Left out because of an error:\n\n- `" + broken + "`\n");
        assertThat(rows(call.out())).hasSize(3);
    }

    @Test
    void withoutANetworkThereIsNoTable() throws IOException {
        Path empty = Files.createDirectory(directory.resolve("empty"));
        Path page = directory.resolve("page.md");

        Call.prank("bench", "networks", empty, "-r", 1, "-o", page)
                .exits(ExitCode.MALFORMED_INPUT)
                .complainsOnce(empty.toString());
        Call.prank("bench", "networks", directory.resolve("absent.json"), "-r", 1, "-o", page)
                .exits(ExitCode.MALFORMED_INPUT);
        Call.prank("bench", "networks", networks).exits(ExitCode.USAGE).complainsOnce("--radius");
        Call.prank("bench").exits(ExitCode.USAGE).complainsOnce("units, networks, covers, proofs or study");
        Call.prank("bench", "networks", networks, "-r", 1, "-o", directory.resolve("absent/page.md"))
                .exits(ExitCode.USAGE)
                .complainsOnce("no such directory");
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).containsExactlyInAnyOrder(networks, empty);
        }
    }
}
