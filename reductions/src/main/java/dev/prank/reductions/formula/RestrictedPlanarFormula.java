package dev.prank.reductions.formula;

import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.reductions.planar.Edge;
import dev.prank.reductions.planar.PlanarEmbedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A formula that was checked to be restricted and planar:
 *
 * <ul>
 *   <li>every clause has two or three literals, over distinct variables;
 *   <li>every variable occurs exactly once negatively and once or twice positively;
 *   <li>the clause–variable incidence graph is planar.
 * </ul>
 *
 * <p>Satisfiability of such formulas is NP-complete; {@link FormulaToRestrictedPlanar} leads there from any formula. Clauses may
 * be repeated. The formula without variables and clauses is one of them.
 */
public final class RestrictedPlanarFormula {

    private final CnfFormula formula;
    private final PlanarEmbedding embedding;

    private RestrictedPlanarFormula(CnfFormula formula, PlanarEmbedding embedding) {
        this.formula = formula;
        this.embedding = embedding;
    }

    /** Whether the formula is restricted and planar. Expected linear time, of which the planarity test takes nearly all. */
    public static Recognition recognise(CnfFormula formula) {
        Objects.requireNonNull(formula, "formula");
        return reasonAgainst(formula)
                .<Recognition>map(Recognition.Refused::new)
                .orElseGet(() -> IncidenceGraph.of(formula)
                        .planarity()
                        .match(
                                embedding ->
                                        new Recognition.Recognised(new RestrictedPlanarFormula(formula, embedding)),
                                subdivision -> new Recognition.Refused(inWords(subdivision, formula.variableCount()))));
    }

    public CnfFormula formula() {
        return formula;
    }

    /**
     * The clause–variable incidence graph in the plane: with n variables, vertex v − 1 is variable v and vertex n + j the clause
     * with index j, counted from 0.
     */
    public PlanarEmbedding embedding() {
        return embedding;
    }

    private static Optional<String> reasonAgainst(CnfFormula formula) {
        int[] negative = new int[formula.variableCount() + 1];
        int[] positive = new int[formula.variableCount() + 1];
        for (int j = 0; j < formula.clauses().size(); j++) {
            Clause clause = formula.clauses().get(j);
            if (clause.size() < 2 || clause.size() > 3) {
                return Optional.of("clause " + (j + 1) + " has " + count(clause.size(), "literal")
                        + "; a restricted formula's clauses have 2 or 3");
            }
            for (int i = 0; i < clause.size(); i++) {
                int literal = clause.literals().get(i);
                List<Integer> before = clause.literals().subList(0, i);
                if (before.contains(literal) || before.contains(-literal)) {
                    return Optional.of("clause " + (j + 1) + " has variable " + Math.abs(literal)
                            + " twice; the variables of a restricted formula's clauses are distinct");
                }
                (literal < 0 ? negative : positive)[Math.abs(literal)]++;
            }
        }
        for (int v = 1; v <= formula.variableCount(); v++) {
            if (negative[v] != 1 || positive[v] < 1 || positive[v] > 2) {
                return Optional.of(
                        "variable " + v + " occurs " + count(negative[v], "time") + " negatively and "
                                + count(positive[v], "time")
                                + " positively; in a restricted formula it occurs once negatively and once or twice positively");
            }
        }
        return Optional.empty();
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** The subdivision as its branch vertices and the paths between them. */
    private static String inWords(List<Edge> subdivision, int variables) {
        SortedMap<Integer, List<Integer>> neighbours = new TreeMap<>();
        for (Edge edge : subdivision) {
            neighbours
                    .computeIfAbsent(edge.lower(), vertex -> new ArrayList<>())
                    .add(edge.upper());
            neighbours
                    .computeIfAbsent(edge.upper(), vertex -> new ArrayList<>())
                    .add(edge.lower());
        }
        TreeSet<Integer> branches = new TreeSet<>(neighbours.keySet());
        branches.removeIf(vertex -> neighbours.get(vertex).size() == 2);
        List<String> paths = new ArrayList<>();
        for (int branch : branches) {
            for (int second : neighbours.get(branch)) {
                List<Integer> path = new ArrayList<>(List.of(branch, second));
                while (!branches.contains(path.get(path.size() - 1))) {
                    int end = path.get(path.size() - 1);
                    int before = path.get(path.size() - 2);
                    List<Integer> two = neighbours.get(end);
                    path.add(two.get(0) == before ? two.get(1) : two.get(0));
                }
                if (branch < path.get(path.size() - 1)) {
                    paths.add(
                            path.stream().map(vertex -> name(vertex, variables)).collect(Collectors.joining(" - ")));
                }
            }
        }
        return "the clause-variable incidence graph is not planar: it contains a subdivision of "
                + (branches.size() == 5 ? "K5" : "K3,3") + " with the branch vertices "
                + branches.stream().map(vertex -> name(vertex, variables)).collect(Collectors.joining(", "))
                + " and the paths " + String.join(", ", paths);
    }

    private static String name(int vertex, int variables) {
        return vertex < variables ? "variable " + (vertex + 1) : "clause " + (vertex - variables + 1);
    }
}
