package dev.prank.instances.formula;

import java.util.List;

/**
 * A conjunction of clauses over the variables 1 to n.
 *
 * @param variableCount n ≥ 0; a variable need not occur
 * @param clauses in order; repeats are allowed
 */
public record CnfFormula(int variableCount, List<Clause> clauses) {

    /** @throws IllegalArgumentException when {@code variableCount} is negative or a literal's variable exceeds it */
    public CnfFormula {
        clauses = List.copyOf(clauses);
        if (variableCount < 0) {
            throw new IllegalArgumentException("variableCount must not be negative, but is " + variableCount);
        }
        for (int c = 0; c < clauses.size(); c++) {
            for (int literal : clauses.get(c).literals()) {
                if (Math.abs(literal) > variableCount) {
                    throw new IllegalArgumentException("clause " + c + " has literal " + literal
                            + ", but there are only " + variableCount + " variables");
                }
            }
        }
    }
}
