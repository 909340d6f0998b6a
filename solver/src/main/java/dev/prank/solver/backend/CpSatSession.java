package dev.prank.solver.backend;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.Literal;
import dev.prank.reductions.group.Cancellation;
import dev.prank.reductions.group.LocationForm;
import dev.prank.reductions.group.Slot;
import dev.prank.solver.EngineFailureException;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** The location form as a model of OR-Tools CP-SAT. It works in exact 64-bit integers, so its bounds hold. */
public final class CpSatSession implements LocationSession {

    private final CpModel model = new CpModel();
    private final LocationModel locations;
    private final List<BoolVar> variables;
    private final LinearExpr cost;
    private int requiredBelow = Integer.MAX_VALUE;
    private double deterministicTime;
    private long conflictCount;
    private long branchCount;

    /** As {@link LocationSession.Factory#open}. */
    public CpSatSession(LocationForm form, List<Slot> cancelledSlots, Runnable checkpoint) {
        NativeLibraries.load();
        ModelSink sink = new ModelSink(model, new ArrayList<>());
        locations = new LocationModel(form, cancelledSlots, sink, checkpoint);
        cost = sink.sum(locations.costVariables());
        variables = sink.variables();
    }

    private record ModelSink(CpModel model, List<BoolVar> variables) implements ZeroOneSink {
        @Override
        public int newVariable() {
            variables.add(model.newBoolVar(""));
            return variables.size() - 1;
        }

        private Literal literal(int literal) {
            return literal < 0 ? variables.get(~literal).not() : variables.get(literal);
        }

        private Literal[] literals(int[] literals) {
            return Arrays.stream(literals).mapToObj(this::literal).toArray(Literal[]::new);
        }

        private LinearExpr sum(int[] summands) {
            return LinearExpr.sum(literals(summands));
        }

        @Override
        public void addAtLeastOne(int[] literals) {
            model.addAtLeastOne(literals(literals));
        }

        @Override
        public void addAtMostOne(int[] variables) {
            model.addAtMostOne(literals(variables));
        }

        @Override
        public void addImplication(int from, int to) {
            model.addImplication(literal(from), literal(to));
        }

        @Override
        public void addAtMostZero(int[] variables, long[] coefficients) {
            model.addLessOrEqual(LinearExpr.weightedSum(literals(variables), coefficients), 0);
        }

        @Override
        public void minimiseCount(int[] variables) {
            model.minimize(sum(variables));
        }
    }

    @Override
    public void exclude(int cancelledSlot, Cancellation.NoGood noGood) {
        locations.exclude(cancelledSlot, noGood);
    }

    @Override
    public void requireCostBelow(int limit) {
        model.addLessOrEqual(cost, limit - 1);
        requiredBelow = Math.min(requiredBelow, limit);
    }

    @Override
    public Outcome minimise(EngineOptions options, int lowerBound, SolveControl control, IntConsumer costImproved) {
        CpSolver solver = new CpSolver();
        configure(solver, options, control);
        if (control.isStopRequested()) {
            // CP-SAT forgets a stop that comes before it has started, for example while the model was written.
            return new Outcome.NothingFound(lowerBound);
        }
        CpSolverStatus status = solve(solver, control, costImproved);
        conflictCount = solver.numConflicts();
        branchCount = solver.numBranches();
        deterministicTime = solver.response().getDeterministicTime();
        // The integer bound on the objective as it was stated, which no floating-point number has touched.
        // Beyond the required cost it only says that nothing is below that cost.
        long proved = Math.min(requiredBelow, solver.response().getInnerObjectiveLowerBound());
        int bound = (int) Math.max(lowerBound, proved);
        return switch (status) {
            case OPTIMAL, FEASIBLE ->
                new Outcome.Found(locations.selection(v -> solver.booleanValue(variables.get(v))), bound);
            case UNKNOWN -> new Outcome.NothingFound(bound);
            case INFEASIBLE -> new Outcome.Infeasible();
            default -> throw new EngineFailureException("CP-SAT answered " + status);
        };
    }

    private CpSolverStatus solve(CpSolver solver, SolveControl control, IntConsumer costImproved) {
        SolveControl.Registration registration = control.onCancel(solver::stopSearch);
        try {
            return solver.solve(model, new CpSolverSolutionCallback() {
                @Override
                public void onSolutionCallback() {
                    try {
                        costImproved.accept((int) Math.round(objectiveValue()));
                        if (control.isStopRequested()) {
                            stopSearch();
                        }
                    } catch (RuntimeException | Error e) {
                        // An exception must not cross into native code: it would end the JVM.
                        stopSearch();
                    }
                }
            });
        } finally {
            registration.close();
        }
    }

    private static void configure(CpSolver solver, EngineOptions options, SolveControl control) {
        var parameters = solver.getParameters();
        parameters.setNumWorkers(options.threads());
        parameters.setRandomSeed((int) (options.seed() & 0x7fffffff));
        parameters.setLinearizationLevel(2);
        // This presolve step has been seen to call feasible models infeasible when coefficients are large.
        parameters.setPresolveInclusionWorkLimit(0);
        // Its own handler for Ctrl-C would end the JVM; the control stops the search instead.
        parameters.setCatchSigintSignal(false);
        if (options.workLimit().isPresent()) {
            parameters.setMaxDeterministicTime(options.workLimit().getAsLong());
            parameters.setInterleaveSearch(options.threads() > 1);
        }
        // Rounded up: whoever asks the control after CP-SAT has stopped is told that time is over.
        control.remaining().map(Duration::toMillis).ifPresent(ms -> parameters.setMaxTimeInSeconds((ms + 1) / 1000.0));
    }

    /** In units of CP-SAT's deterministic time, which is the same on every machine for one thread, rounded up. */
    @Override
    public long work() {
        return (long) Math.ceil(deterministicTime);
    }

    @Override
    public Map<String, Long> counts() {
        return Map.of("conflicts", conflictCount, "branches", branchCount);
    }
}
