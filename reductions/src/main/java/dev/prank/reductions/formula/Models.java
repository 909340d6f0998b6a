package dev.prank.reductions.formula;

import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.CnfFormula;
import java.util.ArrayList;
import java.util.List;

/** What the steps have in common: the test of what they are given, and assignments made of literals. */
final class Models {

    private Models() {}

    /** @throws IllegalArgumentException when {@code assignment} does not satisfy {@code formula} */
    static void require(Assignment assignment, CnfFormula formula) {
        if (!assignment.satisfies(formula)) {
            throw new IllegalArgumentException("the assignment does not satisfy the formula");
        }
    }

    /** The values of the given literals, in order, as the values of variables 1, 2, …. */
    static List<Boolean> valuesOf(int[] literals, Assignment assignment) {
        List<Boolean> values = new ArrayList<>(literals.length);
        for (int literal : literals) {
            values.add(assignment.satisfies(literal));
        }
        return values;
    }
}
