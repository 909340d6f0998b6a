package dev.prank.instances.generate;

import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.CnfFormula;

/**
 * A formula with a model.
 *
 * @param model satisfies every clause
 */
public record PlantedFormula(CnfFormula formula, Assignment model) {

    /** @throws IllegalArgumentException when the assignment is no model of the formula */
    public PlantedFormula {
        if (!model.satisfies(formula)) {
            throw new IllegalArgumentException("the assignment does not satisfy the formula");
        }
    }
}
