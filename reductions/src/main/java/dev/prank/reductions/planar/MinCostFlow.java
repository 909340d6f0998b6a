package dev.prank.reductions.planar;

import java.util.Arrays;

/**
 * Flows of least cost, with integer capacities, costs and supplies, and the node potentials that prove them optimal.
 *
 * <p>The primal-dual method: shortest distances from the nodes with supply give potentials under which no residual arc has
 * negative reduced cost; then a maximum flow on the arcs of reduced cost 0 (Dinic), until all supply is delivered. Each round
 * takes a larger distance than the one before, so there are at most as many rounds as different distances. Distances are small
 * here, and are found with buckets. Source: Ahuja, Magnanti and Orlin, Network Flows, 1993, section 9.8.
 *
 * <p>Deterministic. One instance solves one problem.
 */
final class MinCostFlow {

    static final int UNLIMITED = Integer.MAX_VALUE / 2;

    private final int source;
    private final int sink;
    private final int[] firstArc;
    private final int[] potential;
    /** Arcs come in pairs, an arc and its reverse, whose capacity is the flow. */
    private int[] head = new int[64];

    private int[] nextArc = new int[64];
    private int[] residual = new int[64];
    private int[] cost = new int[64];
    private int arcCount;

    private final int[] distance;
    private final int[] currentArc;

    MinCostFlow(int nodes) {
        source = nodes;
        sink = nodes + 1;
        firstArc = new int[nodes + 2];
        Arrays.fill(firstArc, -1);
        potential = new int[nodes + 2];
        distance = new int[nodes + 2];
        currentArc = new int[nodes + 2];
    }

    /** Adds an arc and returns its number for {@link #flow(int)}. */
    int arc(int from, int to, int capacity, int arcCost) {
        half(from, to, capacity, arcCost);
        half(to, from, 0, -arcCost);
        return arcCount - 2;
    }

    /** What a node gives to the flow; negative for what it takes. All supplies together must be 0. */
    void supply(int node, int amount) {
        if (amount > 0) {
            arc(source, node, amount, 0);
        } else if (amount < 0) {
            arc(node, sink, -amount, 0);
        }
    }

    /**
     * A start for the potentials under which every arc has cost + potential(from) − potential(to) ≥ 0; else they start with 0.
     */
    void startPotential(int node, int value) {
        potential[node] = value;
    }

    /** @throws IllegalStateException when the supplies cannot be delivered */
    void solve() {
        potential[source] = extreme(source, true);
        potential[sink] = extreme(sink, false);
        while (shortestDistances()) {
            while (levels()) {
                blockingFlow();
            }
        }
        for (int arc = firstArc[source]; arc >= 0; arc = nextArc[arc]) {
            if (residual[arc] > 0) {
                throw new IllegalStateException("the network cannot deliver the supply of node " + head[arc]);
            }
        }
    }

    int flow(int arc) {
        return residual[arc ^ 1];
    }

    int potential(int node) {
        return potential[node];
    }

    private void half(int from, int to, int capacity, int arcCost) {
        if (arcCount == head.length) {
            head = Arrays.copyOf(head, 2 * arcCount);
            nextArc = Arrays.copyOf(nextArc, 2 * arcCount);
            residual = Arrays.copyOf(residual, 2 * arcCount);
            cost = Arrays.copyOf(cost, 2 * arcCount);
        }
        head[arcCount] = to;
        residual[arcCount] = capacity;
        cost[arcCount] = arcCost;
        nextArc[arcCount] = firstArc[from];
        firstArc[from] = arcCount++;
    }

    /**
     * The largest or smallest potential of the neighbours, so that the arcs of the source or sink have no negative reduced cost.
     */
    private int extreme(int node, boolean largest) {
        int value = largest ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        for (int arc = firstArc[node]; arc >= 0; arc = nextArc[arc]) {
            value = largest ? Math.max(value, potential[head[arc]]) : Math.min(value, potential[head[arc]]);
        }
        return firstArc[node] < 0 ? 0 : value;
    }

