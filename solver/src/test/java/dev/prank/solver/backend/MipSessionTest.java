package dev.prank.solver.backend;

import org.junit.jupiter.api.Nested;

class MipSessionTest {

    @Nested
    class Scip extends LocationSessionContract {
        @Override
        LocationSession.Factory backend() {
            return (form, slots, checkpoint) -> new MipSession(MipSolver.SCIP, form, slots, checkpoint);
        }
    }

    @Nested
    class Cbc extends LocationSessionContract {
        @Override
        LocationSession.Factory backend() {
            return (form, slots, checkpoint) -> new MipSession(MipSolver.CBC, form, slots, checkpoint);
        }
    }

    @Nested
    class Highs extends LocationSessionContract {
        @Override
        LocationSession.Factory backend() {
            return (form, slots, checkpoint) -> new MipSession(MipSolver.HIGHS, form, slots, checkpoint);
        }
    }
}
