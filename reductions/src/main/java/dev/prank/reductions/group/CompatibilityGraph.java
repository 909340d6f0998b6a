package dev.prank.reductions.group;

import dev.prank.instances.network.ProximateRankProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which units may share a location as they are, with orientation +1: units i and j are adjacent when {@code (b_i, c_i)} and
 * {@code (b_j, c_j)} are at most 2ε apart in the L∞ norm. For the network that Theorem 6.2 makes from points, these are the
 * points that fit one square of side 2ε.
 *
 * <p>The closed boxes of radius ε around the positions intersect exactly when the units are adjacent, and boxes that intersect
 * pairwise have a common point (Helly's theorem for boxes, in any dimension). So the cliques are exactly the sets of units with a
 * common location, and a cover by k squares is a partition of the vertices into k cliques.
 *
 * <p>Built over a grid: O(h log h + p) for p edges up to dimension 3; with more, p counts the pairs that overlap in the three dimensions
 * where fewest do.
 */
public final class CompatibilityGraph {

    /** Vertex i is the box of unit i with orientation +1; the mirrored boxes are left out. */
    private final IntersectionGraph graph;

    private CompatibilityGraph(IntersectionGraph graph) {
        this.graph = graph;
    }

    /** @throws TooLargeException when there are too many edges */
    public static CompatibilityGraph of(ProximateRankProblem problem) {
        OrientedBoxes boxes = new OrientedBoxes(problem);
        boolean[] included = new boolean[boxes.count()];
        for (int box = 0; box < included.length; box += 2) {
            included[box] = true;
        }
        return new CompatibilityGraph(IntersectionGraph.of(boxes, included, () -> {}));
    }

    /** h; a vertex is a unit. */
    public int vertexCount() {
        return graph.vertexCount() / 2;
    }

    public long edgeCount() {
        return IntStream.range(0, vertexCount()).mapToLong(this::degree).sum() / 2;
    }

    public int degree(int vertex) {
        return graph.degree(2 * vertex);
    }

    /** The {@code j}-th neighbour, in increasing order. */
    public int neighbour(int vertex, int j) {
        return graph.neighbour(2 * vertex, j) >> 1;
    }

    /**
     * All maximal cliques, each in increasing order, the list in lexicographic order. A vertex without neighbours is a clique.
     * Takes the time of {@code h} searches by Bron and Kerbosch's algorithm, O(3^(d/3)) for degree d at worst; there are O(h²)
     * cliques in the plane.
     *
     * @throws TooLargeException when there are more cliques, or more members of them together, than the limits allow
     */
    public List<int[]> maximalCliques(LocationForm.Limits limits) {
        int[] roots = IntStream.range(0, vertexCount()).map(i -> 2 * i).toArray();
        List<int[]> cliques =
                new ArrayList<>(MaximalCliques.containing(roots, graph, limits.cliques(), limits.members(), () -> {})
                        .orElseThrow(() -> new TooLargeException("there are more than " + limits.cliques()
                                + " maximal cliques, or more than " + limits.members() + " members of them together")));
        for (int[] clique : cliques) {
            Arrays.setAll(clique, j -> clique[j] >> 1);
            Arrays.sort(clique);
        }
        cliques.sort(Arrays::compare);
        return cliques;
    }
}
