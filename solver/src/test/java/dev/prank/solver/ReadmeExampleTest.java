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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The Java example of {@code README.md}: it works, and the README shows this very text. */
class ReadmeExampleTest {

    private static final Path ROOT =
            Path.of(System.getProperty("prank.testData")).getParent();

    // README begins
    /** Prints the proximate rank of the network in {@code file} and returns a network of that size. */
    static TanhNetwork smallestNearby(Path file) throws IOException {
        TanhNetwork network = NetworkReader.read(file).network();
        ProximateRankProblem problem = new ProximateRankProblem(network, Rational.parse("0.1"));
        ProximateRankSolver solver = new ProximateRankSolver(Engines.named("auto"), EngineOptions.defaults());
        SolveControl control = SolveControl.unlimited().withTimeLimit(Duration.ofMinutes(1));

        SolveResult<NearbyNetwork> result = solver.solve(problem, control);
        String rank = result.match(
                optimal -> "exactly " + optimal.lowerBound(),
                bracketed -> "from " + bracketed.lowerBound() + " to " + bracketed.upperBound());
        System.out.println("proximate rank: " + rank);
        return result.witness().compressed();
    }
    // README ends

    @Test
    void theExampleWorks() throws IOException {
        Path file = ROOT.resolve("test-data/networks/sawtooth-h032-lbfgs-l2_0.01-s0.json");

        assertThat(smallestNearby(file).size()).isEqualTo(11);
    }

    @Test
    void theReadmeShowsIt() throws IOException {
        Path source = ROOT.resolve("solver/src/test/java/dev/prank/solver/ReadmeExampleTest.java");
        String snippet = Files.readAllLines(source).stream()
                .dropWhile(line -> !line.strip().equals("// README begins"))
                .skip(1)
                .takeWhile(line -> !line.strip().equals("// README ends"))
                .map(line -> line.replaceFirst("^    ", "") + "\n")
                .collect(Collectors.joining());

        assertThat(snippet).contains("smallestNearby");
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("```java\n" + snippet + "```\n");
    }
}
