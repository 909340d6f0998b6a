package dev.prank.solver.engine;

import dev.prank.solver.Engine;
import dev.prank.solver.backend.MipSolver;

class MipCbcEngineTest extends EngineContract {

    @Override
    Engine engine() {
        return new MipEngine(MipSolver.CBC);
    }

    /** Runs of the solver. */
    @Override
    long shortWorkLimit() {
        return 1;
    }
}
