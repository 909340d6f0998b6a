package dev.prank.solver.engine;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.solver.Engine;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import java.time.Duration;
import java.util.Optional;

/**
 * Two engines one after the other: where there is a deadline, the first has half of the time, and the second what the first leaves. The
 * better of both bounds counts, also during the second search. Without a deadline nothing would end the first one, so the second, which
 * should be the steadier one, does it all.
 */
final class RelayEngine implements Engine {

    private final Engine first;
    private final Engine second;

    RelayEngine(Engine first, Engine second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public String name() {
        return first.name() + "," + second.name();
    }

    @Override
    public SolveResult<NearbyNetwork> solve(ProximateRankProblem problem, EngineOptions options, SolveControl control) {
        Optional<Duration> left = control.remaining();
        if (left.isEmpty()) {
            return second.solve(problem, options, control);
        }
        long start = System.nanoTime();
        SolveControl shared = control.child();
        SolveControl relay = shared.withListener(new JointBounds(control, shared));
        SolveResult<NearbyNetwork> result =
                first.solve(problem, options, relay.withTimeLimit(left.get().dividedBy(2)));
        if (result.isOptimal() || control.isStopRequested()) {
            return result;
        }
        SolveResult<NearbyNetwork> then = second.solve(problem, options, relay);
        return JointBounds.joined(result, then, control, name(), Duration.ofNanos(System.nanoTime() - start));
    }
}
