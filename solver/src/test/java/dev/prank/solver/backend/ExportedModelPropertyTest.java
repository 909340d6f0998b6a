package dev.prank.solver.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.ortools.modelbuilder.ModelBuilder;
import com.google.ortools.modelbuilder.ModelSolver;
import com.google.ortools.modelbuilder.SolveStatus;
import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.export.MpsWriter;
import dev.prank.reductions.export.SetCoverModel;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Exported MPS files, imported by OR-Tools and solved there by SCIP. OR-Tools' LP reader is for another format than CPLEX's. */
class ExportedModelPropertyTest {

    @BeforeContainer
    static void loadSolver() {
        NativeLibraries.load();
    }

    /** Repeated points and distances of exactly 2ε are common. */
    @Provide
    Arbitrary<PointCoverProblem> problems() {
        return Arbitraries.of(1, 3)
                .flatMap(dimension -> Combinators.combine(
                                Arbitraries.integers().between(0, 2),
                                Arbitraries.integers()
                                        .between(-3, 3)
                                        .map(x -> Rational.of(x, 7))
                                        .list()
                                        .ofSize(dimension)
                                        .map(Point::new)
                                        .list()
                                        .ofMaxSize(7))
                        .as((radius, points) ->
                                new PointCoverProblem(new PointSet(dimension, points), Rational.of(radius, 7))));
    }

    @Property(tries = 100)
    void theMinimumIsTheLeastCover(@ForAll("problems") PointCoverProblem problem) throws IOException {
        SetCoverModel model = SetCoverModel.of(problem);
        StringWriter mps = new StringWriter();
        MpsWriter.write(model, mps);

        ModelBuilder imported = new ModelBuilder();
        assertThat(imported.importFromMpsString(mps.toString())).as("%s", mps).isTrue();
        assertThat(imported.numVariables()).isEqualTo(model.squareCount());
        assertThat(imported.numConstraints()).isEqualTo(model.pointCount());
        ModelSolver solver = new ModelSolver("SCIP");
        assertThat(solver.solve(imported)).as("%s", mps).isEqualTo(SolveStatus.OPTIMAL);

        assertThat(Math.round(solver.getObjectiveValue())).as("%s", mps).isEqualTo(leastCover(problem));
        PointCover cover = model.decode(IntStream.rangeClosed(1, model.squareCount())
                .filter(variable -> solver.getValue(imported.varFromIndex(variable - 1)) > 0.5)
                .boxed()
                .toList());
        cover.check(problem).requireAccepted();
        assertThat(cover.value()).isEqualTo(leastCover(problem));
    }

    /** Over all partitions of the points into parts that extend over at most 2ε in each dimension. */
    private static int leastCover(PointCoverProblem problem) {
        List<Point> points = problem.points().points();
        Rational side = problem.radius().multiply(2);
        int[] least = new int[1 << points.size()];
        for (int set = 1; set < least.length; set++) {
            least[set] = Integer.MAX_VALUE;
            for (int part = set; part > 0; part = (part - 1) & set) {
                if ((part & Integer.lowestOneBit(set)) != 0
                        && extent(points, part).compareTo(side) <= 0) {
                    least[set] = Math.min(least[set], 1 + least[set ^ part]);
                }
            }
        }
        return least[least.length - 1];
    }

    private static Rational extent(List<Point> points, int part) {
        Rational extent = Rational.ZERO;
        for (int k = 0; k < points.get(0).dimension(); k++) {
            int dimension = k;
            List<Rational> sorted = IntStream.range(0, points.size())
                    .filter(i -> (part >> i & 1) == 1)
                    .mapToObj(i -> points.get(i).coordinates().get(dimension))
                    .sorted()
                    .toList();
            extent = extent.max(sorted.get(sorted.size() - 1).subtract(sorted.get(0)));
        }
        return extent;
    }
}
