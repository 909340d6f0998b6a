package dev.prank.reductions.formula;

import com.google.common.primitives.ImmutableIntArray;
import dev.prank.reductions.planar.Edge;
import dev.prank.reductions.planar.PlanarEmbedding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * A drawing in the plane of clauses, variables and the wires between them, to which wires can be added. The wires of one variable
 * form a tree; wires of different variables may cross.
 *
 * <p>Variables are the vertices 0 … n − 1, clauses those up to the size of the incidence graph; after them come the places where
 * a wire branches off another wire of its variable and those where two wires cross. An edge is a piece of wire between two
 * vertices. It consists of two half-edges h and h ^ 1, one leaving each end. {@code next} goes round the end that a half-edge
 * leaves; the corner <em>of</em> a half-edge is the one before it in this order.
 */
final class WireDrawing {

    /**
     * The pieces into which the crossings cut the wires.
     *
     * @param owners the variable of each piece; piece v is the one at the vertex of variable v
     * @param ends for each edge of the incidence graph that was drawn, the piece that ends at the clause
     * @param crossings the four pieces around each crossing, in rotation order; the first and the third are of one variable, the
     *     second and the fourth of another
     */
    record Segments(List<Integer> owners, Map<Edge, Integer> ends, List<ImmutableIntArray> crossings) {}

    /** A face that can be reached, with what the way to it crosses. */
    private record Arrival(long cost, int face) implements Comparable<Arrival> {
        @Override
        public int compareTo(Arrival other) {
            return cost != other.cost ? Long.compare(cost, other.cost) : Integer.compare(face, other.face);
        }
    }

    private static final int NONE = -1;
    /** More than any number of crossings. */
    private static final long STRAIGHT_COST = 1L << Integer.SIZE;

    private final int variableCount;
    private final int incidenceVertexCount;

    private int vertexCount;
    private int halfEdgeCount;
    private int[] origin;
    private int[] next;
    private int[] previous;
    /** The variable whose wire the half-edge is part of. */
    private int[] variable;
    /** By edge: part of an edge of the embedding. */
    private final BitSet straight = new BitSet();

    /** Takes over a planar embedding of a subgraph of the incidence graph: one straight wire for each edge. Linear time. */
    WireDrawing(int variableCount, PlanarEmbedding embedding) {
        this.variableCount = variableCount;
        this.incidenceVertexCount = embedding.vertexCount();
        this.vertexCount = incidenceVertexCount;
        int capacity = 4 * (embedding.edgeCount() + 1);
        this.origin = new int[capacity];
        this.next = new int[capacity];
        this.previous = new int[capacity];
        this.variable = new int[capacity];
        straight.set(0, embedding.edgeCount());
        Map<Edge, Integer> halfEdges = new HashMap<>();
        for (Edge edge : embedding.edges()) {
            halfEdges.put(edge, newEdge(edge.lower(), edge.upper(), edge.lower()));
        }
        for (int vertex = 0; vertex < incidenceVertexCount; vertex++) {
            List<Integer> neighbours = embedding.neighbours(vertex);
            int last = NONE;
            for (int neighbour : neighbours) {
                int halfEdge = halfEdges.get(Edge.between(vertex, neighbour)) + (vertex < neighbour ? 0 : 1);
                if (last == NONE) {
                    next[halfEdge] = halfEdge;
                    previous[halfEdge] = halfEdge;
                } else {
                    insertBefore(halfEdge, next[last]);
                }
                last = halfEdge;
            }
        }
    }

    /**
     * Adds a wire from some place on the wires of a variable to a clause, by a shortest path through the present faces. It
     * crosses as few of the embedding's edges as possible, and with that, as few other wires as possible. It crosses no wire of
     * its own variable. O(D log D) in a drawing of D edges.
     *
     * <p>Let F be the number of the embedding's faces. The wire comes into each of them at most once, for a path that comes back
     * could stay. Hence it crosses fewer than F edges of the embedding. In each face, k earlier wires leave at most k pieces with
     * at most 2k ends on the face's boundary, and one of the two ways along the boundary passes at most k of them, so this wire
     * crosses at most F · k pieces. So W wires make less than F · W (W + 1) / 2 crossings.
     *
     * @throws IllegalStateException when the variable and the clause are in different components
     */
    void addWire(int from, int clause) {
        int[] face = faces();
        boolean[] atClause = new boolean[halfEdgeCount];
        long[] cost = new long[halfEdgeCount];
        Arrays.fill(cost, Long.MAX_VALUE);
        // By face: a half-edge in it of the variable's own wires, or one in the face before it that the way crosses.
        int[] entrance = new int[halfEdgeCount];
        Queue<Arrival> arrivals = new PriorityQueue<>();
        for (int h = 0; h < halfEdgeCount; h++) {
            atClause[face[h]] |= origin[h] == clause;
            if (variable[h] == from && cost[face[h]] > 0) {
                cost[face[h]] = 0;
                entrance[face[h]] = h;
                arrivals.add(new Arrival(0, face[h]));
            }
        }
        while (!arrivals.isEmpty() && !atClause[arrivals.element().face()]) {
            Arrival arrival = arrivals.remove();
            if (arrival.cost() == cost[arrival.face()]) {
                int h = arrival.face();
                do {
                    int behind = face[h ^ 1];
                    long through = arrival.cost() + (straight.get(h >> 1) ? STRAIGHT_COST : 1);
                    if (through < cost[behind]) {
                        cost[behind] = through;
                        entrance[behind] = h;
                        arrivals.add(new Arrival(through, behind));
                    }
                    h = next[h ^ 1];
                } while (h != arrival.face());
            }
        }
        if (arrivals.isEmpty()) {
            throw new IllegalStateException("no way from variable " + from + " to clause " + clause);
        }
        Deque<Integer> crossed = new ArrayDeque<>();
        int h = entrance[arrivals.element().face()];
        while (variable[h] != from) {
            crossed.push(h);
            h = entrance[face[h]];
        }
        draw(h, crossed, clause);
    }

