package dev.prank.solver.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.PointCoverSolver;
import dev.prank.solver.ProximateRankSolver;
import dev.prank.solver.SolveControl;
import dev.prank.solver.bound.GreedyUpperBound;
import dev.prank.solver.engine.BruteForceOracle;
import dev.prank.solver.engine.Engines;
import dev.prank.solver.engine.SmallNetworks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Staircases against every radius that could matter. */
class StaircasePropertyTest {

    private static final ProximateRankSolver SOLVER =
            new ProximateRankSolver(Engines.named("auto"), EngineOptions.defaults());

    private static Staircase<NearbyNetwork> staircase(TanhNetwork network, Window window) {
        return Staircase.of(network, SOLVER, window, SolveControl.unlimited(), (exact, count) -> {});
    }

    private static int oracle(TanhNetwork network, Rational radius) {
        return BruteForceOracle.proximateRank(new ProximateRankProblem(network, radius));
    }

    /** Half the distances of units, their sizes, and the sums of all signed sets over their number: nothing else decides. */
    private static TreeSet<Rational> candidates(TanhNetwork network) {
        TreeSet<Rational> candidates = new TreeSet<>(List.of(Rational.ZERO));
        List<HiddenUnit> units = network.units();
        for (HiddenUnit unit : units) {
            unit.incoming().forEach(weight -> candidates.add(weight.abs()));
            for (HiddenUnit other : units) {
                for (int sign = -1; sign <= 1; sign += 2) {
                    for (int k = 0; k <= network.inputs(); k++) {
                        Rational here = unit.position(1).get(k);
                        Rational there = other.position(sign).get(k);
                        candidates.add(here.subtract(there).abs().divide(2));
                    }
                }
            }
        }
        for (int k = 0; k < network.outputs(); k++) {
            addSums(units, k, 0, 0, Rational.ZERO, candidates);
        }
        return candidates;
    }

    private static void addSums(
            List<HiddenUnit> units, int output, int next, int count, Rational sum, TreeSet<Rational> candidates) {
        if (count > 0) {
            candidates.add(sum.abs().divide(count));
        }
        for (int i = next; i < units.size(); i++) {
            Rational weight = units.get(i).outgoing().get(output);
            addSums(units, output, i + 1, count + 1, sum.add(weight), candidates);
            addSums(units, output, i + 1, count + 1, sum.subtract(weight), candidates);
        }
    }

    @Property(tries = 60)
    void everyStairIsTheLeastRadius(@ForAll long seed) {
        TanhNetwork network = SmallNetworks.upTo(4, new SplittableRandom(seed)).network();
        List<Rational> candidates = List.copyOf(candidates(network));
        int rank = oracle(network, Rational.ZERO);

        Staircase<NearbyNetwork> staircase = staircase(network, Window.ALL);

        assertThat(staircase.stairs()).hasSize(rank + 1);
        for (Stair<NearbyNetwork> stair : staircase.stairs()) {
            Rational least = candidates.stream()
                    .filter(radius -> oracle(network, radius) <= stair.rank())
                    .findFirst()
                    .orElseThrow();
            assertThat(stair.isExact()).as("seed %d, %s", seed, stair).isTrue();
            assertThat(stair.lower()).as("seed %d, rank %d", seed, stair.rank()).isEqualTo(least);
        }
    }

    @Property(tries = 100)
    void ranksAreAsTheStaircaseSaysAtAndBelowItsSteps(@ForAll long seed) {
        TanhNetwork network = SmallNetworks.upTo(6, new SplittableRandom(seed)).network();

        for (Stair<NearbyNetwork> stair : staircase(network, Window.ALL).stairs()) {
            Rational radius = stair.lower();
            String which = "seed " + seed + ", rank " + stair.rank();
            NearbyNetwork witness = stair.reached().orElseThrow().witness();
            ProximateRankProblem at = new ProximateRankProblem(network, radius);
            assertThat(stair.isExact()).as(which).isTrue();
            assertThat(oracle(network, radius)).as(which).isLessThanOrEqualTo(stair.rank());
            assertThat(witness.value()).as(which).isLessThanOrEqualTo(stair.rank());
            assertThat(witness.check(at).isAccepted()).as(which).isTrue();
            assertThat(GreedyUpperBound.paper(at).value()).as(which).isGreaterThanOrEqualTo(oracle(network, radius));
            if (radius.signum() > 0) {
                // Far less below than what the search takes for granted.
                Rational below = radius.subtract(radius.divide(1L << 40));
                assertThat(oracle(network, below)).as(which).isGreaterThan(stair.rank());
            }
        }
    }

