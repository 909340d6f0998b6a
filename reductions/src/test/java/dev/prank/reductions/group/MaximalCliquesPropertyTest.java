package dev.prank.reductions.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MaximalCliquesPropertyTest {

    @Property(tries = 500)
    void eachMaximalCliqueWithARootIsFoundOnce(
            @ForAll @IntRange(max = 5) int units, @ForAll long seed, @ForAll int rootBits) {
        ProximateRankProblem problem = SmallProblems.random(units, seed);
        IntersectionGraph graph = graph(problem);
        int[] roots = IntStream.range(0, 2 * units)
                .filter(box -> (rootBits >> box & 1) != 0)
                .toArray();
        List<String> expected = new ArrayList<>();
        for (int set = 1; set < 1 << 2 * units; set++) {
            int chosen = set;
            if (isMaximalClique(set, graph) && IntStream.of(roots).anyMatch(root -> (chosen >> root & 1) != 0)) {
                expected.add(Arrays.toString(IntStream.range(0, 2 * units)
                        .filter(box -> (chosen >> box & 1) != 0)
                        .toArray()));
            }
        }
        List<String> found = MaximalCliques.containing(roots, graph, 1000, 100_000, () -> {}).orElseThrow().stream()
                .map(clique -> Arrays.toString(IntStream.of(clique).sorted().toArray()))
                .toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** More than 64 neighbours, so that sets take several words. */
    @Property(tries = 20)
    void cliquesOfManyBoxesAreMaximalAndHoldEveryEdge(@ForAll long seed) {
        ProximateRankProblem problem = SmallProblems.random(120, seed);
        IntersectionGraph graph = graph(problem);
        int[] roots = IntStream.range(0, graph.vertexCount()).toArray();
        Optional<List<int[]>> found = MaximalCliques.containing(roots, graph, 20_000, 2_000_000, () -> {});
        if (found.isEmpty()) {
            return;
        }
        boolean[][] covered = new boolean[graph.vertexCount()][graph.vertexCount()];
        for (int[] clique : found.get()) {
            for (int a : clique) {
                for (int b : clique) {
                    assertThat(a == b || graph.adjacent(a, b)).isTrue();
                    covered[a][b] = true;
                }
            }
            assertThat(IntStream.of(roots)
                            .noneMatch(box -> IntStream.of(clique).allMatch(member -> graph.adjacent(member, box))))
                    .isTrue();
        }
        for (int a : roots) {
            for (int b : roots) {
                assertThat(covered[a][b]).isEqualTo(a == b || graph.adjacent(a, b));
            }
        }
    }

    /** On a line the maximal cliques are the longest runs of points; with up to some 70 neighbours, sets take one word or two. */
    @Property(tries = 100)
    void cliquesOfIntervalsAreRuns(@ForAll @IntRange(min = 55, max = 75) int crowd, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] places = random.ints(200, 0, 200).sorted().toArray();
        List<Point> points = Arrays.stream(places)
                .mapToObj(place -> new Point(List.of(Rational.of(place))))
                .toList();
        // On both sides of a point there are as many others as the box is long.
        int length = crowd / 2;
        PointBoxes boxes = new PointBoxes(new PointCoverProblem(new PointSet(1, points), Rational.of(length, 2)));
        IntersectionGraph graph = IntersectionGraph.of(boxes, boxes.all(), () -> {});
        List<String> expected = new ArrayList<>();
        int lastEnd = 0;
        for (int from = 0; from < places.length; from++) {
            int to = from;
            while (to < places.length && places[to] <= places[from] + length) {
                to++;
            }
            if (to > lastEnd) {
                expected.add(Arrays.toString(IntStream.range(from, to).toArray()));
                lastEnd = to;
            }
        }
        int[] roots = IntStream.range(0, places.length).toArray();
        assertThat(MaximalCliques.containing(roots, graph, 1000, 100_000, () -> {}).orElseThrow().stream()
                        .map(clique ->
                                Arrays.toString(IntStream.of(clique).sorted().toArray())))
                .as("seed %d, length %d", seed, length)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    /** The depth of the search is that of its choices, not the size of the clique. */
    @Example
    void oneLargeCliqueNeedsNoDeepStack() throws InterruptedException {
        List<HiddenUnit> units = Collections.nCopies(
                1500, new HiddenUnit(List.of(Rational.ONE), List.of(Rational.of(10)), Rational.of(10)));
        IntersectionGraph graph = graph(new ProximateRankProblem(TanhNetwork.of(1, 1, units), Rational.ONE));
        int[] roots = IntStream.range(0, graph.vertexCount()).toArray();
        List<int[]> found = new ArrayList<>();

        Thread search = new Thread(
                null,
                () -> MaximalCliques.containing(roots, graph, 10, 10_000, () -> {})
                        .ifPresent(found::addAll),
                "small stack",
                1 << 17);
        search.start();
        search.join();

        // Those as they are, and their mirror images.
        assertThat(found).extracting(clique -> clique.length).containsExactly(1500, 1500);
    }

    @Property(tries = 100)
    void limitsAreExact(@ForAll @IntRange(min = 1, max = 6) int units, @ForAll long seed) {
        IntersectionGraph graph = graph(SmallProblems.random(units, seed));
        int[] roots = IntStream.range(0, graph.vertexCount()).toArray();
        List<int[]> all =
                MaximalCliques.containing(roots, graph, 1000, 100_000, () -> {}).orElseThrow();
        int members = all.stream().mapToInt(clique -> clique.length).sum();
        assertThat(MaximalCliques.containing(roots, graph, all.size(), members, () -> {}))
                .isPresent();
        assertThat(MaximalCliques.containing(roots, graph, all.size() - 1, members, () -> {}))
                .isEmpty();
        assertThat(MaximalCliques.containing(roots, graph, all.size(), members - 1, () -> {}))
                .isEmpty();
    }

    private static IntersectionGraph graph(ProximateRankProblem problem) {
        boolean[] all = new boolean[2 * problem.network().size()];
        Arrays.fill(all, true);
        return IntersectionGraph.of(new OrientedBoxes(problem), all, () -> {});
    }

    private static boolean isMaximalClique(int set, IntersectionGraph graph) {
        for (int a = 0; a < graph.vertexCount(); a++) {
            boolean joinsAll = true;
            for (int b = 0; b < graph.vertexCount(); b++) {
                joinsAll &= a == b || (set >> b & 1) == 0 || graph.adjacent(a, b);
            }
            if (joinsAll != ((set >> a & 1) != 0)) {
                return false;
            }
        }
        return true;
    }
}
