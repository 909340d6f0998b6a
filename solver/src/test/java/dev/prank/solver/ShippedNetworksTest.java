package dev.prank.solver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.io.NetworkReader;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.solver.engine.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table in docs/networks.md against both large engines, each on its own, for the networks of at most 64 units. */
@Tag("slow")
class ShippedNetworksTest {

    private static final Path TEST_DATA = Path.of(System.getProperty("prank.testData"));
    private static final List<String> RADII = List.of("0.01", "0.05", "0.1", "0.2");
    private static final int LARGEST = 64;
    /** Name, inputs, outputs, units, rank; then three columns for each radius, the second of which is the answer. */
    private static final int FIRST_ANSWER = 6;

    static Stream<String> smallRows() throws IOException {
        return Files.readAllLines(TEST_DATA.resolveSibling("docs").resolve("networks.md")).stream()
                .filter(line -> line.matches("\\| \\w+-h\\d+-.*"))
                .filter(line -> Integer.parseInt(cells(line).get(3)) <= LARGEST);
    }

    private static List<String> cells(String row) {
        return Stream.of(row.substring(1).split("\\|")).map(String::strip).toList();
    }

    @ParameterizedTest
    @MethodSource("smallRows")
    void enginesFindWhatTheTableSays(String row) throws IOException {
        List<String> cells = cells(row);
        TanhNetwork network = NetworkReader.read(TEST_DATA.resolve("networks").resolve(cells.get(0) + ".json"))
                .network();
        assertThat(network.size()).isEqualTo(Integer.parseInt(cells.get(3)));
        for (int j = 0; j < RADII.size(); j++) {
            ProximateRankProblem problem = new ProximateRankProblem(network, Rational.parse(RADII.get(j)));
            int expected = Integer.parseInt(cells.get(FIRST_ANSWER + 3 * j));
            for (String engine : List.of("cp-sat", "sat")) {
                SolveResult<NearbyNetwork> result = new ProximateRankSolver(
                                Engines.named(engine), EngineOptions.defaults())
                        .solve(problem, SolveControl.unlimited().withTimeLimit(Duration.ofMinutes(1)));
                assertThat(result.lowerBound())
                        .as("%s at %s by %s", cells.get(0), RADII.get(j), engine)
                        .isLessThanOrEqualTo(expected);
                assertThat(result.upperBound())
                        .as("%s at %s by %s", cells.get(0), RADII.get(j), engine)
                        .isGreaterThanOrEqualTo(expected);
                assertThat(result.isOptimal() || engine.equals("sat")).isTrue();
            }
        }
    }
}
