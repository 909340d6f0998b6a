package dev.prank.reductions.planar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Random embedded graphs, made so that they are planar without asking the code under test. */
final class RandomPlanarGraphs {

    private final SplittableRandom random;
    /** Neighbours of each vertex in counterclockwise order. */
    private final List<List<Integer>> rotations = new ArrayList<>();

    private RandomPlanarGraphs(long seed) {
        random = new SplittableRandom(seed);
    }

    private int below(int bound) {
        return (int) Long.remainderUnsigned(random.nextLong(), bound);
    }

    private int vertex(Integer... neighbours) {
        rotations.add(new ArrayList<>(Arrays.asList(neighbours)));
        return rotations.size() - 1;
    }

    /** The walk around the left of u to v continues from v to the neighbour before u. */
    private int nextOnFace(int u, int v) {
        List<Integer> around = rotations.get(v);
        return around.get((around.indexOf(u) + around.size() - 1) % around.size());
    }

    /** Puts a new vertex on the edge from u to v. */
    private int subdivide(int u, int v) {
        int middle = vertex(v, u);
        rotations.get(u).set(rotations.get(u).indexOf(v), middle);
        rotations.get(v).set(rotations.get(v).indexOf(u), middle);
        return middle;
    }

    /**
     * Cubic, connected and without bridges: K₄, then again and again a new edge across a face, between the middles of two edges.
     */
    static List<List<Integer>> cubic(int vertices, long seed) {
        RandomPlanarGraphs graph = new RandomPlanarGraphs(seed);
        graph.vertex(1, 3, 2);
        graph.vertex(2, 3, 0);
        graph.vertex(0, 3, 1);
        graph.vertex(0, 1, 2);
        while (graph.rotations.size() < vertices) {
            int u = graph.below(graph.rotations.size());
            int v = graph.rotations.get(u).get(graph.below(3));
            int from = u;
            int to = v;
            for (int steps = 1 + graph.below(5); steps > 0; steps--) {
                int next = graph.nextOnFace(from, to);
                from = to;
                to = next;
            }
            if (from == u && to == v) {
                continue;
            }
            // The face is on the left of both: a's new neighbour comes between v and u, b's likewise.
            int a = graph.subdivide(u, v);
            int b = graph.subdivide(from, to);
            graph.rotations.get(a).add(1, b);
            graph.rotations.get(b).add(1, a);
        }
        return graph.rotations;
    }

    /** A random part of a grid; degrees up to {@code maxDegree}, usually many components, bridges and dead ends. */
    static List<List<Integer>> gridPart(int columns, int rows, int maxDegree, int keepPercent, long seed) {
        RandomPlanarGraphs graph = new RandomPlanarGraphs(seed);
        int n = columns * rows;
        boolean[][] kept = new boolean[n][4];
        int[] degree = new int[n];
        for (int v = 0; v < n; v++) {
            for (int side = 0; side < 2; side++) {
                int w = side == 0 ? v + 1 : v + columns;
                boolean inside = side == 0 ? v % columns < columns - 1 : w < n;
                if (inside && graph.below(100) < keepPercent && degree[v] < maxDegree && degree[w] < maxDegree) {
                    kept[v][side] = true;
                    kept[w][side + 2] = true;
                    degree[v]++;
                    degree[w]++;
                }
            }
        }
        int[] offset = {1, columns, -1, -columns};
        for (int v = 0; v < n; v++) {
            List<Integer> around = new ArrayList<>();
            for (int side = 0; side < 4; side++) {
                if (kept[v][side]) {
                    around.add(v + offset[side]);
                }
            }
            graph.rotations.add(around);
        }
        return graph.rotations;
    }

    /** A tree; each new vertex hangs at a random place of a random vertex that has room. */
    static List<List<Integer>> tree(int vertices, int maxDegree, long seed) {
        RandomPlanarGraphs graph = new RandomPlanarGraphs(seed);
        graph.vertex();
        while (graph.rotations.size() < vertices) {
            int v = graph.below(graph.rotations.size());
            List<Integer> around = graph.rotations.get(v);
            if (around.size() < maxDegree) {
                around.add(graph.below(around.size() + 1), graph.vertex(v));
            }
        }
        return graph.rotations;
    }

    /** A cycle with chords inside and outside that do not cross; every vertex has at most one chord. */
    static List<List<Integer>> cycleWithChords(int vertices, int tries, long seed) {
        RandomPlanarGraphs graph = new RandomPlanarGraphs(seed);
        for (int v = 0; v < vertices; v++) {
            graph.vertex((v + 1) % vertices, (v + vertices - 1) % vertices);
        }
        List<int[]> inside = new ArrayList<>();
        List<int[]> outside = new ArrayList<>();
        for (int i = 0; i < tries; i++) {
            int u = graph.below(vertices);
            int v = graph.below(vertices);
            int low = Math.min(u, v);
            int high = Math.max(u, v);
            boolean in = graph.below(2) == 0;
            boolean free =
                    graph.rotations.get(u).size() == 2 && graph.rotations.get(v).size() == 2;
            boolean crosses = (in ? inside : outside)
                    .stream()
                            .anyMatch(chord ->
                                    (chord[0] < low) != (chord[1] < low) != ((chord[0] < high) != (chord[1] < high)));
            if (free && !crosses && high - low > 1 && high - low < vertices - 1) {
                (in ? inside : outside).add(new int[] {low, high});
                // Counterclockwise from the next vertex of the cycle: inside, the vertex before, outside.
                graph.rotations.get(u).add(in ? 1 : 2, v);
                graph.rotations.get(v).add(in ? 1 : 2, u);
            }
        }
        return graph.rotations;
    }

    /** Takes edges away. */
    static List<List<Integer>> thinned(List<List<Integer>> rotations, int dropPercent, long seed) {
        RandomPlanarGraphs graph = new RandomPlanarGraphs(seed);
        rotations.forEach(around -> graph.rotations.add(new ArrayList<>(around)));
        for (int u = 0; u < rotations.size(); u++) {
            for (Integer v : rotations.get(u)) {
                if (u < v && graph.below(100) < dropPercent) {
                    graph.rotations.get(u).remove(v);
                    graph.rotations.get(v).remove((Integer) u);
                }
            }
        }
        return graph.rotations;
    }

    /** The graphs beside each other, with vertices renumbered. */
    static List<List<Integer>> union(List<List<List<Integer>>> graphs) {
        List<List<Integer>> all = new ArrayList<>();
        for (List<List<Integer>> graph : graphs) {
            int offset = all.size();
            graph.forEach(around -> all.add(around.stream().map(v -> v + offset).toList()));
        }
        return all;
    }

    static TreeSet<Edge> edges(List<List<Integer>> rotations) {
        TreeSet<Edge> edges = new TreeSet<>();
        for (int u = 0; u < rotations.size(); u++) {
            for (int v : rotations.get(u)) {
                edges.add(Edge.between(u, v));
            }
        }
        return edges;
    }
}
