package dev.prank.reductions.export;

import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.reductions.group.CompatibilityGraph;
import dev.prank.reductions.group.TooLargeException;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes the compatibility graph of the points in the METIS format: two points are adjacent when one square covers both, that is,
 * when they are at most 2ε apart in the L∞ norm. By Helly's theorem for boxes a set of points is a clique exactly when one square
 * covers it, in any dimension. So the least number of cliques that partition the vertices is the least cover; this vertex clique
 * cover problem is what ReduVCC reads.
 */
public final class MetisWriter {

    private MetisWriter() {}

    /**
     * Flushes {@code out} and leaves it open.
     *
     * @throws TooLargeException before anything is written, when there are too many edges
     */
    public static void write(PointCoverProblem problem, Writer out) throws IOException {
        CompatibilityGraph graph = CompatibilityGraph.of(problem);
        ExportText text = new ExportText(out, "%");
        text.header(problem);
        text.comment("the least number of cliques that partition the vertices is the least number of squares of side"
                + " 2*radius that cover all points");
        text.comment("vertex v is point v-1, points are counted from 0; adjacent: at most 2*radius apart");
        text.line(graph.vertexCount() + " " + graph.edgeCount());
        for (int vertex = 0; vertex < graph.vertexCount(); vertex++) {
            StringBuilder neighbours = new StringBuilder();
            for (int j = 0; j < graph.degree(vertex); j++) {
                neighbours.append(j == 0 ? "" : " ").append(graph.neighbour(vertex, j) + 1);
            }
            text.line(neighbours.toString());
        }
        text.flush();
    }
}
