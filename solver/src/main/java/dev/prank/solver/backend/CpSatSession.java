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
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The location form as a model of OR-Tools CP-SAT, which works in exact 64-bit integers.
 *
 * <p>Variables: {@code y_j} — kept slot j is served; {@code x_{j,p}} — member p joins kept slot j (only where the slot has conflicts);
 * {@code z_{c,p}} — member p joins cancelled slot c. Cancellation rows carry rounded-down excesses, so the model is a relaxation: its
 * bound is valid, and a cancelled group it returns must be checked exactly and, if wrong, excluded by {@link #exclude}.
 */
public final class CpSatSession {

    /** What a call of the solver found. */
    public sealed interface Outcome {

        /** No selection has a smaller cost than {@code lowerBound}; {@code selection} is the best one seen, optimal if its cost equals it. */
        record Found(Selection selection, int lowerBound) implements Outcome {}

        /** The limit came before any selection. */
        record NothingFound(int lowerBound) implements Outcome {}

        /** There is no selection below the cost that was required. */
        record Infeasible() implements Outcome {}
    }

    /**
     * A choice of groups.
     *
     * @param keptGroups lists of oriented units
     * @param cancelledPositions the positions that joined, by index of the cancelled slot; only groups with a unit that must join
     */
    public record Selection(List<int[]> keptGroups, Map<Integer, int[]> cancelledPositions) {}

    private final LocationForm form;
    private final List<Slot> cancelledSlots;
    private final CpModel model = new CpModel();
    private final BoolVar[] served;
    private final BoolVar[][] joins;
    private final BoolVar[][] cancels;
    private int requiredBelow = Integer.MAX_VALUE;
    private double deterministicTime;
    private long conflictCount;
    private long branchCount;

    /**
     * @param cancelledSlots slots for cancelled groups such that every cancelled group of use consists of members of one of them
     */
    public CpSatSession(LocationForm form, List<Slot> cancelledSlots) {
        NativeLibraries.load();
        this.form = form;
        this.cancelledSlots = cancelledSlots;
        served = new BoolVar[form.keptSlots().size()];
        joins = new BoolVar[form.keptSlots().size()][];
        cancels = new BoolVar[cancelledSlots.size()][];
        List<List<Literal>> covers = lists(form.unitCount());
        List<List<Literal>> cancellations = lists(form.unitCount());
        addKeptSlots(covers);
        addCancelledSlots(covers, cancellations);
        for (int unit = 0; unit < form.unitCount(); unit++) {
            if (form.mustJoin(unit)) {
                model.addAtLeastOne(covers.get(unit));
            }
            if (cancellations.get(unit).size() > 1) {
                model.addAtMostOne(cancellations.get(unit));
            }
        }
        model.minimize(LinearExpr.sum(served));
    }

    private static List<List<Literal>> lists(int count) {
        List<List<Literal>> lists = new ArrayList<>(count);
        IntStream.range(0, count).forEach(i -> lists.add(new ArrayList<>()));
        return lists;
    }

    private void addKeptSlots(List<List<Literal>> covers) {
        for (int j = 0; j < served.length; j++) {
            Slot slot = form.keptSlots().get(j);
            served[j] = model.newBoolVar("");
            boolean free = slot.conflictCount() == 0;
            joins[j] = free ? new BoolVar[0] : members(slot);
            for (int p = 0; p < slot.size(); p++) {
                covers.get(slot.unit(p)).add(free ? served[j] : joins[j][p]);
                if (!free) {
                    model.addImplication(joins[j][p], served[j]);
                }
            }
            if (!free) {
                addConflicts(slot, joins[j]);
            }
        }
    }

    private void addCancelledSlots(List<List<Literal>> covers, List<List<Literal>> cancellations) {
        Cancellation cancellation = form.cancellation();
        for (int c = 0; c < cancels.length; c++) {
            Slot slot = cancelledSlots.get(c);
            cancels[c] = members(slot);
            for (int p = 0; p < slot.size(); p++) {
                covers.get(slot.unit(p)).add(cancels[c][p]);
                cancellations.get(slot.unit(p)).add(cancels[c][p]);
            }
            addConflicts(slot, cancels[c]);
            for (int row = 0; row < cancellation.rowCount(); row++) {
                long[] excess = new long[slot.size()];
                boolean binding = false;
                for (int p = 0; p < slot.size(); p++) {
                    excess[p] = cancellation.roundedExcess(row, slot.orientedUnit(p));
                    binding |= excess[p] > 0;
                }
                if (binding) {
                    model.addLessOrEqual(LinearExpr.weightedSum(cancels[c], excess), 0);
                }
            }
        }
    }

    private BoolVar[] members(Slot slot) {
        BoolVar[] members = new BoolVar[slot.size()];
        Arrays.setAll(members, p -> model.newBoolVar(""));
        if (slot.hasRepresentative()) {
            for (BoolVar member : members) {
                model.addImplication(member, members[slot.representative()]);
            }
        }
        return members;
    }

    private void addConflicts(Slot slot, BoolVar[] members) {
        for (int conflict = 0; conflict < slot.conflictCount(); conflict++) {
            model.addAtMostOne(
                    new Literal[] {members[slot.conflictFirst(conflict)], members[slot.conflictSecond(conflict)]});
        }
    }

    /**
     * Excludes a family of groups of a cancelled slot. The no-good may come from a slot with more members: it says nothing when this
     * slot lacks one of those whose joint presence it forbids, and members to take in that the slot lacks are passed over.
     */
    public void exclude(int cancelledSlot, Cancellation.NoGood noGood) {
        Slot slot = cancelledSlots.get(cancelledSlot);
        List<Literal> absent = new ArrayList<>();
        List<Literal> present = new ArrayList<>();
        for (int p = 0; p < slot.size(); p++) {
            if (noGood.leavesOut(slot.orientedUnit(p))) {
                absent.add(cancels[cancelledSlot][p].not());
            } else if (noGood.takesIn(slot.orientedUnit(p))) {
                present.add(cancels[cancelledSlot][p]);
            }
        }
        if (absent.size() == noGood.leaveOut().length) {
            present.addAll(absent);
            model.addBoolOr(present);
        }
    }

    /** Asks only for selections that serve fewer kept slots than this. */
    public void requireCostBelow(int cost) {
        model.addLessOrEqual(LinearExpr.sum(served), cost - 1);
        requiredBelow = Math.min(requiredBelow, cost);
    }

    /**
     * Minimises the number of kept slots.
     *
     * @param lowerBound known from elsewhere
     * @param costImproved hears the cost of each better selection while the search goes on
     * @throws EngineFailureException when CP-SAT rejects the model
     */
    public Outcome minimise(EngineOptions options, int lowerBound, SolveControl control, IntConsumer costImproved) {
        CpSolver solver = new CpSolver();
        configure(solver, options, control);
        if (control.isStopRequested()) {
            // CP-SAT forgets a stop that comes before it has started, for example while the model was written.
            return new Outcome.NothingFound(lowerBound);
        }
        CpSolverStatus status = solve(solver, control, costImproved);
        conflictCount += solver.numConflicts();
        branchCount += solver.numBranches();
        deterministicTime += solver.response().getDeterministicTime();
        // The integer bound on the objective as it was stated, which no floating-point number has touched.
        // Beyond the required cost it only says that nothing is below that cost.
        long proved = Math.min(requiredBelow, solver.response().getInnerObjectiveLowerBound());
        int bound = (int) Math.max(lowerBound, proved);
        return switch (status) {
            case OPTIMAL, FEASIBLE -> new Outcome.Found(selection(solver), bound);
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

    private Selection selection(CpSolver solver) {
        List<int[]> kept = new ArrayList<>();
        for (int j = 0; j < served.length; j++) {
            if (solver.booleanValue(served[j])) {
                Slot slot = form.keptSlots().get(j);
                BoolVar[] members = joins[j];
                kept.add(IntStream.range(0, slot.size())
                        .filter(p -> members.length == 0 || solver.booleanValue(members[p]))
                        .map(slot::orientedUnit)
                        .toArray());
            }
        }
        Map<Integer, int[]> positions = new TreeMap<>();
        for (int c = 0; c < cancels.length; c++) {
            Slot slot = cancelledSlots.get(c);
            BoolVar[] members = cancels[c];
            int[] chosen = IntStream.range(0, slot.size())
                    .filter(p -> solver.booleanValue(members[p]))
                    .toArray();
            if (Arrays.stream(chosen).anyMatch(p -> form.mustJoin(slot.unit(p)))) {
                positions.put(c, chosen);
            }
        }
        return new Selection(kept, positions);
    }

    /** CP-SAT's own measure of work over all calls, the same on every machine for one thread. */
    public double deterministicTime() {
        return deterministicTime;
    }

    /** Conflicts over all calls. */
    public long conflictCount() {
        return conflictCount;
    }

    /** Branches over all calls. */
    public long branchCount() {
        return branchCount;
    }
}
