package dev.prank.reductions.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.network.ProximateRankProblem;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class OrientedBoxesPropertyTest {

    @Property(tries = 500)
    void boxesIntersectWhenTheirCentresAreWithinTwiceTheRadius(
            @ForAll @IntRange(max = 8) int units, @ForAll long seed) {
        ProximateRankProblem problem = SmallProblems.random(units, seed);
        OrientedBoxes boxes = new OrientedBoxes(problem);
        assertThat(boxes.count()).isEqualTo(2 * units);
        for (int a = 0; a < boxes.count(); a++) {
            for (int b = 0; b < boxes.count(); b++) {
                assertThat(boxes.intersect(a, b))
                        .as("boxes %d and %d of %s", a, b, problem)
                        .isEqualTo(SmallProblems.meet(problem, a, b));
            }
        }
    }

    @Property(tries = 200)
    void theGraphHasAnEdgeForEachIntersectionOfIncludedBoxes(
            @ForAll @IntRange(max = 8) int units, @ForAll long seed, @ForAll int inclusion) {
        ProximateRankProblem problem = SmallProblems.random(units, seed);
        OrientedBoxes boxes = new OrientedBoxes(problem);
        boolean[] included = new boolean[boxes.count()];
        for (int box = 0; box < included.length; box++) {
            included[box] = (inclusion >> box & 1) != 0;
        }
        IntersectionGraph graph = IntersectionGraph.of(boxes, included, () -> {});
        for (int a = 0; a < included.length; a++) {
            int degree = 0;
            for (int b = 0; b < included.length; b++) {
                boolean edge = a != b && included[a] && included[b] && boxes.intersect(a, b);
                assertThat(graph.adjacent(a, b)).isEqualTo(edge);
                degree += edge ? 1 : 0;
            }
            assertThat(graph.degree(a)).isEqualTo(degree);
        }
    }
}
