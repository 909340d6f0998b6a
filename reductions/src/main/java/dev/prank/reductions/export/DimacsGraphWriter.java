package dev.prank.reductions.export;

import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.reductions.group.CompatibilityGraph;
import dev.prank.reductions.group.TooLargeException;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes the compatibility graph of the points, or its complement, in the DIMACS format of the clique and colouring challenge.
 * Two points are adjacent in the graph when they are at most 2ε apart in the L∞ norm. By Helly's theorem for boxes a set of
 * points is a clique exactly when one square covers it, in any dimension. So the least cover is the least number of cliques that
 * partition the vertices of the graph, and the chromatic number of the complement.
 */
public final class DimacsGraphWriter {

    /** A complement of this size is some 700 MB; n points have n²/2 pairs, so this is reached with 10,000. */
    private static final long EDGE_LIMIT = 50_000_000;

    private DimacsGraphWriter() {}

    /**
     * The graph itself. Flushes {@code out} and leaves it open.
     *
     * @throws TooLargeException before anything is written, when there are too many edges
     */
    public static void write(PointCoverProblem problem, Writer out) throws IOException {
        CompatibilityGraph graph = CompatibilityGraph.of(problem);
        ExportText text = new ExportText(out, "c");
        text.header(problem);
        text.comment("the least number of cliques that partition the vertices is the least number of squares of side"
                + " 2*radius that cover all points");
        text.comment("vertex v is point v-1, points are counted from 0; adjacent: at most 2*radius apart");
        text.line("p edge " + graph.vertexCount() + " " + graph.edgeCount());
        for (int vertex = 0; vertex < graph.vertexCount(); vertex++) {
            for (int j = 0; j < graph.degree(vertex); j++) {
                if (graph.neighbour(vertex, j) > vertex) {
                    edge(text, vertex, graph.neighbour(vertex, j));
                }
            }
        }
        text.flush();
    }

    /**
     * The complement of the graph. Flushes {@code out} and leaves it open.
     *
     * @throws TooLargeException before anything is written, when the graph or its complement has too many edges
     */
    public static void writeComplement(PointCoverProblem problem, Writer out) throws IOException {
        CompatibilityGraph graph = CompatibilityGraph.of(problem);
        long n = graph.vertexCount();
        long edgeCount = n * (n - 1) / 2 - graph.edgeCount();
        if (edgeCount > EDGE_LIMIT) {
            throw new TooLargeException("the complement has " + edgeCount + " edges, more than " + EDGE_LIMIT);
        }
        ExportText text = new ExportText(out, "c");
        text.header(problem);
        text.comment("the chromatic number is the least number of squares of side 2*radius that cover all points");
        text.comment("vertex v is point v-1, points are counted from 0; adjacent: more than 2*radius apart");
        text.line("p edge " + n + " " + edgeCount);
        for (int vertex = 0; vertex < n; vertex++) {
            int next = 0;
            for (int other = vertex + 1; other < n; other++) {
                while (next < graph.degree(vertex) && graph.neighbour(vertex, next) < other) {
                    next++;
                }
                if (next == graph.degree(vertex) || graph.neighbour(vertex, next) > other) {
                    edge(text, vertex, other);
                }
            }
        }
        text.flush();
    }

    private static void edge(ExportText text, int vertex, int other) throws IOException {
        text.line("e " + (vertex + 1) + " " + (other + 1));
    }
}
