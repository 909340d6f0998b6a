package dev.prank.solver.bound;

import dev.prank.reductions.group.LocationForm;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * A lower bound on the proximate rank: units that need a kept group and of which no two fit into one.
 *
 * <p><b>Why it is a bound.</b> Let each of these units be one that must join a group and cannot be in a cancelled one
 * ({@link LocationForm#mayBeCancelled}). Then each is in a kept group; and no two are in the same, for their boxes do not intersect in
 * any orientation. So there are at least as many kept groups as units. The bound can be checked by hand, pair by pair.
 *
 * <p><b>How they are found.</b> An independent set of the graph in which two units are adjacent when they fit, by reducing and peeling
 * (Chang, Li, Zhang, SIGMOD 2017) and local search (Andrade, Resende, Werneck, J. Heuristics 2012). Three rules lose no optimum:
 *
 * <ul>
 *   <li>A vertex without neighbours is taken.
 *   <li>Domination: if every neighbour of u, u itself included, is one of v, then v is dropped; u can stand in for it.
 *   <li>On a path of vertices of degree 2 between v and w, every second vertex can be taken whatever happens to v and w, but for what an
 *       edge says: of even length, that v and w are not both taken; of odd length, that a single vertex of degree 2 remains.
 * </ul>
 *
 * <p>Where none applies, a vertex of highest degree is dropped; this is where optima can be lost. At last, a vertex of the set makes
 * room for two others as long as there are such. The set is maximal, and a maximum one if no vertex had to be dropped.
 *
 * <p>Time and space linear in the number of pairs that fit, up to logarithms and to degrees where rules look at a neighbourhood;
 * measured near-linear on boxes in the plane. Deterministic.
 */
public final class PackingLowerBound {

    /** Domination by a vertex of higher degree is rare, and looking for it takes the square of the degree. */
    private static final int DOMINATION_DEGREE = 24;

    private final int[] units;

    private PackingLowerBound(int[] units) {
        this.units = units;
    }

    /** @param checkpoint called now and then; what it throws ends the search */
    public static PackingLowerBound of(LocationForm form, Runnable checkpoint) {
        int h = form.unitCount();
        boolean[] eligible = new boolean[h];
        for (int unit = 0; unit < h; unit++) {
            eligible[unit] = form.mustJoin(unit) && !form.mayBeCancelled(unit);
        }
        int[][] neighbours = new int[h][];
        for (int unit = 0; unit < h; unit++) {
            checkpoint.run();
            neighbours[unit] = eligible[unit]
                    ? Arrays.stream(form.compatibleUnits(unit))
                            .filter(other -> eligible[other])
                            .toArray()
                    : new int[0];
        }
        boolean[] chosen = new Reduction(neighbours, eligible, checkpoint).run();
        new LocalSearch(neighbours, eligible, chosen, checkpoint).run();
        return new PackingLowerBound(
                IntStream.range(0, h).filter(unit -> chosen[unit]).toArray());
    }

    /** The number of units. */
    public int value() {
        return units.length;
    }

    /** The units, in increasing order. */
    public int[] units() {
        return units.clone();
    }

    /** Reduces the graph until nothing is left. */
    private static final class Reduction {
        /** Sorted lists; they may hold dead vertices. */
        private final int[][] neighbours;

        private final boolean[] live;
        private final Runnable checkpoint;
        private final int[] degree;
        private final boolean[] chosen;
        /** Vertices of reduced paths, each with its neighbours on the path; decided from the last to the first. */
        private final ArrayDeque<int[]> postponed = new ArrayDeque<>();

        private final ArrayDeque<Integer> changed = new ArrayDeque<>();
        private final boolean[] waiting;

        Reduction(int[][] neighbours, boolean[] eligible, Runnable checkpoint) {
            this.neighbours = neighbours.clone();
            this.checkpoint = checkpoint;
            live = eligible.clone();
            degree = Arrays.stream(neighbours).mapToInt(list -> list.length).toArray();
            chosen = new boolean[live.length];
            waiting = new boolean[live.length];
        }

        boolean[] run() {
            PriorityQueue<int[]> byDegree = new PriorityQueue<>(
                    (a, b) -> a[1] != b[1] ? Integer.compare(b[1], a[1]) : Integer.compare(a[0], b[0]));
            for (int v = 0; v < live.length; v++) {
                if (live[v]) {
                    touch(v);
                    byDegree.add(new int[] {v, degree[v]});
                }
            }
            reduce();
            while (!byDegree.isEmpty()) {
                int[] entry = byDegree.remove();
                if (!live[entry[0]]) {
                    continue;
                }
                if (degree[entry[0]] < entry[1]) {
                    // Degrees only fall: the entry goes back with its present degree.
                    byDegree.add(new int[] {entry[0], degree[entry[0]]});
                } else {
                    drop(entry[0]);
                    reduce();
                }
            }
            while (!postponed.isEmpty()) {
                int[] entry = postponed.pop();
                chosen[entry[0]] = !chosen[entry[1]] && !chosen[entry[2]];
            }
            return chosen;
        }

        private void touch(int v) {
            if (!waiting[v]) {
                waiting[v] = true;
                changed.add(v);
            }
        }

        private void reduce() {
            while (!changed.isEmpty()) {
                checkpoint.run();
                int v = changed.remove();
                waiting[v] = false;
                if (live[v] && degree[v] <= DOMINATION_DEGREE) {
                    dropDominated(v);
                }
                if (live[v] && degree[v] == 0) {
                    live[v] = false;
                    chosen[v] = true;
                } else if (live[v] && degree[v] == 2) {
                    shortenPath(v);
                }
            }
        }

        private void drop(int v) {
            live[v] = false;
            for (int w : neighbours[v]) {
                if (live[w]) {
                    degree[w]--;
                    touch(w);
                }
            }
        }

        private int[] liveNeighbours(int v) {
            int[] result = new int[degree[v]];
            int size = 0;
            for (int w : neighbours[v]) {
                if (live[w]) {
                    result[size++] = w;
                }
            }
            return result;
        }

        private boolean adjacent(int v, int w) {
            return Arrays.binarySearch(neighbours[v], w) >= 0;
        }

        private void dropDominated(int u) {
            for (int v : liveNeighbours(u)) {
                if (degree[v] >= degree[u]
                        && Arrays.stream(liveNeighbours(u)).allMatch(w -> w == v || adjacent(v, w))) {
                    drop(v);
                }
            }
        }

        /** The longest path of vertices of degree 2 through this one, with the vertices at both ends where it stops. */
        private void shortenPath(int middle) {
            int[] ways = liveNeighbours(middle);
            ArrayDeque<Integer> path = new ArrayDeque<>();
            path.add(middle);
            int v = walk(middle, ways[0], middle, path::addFirst);
            if (v == middle) {
                // A cycle: opened anywhere, it loses nothing.
                drop(middle);
                return;
            }
            int w = walk(middle, ways[1], middle, path::addLast);
            if (v == w) {
                // At most one more is gained by v, at the cost of one on the path.
                drop(v);
                return;
            }
            int[] inner = path.stream().mapToInt(Integer::intValue).toArray();
            boolean odd = inner.length % 2 == 1;
            if (odd && adjacent(v, w)) {
                // Both ends of the path are free without v and w, and of these only one could be taken.
                drop(v);
                drop(w);
            } else if (inner.length > 1) {
                int from = odd ? 1 : 0;
                for (int j = inner.length - 1; j >= from; j--) {
                    live[inner[j]] = false;
                    postponed.push(
                            new int[] {inner[j], j == 0 ? v : inner[j - 1], j == inner.length - 1 ? w : inner[j + 1]});
                }
                if (odd) {
                    join(inner[0], inner[1], w, inner[inner.length - 1]);
                } else if (adjacent(v, w)) {
                    degree[v]--;
                    degree[w]--;
                } else {
                    join(v, inner[0], w, inner[inner.length - 1]);
                }
                touch(v);
                touch(w);
            }
        }

        /** Follows vertices of degree 2 and returns the first that is not one, or the start. */
        private int walk(int from, int to, int start, IntConsumer visitor) {
            int before = from;
            int at = to;
            while (at != start && degree[at] == 2) {
                visitor.accept(at);
                int[] ways = liveNeighbours(at);
                int next = ways[0] == before ? ways[1] : ways[0];
                before = at;
                at = next;
            }
            return at;
        }

        /** Makes v and w adjacent in place of a dead neighbour of each. */
        private void join(int v, int lostByV, int w, int lostByW) {
            replace(v, lostByV, w);
            replace(w, lostByW, v);
        }

        private void replace(int v, int lost, int gained) {
            int[] list = neighbours[v].clone();
            list[Arrays.binarySearch(list, lost)] = gained;
            Arrays.sort(list);
            neighbours[v] = list;
        }
    }

    /** Adds vertices that are free, and replaces one vertex by two, until neither is possible. */
    private static final class LocalSearch {
        private final int[][] neighbours;
        private final boolean[] eligible;
        private final boolean[] chosen;
        private final Runnable checkpoint;
        /** How many neighbours are chosen. */
        private final int[] tightness;

        private final ArrayDeque<Integer> changed = new ArrayDeque<>();
        private final boolean[] waiting;

        LocalSearch(int[][] neighbours, boolean[] eligible, boolean[] chosen, Runnable checkpoint) {
            this.neighbours = neighbours;
            this.eligible = eligible;
            this.chosen = chosen;
            this.checkpoint = checkpoint;
            tightness = new int[chosen.length];
            waiting = new boolean[chosen.length];
        }

        void run() {
            for (int v = 0; v < chosen.length; v++) {
                for (int w : neighbours[v]) {
                    tightness[v] += chosen[w] ? 1 : 0;
                }
            }
            for (int v = 0; v < chosen.length; v++) {
                addIfFree(v);
                if (chosen[v]) {
                    touch(v);
                }
            }
            while (!changed.isEmpty()) {
                checkpoint.run();
                int v = changed.remove();
                waiting[v] = false;
                if (chosen[v]) {
                    replaceByTwo(v);
                }
            }
        }

        private void touch(int v) {
            if (!waiting[v]) {
                waiting[v] = true;
                changed.add(v);
            }
        }

        private void addIfFree(int v) {
            if (eligible[v] && !chosen[v] && tightness[v] == 0) {
                add(v);
            }
        }

        private void add(int v) {
            chosen[v] = true;
            touch(v);
            for (int w : neighbours[v]) {
                tightness[w]++;
            }
        }

        private void replaceByTwo(int v) {
            int[] loose =
                    Arrays.stream(neighbours[v]).filter(w -> tightness[w] == 1).toArray();
            for (int first : loose) {
                for (int second : loose) {
                    if (first < second && Arrays.binarySearch(neighbours[first], second) < 0) {
                        remove(v);
                        add(first);
                        add(second);
                        Arrays.stream(loose).forEach(this::addIfFree);
                        return;
                    }
                }
            }
        }

        private void remove(int v) {
            chosen[v] = false;
            for (int w : neighbours[v]) {
                tightness[w]--;
                if (tightness[w] == 1) {
                    // What is left of its neighbours in the set may now be replaceable.
                    for (int x : neighbours[w]) {
                        if (chosen[x]) {
                            touch(x);
                        }
                    }
                }
            }
        }
    }
}
