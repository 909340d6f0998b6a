package dev.prank.solver.engine;

import dev.prank.reductions.group.LocationForm;
import dev.prank.solver.Engine;
import dev.prank.solver.backend.MipSolver;

/** With SCIP where it must refine regions, which it does for large problems only. */
class MipRegionsEngineTest extends EngineContract {

    @Override
    Engine engine() {
        return new MipEngine(MipSolver.SCIP, 0, LocationForm.Limits.DEFAULT);
    }

    /** Nodes. */
    @Override
    long shortWorkLimit() {
        return 1;
    }
}
