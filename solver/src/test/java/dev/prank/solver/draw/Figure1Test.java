package dev.prank.solver.draw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.formula.Clause;
import dev.prank.reductions.formula.RestrictedPlanarFormula;
import dev.prank.reductions.hardness.PlanarRoute;
import dev.prank.reductions.hardness.TileGridToPointCover;
import dev.prank.reductions.planar.Edge;
import dev.prank.solver.draw.Shape.At;
import java.util.List;
import org.junit.jupiter.api.Test;

class Figure1Test {

    @Test
    void theFormulaIsRestrictedAndPlanarAndTrueWhenAllVariablesAre() {
        String refusal = RestrictedPlanarFormula.recognise(Figure1.FORMULA).match(formula -> "", reason -> reason);
        assertThat(refusal).isEmpty();
        assertThat(Figure1.FORMULA.clauses())
                .extracting(Clause::literals)
                .allSatisfy(literals -> assertThat(literals).anyMatch(literal -> literal > 0));
    }

    /** Panel (b) is drawn by hand: no two edges cross and no vertex is on an edge that is not its own. */
    @Test
    void theIncidenceGraphIsDrawnWithoutCrossings() {
        List<Edge> edges = Figure1.edges();
        assertThat(edges).hasSize(10).doesNotHaveDuplicates();
        for (Edge first : edges) {
            for (Edge second : edges) {
                if (first.lower() != second.lower() && first.upper() != second.upper()) {
                    assertThat(meet(first, second))
                            .as("%s and %s", first, second)
                            .isFalse();
                }
            }
            for (int vertex = 0; vertex < Figure1.PLACES.size(); vertex++) {
                if (vertex != first.lower() && vertex != first.upper()) {
                    At at = Figure1.PLACES.get(vertex);
                    assertThat(distance(at, first))
                            .as("vertex %s and %s", vertex, first)
                            .isGreaterThan(0.3);
                }
            }
        }
    }

    private static boolean meet(Edge first, Edge second) {
        At a = Figure1.PLACES.get(first.lower());
        At b = Figure1.PLACES.get(first.upper());
        At c = Figure1.PLACES.get(second.lower());
        At d = Figure1.PLACES.get(second.upper());
        return turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0;
    }

    private static double turn(At a, At b, At c) {
        return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
    }

    private static double distance(At at, Edge edge) {
        At a = Figure1.PLACES.get(edge.lower());
        At b = Figure1.PLACES.get(edge.upper());
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double part = ((at.x() - a.x()) * dx + (at.y() - a.y()) * dy) / (dx * dx + dy * dy);
        double near = Math.max(0, Math.min(1, part));
        return Math.hypot(at.x() - a.x() - near * dx, at.y() - a.y() - near * dy);
    }

    @Test
    void allPanelsShowWhatTheReductionMakes() {
        Picture picture = Figure1.make();
        TileGridToPointCover reduction = new TileGridToPointCover(new PlanarRoute(Figure1.FORMULA).target());

        for (char panel = 'a'; panel <= 'f'; panel++) {
            assertThat(Pictures.texts(picture, "(" + panel + ")")).isEqualTo(1);
        }
        // Names in panels (b), (c) and (d).
        for (String name : List.of("x₁", "x₂", "x₃", "x₄", "C₁", "C₂", "C₃", "C₄")) {
            assertThat(Pictures.texts(picture, name)).as(name).isEqualTo(3);
        }
        assertThat(Pictures.texts(picture, "−") + Pictures.texts(picture, "+")).isEqualTo(10);
        assertThat(Pictures.texts(picture, "∧ (x₁ ∨ ¬x₂ ∨ x₃)")).isEqualTo(1);
        long squares = picture.shapes().stream()
                .filter(shape -> shape.match(p -> false, r -> r.style().opacity() == 0.25, c -> false, t -> false))
                .count();
        assertThat(squares).isEqualTo(reduction.bound());
        assertThat(picture.description())
                .contains("The h = " + reduction.target().points().size() + " source points")
                .contains("A (" + reduction.bound() + ", 1/8)-cover");
        Pictures.requireOnPaper(picture);
        Pictures.requireTextsApart(picture);
    }
}
