package dev.prank.solver.backend;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import dev.prank.solver.EngineFailureException;
import dev.prank.solver.SolveControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The linear relaxation of a covering problem in OR-Tools' GLOP: minimise the number of columns taken, each from 0 to 1 at first, such
 * that every row has at least its right-hand side. Bounds and rows may change between calls; each call starts from the last basis.
 *
 * <p>There is one more column, the <em>escape</em>. It serves every row on its own, at a cost that the caller chooses. So the problem
 * is never infeasible, and there are always duals to compute a bound from.
 *
 * <p>Values and duals are floating-point numbers: they may guide a search, but decide nothing. For one thread. Must be closed.
 */
public final class CoverLinearProgram implements AutoCloseable {

    private static final Duration CLOCK_TOLERANCE = Duration.ofMillis(10);

    /** Algorithms in the order in which they are tried; known only after the native code is loaded. */
    private final List<MPSolverParameters.LpAlgorithmValues> attempts;

    private final MPSolver solver;
    private final MPSolverParameters parameters;
    private final MPVariable escape;
    private final MPVariable[] variables;
    private final List<MPConstraint> constraints = new ArrayList<>();
    private boolean hasSolution;

    /**
     * Without rows.
     *
     * @param escapeCost the cost of serving all rows at once without any column
     * @throws EngineFailureException when OR-Tools cannot be loaded
     */
    public CoverLinearProgram(int columnCount, int escapeCost) {
        NativeLibraries.load();
        solver = MPSolver.createSolver("GLOP");
        if (solver == null) {
            throw new EngineFailureException("OR-Tools has no GLOP");
        }
        attempts = List.of(MPSolverParameters.LpAlgorithmValues.DUAL, MPSolverParameters.LpAlgorithmValues.PRIMAL);
        parameters = new MPSolverParameters();
        // Presolve would throw the basis away.
        parameters.setIntegerParam(
                MPSolverParameters.IntegerParam.PRESOLVE, MPSolverParameters.PresolveValues.PRESOLVE_OFF.swigValue());
        // Scaling changes with every new row, and with it the whole basis: a solution would not be a start for the
        // next.
        solver.setSolverSpecificParametersAsString("use_scaling:false");
        escape = solver.makeNumVar(0, 1, "");
        solver.objective().setMinimization();
        solver.objective().setCoefficient(escape, escapeCost);
        variables = new MPVariable[columnCount];
        for (int column = 0; column < columnCount; column++) {
            variables[column] = solver.makeNumVar(0, 1, "");
            solver.objective().setCoefficient(variables[column], 1);
        }
    }

    /** Adds Σ coefficients · columns ≥ {@code rightHandSide}. */
    public void addRow(int[] columns, int[] coefficients, int rightHandSide) {
        MPConstraint constraint = solver.makeConstraint(rightHandSide, MPSolver.infinity(), "");
        constraint.setCoefficient(escape, rightHandSide);
        for (int entry = 0; entry < columns.length; entry++) {
            constraint.setCoefficient(variables[columns[entry]], coefficients[entry]);
        }
        constraints.add(constraint);
    }

    /**
     * Makes a row the constraint Σ coefficients · columns ≥ {@code rightHandSide}.
     *
     * @param row counted from 0 in the order in which they were added
     * @param oldColumns those with a coefficient so far
     */
    public void replaceRow(int row, int[] oldColumns, int[] columns, int[] coefficients, int rightHandSide) {
        MPConstraint constraint = constraints.get(row);
        for (int column : oldColumns) {
            constraint.setCoefficient(variables[column], 0);
        }
        constraint.setCoefficient(escape, rightHandSide);
        for (int entry = 0; entry < columns.length; entry++) {
            constraint.setCoefficient(variables[columns[entry]], coefficients[entry]);
        }
        constraint.setLb(rightHandSide);
    }

    /** The row demands nothing any more. */
    public void switchOff(int row) {
        constraints.get(row).setLb(-MPSolver.infinity());
    }

    public void setBounds(int column, int lower, int upper) {
        variables[column].setBounds(lower, upper);
    }

    /** The column has no upper bound. */
    public void setLowerBound(int column, int lower) {
        variables[column].setBounds(lower, MPSolver.infinity());
    }

    /** The cost of serving all rows at once without any column. */
    public void setEscapeCost(int cost) {
        solver.objective().setCoefficient(escape, cost);
    }

    /**
     * Solves from the last basis. Where GLOP gives up for numerical reasons, it starts anew, with another algorithm; where that fails
     * too, all values and multipliers are 0.
     *
     * @return false when the control stopped it; there are no values and multipliers then
     */
    public boolean solve(SolveControl control) {
        hasSolution = false;
        for (MPSolverParameters.LpAlgorithmValues algorithm : attempts) {
            if (control.isStopRequested()) {
                return false;
            }
            if (algorithm != attempts.get(0)) {
                solver.reset();
            }
            parameters.setIntegerParam(MPSolverParameters.IntegerParam.LP_ALGORITHM, algorithm.swigValue());
            control.remaining().ifPresent(left -> solver.setTimeLimit(Math.max(1, left.toMillis())));
            SolveControl.Registration interruption = control.onCancel(solver::interruptSolve);
            try (interruption) {
                hasSolution = solver.solve(parameters) == MPSolver.ResultStatus.OPTIMAL;
            }
            if (hasSolution) {
                return true;
            }
            // GLOP's clock may be a moment ahead of the control's.
            if (control.remaining()
                    .map(left -> left.compareTo(CLOCK_TOLERANCE) < 0)
                    .orElse(false)) {
                return false;
            }
        }
        return !control.isStopRequested();
    }

    /** The values of the columns in the last solution, into {@code values}. */
    public void readValues(double[] values) {
        for (int column = 0; column < variables.length; column++) {
            values[column] = hasSolution ? variables[column].solutionValue() : 0;
        }
    }

    /** The multiplier of a row in the last solution. */
    public double dual(int row) {
        return hasSolution ? constraints.get(row).dualValue() : 0;
    }

    @Override
    public void close() {
        parameters.delete();
        solver.delete();
    }
}
