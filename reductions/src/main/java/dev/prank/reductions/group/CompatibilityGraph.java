package dev.prank.reductions.group;

import dev.prank.instances.cover.PointCoverProblem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which points fit one square of side 2ε: points are adjacent when they are at most 2ε apart in the L∞ norm.
 *
 * <p>The closed boxes of radius ε around the points intersect exactly when the points are adjacent, and boxes that intersect pairwise
 * have a common point (Helly's theorem for boxes, in any dimension). So the cliques are exactly the sets of points in a common square,
 * and a cover by k squares is a partition of the vertices into k cliques.
 *
 * <p>Built over a grid: O(h log h + p) for p edges up to dimension 3; with more, p counts the pairs that overlap in the three dimensions
 * where fewest do.
 */
public final class CompatibilityGraph {

    private final IntersectionGraph graph;

    private CompatibilityGraph(IntersectionGraph graph) {
        this.graph = graph;
    }

    /** @throws TooLargeException when there are too many edges */
    public static CompatibilityGraph of(PointCoverProblem problem) {
        PointBoxes boxes = new PointBoxes(problem);
        return new CompatibilityGraph(IntersectionGraph.of(boxes, boxes.all(), () -> {}));
    }

    /** h; a vertex is a point. */
    public int vertexCount() {
        return graph.vertexCount();
    }

    public long edgeCount() {
        return IntStream.range(0, vertexCount()).mapToLong(this::degree).sum() / 2;
    }

    public int degree(int vertex) {
        return graph.degree(vertex);
    }

    /** The {@code j}-th neighbour, in increasing order. */
    public int neighbour(int vertex, int j) {
        return graph.neighbour(vertex, j);
    }

    /**
     * All maximal cliques, each in increasing order, the list in lexicographic order. A vertex without neighbours is a clique.
     * Takes the time of {@code h} searches by Bron and Kerbosch's algorithm, O(3^(d/3)) for degree d at worst; there are O(h²)
     * cliques in the plane.
     *
     * @throws TooLargeException when there are more cliques, or more members of them together, than the limits allow
     */
    public List<int[]> maximalCliques(LocationForm.Limits limits) {
        int[] roots = IntStream.range(0, vertexCount()).toArray();
        List<int[]> cliques = MaximalCliques.of(roots, graph, limits, () -> {});
        cliques.forEach(Arrays::sort);
        cliques.sort(Arrays::compare);
        return cliques;
    }
}
