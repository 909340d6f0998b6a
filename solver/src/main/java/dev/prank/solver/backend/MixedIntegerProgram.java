package dev.prank.solver.backend;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import dev.prank.reductions.group.TooLargeException;
import dev.prank.solver.EngineFailureException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A 0/1 program for a mixed-integer solver, on one thread. Solvers work in floating point: what they return satisfies the rows up to a
 * tolerance, and their bounds are claims.
 *
 * <p>Rows with large coefficients are weakened: of the largest coefficient {@value #COEFFICIENT_BITS} bits are kept, the others are
 * rounded down with it. With more, the solvers' tolerance of 10⁻⁶ for integers would be worth more than a unit of the sum.
 */
final class MixedIntegerProgram implements ZeroOneSink, AutoCloseable {

    /**
     * The best solution when the solver stopped.
     *
     * @param ones the variables that are 1
     * @param bound no solution costs less, as the solver claims
     */
    record Solution(BitSet ones, double bound) {
        boolean isOne(int variable) {
            return ones.get(variable);
        }
    }

    private static final int COEFFICIENT_BITS = 20;
    private static final int ROW_LIMIT = 3_000_000;
    /** Bounds in floating point are rounded up to the next integer unless they are this little above one. */
    private static final double TOLERANCE = 1e-6;

    private final MipSolver kind;
    private final MPSolver solver;
    private final MPSolverParameters parameters;
    private final List<MPVariable> variables = new ArrayList<>();
    /** In the solver's own words, one per line. */
    private final StringBuilder ownParameters = new StringBuilder();

    private final int rowLimit;
    private int rowCount;
    private volatile boolean interrupted;
    private boolean closed;

    /** @throws EngineFailureException when there is no such solver for this platform */
    MixedIntegerProgram(MipSolver kind) {
        this(kind, ROW_LIMIT);
    }

    /** With another limit on the number of rows. */
    MixedIntegerProgram(MipSolver kind, int rowLimit) {
        NativeLibraries.load();
        this.kind = kind;
        this.rowLimit = rowLimit;
        solver = MPSolver.createSolver(kind.name());
        if (solver == null) {
            throw new EngineFailureException("OR-Tools has no " + kind + " on this platform");
        }
        parameters = new MPSolverParameters();
        // By default a solution within one part in 10,000 of the bound counts as optimal.
        parameters.setDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 0);
        switch (kind) {
            // Its own handler for Ctrl-C would keep the signal from us.
            case SCIP -> addOwnParameter("misc/catchctrlc = FALSE");
            // It would write a line to standard output, and use several threads.
            case HIGHS -> addOwnParameter("output_flag=false\nthreads=1\nmip_rel_gap=0");
            case CBC -> {}
        }
    }

    private void addOwnParameter(String line) {
        ownParameters.append(line).append('\n');
    }

    /** For the solver's random choices; CBC does not let us choose. */
    void setSeed(long seed) {
        int positive = (int) (seed & Integer.MAX_VALUE);
        switch (kind) {
            case SCIP -> addOwnParameter("randomization/randomseedshift = " + positive);
            case HIGHS -> addOwnParameter("random_seed=" + positive);
            case CBC -> {}
        }
    }

    /** Only for SCIP: the search ends after so many nodes. */
    void setNodeLimit(long nodes) {
        addOwnParameter("limits/totalnodes = " + nodes);
    }

    /** @throws TooLargeException when there are too many rows for the memory one may count on */
    private MPConstraint newRow(double low, double high) {
        if (++rowCount > rowLimit) {
            throw new TooLargeException("the program has more than " + rowLimit + " rows");
        }
        return solver.makeConstraint(low, high, "");
    }

    @Override
    public int newVariable() {
        variables.add(solver.makeBoolVar(""));
        return variables.size() - 1;
    }

    @Override
    public void addAtLeastOne(int[] literals) {
        int negated = 0;
        for (int literal : literals) {
            negated += literal < 0 ? 1 : 0;
        }
        MPConstraint row = newRow(1 - negated, Double.POSITIVE_INFINITY);
        for (int literal : literals) {
            row.setCoefficient(variables.get(literal < 0 ? ~literal : literal), literal < 0 ? -1 : 1);
        }
    }

    @Override
    public void addAtMostOne(int[] columns) {
        MPConstraint row = newRow(Double.NEGATIVE_INFINITY, 1);
        for (int column : columns) {
            row.setCoefficient(variables.get(column), 1);
        }
    }

    @Override
    public void addImplication(int from, int to) {
        if (from != to) {
            MPConstraint row = newRow(0, Double.POSITIVE_INFINITY);
            row.setCoefficient(variables.get(to), 1);
            row.setCoefficient(variables.get(from), -1);
        }
    }

    @Override
    public void addAtMostZero(int[] columns, long[] coefficients) {
        long largest = 0;
        for (long coefficient : coefficients) {
            largest = Math.max(largest, Math.abs(coefficient));
        }
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(largest) - COEFFICIENT_BITS);
        MPConstraint row = newRow(Double.NEGATIVE_INFINITY, 0);
        for (int j = 0; j < columns.length; j++) {
            row.setCoefficient(variables.get(columns[j]), coefficients[j] >> shift);
        }
    }

    @Override
    public void minimiseCount(int[] columns) {
        MPObjective objective = solver.objective();
        objective.setMinimization();
        for (int column : columns) {
            objective.setCoefficient(variables.get(column), 1);
        }
    }

    /**
     * Solves until the limit, which not every solver keeps.
     *
     * @return empty when a limit or an interruption came before any solution, and whenever HiGHS meets a limit
     * @throws EngineFailureException when the solver fails
     */
    Optional<Solution> solve(Optional<Duration> limit) {
        if (!ownParameters.isEmpty()) {
            // HiGHS takes them and says false still.
            boolean accepted = solver.setSolverSpecificParametersAsString(ownParameters.toString());
            if (!accepted && kind != MipSolver.HIGHS) {
                throw new EngineFailureException(kind + " rejects its parameters");
            }
        }
        limit.map(Duration::toMillis).ifPresent(millis -> solver.setTimeLimit(Math.max(1, millis)));
        MPSolver.ResultStatus status;
        try {
            status = solver.solve(parameters);
        } catch (IllegalArgumentException e) {
            // A status that OR-Tools has no name for: that is how HiGHS ends at a time limit.
            if (kind == MipSolver.HIGHS && limit.isPresent()) {
                return Optional.empty();
            }
            throw new EngineFailureException(kind + " ended without a status that OR-Tools knows", e);
        }
        return switch (status) {
            case OPTIMAL -> Optional.of(solution(solver.objective().value()));
            case FEASIBLE -> Optional.of(solution(solver.objective().bestBound()));
            case NOT_SOLVED -> Optional.empty();
            default -> {
                // SCIP calls an interruption before its first solution abnormal.
                if (status == MPSolver.ResultStatus.ABNORMAL && interrupted) {
                    yield Optional.empty();
                }
                throw new EngineFailureException(kind + " ended with status " + status);
            }
        };
    }

    private Solution solution(double bound) {
        BitSet ones = new BitSet();
        for (int v = 0; v < variables.size(); v++) {
            ones.set(v, variables.get(v).solutionValue() > 0.5);
        }
        return new Solution(ones, bound);
    }

    /** Nodes of the search tree so far. */
    long nodeCount() {
        return solver.nodes();
    }

    /** Iterations of the simplex method so far. */
    long iterationCount() {
        return solver.iterations();
    }

    /** Asks a search under way to stop, from any thread. SCIP forgets a request that comes before it has started. */
    synchronized void interrupt() {
        if (!closed) {
            interrupted = true;
            solver.interruptSolve();
        }
    }

    /** Frees the solver's memory. Not while it is solving. */
    @Override
    public synchronized void close() {
        closed = true;
        parameters.delete();
        solver.delete();
    }

    /** A bound on an integer from 0 to {@code most}. */
    static int roundedUp(double bound, int most) {
        // Before the first bound there may be an infinity.
        return (int) Math.max(0, Math.min(most, Math.ceil(bound - TOLERANCE)));
    }
}
