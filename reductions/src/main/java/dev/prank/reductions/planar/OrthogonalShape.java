package dev.prank.reductions.planar;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The shape of an orthogonal drawing of a connected plane graph: the angles at the vertices and the bends of the edges, but no
 * lengths.
 *
 * <p>Angles are a flow of units of 90°: a vertex of degree d has 4 − d units to give to its corners beyond one for each, an inner
 * face with k corners takes k − 4 (or gives), the outer face takes k + 4, and a unit that crosses an edge from face to face is a
 * bend of it. Source: Tamassia, On embedding a graph in the grid with the minimum number of bends, 1987. Where we deviate: a
 * vertex of degree two that is not straight costs as much as 1/2000 of a bend. So with less than 2000 of these the number of
 * bends is the least possible for the embedding and the outer face; among such shapes those with long straight walks draw
 * smaller. Many shapes are still equally good: variants choose among them by further small costs at random.
 *
 * <p>The bends become nodes, numbered after the vertices, so that the shape is a plane graph of nodes whose edges ("steps") are
 * straight. As in {@link PlanarEmbedding} a step is two darts; here they have the numbers 2s and 2s + 1. Directions are 0 to 3
 * for east, north, west and south.
 */
final class OrthogonalShape {

    private static final int BEND_COST = 2000;

    /** The largest number of edges with which variants make sense: random costs are at most 13 at each vertex. */
    static final int VARIANT_EDGES = 100;

    private final PlanarEmbedding embedding;
    private final int nodeCount;
    private final int outerDart;
    private final int[] tail;
    private final int[] next;
    private final int[] direction;
    /** For each dart of the embedding its first dart in the shape. */
    private final int[] start;

    /**
     * @param embedding connected, with at least one edge, degrees at most 4
     * @param outer a dart with the outer face on its left
     * @param variant 0 for no random costs; others only with at most {@value #VARIANT_EDGES} edges, so that a bend still costs
     *     more
     */
    OrthogonalShape(PlanarEmbedding embedding, int outer, int variant) {
        this.embedding = embedding;
        int darts = embedding.dartCount();
        int[] angle = new int[darts];
        int[] bends = new int[darts];
        minimiseBends(outer, variant, angle, bends);

        int bendCount = Arrays.stream(bends).sum();
        nodeCount = embedding.vertexCount() + bendCount;
        int steps = embedding.edgeCount() + bendCount;
        tail = new int[2 * steps];
        next = new int[2 * steps];
        direction = new int[2 * steps];
        start = new int[darts];
        int node = embedding.vertexCount();
        int step = 0;
        for (int dart = 0; dart < darts; dart++) {
            int twin = embedding.twin(dart);
            if (dart < twin) {
                int last = step + bends[dart] + bends[twin];
                start[dart] = 2 * step;
                start[twin] = 2 * last + 1;
                tail[start[dart]] = embedding.tail(dart);
                tail[start[twin]] = embedding.head(dart);
                for (; step < last; step++) {
                    tail[2 * step + 1] = node;
                    tail[2 * step + 2] = node++;
                    next[2 * step] = 2 * step + 2;
                    next[2 * step + 3] = 2 * step + 1;
                }
                step++;
            }
        }
        for (int dart = 0; dart < darts; dart++) {
            next[start[embedding.twin(dart)] ^ 1] = start[embedding.nextOnFace(dart)];
        }
        outerDart = start[outer];
        setDirections(angle, bends);
    }

    PlanarEmbedding embedding() {
        return embedding;
    }

    /** Vertices and bends. */
    int nodeCount() {
        return nodeCount;
    }

    int bendCount() {
        return nodeCount - embedding.vertexCount();
    }

    int dartCount() {
        return tail.length;
    }

    int tail(int dart) {
        return tail[dart];
    }

    int head(int dart) {
        return tail[dart ^ 1];
    }

    int direction(int dart) {
        return direction[dart];
    }

    /** The axis along which a dart moves: 0 when it changes the column, 1 when it changes the row. */
    int axis(int dart) {
        return direction[dart] & 1;
    }

    /** The next dart around the face on the left. */
    int next(int dart) {
        return next[dart];
    }

    /** A dart with the outer face on its left. */
    int outerDart() {
        return outerDart;
    }

    /** The first dart of the path that a dart of the embedding has become. */
    int start(int embeddingDart) {
        return start[embeddingDart];
    }

    /** Left turns from a dart to the next one around its face: 1, 0, −1, or −2 around the end of a dead end. */
    int turn(int dart) {
        int turn = direction[next[dart]] - direction[dart] & 3;
        return turn > 1 ? turn - 4 : turn;
    }

    /**
     * @param angle set to the units of 90° between each dart and the next one around its face
     * @param bends set to the left turns on each dart, on one dart of an edge only
     */
    private void minimiseBends(int outer, int variant, int[] angle, int[] bends) {
        int n = embedding.vertexCount();
        int[] face = embedding.faceOfDart();
        int faces = Arrays.stream(face).max().orElseThrow() + 1;
        int[] demand = new int[faces];
        Arrays.fill(demand, -4);
        demand[face[outer]] = 4;
        for (int f : face) {
            demand[f]++;
        }
        MinCostFlow flow = new MinCostFlow(n + faces);
        for (int vertex = 0; vertex < n; vertex++) {
            flow.supply(vertex, 4 - embedding.degree(vertex));
        }
        for (int f = 0; f < faces; f++) {
            flow.supply(n + f, -demand[f]);
        }
        int[] straight = new int[angle.length];
        int[] wide = new int[angle.length];
        int[] crossing = new int[angle.length];
        SplittableRandom random = new SplittableRandom(variant);
        for (int dart = 0; dart < angle.length; dart++) {
            int straightCost = variant == 0 ? 0 : (int) (random.nextLong() & 3);
            int wideCost = variant == 0 ? 1 : 7 + (int) (random.nextLong() & 3);
            straight[dart] = flow.arc(embedding.head(dart), n + face[dart], 1, straightCost);
            wide[dart] = flow.arc(embedding.head(dart), n + face[dart], 2, wideCost);
            crossing[dart] = flow.arc(n + face[dart], n + face[embedding.twin(dart)], MinCostFlow.UNLIMITED, BEND_COST);
        }
        flow.solve();
        for (int dart = 0; dart < angle.length; dart++) {
            angle[dart] = 1 + flow.flow(straight[dart]) + flow.flow(wide[dart]);
            bends[dart] = flow.flow(crossing[dart]);
        }
    }

    private void setDirections(int[] angle, int[] bends) {
        boolean[] known = new boolean[start.length];
        int[] stack = new int[start.length];
        known[0] = true;
        for (int size = 1; size > 0; ) {
            int dart = stack[--size];
            int twin = embedding.twin(dart);
            int heading = direction[start[dart]];
            int turn = bends[dart] > 0 ? 1 : -1;
            int last = start[twin] ^ 1;
            for (int d = start[dart]; ; d = next[d]) {
                direction[d] = heading;
                direction[d ^ 1] = heading + 2 & 3;
                if (d == last) {
                    break;
                }
                heading = heading + turn & 3;
            }
            int following = embedding.nextOnFace(dart);
            direction[start[following]] = heading + 2 - angle[dart] & 3;
            for (int other : new int[] {twin, following}) {
                if (!known[other]) {
                    known[other] = true;
                    stack[size++] = other;
                }
            }
        }
    }
}
