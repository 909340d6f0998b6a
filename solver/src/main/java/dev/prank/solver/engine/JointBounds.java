package dev.prank.solver.engine;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.Statistics;
import dev.prank.solver.StopReason;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The bounds of two engines at one problem. Passes on what improves the bounds of both together, one event at a time, and stops both when
 * they meet. Thread-safe.
 */
final class JointBounds implements SolveControl.Listener {
    private final SolveControl outer;
    private final SolveControl shared;
    private int lower = -1;
    private int upper = Integer.MAX_VALUE;

    /**
     * @param outer whose listener hears of improvements
     * @param shared the child that both engines obey
     */
    JointBounds(SolveControl outer, SolveControl shared) {
        this.outer = outer;
        this.shared = shared;
    }

    @Override
    public synchronized void witnessImproved(int upperBound) {
        if (upperBound < upper) {
            upper = upperBound;
            outer.listener().witnessImproved(upperBound);
            stopWhenClosed();
        }
    }

    @Override
    public synchronized void lowerBoundImproved(int lowerBound) {
        if (lowerBound > lower) {
            lower = lowerBound;
            outer.listener().lowerBoundImproved(lowerBound);
            stopWhenClosed();
        }
    }

    private void stopWhenClosed() {
        if (lower >= upper) {
            shared.cancel(StopReason.DECIDED);
        }
    }

    /**
     * The better of both bounds. A search that is still open stopped for the control's reason, or else for the last one's.
     *
     * @throws IllegalStateException when one engine's lower bound is above the other's witness
     */
    static SolveResult<NearbyNetwork> joined(
            SolveResult<NearbyNetwork> first,
            SolveResult<NearbyNetwork> last,
            SolveControl control,
            String name,
            Duration time) {
        NearbyNetwork witness = first.upperBound() <= last.upperBound() ? first.witness() : last.witness();
        int lowerBound = Math.max(first.lowerBound(), last.lowerBound());
        if (lowerBound > witness.value()) {
            throw new IllegalStateException(
                    "engines " + name + " disagree: lower bounds " + first.lowerBound() + " and " + last.lowerBound()
                            + ", upper bounds " + first.upperBound() + " and " + last.upperBound());
        }
        Map<String, Long> counts = new TreeMap<>(first.statistics().counts());
        last.statistics().counts().forEach((key, count) -> counts.merge(key, count, Long::sum));
        StopReason reason = control.stopReason()
                .orElseGet(() -> last.match(optimal -> StopReason.DECIDED, SolveResult.Bracketed::stopReason));
        return SolveResult.of(witness, lowerBound, reason, new Statistics(name, time, counts))
                .withProof(Stream.of(first.proof(), last.proof())
                        .flatMap(Optional::stream)
                        .filter(proof -> proof.bound() == lowerBound)
                        .findFirst());
    }
}
