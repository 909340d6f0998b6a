package dev.prank.reductions.planar;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.interfaces.PlanarityTestingAlgorithm.Embedding;
import org.jgrapht.alg.planar.BoyerMyrvoldPlanarityInspector;
import org.jgrapht.graph.SimpleGraph;

/** Whether a graph is planar, with what proves it: an embedding, or a subdivision of K₅ or K₃,₃ in it. */
public sealed interface Planarity {

    /** The graph is planar. */
    record Planar(PlanarEmbedding embedding) implements Planarity {
        public Planar {
            Objects.requireNonNull(embedding, "embedding");
        }
    }

    /**
     * The graph is not planar.
     *
     * @param subdivision the edges of a subgraph that is a subdivision of K₅ or K₃,₃, in increasing order
     */
    record NonPlanar(List<Edge> subdivision) implements Planarity {
        public NonPlanar {
            subdivision = List.copyOf(subdivision);
        }
    }

    /**
     * Decides whether the simple undirected graph on the vertices 0 … vertexCount − 1 is planar. JGraphT's iterative form of the
     * algorithm of Boyer and Myrvold (On the cutting edge: simplified O(n) planarity by edge addition, 2004), expected time
     * O(n + m). {@link PlanarEmbedding} checks the embedding again. The result depends on the order of the edges only.
     *
     * @throws IllegalArgumentException when an edge is given twice or has an end outside the graph
     */
    static Planarity of(int vertexCount, List<Edge> edges) {
        Graph<Integer, Edge> graph = new SimpleGraph<>(Edge.class);
        IntStream.range(0, vertexCount).forEach(graph::addVertex);
        Set<Edge> seen = new HashSet<>();
        for (Edge edge : edges) {
            if (edge.upper() >= vertexCount || !seen.add(edge)) {
                throw new IllegalArgumentException("edge " + edge.lower() + "-" + edge.upper()
                        + (edge.upper() < vertexCount
                                ? " is given twice"
                                : " has no place among " + vertexCount + " vertices"));
            }
            graph.addEdge(edge.lower(), edge.upper(), edge);
        }
        BoyerMyrvoldPlanarityInspector<Integer, Edge> inspector = new BoyerMyrvoldPlanarityInspector<>(graph);
        if (!inspector.isPlanar()) {
            return new NonPlanar(inspector.getKuratowskiSubdivision().edgeSet().stream()
                    .sorted()
                    .toList());
        }
        Embedding<Integer, Edge> embedding = inspector.getEmbedding();
        return new Planar(PlanarEmbedding.of(IntStream.range(0, vertexCount)
                .mapToObj(vertex -> embedding.getEdgesAround(vertex).stream()
                        .map(edge -> edge.lower() + edge.upper() - vertex)
                        .toList())
                .toList()));
    }

    /** One function per case; exactly one is called. */
    default <T> T match(Function<PlanarEmbedding, T> planar, Function<List<Edge>, T> nonPlanar) {
        return this instanceof NonPlanar n
                ? nonPlanar.apply(n.subdivision())
                : planar.apply(((Planar) this).embedding());
    }
}
