package dev.prank.reductions.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Enumerates the maximal cliques of an intersection graph that contain at least one box of a given kind: Bron and Kerbosch's
 * algorithm with Tomita's pivot on bit sets, one search for each such box over those not yet done.
 *
 * <p>Each maximal clique is found once, with its first box in the given order. Time is that of the search tree, O(3^(d/3)) per box for
 * degree d at worst; the number of cliques of boxes in the plane is O(h²).
 */
final class MaximalCliques {

    private final IntersectionGraph graph;
    private final long memberLimit;
    private final int cliqueLimit;
    private final Runnable checkpoint;
    private final List<int[]> cliques = new ArrayList<>();
    private long members;

    private int[] vertices;
    private long[][] adjacency;
    private int[] current;
    /** In place of these where there are at most 64 neighbours. */
    private final long[] nearAdjacency = new long[Long.SIZE];

    private final int[] nearClique = new int[Long.SIZE + 1];

    private MaximalCliques(IntersectionGraph graph, int cliqueLimit, long memberLimit, Runnable checkpoint) {
        this.graph = graph;
        this.cliqueLimit = cliqueLimit;
        this.memberLimit = memberLimit;
        this.checkpoint = checkpoint;
    }

    /**
     * The cliques, or empty when there are more than {@code cliqueLimit} or they have more than {@code memberLimit} members together.
     *
     * @param roots each clique contains at least one of these
     * @param checkpoint called now and then; what it throws ends the search
     */
    static Optional<List<int[]>> containing(
            int[] roots, IntersectionGraph graph, int cliqueLimit, long memberLimit, Runnable checkpoint) {
        MaximalCliques search = new MaximalCliques(graph, cliqueLimit, memberLimit, checkpoint);
        boolean[] done = new boolean[graph.vertexCount()];
        for (int root : roots) {
            // A maximal clique with a dominated root contains the dominating box too, and was found from there.
            if (!search.isDominated(root, done) && !search.searchFrom(root, done)) {
                return Optional.empty();
            }
            done[root] = true;
        }
        return Optional.of(search.cliques);
    }

    /**
     * All maximal cliques that contain one of the roots.
     *
     * @throws TooLargeException when there are more cliques, or more members of them together, than the limits allow
     */
    static List<int[]> of(int[] roots, IntersectionGraph graph, LocationForm.Limits limits, Runnable checkpoint) {
        return containing(roots, graph, limits.cliques(), limits.members(), checkpoint)
                .orElseThrow(() -> new TooLargeException("there are more than " + limits.cliques()
                        + " maximal cliques, or more than " + limits.members() + " members of them together"));
    }

    /** Whether all neighbours of the root are neighbours of one that is done, or that one itself. */
    private boolean isDominated(int root, boolean[] done) {
        for (int j = 0; j < graph.degree(root); j++) {
            int other = graph.neighbour(root, j);
            if (done[other] && dominates(other, root)) {
                return true;
            }
        }
        return false;
    }

    private boolean dominates(int other, int box) {
        checkpoint.run();
        int at = 0;
        for (int j = 0; j < graph.degree(box); j++) {
            int neighbour = graph.neighbour(box, j);
            while (at < graph.degree(other) && graph.neighbour(other, at) < neighbour) {
                at++;
            }
            boolean shared = at < graph.degree(other) && graph.neighbour(other, at) == neighbour;
            if (!shared && neighbour != other) {
                return false;
            }
        }
        return true;
    }

    private boolean searchFrom(int root, boolean[] done) {
        int degree = graph.degree(root);
        vertices = graph.neighbours(root);
        if (degree <= Long.SIZE) {
            return searchNear(root, done);
        }
        int words = (degree + 63) >> 6;
        adjacency = new long[degree][words];
        for (int a = 0; a < degree; a++) {
            checkpoint.run();
            int at = 0;
            for (int j = 0; j < graph.degree(vertices[a]) && at < degree; j++) {
                int other = graph.neighbour(vertices[a], j);
                while (at < degree && vertices[at] < other) {
                    at++;
                }
                if (at < degree && vertices[at] == other) {
                    adjacency[a][at >> 6] |= 1L << at;
                }
            }
        }
        long[] candidates = new long[words];
        long[] excluded = new long[words];
        for (int a = 0; a < degree; a++) {
            (done[vertices[a]] ? excluded : candidates)[a >> 6] |= 1L << a;
        }
        current = new int[degree + 1];
        current[0] = root;
        return expand(1, candidates, excluded);
    }

