package dev.prank.reductions.planar;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A planar orthogonal drawing on the grid: each vertex has a cell of its own, and each edge is a path of cells, each next to the
 * one before it, that it shares with nothing else. So every cell holds one vertex, a straight piece or a bend of one edge, or
 * nothing.
 *
 * <p>The constructor checks all of this from the coordinates alone, in time O(s log s) and space O(s) for s used cells. It
 * follows that at most one edge leaves a vertex through each of its sides, and that vertices have at most four edges.
 *
 * @param vertices the cell of each vertex; columns and rows start at 0
 * @param paths for each edge the corners of its path: the cell of the lower end, the bends in order, the cell of the upper end
 */
public record OrthogonalDrawing(List<Cell> vertices, SortedMap<Edge, List<Cell>> paths) {

    /** @throws IllegalArgumentException when this is no planar orthogonal drawing; the message names an edge or a cell */
    public OrthogonalDrawing {
        vertices = List.copyOf(vertices);
        paths = ImmutableSortedMap.copyOf(Maps.transformValues(paths, List::copyOf));
        for (Map.Entry<Edge, List<Cell>> entry : paths.entrySet()) {
            requirePath(entry.getKey(), entry.getValue(), vertices);
        }
        requireDisjoint(vertices, paths);
    }

    public int width() {
        return corners().mapToInt(Cell::column).max().orElse(-1) + 1;
    }

    public int height() {
        return corners().mapToInt(Cell::row).max().orElse(-1) + 1;
    }

    public long area() {
        return (long) width() * height();
    }

    /** The number of bends of all edges. */
    public int bendCount() {
        return paths.values().stream().mapToInt(path -> path.size() - 2).sum();
    }

    /** The number of unit steps of all edges. */
    public long length() {
        return paths.values().stream().mapToLong(OrthogonalDrawing::length).sum();
    }

    /**
     * All cells of an edge's path, from the cell of the lower end to that of the upper end; each cell has a side in common with
     * the next.
     *
     * @throws IllegalArgumentException when there is no such edge
     */
    public List<Cell> cells(Edge edge) {
        List<Cell> path = paths.get(edge);
        if (path == null) {
            throw new IllegalArgumentException("there is no edge " + edge.lower() + "-" + edge.upper());
        }
        List<Cell> cells = new ArrayList<>();
        for (int i = 1; i < path.size(); i++) {
            Cell from = path.get(i - 1);
            Cell to = path.get(i);
            int columnStep = Integer.signum(to.column() - from.column());
            int rowStep = Integer.signum(to.row() - from.row());
            for (Cell cell = from; !cell.equals(to); cell = cell.plus(columnStep, rowStep)) {
                cells.add(cell);
            }
        }
        cells.add(path.get(path.size() - 1));
        return List.copyOf(cells);
    }

    /** For each vertex its neighbours counterclockwise by the sides through which their edges leave, beginning in the east. */
    public List<List<Integer>> rotations() {
        List<SortedMap<Integer, Integer>> bySide = new ArrayList<>();
        vertices.forEach(vertex -> bySide.add(new TreeMap<>()));
        paths.forEach((edge, path) -> {
            bySide.get(edge.lower()).put(side(path.get(0), path.get(1)), edge.upper());
            bySide.get(edge.upper()).put(side(path.get(path.size() - 1), path.get(path.size() - 2)), edge.lower());
        });
        return bySide.stream().map(sides -> List.copyOf(sides.values())).toList();
    }

    private Stream<Cell> corners() {
        return Stream.concat(vertices.stream(), paths.values().stream().flatMap(List::stream));
    }

    private static int side(Cell from, Cell to) {
        if (from.row() == to.row()) {
            return to.column() > from.column() ? 0 : 2;
        }
        return to.row() > from.row() ? 1 : 3;
    }

    private static long length(List<Cell> path) {
        long length = 0;
        for (int i = 1; i < path.size(); i++) {
            length += Math.abs((long) path.get(i).column() - path.get(i - 1).column())
                    + Math.abs((long) path.get(i).row() - path.get(i - 1).row());
        }
        return length;
    }

    private static void requirePath(Edge edge, List<Cell> path, List<Cell> vertices) {
        if (edge.upper() >= vertices.size()
                || path.size() < 2
                || !path.get(0).equals(vertices.get(edge.lower()))
                || !path.get(path.size() - 1).equals(vertices.get(edge.upper()))) {
            throw new IllegalArgumentException("the path of edge " + edge.lower() + "-" + edge.upper()
                    + " does not lead from end to end: " + path);
        }
        for (int i = 1; i < path.size(); i++) {
            boolean alongRow = path.get(i).row() == path.get(i - 1).row();
            boolean alongColumn = path.get(i).column() == path.get(i - 1).column();
            boolean turns = i == 1
                    || alongRow != (path.get(i - 1).row() == path.get(i - 2).row());
            if (alongRow == alongColumn || !turns) {
                throw new IllegalArgumentException("the path of edge " + edge.lower() + "-" + edge.upper()
                        + " is not given by its bends: " + path);
            }
        }
    }

    private static void requireDisjoint(List<Cell> vertices, SortedMap<Edge, List<Cell>> paths) {
        long count = vertices.size()
                + paths.values().stream().mapToLong(path -> length(path) - 1).sum();
        long[] used = new long[Math.toIntExact(count)];
        int size = 0;
        for (Cell vertex : vertices) {
            used[size++] = code(vertex);
        }
        for (List<Cell> path : paths.values()) {
            for (int i = 1; i < path.size(); i++) {
                long from = code(path.get(i - 1));
                long to = code(path.get(i));
                // One step changes the column by 1, in the upper half of the code, or the row, in the lower half.
                long step = path.get(i).row() == path.get(i - 1).row() ? 1L << Integer.SIZE : 1;
                step = to > from ? step : -step;
                for (long cell = i == 1 ? from + step : from; cell != to; cell += step) {
                    used[size++] = cell;
                }
            }
        }
        Arrays.sort(used);
        for (int i = 1; i < used.length; i++) {
            if (used[i] == used[i - 1]) {
                throw new IllegalArgumentException("the cell in column " + (used[i] >>> Integer.SIZE) + " and row "
                        + (int) used[i] + " is used twice");
            }
        }
    }

    private static long code(Cell cell) {
        if (cell.column() < 0 || cell.row() < 0) {
            throw new IllegalArgumentException("columns and rows start at 0, but there is " + cell);
        }
        return (long) cell.column() << Integer.SIZE | cell.row();
    }
}
