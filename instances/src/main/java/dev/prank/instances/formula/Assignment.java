package dev.prank.instances.formula;

import java.util.List;

/**
 * A truth value for each of the variables 1 to n.
 *
 * @param values the value of variable v at index v − 1
 */
public record Assignment(List<Boolean> values) {

    public Assignment {
        values = List.copyOf(values);
    }

    /**
     * The value of a variable.
     *
     * @param variable 1 to n
     * @throws IndexOutOfBoundsException for any other number
     */
    public boolean value(int variable) {
        return values.get(variable - 1);
    }

    /** The literal is true: its variable is true and it is positive, or neither. */
    public boolean satisfies(int literal) {
        return value(Math.abs(literal)) == literal > 0;
    }

    /**
     * Every clause has a true literal. Linear time.
     *
     * @throws IllegalArgumentException when the formula has another number of variables
     */
    public boolean satisfies(CnfFormula formula) {
        if (formula.variableCount() != values.size()) {
            throw new IllegalArgumentException("the assignment has " + values.size() + " values; the formula has "
                    + formula.variableCount() + " variables");
        }
        for (Clause clause : formula.clauses()) {
            if (clause.literals().stream().noneMatch(this::satisfies)) {
                return false;
            }
        }
        return true;
    }
}
