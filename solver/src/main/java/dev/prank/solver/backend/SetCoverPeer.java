package dev.prank.solver.backend;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.Literal;
import dev.prank.instances.cover.PointCover;
import dev.prank.reductions.export.SetCoverModel;
import dev.prank.solver.EngineFailureException;
import dev.prank.solver.SolveControl;
import dev.prank.solver.StoppedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * OR-Tools' general solvers on the set cover over all maximal squares, as a user who wants the optimum would call them, each with one thread.
 * They are here to be compared with: covers are checked exactly, but lower bounds are what the solver claims, in the case of the
 * mixed-integer solvers in floating point.
 *
 * <p>Not every solver keeps its limits: CBC overshoots its time limit and cannot be interrupted, HiGHS tells nothing when it meets one.
 * A caller that needs an end runs them in a process of its own.
 */
public enum SetCoverPeer {
    /** The mixed-integer solver SCIP. */
    SCIP("scip"),
    /** The mixed-integer solver CBC. */
    CBC("cbc"),
    /** The mixed-integer solver HiGHS. */
    HIGHS("highs"),
    /** CP-SAT with one worker and full linearisation, without which its bound on such models stays at 0. */
    CP_SAT("cp-sat-model");

    /**
     * What a peer found.
     *
     * @param cover the best one, checked exactly; empty when it found none in time
     * @param lowerBound claimed by the peer, at least 0
     */
    public record Answer(Optional<PointCover> cover, int lowerBound) {}

    private static final double NANOS = 1e9;

    private final String label;

    SetCoverPeer(String label) {
        this.label = label;
    }

    /** The name that users know. */
    public String label() {
        return label;
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(SetCoverPeer::label).toList();
    }

    /** @throws IllegalArgumentException when there is no peer of that name, listing those there are */
    public static SetCoverPeer named(String label) {
        return Arrays.stream(values())
                .filter(peer -> peer.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no peer '" + label + "'; expected one of " + String.join(", ", labels())));
    }

    /**
     * Makes OR-Tools ready, so that neither peers nor engines take time for that.
     *
     * @throws EngineFailureException when there is no OR-Tools for this platform
     */
    public static void load() {
        NativeLibraries.load();
    }

    /**
     * Solves the model until the control's deadline. CP-SAT tells the control's listener of better bounds, the others cannot.
     *
     * @throws EngineFailureException when the solver fails, or returns what is no cover
     * @throws StoppedException when the deadline comes before the solver could start
     */
    public Answer solve(SetCoverModel model, SolveControl control) {
        if (model.pointCount() == 0) {
            return new Answer(Optional.of(model.decode(List.of())), 0);
        }
        load();
        return this == CP_SAT ? solveByCpSat(model, control) : solveByMip(model, control);
    }

    private Answer solveByMip(SetCoverModel model, SolveControl control) {
        MixedIntegerProgram program = new MixedIntegerProgram(MipSolver.valueOf(name()));
        int[] chosen = new int[model.squareCount()];
        Arrays.setAll(chosen, square -> program.newVariable());
        program.minimiseCount(chosen);
        for (int point = 0; point < model.pointCount(); point++) {
            int row = point;
            program.addAtLeastOne(IntStream.range(0, model.squaresOver(point))
                    .map(j -> chosen[model.squareOver(row, j)])
                    .toArray());
        }
        control.requireGo();
        SolveControl.Registration interruption = control.onCancel(program::interrupt);
        try (program;
                interruption) {
            return program.solve(control.remaining())
                    .map(found -> new Answer(
                            Optional.of(cover(model, square -> found.isOne(chosen[square]))),
                            roundedUp(found.bound(), model)))
                    .orElse(new Answer(Optional.empty(), 0));
        }
    }

    private Answer solveByCpSat(SetCoverModel model, SolveControl control) {
        CpModel encoded = new CpModel();
        BoolVar[] chosen = new BoolVar[model.squareCount()];
        Arrays.setAll(chosen, square -> encoded.newBoolVar(""));
        for (int point = 0; point < model.pointCount(); point++) {
            List<Literal> row = new ArrayList<>();
            for (int j = 0; j < model.squaresOver(point); j++) {
                row.add(chosen[model.squareOver(point, j)]);
            }
            encoded.addAtLeastOne(row);
        }
        encoded.minimize(LinearExpr.sum(chosen));
        CpSolver solver = new CpSolver();
        solver.getParameters().setNumWorkers(1).setLinearizationLevel(2);
        control.requireGo();
        control.remaining().ifPresent(left -> solver.getParameters().setMaxTimeInSeconds(left.toNanos() / NANOS));
        List<RuntimeException> failures = new ArrayList<>();
        CpSolverSolutionCallback bounds = new CpSolverSolutionCallback() {
            @Override
            public void onSolutionCallback() {
                try {
                    control.listener().witnessImproved((int) Math.round(objectiveValue()));
                    control.listener().lowerBoundImproved(roundedUp(bestObjectiveBound(), model));
                } catch (RuntimeException e) {
                    // One that left the callback would end the virtual machine.
                    failures.add(e);
                }
            }
        };
        CpSolverStatus status;
        SolveControl.Registration interruption = control.onCancel(solver::stopSearch);
        try {
            status = solver.solve(encoded, bounds);
        } finally {
            interruption.close();
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return switch (status) {
            case OPTIMAL, FEASIBLE ->
                new Answer(
                        Optional.of(cover(model, variable -> solver.booleanValue(chosen[variable]))),
                        roundedUp(solver.bestObjectiveBound(), model));
            case UNKNOWN -> new Answer(Optional.empty(), roundedUp(solver.bestObjectiveBound(), model));
            default -> throw new EngineFailureException(label + " ended with status " + status);
        };
    }

    private interface Choice {
        boolean isChosen(int square);
    }

    private PointCover cover(SetCoverModel model, Choice choice) {
        List<Integer> variables = IntStream.rangeClosed(1, model.squareCount())
                .filter(variable -> choice.isChosen(variable - 1))
                .boxed()
                .toList();
        try {
            PointCover cover = model.decode(variables);
            cover.check(model.problem()).requireAccepted();
            return cover;
        } catch (IllegalArgumentException e) {
            throw new EngineFailureException(label + " returned no cover: " + e.getMessage(), e);
        }
    }

    private static int roundedUp(double bound, SetCoverModel model) {
        return MixedIntegerProgram.roundedUp(bound, model.pointCount());
    }
}
