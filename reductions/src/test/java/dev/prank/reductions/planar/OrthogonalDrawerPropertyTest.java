package dev.prank.reductions.planar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class OrthogonalDrawerPropertyTest {

    @Property(tries = 60)
    void cubicGraphs(@ForAll @IntRange(min = 2, max = 50) int half, @ForAll long seed) {
        assertDrawn(RandomPlanarGraphs.cubic(2 * half, seed));
    }

    @Property(tries = 100)
    void thinnedCubicGraphs(
            @ForAll @IntRange(min = 2, max = 50) int half,
            @ForAll @IntRange(max = 60) int dropPercent,
            @ForAll long seed) {
        assertDrawn(RandomPlanarGraphs.thinned(RandomPlanarGraphs.cubic(2 * half, seed), dropPercent, seed));
    }

    @Property(tries = 100)
    void partsOfGrids(
            @ForAll @IntRange(min = 1, max = 12) int columns,
            @ForAll @IntRange(min = 1, max = 12) int rows,
            @ForAll @IntRange(min = 1, max = 4) int maxDegree,
            @ForAll @IntRange(max = 100) int keepPercent,
            @ForAll long seed) {
        assertDrawn(RandomPlanarGraphs.gridPart(columns, rows, maxDegree, keepPercent, seed));
    }

    @Property(tries = 100)
    void treesAreDrawnWithoutBends(
            @ForAll @IntRange(min = 1, max = 120) int vertices,
            @ForAll @IntRange(min = 2, max = 4) int maxDegree,
            @ForAll long seed) {
        assertThat(assertDrawn(RandomPlanarGraphs.tree(vertices, maxDegree, seed))
                        .bendCount())
                .isZero();
    }

    @Property(tries = 100)
    void cyclesWithChords(
            @ForAll @IntRange(min = 3, max = 80) int vertices,
            @ForAll @IntRange(max = 80) int tries,
            @ForAll long seed) {
        assertDrawn(RandomPlanarGraphs.cycleWithChords(vertices, tries, seed));
    }

    @Property(tries = 30)
    void componentsBesideEachOther(@ForAll @IntRange(min = 2, max = 10) int size, @ForAll long seed) {
        assertDrawn(RandomPlanarGraphs.union(List.of(
                RandomPlanarGraphs.cubic(2 * size, seed),
                RandomPlanarGraphs.tree(1, 3, seed),
                RandomPlanarGraphs.tree(3 * size, 3, seed),
                RandomPlanarGraphs.tree(2, 3, seed),
                RandomPlanarGraphs.cycleWithChords(3 + size, size, seed))));
    }

    @Property(tries = 30)
    void embeddingsFromThePlanarityTest(@ForAll @IntRange(min = 2, max = 30) int half, @ForAll long seed) {
        List<List<Integer>> graph = RandomPlanarGraphs.thinned(RandomPlanarGraphs.cubic(2 * half, seed), 20, seed);
        PlanarEmbedding embedding = PlanarityTest.embedding(graph.size(), List.copyOf(RandomPlanarGraphs.edges(graph)));

        assertThat(embedding.edges()).containsExactlyElementsOf(RandomPlanarGraphs.edges(graph));
        assertDrawn(graph.stream().map(List::size).toList(), embedding);
    }

    static OrthogonalDrawing assertDrawn(List<List<Integer>> rotations) {
        return assertDrawn(rotations.stream().map(List::size).toList(), PlanarEmbedding.of(rotations));
    }

    /** Walks along every path cell by cell, without the drawing's own methods for this. */
    private static OrthogonalDrawing assertDrawn(List<Integer> degrees, PlanarEmbedding embedding) {
        OrthogonalDrawing drawing = OrthogonalDrawer.draw(embedding);

        assertThat(List.copyOf(drawing.paths().keySet())).isEqualTo(embedding.edges());
        Map<Cell, String> owner = new HashMap<>();
        for (int vertex = 0; vertex < embedding.vertexCount(); vertex++) {
            claim(owner, drawing.vertices().get(vertex), "vertex " + vertex, embedding);
        }
        // For each vertex its neighbours by the direction in which their edges leave: angle 0, 90, 180 or 270 degrees.
        List<TreeMap<Integer, Integer>> leaving = new ArrayList<>();
        degrees.forEach(degree -> leaving.add(new TreeMap<>()));
        drawing.paths().forEach((edge, path) -> {
            List<Cell> walk = new ArrayList<>(List.of(path.get(0)));
            for (Cell corner : path.subList(1, path.size())) {
                while (!walk.get(walk.size() - 1).equals(corner)) {
                    Cell at = walk.get(walk.size() - 1);
                    walk.add(new Cell(
                            at.column() + Integer.compare(corner.column(), at.column()),
                            at.row() + Integer.compare(corner.row(), at.row())));
                }
            }
            Cell first = walk.get(0);
            Cell last = walk.get(walk.size() - 1);
            assertThat(first).isEqualTo(drawing.vertices().get(edge.lower()));
            assertThat(last).isEqualTo(drawing.vertices().get(edge.upper()));
            for (int i = 1; i < walk.size(); i++) {
                int step = Math.abs(walk.get(i).column() - walk.get(i - 1).column())
                        + Math.abs(walk.get(i).row() - walk.get(i - 1).row());
                assertThat(step).isEqualTo(1);
                if (i < walk.size() - 1) {
                    claim(owner, walk.get(i), edge.toString(), embedding);
                }
            }
            leaving.get(edge.lower()).put(angle(first, walk.get(1)), edge.upper());
            leaving.get(edge.upper()).put(angle(last, walk.get(walk.size() - 2)), edge.lower());
        });
        for (int vertex = 0; vertex < embedding.vertexCount(); vertex++) {
            List<Integer> drawn = List.copyOf(leaving.get(vertex).values());
            List<Integer> twice = new ArrayList<>(embedding.neighbours(vertex));
            twice.addAll(embedding.neighbours(vertex));
            assertThat(drawn).as("vertex %s of %s", vertex, embedding).hasSize(degrees.get(vertex));
            assertThat(Collections.indexOfSubList(twice, drawn))
                    .as("vertex %s of %s", vertex, embedding)
                    .isNotNegative();
            assertThat(drawing.rotations().get(vertex)).isEqualTo(drawn);
        }
        assertThat(owner.keySet().stream().mapToInt(Cell::column).min().orElse(0))
                .isZero();
        assertThat(owner.keySet().stream().mapToInt(Cell::row).min().orElse(0)).isZero();
        assertThat(owner.keySet().stream().mapToInt(Cell::column).max().orElse(-1))
                .isEqualTo(drawing.width() - 1);
        assertThat(owner.keySet().stream().mapToInt(Cell::row).max().orElse(-1)).isEqualTo(drawing.height() - 1);
        assertThat(owner.size() - degrees.size() + drawing.paths().size()).isEqualTo((int) drawing.length());
        return drawing;
    }

    private static void claim(Map<Cell, String> owner, Cell cell, String claimant, PlanarEmbedding embedding) {
        assertThat(owner.put(cell, claimant))
                .as("%s at %s of %s", claimant, cell, embedding)
                .isNull();
    }

    private static int angle(Cell from, Cell to) {
        int angle = (int) Math.toDegrees(Math.atan2(to.row() - from.row(), to.column() - from.column()));
        return (angle + 360) % 360;
    }
}