    @Property(tries = 30)
    void aLargerNetworkHasALargerStaircase(@ForAll long seed) {
        TanhNetwork network = SmallNetworks.upTo(6, new SplittableRandom(seed)).network();
        Rational scale = Rational.of(7, 3);
        TanhNetwork larger = TanhNetwork.of(
                network.inputs(),
                network.outputs(),
                network.units().stream()
                        .map(unit -> new HiddenUnit(
                                scaled(unit.outgoing(), scale),
                                scaled(unit.incoming(), scale),
                                unit.bias().multiply(scale)))
                        .toList());

        assertThat(radii(staircase(larger, Window.ALL)))
                .as("seed " + seed)
                .isEqualTo(scaled(radii(staircase(network, Window.ALL)), scale));
    }

    private static List<Rational> scaled(List<Rational> numbers, Rational scale) {
        return numbers.stream().map(number -> number.multiply(scale)).toList();
    }

    private static List<Rational> radii(Staircase<?> staircase) {
        return staircase.stairs().stream().map(Stair::lower).toList();
    }

    @Property(tries = 60)
    void aWindowShowsTheSame(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TanhNetwork network = SmallNetworks.upTo(6, random).network();
        Staircase<NearbyNetwork> whole = staircase(network, Window.ALL);
        int first = random.nextInt(network.size() + 1);
        int last = random.nextInt(first, network.size() + 2);
        Rational from = Rational.of(random.nextInt(4), 2);
        Rational to = from.add(Rational.of(random.nextInt(6), 2));

        Staircase<NearbyNetwork> part = staircase(network, new Window(first, last, from, Optional.of(to)));

        for (Stair<NearbyNetwork> stair : part.stairs()) {
            Rational radius = whole.stairs().get(stair.rank()).lower();
            String which = "seed " + seed + ", rank " + stair.rank() + ", radius " + radius;
            assertThat(stair.rank()).as(which).isBetween(first, last);
            assertThat(stair.lower()).as(which).isLessThanOrEqualTo(radius);
            if (radius.compareTo(to) > 0) {
                assertThat(stair.reached()).as(which).isEmpty();
                assertThat(stair.lower()).as(which).isEqualTo(to);
            } else if (radius.compareTo(from) > 0) {
                assertThat(stair.isExact()).as(which).isTrue();
                assertThat(stair.lower()).as(which).isEqualTo(radius);
            } else {
                assertThat(stair.reached().orElseThrow().radius()).as(which).isBetween(radius, from);
            }
        }
    }

    @Property(tries = 60)
    void squaresAreAsSmallAsCanBe(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int dimension = random.nextInt(1, 4);
        List<Point> points = new ArrayList<>();
        for (int p = random.nextInt(1, 7); p > 0; p--) {
            points.add(new Point(random.ints(dimension, 0, 12)
                    .mapToObj(x -> Rational.of(x, 3))
                    .toList()));
        }
        PointSet set = new PointSet(dimension, points);
        TreeSet<Rational> least = new TreeSet<>();

        Staircase<PointCover> staircase =
                Staircase.of(set, new PointCoverSolver(SOLVER), Window.ALL, SolveControl.unlimited(), (a, b) -> {});

        for (Stair<PointCover> stair : staircase.stairs()) {
            least.clear();
            addPartitions(points, 0, new ArrayList<>(), stair.rank(), least);
            PointCoverProblem at = new PointCoverProblem(set, stair.lower());
            assertThat(stair.isExact()).as("seed " + seed).isTrue();
            assertThat(stair.lower())
                    .as("seed %d, %d squares", seed, stair.rank())
                    .isEqualTo(least.first());
            assertThat(stair.reached().orElseThrow().witness().check(at).isAccepted())
                    .isTrue();
        }
        assertThat(staircase.stairs().get(0).rank()).isEqualTo(1);
    }

    /** Adds what each partition into at most so many groups needs. */
    private static void addPartitions(
            List<Point> points, int next, List<List<Point>> groups, int most, TreeSet<Rational> needs) {
        if (next == points.size()) {
            needs.add(groups.stream().map(StaircasePropertyTest::halfExtent).reduce(Rational.ZERO, Rational::max));
            return;
        }
        for (List<Point> group : List.copyOf(groups)) {
            group.add(points.get(next));
            addPartitions(points, next + 1, groups, most, needs);
            group.remove(group.size() - 1);
        }
        if (groups.size() < most) {
            groups.add(new ArrayList<>(List.of(points.get(next))));
            addPartitions(points, next + 1, groups, most, needs);
            groups.remove(groups.size() - 1);
        }
    }

    private static Rational halfExtent(List<Point> group) {
        Rational most = Rational.ZERO;
        for (Point p : group) {
            for (Point q : group) {
                for (int k = 0; k < p.coordinates().size(); k++) {
                    most = most.max(p.coordinates()
                            .get(k)
                            .subtract(q.coordinates().get(k))
                            .abs());
                }
            }
        }
        return most.divide(2);
    }
}
