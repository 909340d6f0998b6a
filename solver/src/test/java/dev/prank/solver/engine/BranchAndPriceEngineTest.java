package dev.prank.solver.engine;

import dev.prank.solver.Engine;

/** Without exhaustive search, so that small problems go to branch and price. */
class BranchAndPriceEngineTest extends EngineContract {

    @Override
    Engine engine() {
        return new BranchEngine(new BranchAndPriceEngine(new CpSatEngine()), 0);
    }

    @Override
    long shortWorkLimit() {
        return 40;
    }
}
