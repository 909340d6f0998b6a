package dev.prank.reductions.planar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Draws planar graphs of maximum degree four on the grid with few bends.
 *
 * <p>Topology, shape, metrics: for each connected component the bends and angles come from a flow of least cost ({@link
 * OrthogonalShape}), first coordinates from a dissection into rectangles ({@link FaceDissection}), and small width, height and
 * length from placing columns and rows in turn ({@link GridLayout}). Sources: Tamassia, On embedding a graph in the grid with the
 * minimum number of bends, SIAM J. Comput. 16, 1987; Di Battista, Eades, Tamassia and Tollis, Graph Drawing, 1999, chapter 5.
 *
 * <p>Guarantees: the drawing has the rotations of the embedding. With less than 2000 vertices of degree two each component has
 * the least number of bends for its outer face. A component with n vertices and b bends has width and height at most n + b, and b
 * = O(n), so the area is polynomial. The least area is NP-hard to find and not promised. The outer face is a largest one. Graphs
 * of at most {@value OrthogonalShape#VARIANT_EDGES} edges, such as a figure has, are drawn with every outer face that has the
 * least bends, and in {@value #VARIANTS} variants each; the drawing with the least area, then length is taken. Components stand
 * in rows, the highest first.
 *
 * <p>Time: polynomial; in practice little more than linear in the total length of the edges. Deterministic.
 */
public final class OrthogonalDrawer {

    private static final int VARIANTS = 24;

    private OrthogonalDrawer() {}

    /**
     * A planar orthogonal drawing of an embedded graph.
     *
     * @throws IllegalArgumentException when a vertex has more than four neighbours
     */
    public static OrthogonalDrawing draw(PlanarEmbedding embedding) {
        for (int vertex = 0; vertex < embedding.vertexCount(); vertex++) {
            if (embedding.degree(vertex) > 4) {
                throw new IllegalArgumentException(
                        "an orthogonal drawing has room for four edges at a vertex, but vertex " + vertex + " has "
                                + embedding.degree(vertex));
            }
        }
        int[] nameInPart = new int[embedding.vertexCount()];
        List<Part> parts = new ArrayList<>();
        for (List<Integer> vertices : embedding.components()) {
            parts.add(part(embedding, vertices, nameInPart));
        }
        return shelved(embedding.vertexCount(), parts);
    }

    /** A drawing of one component, in which its vertices are numbered by their places in a list. */
    private record Part(
            List<Integer> vertices, int width, int height, List<Cell> cells, SortedMap<Edge, List<Cell>> paths) {}

    private static Part part(PlanarEmbedding embedding, List<Integer> vertices, int[] nameInPart) {
        if (vertices.size() == 1) {
            return new Part(vertices, 1, 1, List.of(new Cell(0, 0)), new TreeMap<>());
        }
        for (int i = 0; i < vertices.size(); i++) {
            nameInPart[vertices.get(i)] = i;
        }
        PlanarEmbedding connected = PlanarEmbedding.of(vertices.stream()
                .map(vertex -> embedding.neighbours(vertex).stream()
                        .map(neighbour -> nameInPart[neighbour])
                        .toList())
                .toList());
        GridLayout layout = layout(connected, embedding.edgeCount() <= OrthogonalShape.VARIANT_EDGES);
        OrthogonalShape shape = layout.shape();
        List<Cell> cells = new ArrayList<>();
        SortedMap<Edge, List<Cell>> paths = new TreeMap<>();
        for (int vertex = 0; vertex < vertices.size(); vertex++) {
            cells.add(layout.cell(vertex));
            for (int dart = connected.firstDart(vertex); dart < connected.firstDart(vertex + 1); dart++) {
                if (connected.head(dart) > vertex) {
                    List<Cell> path = new ArrayList<>();
                    path.add(layout.cell(vertex));
                    int step = shape.start(dart);
                    for (; shape.head(step) >= vertices.size(); step = shape.next(step)) {
                        path.add(layout.cell(shape.head(step)));
                    }
                    path.add(layout.cell(shape.head(step)));
                    paths.put(new Edge(vertex, connected.head(dart)), path);
                }
            }
        }
        return new Part(vertices, layout.width(), layout.height(), cells, paths);
    }

    private static GridLayout layout(PlanarEmbedding connected, boolean thorough) {
        int[] face = connected.faceOfDart();
        int[] length = new int[Arrays.stream(face).max().orElseThrow() + 1];
        int[] dartOfFace = new int[length.length];
        int largest = 0;
        for (int dart = 0; dart < face.length; dart++) {
            dartOfFace[face[dart]] = dart;
            length[face[dart]]++;
            largest = length[face[dart]] > length[largest] ? face[dart] : largest;
        }
        if (!thorough) {
            return new GridLayout(new OrthogonalShape(connected, dartOfFace[largest], 0));
        }
        // Variants have the same number of bends.
        int[] bends = Arrays.stream(dartOfFace)
                .map(outer -> new OrthogonalShape(connected, outer, 0).bendCount())
                .toArray();
        int fewest = Arrays.stream(bends).min().orElseThrow();
        return IntStream.range(0, bends.length)
                .filter(outer -> bends[outer] == fewest)
                .boxed()
                .flatMap(outer -> IntStream.range(0, VARIANTS)
                        .mapToObj(
                                variant -> new GridLayout(new OrthogonalShape(connected, dartOfFace[outer], variant))))
                .min(Comparator.<GridLayout>comparingInt(layout -> layout.width() * layout.height())
                        .thenComparingLong(GridLayout::length))
                .orElseThrow();
    }

    /** Rows of components, the highest first, about as wide as they are high together, with a free cell between neighbours. */
    private static OrthogonalDrawing shelved(int vertexCount, List<Part> parts) {
        double area = parts.stream()
                .mapToDouble(part -> (part.width() + 1.0) * (part.height() + 1.0))
                .sum();
        int widest = parts.stream().mapToInt(Part::width).max().orElse(0);
        int target = Math.max(widest, (int) Math.ceil(Math.sqrt(area)));
        Cell[] cells = new Cell[vertexCount];
        SortedMap<Edge, List<Cell>> paths = new TreeMap<>();
        int column = 0;
        int row = 0;
        int nextRow = 0;
        for (Part part : parts.stream()
                .sorted(Comparator.comparingInt(Part::height).reversed())
                .toList()) {
            if (column + part.width() > target) {
                column = 0;
                row = nextRow;
            }
            int right = column;
            int up = row;
            for (int i = 0; i < part.vertices().size(); i++) {
                cells[part.vertices().get(i)] = part.cells().get(i).plus(right, up);
            }
            // Vertices of a component are listed in increasing order, so the lower end stays the lower end.
            part.paths()
                    .forEach((edge, path) -> paths.put(
                            new Edge(
                                    part.vertices().get(edge.lower()),
                                    part.vertices().get(edge.upper())),
                            path.stream().map(cell -> cell.plus(right, up)).toList()));
            nextRow = Math.max(nextRow, row + part.height() + 1);
            column += part.width() + 1;
        }
        return new OrthogonalDrawing(Arrays.asList(cells), paths);
    }
}
