package dev.prank.solver.backend;

import dev.prank.solver.EngineFailureException;
import dev.prank.solver.SolveControl;
import java.util.Arrays;
import org.sat4j.core.LiteralsUtils;
import org.sat4j.core.VecInt;
import org.sat4j.minisat.SolverFactory;
import org.sat4j.specs.ContradictionException;
import org.sat4j.specs.IConstr;
import org.sat4j.specs.ISolver;
import org.sat4j.specs.ISolverService;
import org.sat4j.specs.SearchListenerAdapter;
import org.sat4j.specs.TimeoutException;

/**
 * Sat4j core. Pure Java, one thread, deterministic: the strategy used makes no random choice, so there is no seed.
 *
 * <p>Limits are watched by a search listener, not by Sat4j's own timers: those count either time or conflicts but not both, timers for
 * conflicts pile up from question to question, and a call of {@code expireTimeout} from another thread just before the search starts is
 * lost.
 */
public final class Sat4jBackend implements SatBackend {

    /** Sat4j's own timer must not interfere, so it is set to a hundred years. */
    private static final long NEVER_MILLIS = 100L * 365 * 24 * 3600 * 1000;

    /** Stops the search at a conflict limit, or when the control says so; and passes lemmas on. */
    private static final class Watch extends SearchListenerAdapter<ISolverService> {
        private static final long serialVersionUID = 1;

        /** Decisions and conflicts between two looks at the control. */
        private static final int STRIDE = 64;

        private transient ISolver solver;
        private transient LemmaListener lemmas;
        private transient SolveControl control = SolveControl.unlimited();
        private long conflictLimit;
        private long conflicts;
        private int events;
        private boolean stopped;

        @Override
        public void assuming(int literal) {
            look();
        }

        @Override
        public void conflictFound(IConstr constraint, int decisionLevel, int trailLevel) {
            conflicts++;
            if (conflicts >= conflictLimit) {
                stop();
            }
            look();
        }

        @Override
        public void learn(IConstr lemma) {
            lemmas.lemmaLearnt(literals(lemma));
        }

        @Override
        public void learnUnit(int literal) {
            lemmas.lemmaLearnt(literal);
        }

        @Override
        public void delete(IConstr lemma) {
            lemmas.lemmaForgotten(literals(lemma));
        }

        private static int[] literals(IConstr lemma) {
            int[] literals = new int[lemma.size()];
            Arrays.setAll(literals, i -> LiteralsUtils.toDimacs(lemma.get(i)));
            return literals;
        }

        private void look() {
            events++;
            if (events % STRIDE == 0 && control.isStopRequested()) {
                stop();
            }
        }

        private void stop() {
            stopped = true;
            solver.expireTimeout();
        }
    }

    private static final LemmaListener NOBODY = new LemmaListener() {
        @Override
        public void lemmaLearnt(int... literals) {}

        @Override
        public void lemmaForgotten(int... literals) {}
    };

    private final ISolver solver = SolverFactory.newMiniLearningHeapRsatExpSimp();
    private final Watch watch = new Watch();
    private boolean contradictory;
    private boolean[] model = {};
    private int variableCount;
    private int knownVariableCount;
    private long clauseCount;

    /** Nobody hears of its lemmas. */
    public Sat4jBackend() {
        this(NOBODY);
    }

    /** @param lemmas hears of every lemma; where a formula is refuted without assumptions, they prove it */
    public Sat4jBackend(LemmaListener lemmas) {
        watch.solver = solver;
        watch.lemmas = lemmas;
        solver.setSearchListener(watch);
        solver.setTimeoutMs(NEVER_MILLIS);
    }

    @Override
    public String name() {
        return "Sat4j core 2.3.6";
    }

    @Override
    public int newVariable() {
        variableCount++;
        int variable = solver.nextFreeVarId(true);
        // Otherwise a variable that is in no clause yet would escape the count of known variables below.
        solver.registerLiteral(variable);
        return variable;
    }

    @Override
    public void addClause(int... literals) {
        clauseCount++;
        if (!contradictory) {
            try {
                solver.addClause(new VecInt(literals.clone()));
            } catch (ContradictionException refuted) {
                contradictory = true;
            }
        }
    }

    @Override
    public Answer solve(int[] assumptions, long conflictLimit, SolveControl control) {
        if (contradictory) {
            return Answer.UNSATISFIABLE;
        }
        if (conflictLimit <= 0 || control.isStopRequested()) {
            return Answer.STOPPED;
        }
        watch.stopped = false;
        watch.control = control;
        watch.conflictLimit =
                conflictLimit > Long.MAX_VALUE - watch.conflicts ? Long.MAX_VALUE : watch.conflicts + conflictLimit;
        // Kept hot, the heuristics carry over but do not learn of new variables.
        solver.setKeepSolverHot(variableCount == knownVariableCount);
        knownVariableCount = variableCount;
        try {
            if (!solver.isSatisfiable(new VecInt(assumptions.clone()))) {
                return Answer.UNSATISFIABLE;
            }
        } catch (TimeoutException end) {
            if (!watch.stopped) {
                throw new EngineFailureException("Sat4j gave up without being asked to", end);
            }
            return Answer.STOPPED;
        }
        boolean[] values = new boolean[variableCount + 1];
        for (int literal : solver.model()) {
            if (literal > 0) {
                values[literal] = true;
            }
        }
        model = values;
        return Answer.SATISFIABLE;
    }

    @Override
    public boolean holds(int variable) {
        if (variable < 1 || variable >= model.length) {
            throw new IllegalStateException("no model has a value for variable " + variable);
        }
        return model[variable];
    }

    @Override
    public int variableCount() {
        return variableCount;
    }

    @Override
    public long clauseCount() {
        return clauseCount;
    }

    @Override
    public long conflictCount() {
        return watch.conflicts;
    }
}
