package dev.prank.reductions.planar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlanarEmbeddingTest {

    /** Vertex 3 in the middle of the triangle 0, 1, 2, which goes round counterclockwise. */
    private static final PlanarEmbedding TETRAHEDRON =
            PlanarEmbedding.of(List.of(List.of(1, 3, 2), List.of(2, 3, 0), List.of(0, 3, 1), List.of(0, 1, 2)));

    @Test
    void theFacesOfTheTetrahedronLieOnTheLeft() {
        assertThat(TETRAHEDRON.faces())
                .containsExactly(List.of(0, 1, 3), List.of(0, 3, 2), List.of(0, 2, 1), List.of(1, 2, 3));
        assertThat(TETRAHEDRON.edges())
                .containsExactly(
                        new Edge(0, 1), new Edge(0, 2), new Edge(0, 3), new Edge(1, 2), new Edge(1, 3), new Edge(2, 3));
        assertThat(TETRAHEDRON.components()).containsExactly(List.of(0, 1, 2, 3));
    }

    @Test
    void aTreeHasOneFaceThatPassesEachEdgeTwice() {
        PlanarEmbedding star = PlanarEmbedding.of(List.of(List.of(1, 2, 3), List.of(0), List.of(0), List.of(0)));

        assertThat(star.faces()).containsExactly(List.of(0, 1, 0, 3, 0, 2));
        assertThat(star.degree(0)).isEqualTo(3);
        assertThat(star.neighbours(0)).containsExactly(1, 2, 3);
    }

    @Test
    void eachComponentHasItsOwnOuterFace() {
        PlanarEmbedding embedding = PlanarEmbedding.of(List.of(List.of(2), List.of(), List.of(0)));

        assertThat(embedding.components()).containsExactly(List.of(0, 2), List.of(1));
        assertThat(embedding.faces()).containsExactly(List.of(0, 2), List.of(1));
    }

    @Test
    void theEmptyGraphIsPlanar() {
        PlanarEmbedding empty = PlanarEmbedding.of(List.of());

        assertThat(empty.vertexCount()).isZero();
        assertThat(empty.edges()).isEmpty();
        assertThat(empty.faces()).isEmpty();
        assertThat(empty.components()).isEmpty();
    }

    /** K₄ with the order around vertex 3 reversed has two faces: it lies on a torus. */
    @Test
    void aRotationSystemOfTheTorusIsRefused() {
        assertThatThrownBy(() -> PlanarEmbedding.of(
                        List.of(List.of(), List.of(2, 4, 3), List.of(3, 4, 1), List.of(1, 4, 2), List.of(3, 2, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the rotation system is not planar: the component of vertex 1 has V - E + F = 0");
    }

    @Test
    void whatIsNotASimpleGraphIsRefused() {
        assertThatThrownBy(() -> PlanarEmbedding.of(List.of(List.of(1), List.of(0, 2))))
                .hasMessage("vertex 1 has the neighbour 2; neighbours are other vertices from 0 to 1");
        assertThatThrownBy(() -> PlanarEmbedding.of(List.of(List.of(), List.of(1))))
                .hasMessage("vertex 1 has the neighbour 1; neighbours are other vertices from 0 to 1");
        assertThatThrownBy(() -> PlanarEmbedding.of(List.of(List.of(1, 1), List.of(0, 0))))
                .hasMessage("vertex 0 has the neighbour 1 twice");
        assertThatThrownBy(() -> PlanarEmbedding.of(List.of(List.of(), List.of(0))))
                .hasMessage("vertex 1 has the neighbour 0, which does not have it as a neighbour");
        assertThatThrownBy(() -> PlanarEmbedding.of(List.of(List.of(1), List.of())))
                .hasMessage("vertex 0 has the neighbour 1, which does not have it as a neighbour");
        assertThatThrownBy(() -> Edge.between(2, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Edge.between(2, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
