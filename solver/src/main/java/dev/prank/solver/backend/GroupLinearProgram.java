package dev.prank.solver.backend;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import dev.prank.solver.EngineFailureException;
import dev.prank.solver.SolveControl;
import java.util.ArrayList;
import java.util.List;

/**
 * The linear relaxation of a choice of groups, in OR-Tools' GLOP: each column is a group; kept groups cost 1, cancelled ones nothing.
 * Every unit that must join is in at least one group, and every unit in at most one cancelled group. Columns may be added and decisions
 * changed between calls; each call starts from the last basis.
 *
 * <p>There is one more column, the <em>escape</em>, which fulfils all demands at a cost that the caller chooses. So the problem is never
 * infeasible, and there are always duals to compute a bound from.
 *
 * <p>Values and duals are floating-point numbers: they may guide a search, but decide nothing. For one thread. Must be closed.
 */
public final class GroupLinearProgram implements AutoCloseable {

    private final MPSolver solver;
    private final MPSolverParameters parameters;
    private final MPVariable escape;
    private final List<MPVariable> variables = new ArrayList<>();
    /** By unit; those of units that need no group demand nothing. */
    private final MPConstraint[] joined;

    private final MPConstraint[] cancelledOnce;
    private boolean hasSolution;
    /** Of the last solution, which is out of reach as soon as the program changes. */
    private double cost;

    private double[] values = {};
    private final double[] joinedDual;
    private final double[] cancelledOnceDual;

    /**
     * Without columns.
     *
     * @param mustJoin by unit
     * @throws EngineFailureException when OR-Tools cannot be loaded
     */
    public GroupLinearProgram(boolean[] mustJoin, int escapeCost) {
        NativeLibraries.load();
        solver = MPSolver.createSolver("GLOP");
        if (solver == null) {
            throw new EngineFailureException("OR-Tools has no GLOP");
        }
        parameters = new MPSolverParameters();
        // Presolve would throw the basis away.
        parameters.setIntegerParam(
                MPSolverParameters.IntegerParam.PRESOLVE, MPSolverParameters.PresolveValues.PRESOLVE_OFF.swigValue());
        escape = solver.makeNumVar(0, 1, "");
        solver.objective().setMinimization();
        solver.objective().setCoefficient(escape, escapeCost);
        joinedDual = new double[mustJoin.length];
        cancelledOnceDual = new double[mustJoin.length];
        joined = new MPConstraint[mustJoin.length];
        cancelledOnce = new MPConstraint[mustJoin.length];
        for (int unit = 0; unit < mustJoin.length; unit++) {
            joined[unit] = solver.makeConstraint(mustJoin[unit] ? 1 : -MPSolver.infinity(), MPSolver.infinity(), "");
            joined[unit].setCoefficient(escape, 1);
            cancelledOnce[unit] = solver.makeConstraint(-MPSolver.infinity(), 1, "");
            cancelledOnce[unit].setCoefficient(escape, 1);
        }
    }

    /** The cost of fulfilling all demands at once without any group. */
    public void setEscapeCost(int cost) {
        solver.objective().setCoefficient(escape, cost);
    }

    /** A group of cost 1. Columns are numbered from 0 in the order in which they are added. */
    public void addKept(int[] units) {
        MPVariable variable = solver.makeNumVar(0, MPSolver.infinity(), "");
        solver.objective().setCoefficient(variable, 1);
        for (int unit : units) {
            joined[unit].setCoefficient(variable, 1);
        }
        variables.add(variable);
    }

    /** A group of cost 0. */
    public void addCancelled(int[] units) {
        MPVariable variable = solver.makeNumVar(0, MPSolver.infinity(), "");
        for (int unit : units) {
            joined[unit].setCoefficient(variable, 1);
            cancelledOnce[unit].setCoefficient(variable, 1);
        }
        variables.add(variable);
    }

