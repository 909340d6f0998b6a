package dev.prank.instances.formula;

import java.util.List;

/**
 * A disjunction of literals. Literal v stands for variable v, literal −v for its negation; repeats and both signs of one variable
 * are allowed, and so is the empty clause, which nothing satisfies.
 *
 * @param literals numbers other than 0, in order
 */
public record Clause(List<Integer> literals) {

    /** @throws IllegalArgumentException when a literal is 0 or has no negation in an int */
    public Clause {
        literals = List.copyOf(literals);
        for (int literal : literals) {
            if (literal == 0 || literal == Integer.MIN_VALUE) {
                throw new IllegalArgumentException(literal + " is not a literal");
            }
        }
    }

    public static Clause of(Integer... literals) {
        return new Clause(List.of(literals));
    }

    public int size() {
        return literals.size();
    }
}
