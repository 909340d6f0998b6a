package dev.prank.solver.engine;

class CpSatEngineTest extends EngineContract {

    @Override
    Engine engine() {
        return new CpSatEngine();
    }
}
