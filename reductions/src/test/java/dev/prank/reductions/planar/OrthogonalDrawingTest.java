package dev.prank.reductions.planar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OrthogonalDrawingTest {

    private static final List<Cell> CORNERS = List.of(new Cell(0, 0), new Cell(2, 0), new Cell(2, 2), new Cell(0, 2));

    private static OrthogonalDrawing drawing(List<Cell> vertices, Map<Edge, List<Cell>> paths) {
        return new OrthogonalDrawing(vertices, new TreeMap<>(paths));
    }

    private static List<Cell> path(int... coordinates) {
        Cell[] cells = new Cell[coordinates.length / 2];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = new Cell(coordinates[2 * i], coordinates[2 * i + 1]);
        }
        return List.of(cells);
    }

    @Test
    void aDrawingIsMeasured() {
        OrthogonalDrawing drawing = drawing(
                List.of(new Cell(0, 0), new Cell(3, 0), new Cell(1, 0)),
                Map.of(new Edge(0, 2), path(0, 0, 1, 0), new Edge(0, 1), path(0, 0, 0, 2, 3, 2, 3, 0)));

        assertThat(drawing.width()).isEqualTo(4);
        assertThat(drawing.height()).isEqualTo(3);
        assertThat(drawing.area()).isEqualTo(12);
        assertThat(drawing.bendCount()).isEqualTo(2);
        assertThat(drawing.length()).isEqualTo(8);
        assertThat(drawing.cells(new Edge(0, 1))).isEqualTo(path(0, 0, 0, 1, 0, 2, 1, 2, 2, 2, 3, 2, 3, 1, 3, 0));
        assertThat(drawing.cells(new Edge(0, 2))).isEqualTo(path(0, 0, 1, 0));
        assertThat(drawing.rotations()).containsExactly(List.of(2, 1), List.of(0), List.of(0));
        assertThatThrownBy(() -> drawing.cells(new Edge(1, 2))).hasMessage("there is no edge 1-2");
    }

    @Test
    void rotationsGoCounterclockwiseFromTheEast() {
        OrthogonalDrawing star = drawing(
                List.of(new Cell(1, 1), new Cell(1, 0), new Cell(0, 1), new Cell(2, 1), new Cell(1, 2)),
                Map.of(
                        new Edge(0, 1), path(1, 1, 1, 0),
                        new Edge(0, 2), path(1, 1, 0, 1),
                        new Edge(0, 3), path(1, 1, 2, 1),
                        new Edge(0, 4), path(1, 1, 1, 2)));

        assertThat(star.rotations().get(0)).containsExactly(3, 4, 2, 1);
    }

    @Test
    void nothingNeedsNoArea() {
        assertThat(drawing(List.of(), Map.of()).area()).isZero();
        assertThat(drawing(List.of(new Cell(0, 0)), Map.of()).area()).isEqualTo(1);
    }

    @Test
    void cellsHoldOneThingOnly() {
        // Two vertices; an edge through a vertex; a crossing; two edges that leave through one side; a bend on a bend.
        assertUsedTwice(0, 0, List.of(new Cell(0, 0), new Cell(0, 0)), Map.of());
        assertUsedTwice(
                1,
                0,
                List.of(new Cell(0, 0), new Cell(2, 0), new Cell(1, 0)),
                Map.of(new Edge(0, 1), path(0, 0, 2, 0)));
        assertUsedTwice(
                1,
                1,
                List.of(new Cell(0, 1), new Cell(2, 1), new Cell(1, 0), new Cell(1, 2)),
                Map.of(new Edge(0, 1), path(0, 1, 2, 1), new Edge(2, 3), path(1, 0, 1, 2)));
        assertUsedTwice(
                1, 0, CORNERS, Map.of(new Edge(0, 1), path(0, 0, 2, 0), new Edge(0, 3), path(0, 0, 1, 0, 1, 2, 0, 2)));
        assertUsedTwice(
                1,
                1,
                List.of(new Cell(0, 1), new Cell(1, 0), new Cell(1, 2), new Cell(2, 1)),
                Map.of(new Edge(0, 1), path(0, 1, 1, 1, 1, 0), new Edge(2, 3), path(1, 2, 1, 1, 2, 1)));
    }

    @Test
    void anEdgeDoesNotMeetItself() {
        assertUsedTwice(
                1,
                0,
                List.of(new Cell(0, 0), new Cell(1, 2)),
                Map.of(new Edge(0, 1), path(0, 0, 2, 0, 2, 1, 1, 1, 1, 0, 3, 0, 3, 2, 1, 2)));
    }

    private static void assertUsedTwice(int column, int row, List<Cell> vertices, Map<Edge, List<Cell>> paths) {
        assertThatThrownBy(() -> drawing(vertices, paths))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the cell in column " + column + " and row " + row + " is used twice");
    }

    @Test
    void pathsLeadFromEndToEnd() {
        for (List<Cell> wrong : List.of(
                path(0, 0), path(), path(0, 0, 1, 0), path(1, 0, 2, 0), path(2, 0, 0, 0), path(0, 0, 2, 0, 2, 2))) {
            assertThatThrownBy(() -> drawing(CORNERS, Map.of(new Edge(0, 1), wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("the path of edge 0-1 does not lead from end to end");
        }
        assertThatThrownBy(() -> drawing(CORNERS, Map.of(new Edge(0, 4), path(0, 0, 2, 0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the path of edge 0-4 does not lead from end to end");
    }

    @Test
    void pathsAreRectilinearAndGivenByTheirBends() {
        for (List<Cell> wrong : List.of(
                path(0, 0, 2, 2),
                path(0, 0, 2, 0, 2, 1, 2, 2),
                path(0, 0, 0, 0, 2, 0, 2, 2),
                path(0, 0, 3, 0, 2, 0, 2, 2),
                path(0, 0, 1, 1, 2, 1, 2, 2))) {
            assertThatThrownBy(() -> drawing(CORNERS, Map.of(new Edge(0, 2), wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("the path of edge 0-2 is not given by its bends");
        }
    }

    @Test
    void columnsAndRowsStartAtZero() {
        assertThatThrownBy(() -> drawing(List.of(new Cell(0, -1)), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("columns and rows start at 0");
        assertThatThrownBy(() -> drawing(
                        List.of(new Cell(0, 0), new Cell(0, 1)),
                        Map.of(new Edge(0, 1), path(0, 0, 1, 0, 1, -1, -1, -1, -1, 1, 0, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("columns and rows start at 0");
    }
}
