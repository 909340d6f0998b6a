package dev.prank.reductions.group;

import dev.prank.instances.network.ProximateRankProblem;
import java.util.Arrays;

/**
 * Which units can matter for cancellation, by a cheap necessary test.
 *
 * <p>A unit that must join can stand in a cancelled group only if, in every row of {@link Cancellation} where its own excess is
 * positive, the negative excesses of all candidates it is compatible with make up for it. Units that fail are struck out, and the test
 * is repeated until nothing changes. Sums are of rounded-down excesses, which can only keep a unit too long, never strike it out
 * wrongly.
 */
final class CancellationCandidates {

    /** Units between two calls of the checkpoint. */
    private static final int STRIDE = 64;

    private final boolean[] mustJoin;
    private final boolean[] candidate;

    /**
     * @param graph intersections among all 2h boxes
     * @param checkpoint called now and then; what it throws ends the test
     */
    CancellationCandidates(
            ProximateRankProblem problem, Cancellation cancellation, IntersectionGraph graph, Runnable checkpoint) {
        int h = problem.network().size();
        mustJoin = new boolean[h];
        candidate = new boolean[h];
        for (int i = 0; i < h; i++) {
            var unit = problem.network().units().get(i);
            mustJoin[i] = !unit.isNearlyConstant(problem.radius()) && !unit.isNearlySilent(problem.radius());
            candidate[i] = true;
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < h; i++) {
                if (i % STRIDE == 0) {
                    checkpoint.run();
                }
                if (mustJoin[i] && candidate[i] && !canBalance(i, cancellation, graph)) {
                    candidate[i] = false;
                    changed = true;
                }
            }
        }
        for (int i = 0; i < h; i++) {
            candidate[i] &= mustJoin[i] || hasCandidateNeighbour(i, graph);
        }
    }

    private boolean canBalance(int unit, Cancellation cancellation, IntersectionGraph graph) {
        int box = 2 * unit;
        int[] partners = graph.neighbours(box);
        int size = 0;
        for (int other : partners) {
            if (candidate[other >> 1]) {
                partners[size++] = other;
            }
        }
        return cancellation.canBalance(box, Arrays.copyOf(partners, size));
    }

    private boolean hasCandidateNeighbour(int unit, IntersectionGraph graph) {
        for (int j = 0; j < graph.degree(2 * unit); j++) {
            int other = graph.neighbour(2 * unit, j) >> 1;
            if (mustJoin[other] && candidate[other]) {
                return true;
            }
        }
        return false;
    }

    /** The unit is neither nearly constant nor nearly silent. */
    boolean mustJoin(int unit) {
        return mustJoin[unit];
    }

    /** The unit may stand in a cancelled group that contains a unit that must join. */
    boolean isCandidate(int unit) {
        return candidate[unit];
    }
}
