package dev.prank.instances.generate;

import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import java.util.ArrayList;
import java.util.List;

/**
 * Random formulas: uniform ones, ones with a hidden model, and unsatisfiable ones. Except for {@link #signPatterns}, whose output is
 * exponential in its argument, everything takes time and space linear in the output.
 */
public final class RandomFormulas {

    /** The largest formula of {@link #signPatterns} has 2^20 clauses. */
    private static final int MOST_PATTERN_VARIABLES = 20;
    /** The largest formula of {@link #pigeonhole} has about four million clauses. */
    private static final int MOST_HOLES = 200;

    private RandomFormulas() {}

    /**
     * Independent uniform clauses: {@code width} different variables each, every sign by a coin. Clauses may repeat.
     *
     * @throws IllegalArgumentException when a number is negative, or {@code width} exceeds {@code variables} and there is a clause
     */
    public static CnfFormula uniform(int variables, int clauses, int width, long seed) {
        requireShape(variables, clauses, width, 0);
        Draws draws = new Draws(seed);
        List<Clause> list = new ArrayList<>(clauses);
        for (int c = 0; c < clauses; c++) {
            List<Integer> literals = draws.distinct(width, variables);
            literals.replaceAll(variable -> signed(variable, draws.coin()));
            list.add(new Clause(literals));
        }
        return new CnfFormula(variables, list);
    }

    /**
     * A uniform hidden model, and independent uniform clauses among those that it satisfies.
     *
     * @throws IllegalArgumentException as {@link #uniform}; also when {@code width} is 0 and there is a clause
     */
    public static PlantedFormula planted(int variables, int clauses, int width, long seed) {
        requireShape(variables, clauses, width, 1);
        Draws draws = new Draws(seed);
        List<Boolean> values = new ArrayList<>(variables);
        for (int v = 0; v < variables; v++) {
            values.add(draws.coin());
        }
        Assignment model = new Assignment(values);
        List<Clause> list = new ArrayList<>(clauses);
        while (list.size() < clauses) {
            List<Integer> literals = draws.distinct(width, variables);
            literals.replaceAll(variable -> signed(variable, draws.coin()));
            // At least half of all clauses over the same variables are satisfied.
            if (literals.stream().anyMatch(model::satisfies)) {
                list.add(new Clause(literals));
            }
        }
        return new PlantedFormula(new CnfFormula(variables, list), model);
    }

    /**
     * {@code holes + 1} pigeons, each in some hole, and no two in one. Unsatisfiable: there are more pigeons than holes. Pigeon i is
     * in hole j is variable {@code i · holes + j + 1}. Without any one clause it is satisfiable.
     *
     * @throws IllegalArgumentException when {@code holes} is not from 0 to 200
     */
    public static CnfFormula pigeonhole(int holes) {
        requireRange("the number of holes", holes, 0, MOST_HOLES);
        List<Clause> clauses = new ArrayList<>();
        for (int pigeon = 0; pigeon <= holes; pigeon++) {
            List<Integer> somewhere = new ArrayList<>(holes);
            for (int hole = 0; hole < holes; hole++) {
                somewhere.add(pigeon * holes + hole + 1);
            }
            clauses.add(new Clause(somewhere));
        }
        for (int hole = 1; hole <= holes; hole++) {
            for (int first = 0; first <= holes; first++) {
                for (int second = first + 1; second <= holes; second++) {
                    clauses.add(Clause.of(-(first * holes + hole), -(second * holes + hole)));
                }
            }
        }
        return new CnfFormula((holes + 1) * holes, clauses);
    }

