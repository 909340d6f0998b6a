package dev.prank.solver.engine;

import dev.prank.solver.Engine;
import dev.prank.solver.backend.MipSolver;

class MipEngineTest extends EngineContract {

    @Override
    Engine engine() {
        return new MipEngine(MipSolver.SCIP);
    }

    /** Nodes. */
    @Override
    long shortWorkLimit() {
        return 1;
    }
}