    /** The same search where the neighbours fit one word each. */
    private boolean searchNear(int root, boolean[] done) {
        checkpoint.run();
        long candidates = 0;
        long excluded = 0;
        for (int a = 0; a < vertices.length; a++) {
            nearAdjacency[a] = 0;
            if (done[vertices[a]]) {
                excluded |= 1L << a;
            } else {
                candidates |= 1L << a;
            }
        }
        for (int a = 0; a < vertices.length; a++) {
            for (int b = 0; b < a; b++) {
                if (graph.adjacent(vertices[a], vertices[b])) {
                    nearAdjacency[a] |= 1L << b;
                    nearAdjacency[b] |= 1L << a;
                }
            }
        }
        current = nearClique;
        current[0] = root;
        return expandNear(1, candidates, excluded);
    }

    /** False when a limit was hit. */
    private boolean expandNear(int size, long candidates, long excluded) {
        if (candidates == 0) {
            return excluded != 0 || report(size);
        }
        int pivot = -1;
        int most = -1;
        for (long union = candidates | excluded; union != 0; union &= union - 1) {
            int a = Long.numberOfTrailingZeros(union);
            int count = Long.bitCount(candidates & nearAdjacency[a]);
            if (count > most) {
                most = count;
                pivot = a;
            }
        }
        long left = candidates;
        long passed = excluded;
        for (long branch = candidates & ~nearAdjacency[pivot]; branch != 0; branch &= branch - 1) {
            int a = Long.numberOfTrailingZeros(branch);
            current[size] = vertices[a];
            if (!expandNear(size + 1, left & nearAdjacency[a], passed & nearAdjacency[a])) {
                return false;
            }
            left &= ~(1L << a);
            passed |= 1L << a;
        }
        return true;
    }

    /** False when a limit was hit. */
    private boolean expand(int size, long[] candidates, long[] excluded) {
        checkpoint.run();
        if (isEmpty(candidates)) {
            return !isEmpty(excluded) || report(size);
        }
        int joined = addUniversal(size, candidates, excluded);
        if (joined > size) {
            return expand(joined, candidates, excluded);
        }
        int pivot = pivot(candidates, excluded);
        for (int word = 0; word < candidates.length; word++) {
            long branch = candidates[word] & ~adjacency[pivot][word];
            while (branch != 0) {
                int a = (word << 6) + Long.numberOfTrailingZeros(branch);
                branch &= branch - 1;
                current[size] = vertices[a];
                if (!expand(size + 1, intersection(candidates, adjacency[a]), intersection(excluded, adjacency[a]))) {
                    return false;
                }
                candidates[word] &= ~(1L << a);
                excluded[word] |= 1L << a;
            }
        }
        return true;
    }

    /**
     * Moves the candidates that are adjacent to all others into the clique, which no maximal clique can be without, and returns its
     * size. So the depth of the search does not grow with the cliques, but with the choices between them.
     */
    private int addUniversal(int size, long[] candidates, long[] excluded) {
        long[] left = candidates.clone();
        int joined = size;
        for (int word = 0; word < left.length; word++) {
            for (long rest = left[word]; rest != 0; rest &= rest - 1) {
                int a = (word << 6) + Long.numberOfTrailingZeros(rest);
                if (isUniversal(a, left)) {
                    current[joined++] = vertices[a];
                    candidates[word] &= ~(1L << a);
                    for (int w = 0; w < excluded.length; w++) {
                        excluded[w] &= adjacency[a][w];
                    }
                }
            }
        }
        return joined;
    }

    private boolean isUniversal(int a, long[] candidates) {
        for (int word = 0; word < candidates.length; word++) {
            long others = candidates[word] & ~adjacency[a][word];
            if (others != (word == a >> 6 ? 1L << a : 0)) {
                return false;
            }
        }
        return true;
    }

    private boolean report(int size) {
        members += size;
        if (cliques.size() >= cliqueLimit || members > memberLimit) {
            return false;
        }
        int[] clique = new int[size];
        System.arraycopy(current, 0, clique, 0, size);
        cliques.add(clique);
        return true;
    }

    /** The vertex with most candidates among its neighbours: only the others need a branch. */
    private int pivot(long[] candidates, long[] excluded) {
        int best = -1;
        int bestCount = -1;
        for (int word = 0; word < candidates.length; word++) {
            long union = candidates[word] | excluded[word];
            while (union != 0) {
                int a = (word << 6) + Long.numberOfTrailingZeros(union);
                union &= union - 1;
                int count = 0;
                for (int w = 0; w < candidates.length; w++) {
                    count += Long.bitCount(candidates[w] & adjacency[a][w]);
                }
                if (count > bestCount) {
                    bestCount = count;
                    best = a;
                }
            }
        }
        return best;
    }

    private static boolean isEmpty(long[] set) {
        for (long word : set) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    private static long[] intersection(long[] a, long[] b) {
        long[] both = new long[a.length];
        for (int word = 0; word < a.length; word++) {
            both[word] = a[word] & b[word];
        }
        return both;
    }
}
