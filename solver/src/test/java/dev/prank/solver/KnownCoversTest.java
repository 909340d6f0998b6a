package dev.prank.solver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.number.Rational;
import dev.prank.solver.engine.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Optima that another solver found; see {@code test-data/points/README.md}. */
class KnownCoversTest {

    @ParameterizedTest
    @CsvSource({"pcb442,50,195", "pcb442,100,108", "pcb442,200,42", "pr1002,100,551", "pr1002,200,307", "nrw1379,20,763"
    })
    void findsTheKnownOptimum(String name, long radius, int optimum) throws IOException {
        PointCoverProblem problem = new PointCoverProblem(read(name), Rational.of(radius));
        PointCoverSolver solver =
                new PointCoverSolver(new ProximateRankSolver(Engines.named("cp-sat"), EngineOptions.defaults()));

        SolveResult<PointCover> result = solver.solve(problem, SolveControl.unlimited());

        assertThat(result.isOptimal()).isTrue();
        assertThat(result.upperBound()).isEqualTo(optimum);
        result.witness().check(problem).requireAccepted();
    }

    private static PointSet read(String name) throws IOException {
        Path file = Path.of(System.getProperty("prank.testData"), "points", name + ".csv");
        List<Point> points = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            points.add(new Point(Stream.of(line.split(",")).map(Rational::parse).toList()));
        }
        return new PointSet(2, points);
    }
}
