package dev.prank.reductions.planar;

import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A simple undirected graph on the vertices 0 … n − 1, embedded in the sphere. It is given by its rotation system: for each
 * vertex its neighbours in counterclockwise order, starting anywhere.
 *
 * <p>Every instance is planar: the constructor counts the faces and compares with Euler's formula V − E + F = 2 for each
 * connected component. How components lie inside each other's faces is not part of an embedding.
 *
 * <p>Inside, an edge is two <em>darts</em>, one for each direction. The darts that leave vertex v are {@code firstDart(v)} …
 * {@code firstDart(v + 1) - 1} in the vertex's rotation order. Linear space; construction takes linear time.
 */
public final class PlanarEmbedding {

    private final int[] firstDart;
    private final int[] head;
    private final int[] twin;

    private PlanarEmbedding(int[] firstDart, int[] head) {
        this.firstDart = firstDart;
        this.head = head;
        this.twin = twins();
        requireGenusZero();
    }

    /**
     * The embedding with the given neighbours around each vertex.
     *
     * @throws IllegalArgumentException when a neighbour is out of range, is the vertex itself, occurs twice or does not have the
     *     vertex as its neighbour, or when the rotation system is that of a surface with handles; the message names a vertex
     */
    public static PlanarEmbedding of(List<? extends List<Integer>> rotations) {
        int[] firstDart = new int[rotations.size() + 1];
        for (int vertex = 0; vertex < rotations.size(); vertex++) {
            firstDart[vertex + 1] = firstDart[vertex] + rotations.get(vertex).size();
        }
        int[] head = rotations.stream()
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .toArray();
        return new PlanarEmbedding(firstDart, head);
    }

    public int vertexCount() {
        return firstDart.length - 1;
    }

    public int edgeCount() {
        return head.length / 2;
    }

    public int degree(int vertex) {
        return firstDart(vertex + 1) - firstDart(vertex);
    }

    /** The neighbours in counterclockwise order. */
    public List<Integer> neighbours(int vertex) {
        return ImmutableIntArray.copyOf(Arrays.copyOfRange(head, firstDart(vertex), firstDart(vertex + 1)))
                .asList();
    }

    /** All edges in increasing order. */
    public List<Edge> edges() {
        return IntStream.range(0, vertexCount())
                .boxed()
                .flatMap(vertex -> IntStream.range(firstDart(vertex), firstDart(vertex + 1))
                        .map(this::head)
                        .filter(neighbour -> neighbour > vertex)
                        .sorted()
                        .mapToObj(neighbour -> new Edge(vertex, neighbour)))
                .toList();
    }

    /**
     * The faces of all components as closed walks with the face on the left: a vertex occurs once for each of its corners in the
     * face. The first and the last vertex are neighbours, except in the only face of an isolated vertex, which is the walk of
     * that vertex alone. Each component has its own outer face, so the number of faces is E − V + 2 for each component.
     */
    public List<List<Integer>> faces() {
        List<List<Integer>> faces = new ArrayList<>();
        boolean[] seen = new boolean[head.length];
        for (int vertex = 0; vertex < vertexCount(); vertex++) {
            if (degree(vertex) == 0) {
                faces.add(List.of(vertex));
            }
            for (int dart = firstDart(vertex); dart < firstDart(vertex + 1); dart++) {
                if (!seen[dart]) {
                    ImmutableIntArray.Builder walk = ImmutableIntArray.builder();
                    for (int next = dart; !seen[next]; next = nextOnFace(next)) {
                        seen[next] = true;
                        walk.add(tail(next));
                    }
                    faces.add(walk.build().asList());
                }
            }
        }
        return faces;
    }

