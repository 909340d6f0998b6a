package dev.prank.reductions.formula;

import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.reductions.planar.Edge;
import dev.prank.reductions.planar.PlanarEmbedding;
import dev.prank.reductions.planar.Planarity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which variable occurs in which clause, as a graph: vertex v − 1 is variable v, vertex n + j is the clause with index j, and
 * there is an edge for each occurrence.
 *
 * @param variableCount n
 * @param neighbours of each vertex, in the formula's order
 */
record IncidenceGraph(int variableCount, List<List<Integer>> neighbours) {

    /** @throws IllegalArgumentException when a variable occurs twice in one clause */
    static IncidenceGraph of(CnfFormula formula) {
        int n = formula.variableCount();
        List<List<Integer>> neighbours = new ArrayList<>(n + formula.clauses().size());
        for (int v = 0; v < n; v++) {
            neighbours.add(new ArrayList<>());
        }
        for (Clause clause : formula.clauses()) {
            List<Integer> variables = clause.literals().stream()
                    .map(literal -> Math.abs(literal) - 1)
                    .toList();
            for (int variable : variables) {
                List<Integer> clauses = neighbours.get(variable);
                if (!clauses.isEmpty() && clauses.get(clauses.size() - 1) == neighbours.size()) {
                    throw new IllegalArgumentException("clause " + (neighbours.size() - n + 1) + " has variable "
                            + (variable + 1) + " twice; simplification comes first");
                }
                clauses.add(neighbours.size());
            }
            neighbours.add(variables);
        }
        return new IncidenceGraph(n, neighbours);
    }

    int vertexCount() {
        return neighbours.size();
    }

    /** Clause by clause, in the order of the literals. */
    List<Edge> edges() {
        return IntStream.range(variableCount, vertexCount())
                .boxed()
                .flatMap(clause -> neighbours.get(clause).stream().map(variable -> new Edge(variable, clause)))
                .toList();
    }

    Planarity planarity() {
        return Planarity.of(vertexCount(), edges());
    }

    /** The neighbours of each vertex as they are in a planar embedding if there is one, else in the formula's order. */
    List<List<Integer>> rotations() {
        return planarity().match(IncidenceGraph::rotations, subdivision -> neighbours);
    }

    private static List<List<Integer>> rotations(PlanarEmbedding embedding) {
        return IntStream.range(0, embedding.vertexCount())
                .mapToObj(embedding::neighbours)
                .toList();
    }
}