    private int reducedCost(int from, int arc) {
        return cost[arc] + potential[from] - potential[head[arc]];
    }

    /**
     * Dijkstra's algorithm up to the sink, with one bucket for each distance, and the new potentials. Nodes farther than the sink
     * count as being at its distance, which keeps reduced costs from being negative.
     */
    private boolean shortestDistances() {
        Arrays.fill(distance, UNLIMITED);
        int[] bucket = new int[64];
        Arrays.fill(bucket, -1);
        int[] entryNode = new int[firstArc.length];
        int[] entryNext = new int[firstArc.length];
        int entries = 1;
        int end = 1;
        distance[source] = 0;
        entryNode[0] = source;
        entryNext[0] = -1;
        bucket[0] = 0;
        for (int d = 0; d < end && d < distance[sink]; d++) {
            while (bucket[d] >= 0) {
                int node = entryNode[bucket[d]];
                bucket[d] = entryNext[bucket[d]];
                if (distance[node] < d) {
                    continue;
                }
                for (int arc = firstArc[node]; arc >= 0; arc = nextArc[arc]) {
                    int to = head[arc];
                    if (residual[arc] > 0 && d + reducedCost(node, arc) < distance[to]) {
                        int through = d + reducedCost(node, arc);
                        distance[to] = through;
                        if (through >= bucket.length) {
                            int old = bucket.length;
                            bucket = Arrays.copyOf(bucket, 2 * through);
                            Arrays.fill(bucket, old, bucket.length, -1);
                        }
                        if (entries == entryNode.length) {
                            entryNode = Arrays.copyOf(entryNode, 2 * entries);
                            entryNext = Arrays.copyOf(entryNext, 2 * entries);
                        }
                        entryNode[entries] = to;
                        entryNext[entries] = bucket[through];
                        bucket[through] = entries++;
                        end = Math.max(end, through + 1);
                    }
                }
            }
        }
        if (distance[sink] == UNLIMITED) {
            return false;
        }
        for (int node = 0; node < potential.length; node++) {
            potential[node] += Math.min(distance[node], distance[sink]);
        }
        return true;
    }

    /** Numbers of steps from the source over arcs of reduced cost 0; whether the sink can be reached. */
    private boolean levels() {
        Arrays.fill(distance, -1);
        System.arraycopy(firstArc, 0, currentArc, 0, firstArc.length);
        int[] queue = new int[distance.length];
        distance[source] = 0;
        queue[0] = source;
        int size = 1;
        for (int i = 0; i < size && distance[sink] < 0; i++) {
            int node = queue[i];
            for (int arc = firstArc[node]; arc >= 0; arc = nextArc[arc]) {
                if (residual[arc] > 0 && distance[head[arc]] < 0 && reducedCost(node, arc) == 0) {
                    distance[head[arc]] = distance[node] + 1;
                    queue[size++] = head[arc];
                }
            }
        }
        return distance[sink] >= 0;
    }

    private void blockingFlow() {
        int[] path = new int[distance.length];
        int length = 0;
        int node = source;
        while (true) {
            if (node == sink) {
                int amount = UNLIMITED;
                for (int i = 0; i < length; i++) {
                    amount = Math.min(amount, residual[path[i]]);
                }
                int firstFull = length;
                for (int i = length - 1; i >= 0; i--) {
                    residual[path[i]] -= amount;
                    residual[path[i] ^ 1] += amount;
                    firstFull = residual[path[i]] == 0 ? i : firstFull;
                }
                length = firstFull;
                node = head[path[firstFull] ^ 1];
            }
            int arc = currentArc[node];
            while (arc >= 0
                    && (residual[arc] == 0
                            || distance[head[arc]] != distance[node] + 1
                            || reducedCost(node, arc) != 0)) {
                arc = nextArc[arc];
            }
            currentArc[node] = arc;
            if (arc >= 0) {
                path[length++] = arc;
                node = head[arc];
            } else if (node == source) {
                return;
            } else {
                node = head[path[--length] ^ 1];
                currentArc[node] = nextArc[currentArc[node]];
            }
        }
    }
}
