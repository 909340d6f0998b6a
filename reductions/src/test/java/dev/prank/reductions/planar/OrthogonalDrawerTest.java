package dev.prank.reductions.planar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrthogonalDrawerTest {

    /**
     * The outer face has four convex corners more than reflex ones, and a vertex of a cubic graph without bridges is no convex
     * corner of it: its two edges on the outer face have another between them. So four bends are the least possible.
     */
    @Test
    void polyhedraAreDrawnWithTheLeastBends() {
        assertThat(draw(4, tetrahedron()).bendCount()).isEqualTo(4);
        assertThat(draw(8, cube()).bendCount()).isEqualTo(4);
        assertThat(draw(20, dodecahedron()).bendCount()).isEqualTo(4);
    }

    @Test
    void figuresAreCompact() {
        assertThat(draw(4, tetrahedron()).area()).isLessThanOrEqualTo(9);
        assertThat(draw(8, cube()).area()).isLessThanOrEqualTo(16);
        assertThat(draw(20, dodecahedron()).area()).isLessThanOrEqualTo(48);
    }

    /** A cycle whose vertices can be its corners, and a star in a row and a column. */
    @Test
    void whatNeedsNoBendHasNone() {
        List<Edge> cycle = IntStream.range(0, 12)
                .mapToObj(i -> Edge.between(i, (i + 1) % 12))
                .toList();
        assertThat(draw(12, cycle).bendCount()).isZero();
        OrthogonalDrawing star = draw(5, List.of(new Edge(0, 1), new Edge(0, 2), new Edge(0, 3), new Edge(0, 4)));
        assertThat(star.area()).isEqualTo(9);
    }

    @Test
    void aPathIsAsShortAsItCanBe() {
        OrthogonalDrawing path =
                draw(6, IntStream.range(0, 5).mapToObj(i -> new Edge(i, i + 1)).toList());

        assertThat(path.length()).isEqualTo(5);
        assertThat(path.bendCount()).isZero();
    }

    @Test
    void nothingAndSingleVertices() {
        assertThat(draw(0, List.of()).area()).isZero();
        assertThat(draw(1, List.of()).area()).isEqualTo(1);
        assertThat(draw(9, List.of()).area()).isEqualTo(25);
        assertThat(draw(2, List.of(new Edge(0, 1))).area()).isEqualTo(2);
    }

    @Test
    void fiveEdgesAtAVertexAreRefused() {
        List<Edge> star =
                IntStream.range(1, 6).mapToObj(leaf -> new Edge(0, leaf)).toList();

        assertThatThrownBy(() -> draw(6, star))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an orthogonal drawing has room for four edges at a vertex, but vertex 0 has 5");
    }

    @Test
    void theSameEmbeddingIsDrawnTheSameWay() {
        List<List<Integer>> graph = RandomPlanarGraphs.cubic(60, 3);

        assertThat(OrthogonalDrawer.draw(PlanarEmbedding.of(graph)))
                .isEqualTo(OrthogonalDrawer.draw(PlanarEmbedding.of(graph)));
    }

    /** The drawing checks itself; the property tests check more, on small graphs. */
    @Test
    void tenThousandVerticesAndMore() {
        for (List<List<Integer>> graph : List.of(
                RandomPlanarGraphs.cubic(20_000, 1),
                RandomPlanarGraphs.gridPart(100, 100, 3, 75, 2),
                RandomPlanarGraphs.cycleWithChords(10_000, 5_000, 3),
                RandomPlanarGraphs.tree(10_000, 3, 4))) {
            OrthogonalDrawing drawing = OrthogonalDrawer.draw(PlanarEmbedding.of(graph));
            assertThat(drawing.paths().keySet()).containsExactlyElementsOf(RandomPlanarGraphs.edges(graph));
            assertThat(drawing.area()).isLessThan((long) graph.size() * graph.size() / 4);
        }
    }

    private static OrthogonalDrawing draw(int vertices, List<Edge> edges) {
        return OrthogonalDrawer.draw(PlanarityTest.embedding(vertices, edges));
    }

    private static List<Edge> tetrahedron() {
        return List.of(new Edge(0, 1), new Edge(0, 2), new Edge(0, 3), new Edge(1, 2), new Edge(1, 3), new Edge(2, 3));
    }

    private static List<Edge> cube() {
        return IntStream.range(0, 24)
                .filter(i -> (i / 3 >> i % 3 & 1) == 0)
                .mapToObj(i -> new Edge(i / 3, i / 3 | 1 << i % 3))
                .toList();
    }

    /** Two pentagons, and a cycle of ten between them whose vertices belong to them in turn. */
    private static List<Edge> dodecahedron() {
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            edges.add(Edge.between(i, (i + 1) % 5));
            edges.add(Edge.between(i, 5 + 2 * i));
            edges.add(Edge.between(6 + 2 * i, 15 + i));
            edges.add(Edge.between(15 + i, 15 + (i + 1) % 5));
        }
        for (int i = 0; i < 10; i++) {
            edges.add(Edge.between(5 + i, 5 + (i + 1) % 10));
        }
        return edges;
    }
}
