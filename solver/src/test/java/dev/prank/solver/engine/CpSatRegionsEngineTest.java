package dev.prank.solver.engine;

import dev.prank.reductions.group.LocationForm;
import dev.prank.solver.Engine;

/** The same engine where it must refine regions, which it does for large problems only. */
class CpSatRegionsEngineTest extends EngineContract {

    @Override
    Engine engine() {
        return new CpSatEngine(0, LocationForm.Limits.DEFAULT);
    }
}
