package dev.prank.reductions.hardness;

import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.reductions.Reduction;

/** A route from a formula to a tile grid whose question has the answer yes exactly when the formula is satisfiable. */
public interface FormulaToTileGrid extends Reduction<CnfFormula, Assignment, TileGrid, PortOwners> {

    /**
     * The assignment that the ports spell, whether or not their owners are a witness of the grid. When they are, it satisfies the
     * formula.
     *
     * @throws IllegalArgumentException when the grid has another number of ports
     */
    Assignment read(PortOwners owners);
}
