package dev.prank.reductions.planar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MinCostFlowPropertyTest {

    /** A feasible flow and potentials that go with it prove each other optimal (linear programming duality). */
    @Property(tries = 500)
    void flowsComeWithAProof(
            @ForAll @IntRange(min = 1, max = 12) int nodes, @ForAll @IntRange(max = 40) int arcs, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] from = new int[arcs];
        int[] to = new int[arcs];
        int[] capacity = new int[arcs];
        int[] cost = new int[arcs];
        int[] number = new int[arcs];
        int[] supply = new int[nodes];
        MinCostFlow flow = new MinCostFlow(nodes);
        for (int i = 0; i < arcs; i++) {
            from[i] = below(random, nodes);
            to[i] = below(random, nodes);
            capacity[i] = below(random, 6);
            cost[i] = below(random, 5);
            number[i] = flow.arc(from[i], to[i], capacity[i], cost[i]);
            // What the network can carry: some flow on each arc.
            int carried = below(random, capacity[i] + 1);
            supply[from[i]] += carried;
            supply[to[i]] -= carried;
        }
        for (int node = 0; node < nodes; node++) {
            flow.supply(node, supply[node]);
        }

        flow.solve();

        int[] given = new int[nodes];
        for (int i = 0; i < arcs; i++) {
            int carried = flow.flow(number[i]);
            int reduced = cost[i] + flow.potential(from[i]) - flow.potential(to[i]);
            assertThat(carried).as("seed %s, arc %s", seed, i).isBetween(0, capacity[i]);
            assertThat(carried == capacity[i] || reduced >= 0)
                    .as("seed %s, arc %s", seed, i)
                    .isTrue();
            assertThat(carried == 0 || reduced <= 0)
                    .as("seed %s, arc %s", seed, i)
                    .isTrue();
            given[from[i]] += carried;
            given[to[i]] -= carried;
        }
        assertThat(given).as("seed %s", seed).isEqualTo(supply);
    }

    @Property(tries = 5)
    void whatCannotBeDeliveredIsAnError(@ForAll @IntRange(max = 4) int capacity) {
        MinCostFlow flow = new MinCostFlow(2);
        flow.arc(0, 1, capacity, 1);
        flow.supply(0, 5);
        flow.supply(1, -5);

        assertThatThrownBy(flow::solve)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the network cannot deliver the supply of node 0");
    }

    private static int below(SplittableRandom random, int bound) {
        return (int) Long.remainderUnsigned(random.nextLong(), bound);
    }
}
