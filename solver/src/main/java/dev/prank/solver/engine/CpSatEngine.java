package dev.prank.solver.engine;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.reductions.group.LocationForm;
import dev.prank.solver.Engine;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.backend.CpSatSession;

/**
 * Minimises over the location form with OR-Tools CP-SAT, by {@link RefinementSearch}.
 *
 * <p>The lower bound rests on CP-SAT's integer arithmetic; the witness does not. The work limit is in units of CP-SAT's deterministic
 * time, over all runs of the backend, each rounded up to a whole unit.
 */
public final class CpSatEngine implements Engine {

    private final long exactMembers;
    private final LocationForm.Limits limits;

    public CpSatEngine() {
        this(RefinementSearch.EXACT_MEMBERS, LocationForm.Limits.DEFAULT);
    }

    /** With other choices between exact locations, regions and led slots, so that tests reach them on small problems. */
    CpSatEngine(long exactMembers, LocationForm.Limits limits) {
        this.exactMembers = exactMembers;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "cp-sat";
    }

    @Override
    public SolveResult<NearbyNetwork> solve(ProximateRankProblem problem, EngineOptions options, SolveControl control) {
        RefinementSearch.Settings settings =
                new RefinementSearch.Settings(name(), CpSatSession::new, exactMembers, limits);
        return new RefinementSearch(settings, problem, options, control).run();
    }
}