    /** Draws a wire from the middle of a half-edge across others to a clause; each lies in the face behind the one before. */
    private void draw(int start, Iterable<Integer> crossed, int clause) {
        int owner = variable[start];
        int corner = subdivide(start);
        for (int wire : crossed) {
            int farSide = wire ^ 1;
            join(corner, subdivide(wire), owner);
            corner = farSide;
        }
        int end = corner;
        while (origin[end] != clause) {
            end = next[end ^ 1];
        }
        join(corner, end, owner);
    }

    /** Cuts the wires at every crossing. Linear time. */
    Segments segments() {
        int[] leaving = new int[vertexCount];
        Arrays.fill(leaving, NONE);
        for (int h = 0; h < halfEdgeCount; h++) {
            leaving[origin[h]] = h;
        }
        int[] segment = new int[halfEdgeCount];
        Arrays.fill(segment, NONE);
        List<Integer> owners = new ArrayList<>();
        for (int v = 0; v < variableCount; v++) {
            owners.add(v);
            if (leaving[v] != NONE) {
                spread(v, leaving[v], segment);
            }
        }
        for (int h = 0; h < halfEdgeCount; h++) {
            if (segment[h] == NONE) {
                spread(owners.size(), h, segment);
                owners.add(variable[h]);
            }
        }
        Map<Edge, Integer> ends = new HashMap<>();
        for (int h = 0; h < halfEdgeCount; h++) {
            if (isClause(origin[h])) {
                ends.put(new Edge(variable[h], origin[h]), segment[h]);
            }
        }
        List<ImmutableIntArray> crossings = new ArrayList<>();
        for (int vertex = incidenceVertexCount; vertex < vertexCount; vertex++) {
            int h = leaving[vertex];
            if (isCrossing(h)) {
                crossings.add(ImmutableIntArray.of(
                        segment[h], segment[next[h]], segment[next[next[h]]], segment[previous[h]]));
            }
        }
        return new Segments(owners, ends, crossings);
    }

    /** Gives a number to all edges that can be reached from one without passing through a clause or a crossing. */
    private void spread(int number, int start, int[] segment) {
        Deque<Integer> stack = new ArrayDeque<>();
        segment[start] = number;
        segment[start ^ 1] = number;
        stack.push(start);
        stack.push(start ^ 1);
        while (!stack.isEmpty()) {
            int first = stack.pop();
            if (!isClause(origin[first]) && !isCrossing(first)) {
                for (int h = next[first]; h != first; h = next[h]) {
                    if (segment[h] == NONE) {
                        segment[h] = number;
                        segment[h ^ 1] = number;
                        stack.push(h ^ 1);
                    }
                }
            }
        }
    }

    private boolean isClause(int vertex) {
        return variableCount <= vertex && vertex < incidenceVertexCount;
    }

    /** The half-edge leaves a place where two variables meet that is not a clause. */
    private boolean isCrossing(int halfEdge) {
        return origin[halfEdge] >= incidenceVertexCount && variable[halfEdge] != variable[next[halfEdge]];
    }

    /** By half-edge: the first half-edge of its face, which names the face. */
    private int[] faces() {
        int[] face = new int[halfEdgeCount];
        Arrays.fill(face, NONE);
        for (int first = 0; first < halfEdgeCount; first++) {
            for (int h = first; face[h] == NONE; h = next[h ^ 1]) {
                face[h] = first;
            }
        }
        return face;
    }

    /**
     * Puts a vertex on the edge. The half-edge ends there now; the result continues it. So the corner of the result is in the
     * face of the half-edge, and the corner of the reverse of the half-edge, which now leaves the new vertex, in the face of that
     * reverse.
     */
    private int subdivide(int halfEdge) {
        int middle = vertexCount++;
        int reverse = halfEdge ^ 1;
        int continued = newEdge(middle, origin[reverse], variable[halfEdge]);
        int end = continued ^ 1;
        straight.set(continued >> 1, straight.get(halfEdge >> 1));
        insertBefore(end, reverse);
        remove(reverse);
        origin[reverse] = middle;
        next[reverse] = reverse;
        previous[reverse] = reverse;
        insertBefore(continued, reverse);
        return continued;
    }

    /** Draws an edge through a face, from one corner to another. */
    private void join(int from, int to, int owner) {
        int h = newEdge(origin[from], origin[to], owner);
        insertBefore(h, from);
        insertBefore(h ^ 1, to);
    }

    private int newEdge(int from, int to, int owner) {
        int h = halfEdgeCount;
        halfEdgeCount += 2;
        if (halfEdgeCount > origin.length) {
            int capacity = 2 * origin.length;
            origin = Arrays.copyOf(origin, capacity);
            next = Arrays.copyOf(next, capacity);
            previous = Arrays.copyOf(previous, capacity);
            variable = Arrays.copyOf(variable, capacity);
        }
        origin[h] = from;
        origin[h ^ 1] = to;
        variable[h] = owner;
        variable[h ^ 1] = owner;
        return h;
    }

    private void insertBefore(int h, int place) {
        int before = previous[place];
        next[before] = h;
        previous[h] = before;
        next[h] = place;
        previous[place] = h;
    }

    private void remove(int h) {
        next[previous[h]] = next[h];
        previous[next[h]] = previous[h];
    }
}
