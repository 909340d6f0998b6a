package dev.prank.reductions.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.prank.reductions.planar.PlanarEmbedding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireDrawingTest {

    private static final int V0 = 0;
    private static final int V1 = 1;
    private static final int V2 = 2;
    private static final int Y = 3;
    private static final int Z = 4;
    private static final int X = 5;
    private static final int LONELY = 6;
    private static final int VARIABLES = 7;
    private static final int E = 7;
    private static final int D1 = 8;
    private static final int D2 = 9;
    private static final int C = 10;
    private static final int ABOVE = 11;
    private static final int LEFT = 12;
    private static final int RIGHT = 13;

    /**
     * An octagon E V0 D1 V1 D2 V2 C Y, clockwise from the top; above E and V0 a face with X in it; on the left of C a face; on the
     * right of D1, V1, D2 another. Places in thousandths.
     */
    private static final int[][] PLACES = {
        {765, 1848}, {1848, -765}, {-765, -1848}, {-1848, 765}, {-1500, 5000}, {0, 3500}, {0, 9000},
        {-765, 1848}, {1848, 765}, {765, -1848}, {-1848, -765}, {1500, 5000}, {-4000, -2000}, {10000, -5000}
    };

    private static final int[][] EDGES = {
        {V0, E}, {V0, D1}, {V1, D1}, {V1, D2}, {V2, D2}, {V2, C}, {Y, C}, {Y, E},
        {V0, ABOVE}, {Z, ABOVE}, {Z, E}, {X, ABOVE}, {Y, LEFT}, {V2, LEFT}, {V0, RIGHT}, {V2, RIGHT}
    };

    @Test
    void aWireInsideAFaceCrossesNothing() {
        WireDrawing drawing = drawing();

        drawing.addWire(Y, D1);
        drawing.addWire(Y, D2);

        assertThat(crossedBy(drawing, Y)).isEmpty();
        assertThat(drawing.segments().owners()).containsExactly(V0, V1, V2, Y, Z, X, LONELY);
    }

    @Test
    void withoutOtherWiresTheEdgeBetweenTheFacesIsCrossed() {
        WireDrawing drawing = drawing();

        drawing.addWire(X, C);

        assertThat(crossedBy(drawing, X)).containsExactly(V0);
    }

    /** Round on the left it would be two edges of the embedding and no wire. This bounds how often a wire comes into a face. */
    @Test
    void oneEdgeOfTheEmbeddingAndTwoWiresAreBetterThanTwoEdges() {
        WireDrawing drawing = drawing();
        drawing.addWire(Y, D1);
        drawing.addWire(Y, D2);

        drawing.addWire(X, C);

        assertThat(crossedBy(drawing, X)).containsExactly(V0, Y, Y);
        // Three crossings cut the new wire three times, and each of the three that it crosses once.
        assertThat(drawing.segments().owners()).hasSize(VARIABLES + 3 + 3);
    }

    @Test
    void aWireStartsFromTheNearestPlaceOfItsVariable() {
        WireDrawing drawing = drawing();
        drawing.addWire(X, C);

        drawing.addWire(X, D2);

        assertThat(crossedBy(drawing, X)).containsExactly(V0);
    }

    @Test
    void noWireLeadsToAnotherComponent() {
        assertThatIllegalStateException()
                .isThrownBy(() -> drawing().addWire(LONELY, C))
                .withMessage("no way from variable 6 to clause 10");
    }

    /** The variables that a variable's wires cross, in increasing order. */
    private static List<Integer> crossedBy(WireDrawing drawing, int variable) {
        WireDrawing.Segments segments = drawing.segments();
        return segments.crossings().stream()
                .flatMap(around -> around.asList().subList(0, 2).stream().map(segments.owners()::get))
                .filter(owner -> owner != variable)
                .sorted()
                .toList();
    }

    private static WireDrawing drawing() {
        List<List<Integer>> rotations = new ArrayList<>();
        for (int[] ignored : PLACES) {
            rotations.add(new ArrayList<>());
        }
        for (int[] edge : EDGES) {
            rotations.get(edge[0]).add(edge[1]);
            rotations.get(edge[1]).add(edge[0]);
        }
        for (int vertex = 0; vertex < PLACES.length; vertex++) {
            int[] centre = PLACES[vertex];
            rotations
                    .get(vertex)
                    .sort(Comparator.comparingDouble(
                            other -> Math.atan2(PLACES[other][1] - centre[1], PLACES[other][0] - centre[0])));
        }
        return new WireDrawing(VARIABLES, PlanarEmbedding.of(rotations));
    }
}
