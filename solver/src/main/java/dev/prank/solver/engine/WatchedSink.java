package dev.prank.solver.engine;

import dev.prank.reductions.encode.ClauseSink;
import dev.prank.solver.SolveControl;
import java.util.function.Supplier;

/** Asks the control now and then while clauses are written. */
final class WatchedSink implements ClauseSink {

    private static final int STRIDE = 256;

    private final ClauseSink target;
    private final SolveControl control;
    private int calls;

    WatchedSink(ClauseSink target, SolveControl control) {
        this.target = target;
        this.control = control;
    }

    @Override
    public int newVariable() {
        return target.newVariable();
    }

    @Override
    public void addClause(int... literals) {
        calls++;
        if (calls % STRIDE == 0) {
            control.requireGo();
        }
        target.addClause(literals);
    }

    @Override
    public void name(int variable, Supplier<String> meaning) {
        target.name(variable, meaning);
    }

    @Override
    public void comment(Supplier<String> text) {
        target.comment(text);
    }
}
