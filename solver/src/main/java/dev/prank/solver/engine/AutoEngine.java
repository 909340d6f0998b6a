package dev.prank.solver.engine;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.solver.Engine;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import java.time.Duration;

/**
 * Chooses by the size of the problem, its kind, and the number of threads.
 *
 * <ul>
 *   <li>Up to {@value #EXHAUSTIVE_UNITS} units, the exhaustive engine: it is quicker than starting a backend.
 *   <li>Above, where no unit can be cancelled, first SAT alone, from the packing bound up and for {@value #CLIMB_CONFLICTS} conflicts:
 *       where the answer is at the packing bound or little above, as for point sets made from formulas, that is all.
 *   <li>Then CP-SAT with one thread, and CP-SAT beside SAT with more.
 * </ul>
 */
public final class AutoEngine implements Engine {

    private static final int EXHAUSTIVE_UNITS = 8;
    private static final long CLIMB_CONFLICTS = 2_000;

    private final Engine small = new ExhaustiveEngine();
    private final Engine climbing = SatEngine.climbing(CLIMB_CONFLICTS);
    private final Engine large = new CpSatEngine();
    private final Engine portfolio = new PortfolioEngine(large, new SatEngine());

    @Override
    public String name() {
        return "auto";
    }

    @Override
    public SolveResult<NearbyNetwork> solve(ProximateRankProblem problem, EngineOptions options, SolveControl control) {
        if (problem.network().size() <= EXHAUSTIVE_UNITS) {
            return small.solve(problem, options, control);
        }
        long start = System.nanoTime();
        SolveControl shared = control.child();
        SolveControl both = shared.withListener(new JointBounds(control, shared));
        SolveResult<NearbyNetwork> first = climbing.solve(problem, options, both);
        if (first.isOptimal() || shared.isStopRequested()) {
            return first;
        }
        SolveResult<NearbyNetwork> last = (options.threads() == 1 ? large : portfolio).solve(problem, options, both);
        return JointBounds.joined(first, last, control, name(), Duration.ofNanos(System.nanoTime() - start));
    }
}
