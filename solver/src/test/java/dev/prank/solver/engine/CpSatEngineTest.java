package dev.prank.solver.engine;

import dev.prank.solver.Engine;

class CpSatEngineTest extends EngineContract {

    @Override
    Engine engine() {
        return new CpSatEngine();
    }
}
