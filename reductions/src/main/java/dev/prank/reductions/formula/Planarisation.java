package dev.prank.reductions.formula;

import com.google.common.primitives.ImmutableIntArray;
import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.reductions.Reduction;
import dev.prank.reductions.planar.Edge;
import dev.prank.reductions.planar.PlanarEmbedding;
import dev.prank.reductions.planar.Planarity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Makes the clause–variable incidence graph planar: it is drawn with few crossings of wires, each variable is cut at every
 * crossing of its wires, and a {@link Crossover} at the crossing makes the pieces on its two sides equal. If the incidence graph
 * is planar, the target is the source.
 *
 * <p><b>The drawing.</b> A maximal planar subgraph is found by trying the occurrences one by one, and embedded. Then each other
 * occurrence gets a wire from some place on the wires of its variable to its clause. It crosses as few edges of the planar part
 * as possible, and with that, as few other wires as possible: a shortest path through the faces of what is drawn so far, as in
 * Gutwenger, Mutzel and Weiskircher, Inserting an edge into a planar graph, 2005, but with the embedding fixed and with trees of
 * wires in place of edges. For 20 random clauses of three literals this makes about 20 crossings, where a drawing with one column
 * for each occurrence and one row for each clause makes about 300.
 *
 * <p><b>The target.</b> Variables 1 … n are the pieces of wire at the variables of the source; further pieces follow, then five
 * inner variables for each crossing. The clauses are those of the source, each on the pieces that end there, then 18 for each
 * crossing. The wires of a variable form a tree, so if the target holds, all its pieces are equal. If in the source each variable
 * occurs with both signs, then so it is in the target, because a crossover alone has both signs of all its variables.
 *
 * <p>With n variables, m clauses and L occurrences, of which W have to be added as wires, the number C of crossings is less than
 * (n + m) W (W + 1) / 2. Time: at most L + 2 planarity tests of graphs with at most L edges, and O(W (L + C) log (L + C)) for the
 * wires. Deterministic.
 */
public final class Planarisation implements Reduction<CnfFormula, Assignment, CnfFormula, Assignment> {

    private final CnfFormula source;
    private final CnfFormula target;
    /** The source variable of each piece of wire. */
    private final int[] owners;
    /** By crossing: the source variables that cross. */
    private final List<int[]> crossing = new ArrayList<>();

    /** @throws IllegalArgumentException when a variable occurs twice in one clause */
    public Planarisation(CnfFormula source) {
        this.source = Objects.requireNonNull(source, "source");
        int n = source.variableCount();
        WireDrawing.Segments segments = drawing(IncidenceGraph.of(source)).segments();
        this.owners = segments.owners().stream().mapToInt(vertex -> vertex + 1).toArray();
        List<Clause> clauses = new ArrayList<>();
        for (int j = 0; j < source.clauses().size(); j++) {
            int vertex = n + j;
            clauses.add(new Clause(source.clauses().get(j).literals().stream()
                    .map(literal -> Integer.signum(literal)
                            * (segments.ends().get(new Edge(Math.abs(literal) - 1, vertex)) + 1))
                    .toList()));
        }
        int variables = owners.length;
        for (ImmutableIntArray around : segments.crossings()) {
            Crossover crossover = new Crossover(
                    around.get(0) + 1, around.get(1) + 1, around.get(2) + 1, around.get(3) + 1, variables + 1);
            clauses.addAll(crossover.clauses());
            crossing.add(new int[] {owners[around.get(0)], owners[around.get(1)]});
            variables += Crossover.INNER_VARIABLES;
        }
        this.target = new CnfFormula(variables, clauses);
    }

    private static WireDrawing drawing(IncidenceGraph graph) {
        List<Edge> drawn = new ArrayList<>();
        List<Edge> others = new ArrayList<>();
        PlanarEmbedding embedding = graph.planarity().match(Function.identity(), subdivision -> {
            for (Edge edge : graph.edges()) {
                drawn.add(edge);
                boolean planar = Planarity.of(graph.vertexCount(), drawn).match(e -> true, s -> false);
                if (!planar) {
                    drawn.remove(drawn.size() - 1);
                    others.add(edge);
                }
            }
            return Planarity.of(graph.vertexCount(), drawn).match(Function.identity(), s -> {
                throw new IllegalStateException("a graph that was planar is not planar any more");
            });
        });
        WireDrawing drawing = new WireDrawing(graph.variableCount(), embedding);
        others.forEach(edge -> drawing.addWire(edge.lower(), edge.upper()));
        return drawing;
    }

    /** The number of crossings in the drawing. */
    public int crossingCount() {
        return crossing.size();
    }

    @Override
    public CnfFormula source() {
        return source;
    }

    @Override
    public CnfFormula target() {
        return target;
    }

    /** @throws IllegalArgumentException when {@code model} does not satisfy the source */
    @Override
    public Assignment pushForward(Assignment model) {
        Models.require(model, source);
        List<Boolean> values = Models.valuesOf(owners, model);
        for (int[] variables : crossing) {
            values.addAll(Crossover.innerValues(model.value(variables[0]), model.value(variables[1])));
        }
        return new Assignment(values);
    }

    /**
     * The values of the pieces at the source's variables.
     *
     * @throws IllegalArgumentException when {@code model} does not satisfy the target
     */
    @Override
    public Assignment pullBack(Assignment model) {
        Models.require(model, target);
        return new Assignment(model.values().subList(0, source.variableCount()));
    }
}