    /** The vertices of each connected component in increasing order; components in the order of their first vertices. */
    public List<List<Integer>> components() {
        int[] component = componentOfVertex();
        int count = Arrays.stream(component).max().orElse(-1) + 1;
        List<List<Integer>> components = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            components.add(new ArrayList<>());
        }
        for (int vertex = 0; vertex < vertexCount(); vertex++) {
            components.get(component[vertex]).add(vertex);
        }
        return components.stream().map(List::copyOf).toList();
    }

    int dartCount() {
        return head.length;
    }

    int firstDart(int vertex) {
        return firstDart[vertex];
    }

    /** The vertex that a dart goes to. */
    int head(int dart) {
        return head[dart];
    }

    /** The vertex that a dart leaves. */
    int tail(int dart) {
        return head[twin[dart]];
    }

    /** The same edge in the other direction. */
    int twin(int dart) {
        return twin[dart];
    }

    /** The next dart of the walk around the face on the left: the last turn to the left that is possible at the head. */
    int nextOnFace(int dart) {
        int back = twin[dart];
        int vertex = head[dart];
        return back > firstDart[vertex] ? back - 1 : firstDart[vertex + 1] - 1;
    }

    /** For each dart the number of the face on its left. */
    int[] faceOfDart() {
        int[] face = new int[head.length];
        Arrays.fill(face, -1);
        int count = 0;
        for (int dart = 0; dart < head.length; dart++) {
            if (face[dart] < 0) {
                for (int next = dart; face[next] < 0; next = nextOnFace(next)) {
                    face[next] = count;
                }
                count++;
            }
        }
        return face;
    }

    /** For each vertex the number of its component; components are numbered in the order of their first vertices. */
    int[] componentOfVertex() {
        int[] component = new int[vertexCount()];
        Arrays.fill(component, -1);
        int[] stack = new int[vertexCount()];
        int count = 0;
        for (int start = 0; start < vertexCount(); start++) {
            if (component[start] < 0) {
                component[start] = count;
                stack[0] = start;
                for (int size = 1; size > 0; ) {
                    int vertex = stack[--size];
                    for (int dart = firstDart[vertex]; dart < firstDart[vertex + 1]; dart++) {
                        if (component[head[dart]] < 0) {
                            component[head[dart]] = count;
                            stack[size++] = head[dart];
                        }
                    }
                }
                count++;
            }
        }
        return component;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("rotations");
        for (int vertex = 0; vertex < vertexCount(); vertex++) {
            text.append(' ').append(vertex).append(':').append(neighbours(vertex));
        }
        return text.toString();
    }

    /**
     * The reverse of each dart: for each vertex its own darts, found by their heads, are matched with the darts that enter it.
     */
    private int[] twins() {
        int n = vertexCount();
        int[] tail = new int[head.length];
        int[] enteringEnd = new int[n + 1];
        for (int vertex = 0; vertex < n; vertex++) {
            for (int dart = firstDart[vertex]; dart < firstDart[vertex + 1]; dart++) {
                if (head[dart] < 0 || head[dart] >= n || head[dart] == vertex) {
                    throw new IllegalArgumentException("vertex " + vertex + " has the neighbour " + head[dart]
                            + "; neighbours are other vertices from 0 to " + (n - 1));
                }
                tail[dart] = vertex;
                enteringEnd[head[dart] + 1]++;
            }
        }
        Arrays.parallelPrefix(enteringEnd, Integer::sum);
        int[] entering = new int[head.length];
        for (int dart = 0; dart < head.length; dart++) {
            entering[enteringEnd[head[dart]]++] = dart;
        }
        int[] twins = new int[head.length];
        int[] dartTo = new int[n];
        Arrays.fill(dartTo, -1);
        int next = 0;
        for (int vertex = 0; vertex < n; vertex++) {
            for (int dart = firstDart[vertex]; dart < firstDart[vertex + 1]; dart++) {
                if (dartTo[head[dart]] >= firstDart[vertex]) {
                    throw new IllegalArgumentException(
                            "vertex " + vertex + " has the neighbour " + head[dart] + " twice");
                }
                dartTo[head[dart]] = dart;
            }
            for (; next < enteringEnd[vertex]; next++) {
                int dart = entering[next];
                if (dartTo[tail[dart]] < firstDart[vertex]) {
                    throw new IllegalArgumentException("vertex " + tail[dart] + " has the neighbour " + vertex
                            + ", which does not have it as a neighbour");
                }
                twins[dart] = dartTo[tail[dart]];
            }
        }
        return twins;
    }

    private void requireGenusZero() {
        int[] component = componentOfVertex();
        int[] euler = new int[vertexCount()];
        for (int vertex = 0; vertex < vertexCount(); vertex++) {
            // Half an edge for each dart: everything is counted twice. An isolated vertex has one face.
            euler[component[vertex]] += 2 - degree(vertex) + (degree(vertex) == 0 ? 2 : 0);
        }
        int[] face = faceOfDart();
        int counted = 0;
        for (int dart = 0; dart < head.length; dart++) {
            if (face[dart] == counted) {
                euler[component[head[dart]]] += 2;
                counted++;
            }
        }
        for (int vertex = 0; vertex < vertexCount(); vertex++) {
            if (euler[component[vertex]] != 4) {
                throw new IllegalArgumentException("the rotation system is not planar: the component of vertex "
                        + vertex + " has V - E + F = " + euler[component[vertex]] / 2);
            }
        }
    }
}
