package dev.prank.solver.engine;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.solver.Engine;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Engines one after the other: where there is a deadline, each has a share of the time, and the last one what the others leave. The better
 * of all bounds counts, also during later searches. Without a deadline nothing would end the others, so the last engine, which should be
 * the steadiest one, does it all.
 *
 * <p>Shares and order follow from who closed searches of the same object before, when it took long: what took little time says nothing
 * about shares. Searches of one staircase or along one training run are much alike. This changes how long searches take, and so what is
 * known at a deadline.
 */
final class RelayEngine implements Engine {

    /** A search that took at least this part of its time was long. */
    private static final int LONG = 8;

    /** What is learned is forgotten at this rate with each new win. */
    private static final double MEMORY = 0.9;

    private static final double LEAST_WEIGHT = 0.4;

    private final List<Engine> engines;
    /** Shares are in proportion. */
    private final double[] weight;

    /** @param engines at first the first has half of the time, and the others equal shares of the rest */
    RelayEngine(Engine... engines) {
        this.engines = List.of(engines);
        weight = new double[engines.length];
        for (int k = 0; k < engines.length; k++) {
            weight[k] = k == 0 ? engines.length - 1 : 1;
        }
    }

    @Override
    public String name() {
        return engines.stream().map(Engine::name).collect(Collectors.joining(","));
    }

    @Override
    public SolveResult<NearbyNetwork> solve(ProximateRankProblem problem, EngineOptions options, SolveControl control) {
        Optional<Duration> limit = control.remaining();
        if (limit.isEmpty()) {
            return engines.get(engines.size() - 1).solve(problem, options, control);
        }
        long start = System.nanoTime();
        SolveControl shared = control.child();
        SolveControl relay = shared.withListener(new JointBounds(control, shared));
        double[] shares = shares();
        double sharesLeft = 1;
        Optional<SolveResult<NearbyNetwork>> joined = Optional.empty();
        for (int k : byShare(shares)) {
            Duration left = control.remaining().orElseThrow();
            Duration its = Duration.ofNanos((long) (left.toNanos() * Math.min(1, shares[k] / sharesLeft)));
            SolveResult<NearbyNetwork> result = engines.get(k).solve(problem, options, relay.withTimeLimit(its));
            joined = Optional.of(joined.map(before -> JointBounds.joined(
                            before, result, control, name(), Duration.ofNanos(System.nanoTime() - start)))
                    .orElse(result));
            if (joined.get().isOptimal()) {
                if ((System.nanoTime() - start) * LONG > limit.get().toNanos()) {
                    learn(k);
                }
                break;
            }
            if (control.isStopRequested()) {
                break;
            }
            sharesLeft -= shares[k];
        }
        return joined.orElseThrow();
    }

    private synchronized double[] shares() {
        double sum =
                IntStream.range(0, weight.length).mapToDouble(k -> weight[k]).sum();
        return IntStream.range(0, weight.length)
                .mapToDouble(k -> weight[k] / sum)
                .toArray();
    }

    private static int[] byShare(double[] shares) {
        return IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> -shares[k]).thenComparing(k -> k))
                .mapToInt(k -> k)
                .toArray();
    }

    private synchronized void learn(int winner) {
        for (int k = 0; k < weight.length; k++) {
            weight[k] = Math.max(LEAST_WEIGHT, MEMORY * weight[k]);
        }
        weight[winner]++;
    }
}