    /**
     * Members of a location that may join a cancelled group there, each by any share from 0 to 1, as long as each row's sum is at most 0. This
     * relaxes the groups of that location. These shares are no columns.
     *
     * @param units by position
     * @param excess [row][position]
     */
    public void addLocation(int[] units, double[][] excess) {
        MPVariable[] shares = new MPVariable[units.length];
        for (int p = 0; p < units.length; p++) {
            shares[p] = solver.makeNumVar(0, 1, "");
            joined[units[p]].setCoefficient(shares[p], 1);
            cancelledOnce[units[p]].setCoefficient(shares[p], 1);
        }
        for (double[] row : excess) {
            MPConstraint balance = solver.makeConstraint(-MPSolver.infinity(), 0, "");
            for (int p = 0; p < units.length; p++) {
                balance.setCoefficient(shares[p], row[p]);
            }
        }
    }

    /** The column may be chosen, or may not. */
    public void setAllowed(int column, boolean allowed) {
        variables.get(column).setBounds(0, allowed ? MPSolver.infinity() : 0);
    }

    /** The column is chosen. */
    public void setChosen(int column) {
        variables.get(column).setBounds(1, MPSolver.infinity());
    }

    /** Demands that the unit is in a cancelled group, or no longer does. */
    public void setMustCancel(int unit, boolean must) {
        cancelledOnce[unit].setLb(must ? 1 : -MPSolver.infinity());
    }

    /**
     * Solves from the last basis. Where GLOP gives up for numerical reasons, all values and multipliers are 0.
     *
     * @param onlyColumnsAdded since the last call
     * @return false when the control stopped it; there are no values and multipliers then
     */
    public boolean solve(boolean onlyColumnsAdded, SolveControl control) {
        var primal = MPSolverParameters.LpAlgorithmValues.PRIMAL;
        var dual = MPSolverParameters.LpAlgorithmValues.DUAL;
        hasSolution = attempt(onlyColumnsAdded ? primal : dual, control);
        if (!hasSolution && !control.isStopRequested()) {
            solver.reset();
            hasSolution = attempt(onlyColumnsAdded ? dual : primal, control);
        }
        readSolution();
        return hasSolution || !control.isStopRequested();
    }

    private void readSolution() {
        cost = hasSolution ? solver.objective().value() : 0;
        values = new double[variables.size()];
        for (int column = 0; column < values.length; column++) {
            values[column] = hasSolution ? variables.get(column).solutionValue() : 0;
        }
        for (int unit = 0; unit < joined.length; unit++) {
            joinedDual[unit] = hasSolution ? joined[unit].dualValue() : 0;
            cancelledOnceDual[unit] = hasSolution ? cancelledOnce[unit].dualValue() : 0;
        }
    }

    private boolean attempt(MPSolverParameters.LpAlgorithmValues algorithm, SolveControl control) {
        if (control.isStopRequested()) {
            return false;
        }
        parameters.setIntegerParam(MPSolverParameters.IntegerParam.LP_ALGORITHM, algorithm.swigValue());
        // Rounded up: whoever asks the control after GLOP has stopped is told that time is over.
        control.remaining().ifPresent(left -> solver.setTimeLimit(left.toMillis() + 1));
        SolveControl.Registration interruption = control.onCancel(solver::interruptSolve);
        try (interruption) {
            return solver.solve(parameters) == MPSolver.ResultStatus.OPTIMAL;
        }
    }

    /** Whether the last call found values and multipliers. */
    public boolean hasSolution() {
        return hasSolution;
    }

    /** The cost of the last solution. */
    public double cost() {
        return cost;
    }

    /** The value of a column in the last solution; 0 for columns added since. */
    public double value(int column) {
        return column < values.length ? values[column] : 0;
    }

    /** The multiplier of the demand that the unit joins a group: how much the cost would fall without. */
    public double joinedDual(int unit) {
        return joinedDual[unit];
    }

    /** The multiplier of the demand that the unit is in one cancelled group only; negative when this keeps the cost up. */
    public double cancelledOnceDual(int unit) {
        return cancelledOnceDual[unit];
    }

    @Override
    public void close() {
        parameters.delete();
        solver.delete();
    }
}
