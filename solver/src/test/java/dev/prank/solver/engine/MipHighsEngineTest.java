package dev.prank.solver.engine;

import dev.prank.solver.Engine;
import dev.prank.solver.backend.MipSolver;

class MipHighsEngineTest extends EngineContract {

    @Override
    Engine engine() {
        return new MipEngine(MipSolver.HIGHS);
    }

    /** Runs of the solver. */
    @Override
    long shortWorkLimit() {
        return 1;
    }
}
