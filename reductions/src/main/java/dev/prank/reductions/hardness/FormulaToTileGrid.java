package dev.prank.reductions.hardness;

import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.reductions.Reduction;
import java.util.Optional;

/** A route from a formula to a tile grid that has a witness exactly when the formula is satisfiable. */
public interface FormulaToTileGrid extends Reduction<CnfFormula, Assignment, TileGrid, PortOwners> {

    /** How often wires bend, where no clause or variable stands. */
    int bendCount();

    /**
     * The model that the ports spell, if they spell one. When the owners are a witness of the grid they do; otherwise they may all
     * the same, as long as what is wrong with them does no harm.
     *
     * @throws IllegalArgumentException when the grid has another number of ports
     */
    Optional<Assignment> read(PortOwners owners);

    @Override
    default Assignment pullBack(PortOwners owners) {
        owners.check(target()).match(() -> "", reason -> {
            throw new IllegalArgumentException("not a witness of the grid: " + reason);
        });
        return read(owners)
                .orElseThrow(() -> new IllegalStateException("a witness of the grid spells no model of the formula"));
    }
}
