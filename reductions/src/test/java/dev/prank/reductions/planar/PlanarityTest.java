package dev.prank.reductions.planar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanarityTest {

    static final List<Edge> K5 = IntStream.range(0, 10)
            .mapToObj(i -> Edge.between(i / 2, (i / 2 + 1 + i % 2) % 5))
            .toList();

    static final List<Edge> K33 =
            IntStream.range(0, 9).mapToObj(i -> new Edge(i / 3, 3 + i % 3)).toList();

    @Test
    void theSmallestNonPlanarGraphsAreTheirOwnReason() {
        assertThat(subdivision(5, K5)).containsExactlyElementsOf(new TreeSet<>(K5));
        assertThat(subdivision(6, K33)).containsExactlyElementsOf(new TreeSet<>(K33));
    }

    @Test
    void theyArePlanarWithoutAnyOneEdge() {
        for (Edge edge : K5) {
            assertThat(embedding(5, without(K5, edge)).faces()).hasSize(6);
        }
        for (Edge edge : K33) {
            assertThat(embedding(6, without(K33, edge)).faces()).hasSize(4);
        }
    }

    @Test
    void whatIsNotASubdivisionIsSeen() {
        assertThat(isKuratowskiSubdivision(K5)).isTrue();
        assertThat(isKuratowskiSubdivision(K33)).isTrue();
        for (List<Edge> edges : List.of(K5, K33)) {
            assertThat(isKuratowskiSubdivision(without(edges, edges.get(3)))).isFalse();
        }
        List<Edge> prism = List.of(
                new Edge(0, 1),
                new Edge(1, 2),
                new Edge(0, 2),
                new Edge(3, 4),
                new Edge(4, 5),
                new Edge(3, 5),
                new Edge(0, 3),
                new Edge(1, 4),
                new Edge(2, 5));
        assertThat(isKuratowskiSubdivision(prism)).isFalse();
    }

    @Test
    void theEmbeddingIsOfTheGivenGraph() {
        List<Edge> cube = List.of(
                new Edge(0, 1),
                new Edge(1, 2),
                new Edge(2, 3),
                new Edge(0, 3),
                new Edge(4, 5),
                new Edge(5, 6),
                new Edge(6, 7),
                new Edge(4, 7),
                new Edge(0, 4),
                new Edge(1, 5),
                new Edge(2, 6),
                new Edge(3, 7));

        PlanarEmbedding embedding = embedding(9, cube);

        assertThat(embedding.edges()).containsExactlyElementsOf(new TreeSet<>(cube));
        assertThat(embedding.faces()).hasSize(7);
        assertThat(embedding.components()).containsExactly(List.of(0, 1, 2, 3, 4, 5, 6, 7), List.of(8));
    }

    @Test
    void aPathOfAHundredThousandVerticesNeedsNoDeepStack() {
        List<Edge> path =
                IntStream.range(1, 100_000).mapToObj(i -> new Edge(i - 1, i)).toList();

        assertThat(embedding(100_000, path).edges()).isEqualTo(path);
    }

    @Test
    void whatIsNotASimpleGraphIsRefused() {
        assertThatThrownBy(() -> Planarity.of(3, List.of(new Edge(0, 1), new Edge(0, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("edge 0-1 is given twice");
        assertThatThrownBy(() -> Planarity.of(1, List.of(new Edge(0, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("edge 0-1 has no place among 1 vertices");
    }

    private static List<Edge> without(List<Edge> edges, Edge edge) {
        return edges.stream().filter(other -> !other.equals(edge)).toList();
    }

    static PlanarEmbedding embedding(int vertices, List<Edge> edges) {
        return Planarity.of(vertices, edges).match(embedding -> embedding, subdivision -> {
            throw new AssertionError("not planar: " + subdivision);
        });
    }

    static List<Edge> subdivision(int vertices, List<Edge> edges) {
        return Planarity.of(vertices, edges)
                .match(
                        embedding -> {
                            throw new AssertionError("planar: " + embedding);
                        },
                        subdivision -> subdivision);
    }

    /** Takes out vertices of degree two until none is left, then looks at the degrees and, for six vertices, for two sides. */
    static boolean isKuratowskiSubdivision(List<Edge> edges) {
        Map<Integer, List<Integer>> neighbours = new TreeMap<>();
        for (Edge edge : edges) {
            neighbours.computeIfAbsent(edge.lower(), v -> new ArrayList<>()).add(edge.upper());
            neighbours.computeIfAbsent(edge.upper(), v -> new ArrayList<>()).add(edge.lower());
        }
        for (int vertex : List.copyOf(neighbours.keySet())) {
            if (neighbours.get(vertex).size() == 2) {
                int one = neighbours.get(vertex).get(0);
                int other = neighbours.get(vertex).get(1);
                neighbours.remove(vertex);
                neighbours.get(one).set(neighbours.get(one).indexOf(vertex), other);
                neighbours.get(other).set(neighbours.get(other).indexOf(vertex), one);
            }
        }
        Map<Integer, Set<Integer>> simple = new HashMap<>();
        neighbours.forEach((vertex, list) -> simple.put(vertex, new TreeSet<>(list)));
        if (simple.size() == 5) {
            return simple.entrySet().stream()
                    .allMatch(entry -> entry.getValue().size() == 4
                            && neighbours.get(entry.getKey()).size() == 4
                            && !entry.getValue().contains(entry.getKey()));
        }
        if (simple.size() != 6 || neighbours.values().stream().anyMatch(list -> list.size() != 3)) {
            return false;
        }
        // Two sides of three: everybody has one of exactly two neighbourhoods, of three vertices each.
        Set<Set<Integer>> sides = Set.copyOf(simple.values());
        return sides.size() == 2 && sides.stream().allMatch(side -> side.size() == 3);
    }
}