    /**
     * Two chains of exclusive ors that add up the same {@code length} variables in different orders, and claim different sums. Each
     * equation has at most three variables and becomes the clauses that forbid its wrong sign patterns.
     *
     * <p><b>Unsatisfiable:</b> with right-hand sides as they are drawn, every variable is in exactly two equations, so all left sides
     * add up to 0 modulo 2, and the last right side is chosen so that the right sides add up to 1. Without any one equation the rest is
     * satisfiable: as the equations are connected by common variables, no proper subset of them adds up to 0.
     *
     * <p>The family is that of L. Chew and M. Heule, <em>Sorting Parity Encodings by Reusing Variables</em> (SAT 2020), with random
     * right sides. Long chains are hard for clause learning.
     *
     * @param length at least 2
     * @throws IllegalArgumentException when {@code length} is not from 2 to 1,000,000
     */
    public static CnfFormula parity(int length, long seed) {
        requireRange("the length", length, 2, 1_000_000);
        Draws draws = new Draws(seed);
        List<Integer> order = new ArrayList<>(length);
        for (int v = 1; v <= length; v++) {
            order.add(v);
        }
        List<List<Integer>> equations = new ArrayList<>(2 * length - 1);
        int sums = length;
        for (int chain = 0; chain < 2; chain++) {
            int sum = order.get(0);
            for (int i = 1; i < length; i++) {
                sums++;
                equations.add(List.of(sum, order.get(i), sums));
                sum = sums;
            }
            draws.shuffle(order);
        }
        equations.add(List.of(2 * length - 1, sums));
        List<Clause> clauses = new ArrayList<>(8 * length);
        boolean odd = true;
        for (int e = 0; e < equations.size(); e++) {
            boolean right = e == equations.size() - 1 ? odd : draws.coin();
            odd ^= right;
            addParity(equations.get(e), right, clauses);
        }
        return new CnfFormula(sums, clauses);
    }

    /** The clauses that say whether an odd number of the variables is true. */
    private static void addParity(List<Integer> variables, boolean odd, List<Clause> clauses) {
        for (int pattern = 0; pattern < 1 << variables.size(); pattern++) {
            // The clause is false only where exactly the variables of the pattern are true.
            if ((Integer.bitCount(pattern) % 2 == 1) != odd) {
                clauses.add(forbidding(variables, pattern));
            }
        }
    }

    /**
     * All 2^k clauses over k variables. Each assignment makes exactly one of them false, so the formula is unsatisfiable and every
     * clause is needed for that.
     *
     * @throws IllegalArgumentException when {@code variables} is not from 0 to 20
     */
    public static CnfFormula signPatterns(int variables) {
        requireRange("the number of variables", variables, 0, MOST_PATTERN_VARIABLES);
        List<Integer> all = new ArrayList<>(variables);
        for (int v = 1; v <= variables; v++) {
            all.add(v);
        }
        List<Clause> clauses = new ArrayList<>(1 << variables);
        for (int pattern = 0; pattern < 1 << variables; pattern++) {
            clauses.add(forbidding(all, pattern));
        }
        return new CnfFormula(variables, clauses);
    }

    /** False only where variable i is true exactly if bit i of the pattern is set. */
    private static Clause forbidding(List<Integer> variables, int pattern) {
        List<Integer> literals = new ArrayList<>(variables.size());
        for (int i = 0; i < variables.size(); i++) {
            literals.add(signed(variables.get(i), (pattern >> i & 1) == 0));
        }
        return new Clause(literals);
    }

    private static int signed(int variable, boolean positive) {
        return positive ? variable : -variable;
    }

    private static void requireShape(int variables, int clauses, int width, int leastWidth) {
        requireRange("the number of variables", variables, 0, Integer.MAX_VALUE);
        requireRange("the number of clauses", clauses, 0, Integer.MAX_VALUE);
        requireRange("the clause width", width, leastWidth, Integer.MAX_VALUE);
        if (clauses > 0 && width > variables) {
            throw new IllegalArgumentException(
                    "a clause of " + width + " different variables needs as many, but there are " + variables);
        }
    }

    private static void requireRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            String bound = most == Integer.MAX_VALUE ? "at least " + least : "from " + least + " to " + most;
            throw new IllegalArgumentException(name + " must be " + bound + ", but is " + value);
        }
    }
}
