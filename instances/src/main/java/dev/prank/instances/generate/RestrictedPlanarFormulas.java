package dev.prank.instances.generate;

import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Random restricted planar formulas, the source problem of the paper's reduction: each clause has two or three literals over
 * different variables, each variable occurs exactly once negatively and once or twice positively, and the incidence graph of clauses
 * and variables is planar.
 *
 * <p><b>Construction.</b> The variables stand on a line. Each occurrence is an end that leaves its variable upwards or downwards. All
 * ends in order around the line, above from left to right and below from right to left, are joined to clauses from left to right
 * with a stack of clauses that are still open: an end joins the top clause or opens a new one. What is open in the end is closed
 * from the top down, short clauses together with the one below them.
 *
 * <p><b>Planar, with proof.</b> A clause below another one on the stack was opened before it and gets no end until the upper one is
 * closed, so the sets of ends cross nowhere: no four ends a, b, c, d in this order have a and c in one clause, b and d in another.
 * That stays true when neighbours on the final stack are united: the ends of the upper one are all behind those of the lower one, and
 * what was closed between them is nested. Disjoint stars can be drawn on the outside of the line, one per set. So the incidence graph
 * is planar.
 *
 * <p>If a clause of one literal, or one that has a variable twice, is left in the end, all is drawn again.
 */
public final class RestrictedPlanarFormulas {

    private RestrictedPlanarFormulas() {}

    /**
     * A formula over {@code variables} variables. Takes time and space linear in their number for each drawing; a few drawings are
     * expected.
     *
     * @param tripleOccurrences how many per cent of the variables are to occur twice positively, by chance
     * @param tripleClauses how many per cent of the clauses are to have three literals, by chance. With few of them and many triple
     *     occurrences most formulas are unsatisfiable
     * @throws IllegalArgumentException when there are fewer than 2 variables, a percentage is not from 0 to 100, or there is no such
     *     formula: an odd number of variables with three occurrences each cannot fill clauses of two literals
     */
    public static CnfFormula random(int variables, int tripleOccurrences, int tripleClauses, long seed) {
        if (variables < 2) {
            throw new IllegalArgumentException("a restricted formula needs at least 2 variables, not " + variables);
        }
        requirePercentage("occurrences", tripleOccurrences);
        requirePercentage("clauses", tripleClauses);
        if (variables % 2 == 1 && tripleOccurrences == 100 && tripleClauses == 0) {
            throw new IllegalArgumentException(variables
                    + " variables, an odd number, that all occur three times cannot fill clauses of two literals; the percentage of"
                    + " triple clauses must not be 0");
        }
        Draws draws = new Draws(seed);
        List<Clause> clauses = new ArrayList<>();
        while (clauses.isEmpty()) {
            clauses = drawing(variables, tripleOccurrences, tripleClauses, draws);
        }
        return new CnfFormula(variables, clauses);
    }

    /** Clauses in random order; none when the drawing fails. */
    private static List<Clause> drawing(int variables, int tripleOccurrences, int tripleClauses, Draws draws) {
        List<List<Integer>> closed = new ArrayList<>();
        List<List<Integer>> open = new ArrayList<>();
        List<Integer> ends = ends(variables, tripleOccurrences, draws);
        for (int i = 0; i < ends.size(); i++) {
            int literal = ends.get(i);
            int top = open.size() - 1;
            // With only a few ends left, they are all needed to close what is open.
            boolean ending = ends.size() - i <= 2 * open.size();
            boolean joins = top >= 0 && isFree(literal, open.get(top)) && (ending || draws.below(5) < 3);
            if (!joins) {
                open.add(new ArrayList<>(List.of(literal)));
            } else {
                open.get(top).add(literal);
                if (ending || open.get(top).size() == 3 || draws.below(100) >= tripleClauses) {
                    closed.add(open.remove(top));
                }
            }
        }
        return closeRest(open, closed) ? shuffledClauses(closed, draws) : List.of();
    }

    /** The literals in the order of their ends around the line. */
    private static List<Integer> ends(int variables, int tripleOccurrences, Draws draws) {
        List<Integer> order = new ArrayList<>(variables);
        for (int v = 1; v <= variables; v++) {
            order.add(v);
        }
        draws.shuffle(order);
        List<Integer> above = new ArrayList<>();
        List<Integer> below = new ArrayList<>();
        for (int variable : order) {
            List<Integer> literals = new ArrayList<>(List.of(-variable, variable));
            if (draws.below(100) < tripleOccurrences) {
                literals.add(variable);
            }
            draws.shuffle(literals);
            for (int literal : literals) {
                (draws.coin() ? above : below).add(literal);
            }
        }
        Collections.reverse(below);
        above.addAll(below);
        return above;
    }

    private static boolean closeRest(List<List<Integer>> open, List<List<Integer>> closed) {
        while (!open.isEmpty()) {
            List<Integer> clause = open.remove(open.size() - 1);
            if (clause.size() == 1) {
                if (open.isEmpty() || !isFree(clause.get(0), open.get(open.size() - 1))) {
                    return false;
                }
                List<Integer> below = open.remove(open.size() - 1);
                below.addAll(clause);
                clause = below;
            }
            closed.add(clause);
        }
        return true;
    }

    /** The clause does not have the literal's variable. */
    private static boolean isFree(int literal, List<Integer> clause) {
        return !clause.contains(literal) && !clause.contains(-literal);
    }

    private static List<Clause> shuffledClauses(List<List<Integer>> literals, Draws draws) {
        draws.shuffle(literals);
        List<Clause> clauses = new ArrayList<>(literals.size());
        for (List<Integer> clause : literals) {
            draws.shuffle(clause);
            clauses.add(new Clause(clause));
        }
        return clauses;
    }

    private static void requirePercentage(String name, int value) {
        if (value < 0 || value > 100) {
            throw new IllegalArgumentException(
                    "the percentage of triple " + name + " must be from 0 to 100, but is " + value);
        }
    }
}
