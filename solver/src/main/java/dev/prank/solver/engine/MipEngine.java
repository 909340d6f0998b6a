package dev.prank.solver.engine;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.reductions.group.LocationForm;
import dev.prank.solver.Engine;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.backend.MipSession;
import dev.prank.solver.backend.MipSolver;

/**
 * Minimises over the location form with a mixed-integer solver of OR-Tools, by {@link RefinementSearch}: {@code mip} with SCIP,
 * {@code mip-cbc} with CBC, {@code mip-highs} with HiGHS.
 *
 * <p><b>Bounds are claims.</b> These solvers work in floating point. The witness does not rest on that: cancelled groups are examined
 * exactly, and the whole is checked. But the lower bound is what the solver says, rounded up to an integer unless it is at most 10⁻⁶
 * above one; numerical trouble could make it too high. This is an engine to compare with, not one whose optimality claims are proofs.
 *
 * <p><b>Limits.</b> The work limit counts nodes of SCIP's trees over all its runs, each at least one. For CBC and HiGHS it counts runs:
 * OR-Tools passes no finer limit to them, so one run may take long. SCIP is interrupted when the control stops. The other two cannot
 * be. They run on a thread that is then left behind: the engine returns in time with the bounds known before, while that thread goes on
 * computing, to somewhere beyond its time limit or, without one, to the end of its search or of the process. So several such searches
 * in one process may slow each other down.
 *
 * <p>One thread, whatever the options say; deterministic with a work limit. CBC ignores the seed.
 */
public final class MipEngine implements Engine {

    private final MipSolver solver;
    private final long exactMembers;
    private final LocationForm.Limits limits;

    public MipEngine(MipSolver solver) {
        this(solver, RefinementSearch.EXACT_MEMBERS, LocationForm.Limits.DEFAULT);
    }

    /** With other choices between exact locations, regions and led slots, so that tests reach them on small problems. */
    MipEngine(MipSolver solver, long exactMembers, LocationForm.Limits limits) {
        this.solver = solver;
        this.exactMembers = exactMembers;
        this.limits = limits;
    }

    @Override
    public String name() {
        return switch (solver) {
            case SCIP -> "mip";
            case CBC -> "mip-cbc";
            case HIGHS -> "mip-highs";
        };
    }

    @Override
    public SolveResult<NearbyNetwork> solve(ProximateRankProblem problem, EngineOptions options, SolveControl control) {
        RefinementSearch.Settings settings = new RefinementSearch.Settings(
                name(),
                (form, slots, checkpoint) -> new MipSession(solver, form, slots, checkpoint),
                exactMembers,
                limits);
        return new RefinementSearch(settings, problem, options, control).run();
    }
}
