package dev.prank.reductions.planar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PlanarityPropertyTest {

    @Property(tries = 200)
    void aSubdivisionAmongOtherEdgesIsFound(
            @ForAll boolean complete, @ForAll @IntRange(max = 40) int additions, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Edge> edges = new ArrayList<>(complete ? PlanarityTest.K5 : PlanarityTest.K33);
        int vertices = complete ? 5 : 6;
        for (int i = 0; i < additions; i++) {
            int choice = (int) Long.remainderUnsigned(random.nextLong(), edges.size());
            Edge edge = edges.get(choice);
            if (random.nextLong() < 0) {
                edges.set(choice, Edge.between(edge.lower(), vertices));
            }
            // Else a vertex that hangs on an end or on both.
            else if (random.nextLong() < 0) {
                edges.add(Edge.between(edge.lower(), vertices));
            }
            if (!edges.contains(Edge.between(edge.upper(), vertices))) {
                edges.add(Edge.between(edge.upper(), vertices));
            }
            vertices++;
        }
        List<Edge> found = PlanarityTest.subdivision(vertices, edges);
        assertThat(edges).containsAll(found);
        assertThat(PlanarityTest.isKuratowskiSubdivision(found))
                .as("%s in %s", found, edges)
                .isTrue();
    }
}
