package dev.prank.solver.backend;

class CpSatSessionTest extends LocationSessionContract {

    @Override
    LocationSession.Factory backend() {
        return CpSatSession::new;
    }
}
