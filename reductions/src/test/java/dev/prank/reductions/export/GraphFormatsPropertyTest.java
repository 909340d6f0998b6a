package dev.prank.reductions.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.cover.PointCoverProblem;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.jgrapht.Graph;
import org.jgrapht.alg.color.BrownBacktrackColoring;
import org.jgrapht.generate.ComplementGraphGenerator;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.jgrapht.nio.dimacs.DIMACSImporter;
import org.jgrapht.util.SupplierUtil;

/** DIMACS graphs read and coloured by JGraphT, METIS graphs read by a parser written here from the manual. */
@Domain(SmallCovers.class)
class GraphFormatsPropertyTest {

    @Property(tries = 300)
    void theCliqueCoverNumberOfTheDimacsGraphIsTheLeastCover(@ForAll PointCoverProblem problem) throws IOException {
        String dimacs = SmallCovers.text(out -> DimacsGraphWriter.write(problem, out));
        Graph<Integer, DefaultEdge> graph = imported(dimacs);
        Graph<Integer, DefaultEdge> complement = emptyGraph();
        new ComplementGraphGenerator<>(graph).generateGraph(complement);

        assertThat(graph.vertexSet()).hasSize(problem.points().size());
        assertThat(chromaticNumber(complement)).as("%s", dimacs).isEqualTo(SmallCovers.leastCover(problem));
    }

    @Property(tries = 300)
    void theChromaticNumberOfTheComplementIsTheLeastCover(@ForAll PointCoverProblem problem) throws IOException {
        String dimacs = SmallCovers.text(out -> DimacsGraphWriter.writeComplement(problem, out));
        Graph<Integer, DefaultEdge> graph = imported(dimacs);

        assertThat(graph.vertexSet()).hasSize(problem.points().size());
        assertThat(chromaticNumber(graph)).as("%s", dimacs).isEqualTo(SmallCovers.leastCover(problem));
    }

    @Property(tries = 300)
    void theCliqueCoverNumberOfTheMetisGraphIsTheLeastCover(@ForAll PointCoverProblem problem) throws IOException {
        String metis = SmallCovers.text(out -> MetisWriter.write(problem, out));
        List<String> lines =
                metis.lines().dropWhile(line -> line.startsWith("%")).toList();
        int[] header = numbers(lines.get(0));
        int n = problem.points().size();
        assertThat(header).as("%s", metis).hasSize(2).startsWith(n);
        assertThat(lines).as("%s", metis).hasSize(n + 1);
        int[] neighbours = new int[n];
        int entryCount = 0;
        for (int vertex = 0; vertex < n; vertex++) {
            for (int neighbour : numbers(lines.get(vertex + 1))) {
                neighbours[vertex] |= 1 << (neighbour - 1);
                entryCount++;
            }
        }
        assertThat(entryCount).as("each edge is listed at both ends").isEqualTo(2 * header[1]);
        assertThat(Arrays.stream(neighbours).map(Integer::bitCount).sum()).isEqualTo(entryCount);
        for (int u = 0; u < n; u++) {
            for (int v = 0; v < n; v++) {
                assertThat(neighbours[u] >> v & 1).as("%s", metis).isEqualTo(neighbours[v] >> u & 1);
            }
            assertThat(neighbours[u] >> u & 1).as("no loops").isZero();
        }

        int cliques = SmallCovers.leastPartition(n, set -> {
            for (int vertex = 0; vertex < n; vertex++) {
                if ((set >> vertex & 1) == 1 && (set & ~neighbours[vertex]) != 1 << vertex) {
                    return false;
                }
            }
            return true;
        });

        assertThat(cliques).as("%s", metis).isEqualTo(SmallCovers.leastCover(problem));
    }

    private static Graph<Integer, DefaultEdge> emptyGraph() {
        return new SimpleGraph<>(SupplierUtil.createIntegerSupplier(), SupplierUtil.DEFAULT_EDGE_SUPPLIER, false);
    }

    /** A simple graph: a loop or a repeated edge would be an error. */
    private static Graph<Integer, DefaultEdge> imported(String dimacs) {
        Graph<Integer, DefaultEdge> graph = emptyGraph();
        new DIMACSImporter<Integer, DefaultEdge>().importGraph(graph, new StringReader(dimacs));
        String[] sizes = dimacs.lines()
                .filter(line -> line.startsWith("p edge "))
                .findFirst()
                .orElseThrow()
                .split(" ");
        assertThat(graph.edgeSet()).as("%s", dimacs).hasSize(Integer.parseInt(sizes[3]));
        return graph;
    }

    private static int chromaticNumber(Graph<Integer, DefaultEdge> graph) {
        // JGraphT's colouring wants two vertices.
        return graph.vertexSet().size() < 2
                ? graph.vertexSet().size()
                : new BrownBacktrackColoring<>(graph).getColoring().getNumberColors();
    }

    private static int[] numbers(String line) {
        return line.isEmpty()
                ? new int[0]
                : Arrays.stream(line.split(" ")).mapToInt(Integer::parseInt).toArray();
    }
}
