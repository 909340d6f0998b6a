package dev.prank.reductions.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.reductions.planar.Edge;
import dev.prank.reductions.planar.Planarity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossoverTest {

    private static final int A = 1;
    private static final int B = 2;
    private static final int A_OPPOSITE = 3;
    private static final int B_OPPOSITE = 4;
    private static final CnfFormula FORMULA =
            new CnfFormula(4 + Crossover.INNER_VARIABLES, new Crossover(A, B, A_OPPOSITE, B_OPPOSITE, 5).clauses());

    @Test
    void holdsExactlyWhenBothWiresKeepTheirValues() {
        for (Assignment outer : FormulaReductionContract.assignments(4)) {
            boolean extendable = FormulaReductionContract.assignments(Crossover.INNER_VARIABLES).stream()
                    .anyMatch(inner -> joined(outer, inner.values()).satisfies(FORMULA));

            assertThat(extendable)
                    .as("%s", outer)
                    .isEqualTo(outer.value(A) == outer.value(A_OPPOSITE) && outer.value(B) == outer.value(B_OPPOSITE));
        }
    }

    @Test
    void theInnerValuesSatisfyIt() {
        for (Assignment wires : FormulaReductionContract.assignments(2)) {
            boolean a = wires.value(1);
            boolean b = wires.value(2);

            assertThat(joined(new Assignment(List.of(a, b, a, b)), Crossover.innerValues(a, b))
                            .satisfies(FORMULA))
                    .as("%s", wires)
                    .isTrue();
        }
    }

    @Test
    void isDrawnInADiscWithTheFourWiresInTheirOrderAround() {
        assertThat(isPlanarWithOuterCircle(A, B, A_OPPOSITE, B_OPPOSITE)).isTrue();
        assertThat(isPlanarWithOuterCircle(A, A_OPPOSITE, B, B_OPPOSITE)).isFalse();
        assertThat(isPlanarWithOuterCircle(A, B, B_OPPOSITE, A_OPPOSITE)).isFalse();
    }

    private static Assignment joined(Assignment outer, List<Boolean> inner) {
        List<Boolean> values = new ArrayList<>(outer.values());
        values.addAll(inner);
        return new Assignment(values);
    }

    /**
     * A circle through the wires with a spoke from each to a hub: the rest is connected, so it lies on the other side of the
     * circle.
     */
    private static boolean isPlanarWithOuterCircle(int... circle) {
        IncidenceGraph graph = IncidenceGraph.of(FORMULA);
        List<Edge> edges = new ArrayList<>(graph.edges());
        int hub = graph.vertexCount();
        for (int i = 0; i < circle.length; i++) {
            int here = circle[i] - 1;
            int next = circle[(i + 1) % circle.length] - 1;
            edges.add(Edge.between(here, next));
            edges.add(Edge.between(here, hub));
        }
        return Planarity.of(hub + 1, edges).match(embedding -> true, subdivision -> false);
    }
}
