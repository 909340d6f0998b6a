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
import dev.prank.solver.proof.ProofSteps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

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

    /** The least rank whose radius is not greater: what the staircase says. */
    private static int rankAt(Staircase<?> staircase, Rational radius) {
        return staircase.stairs().stream()
                .filter(stair -> stair.lower().compareTo(radius) <= 0)
                .findFirst()
                .orElseThrow()
                .rank();
    }

    /** Each step, and by far less than what the search takes for granted below and above it. */
    private static List<Rational> aroundSteps(Staircase<?> staircase) {
        List<Rational> radii = new ArrayList<>();
        for (Rational radius : new TreeSet<>(radii(staircase))) {
            Rational little = radius.max(Rational.ONE).divide(1L << 40);
            if (radius.signum() > 0) {
                radii.add(radius.subtract(little));
            }
            radii.add(radius);
            radii.add(radius.add(little));
        }
        return radii;
    }

    @Property(tries = 100)
    void ranksAreAsTheStaircaseSaysAroundItsSteps(@ForAll long seed) {
        TanhNetwork network = SmallNetworks.upTo(6, new SplittableRandom(seed)).network();
        Staircase<NearbyNetwork> staircase = staircase(network, Window.ALL);

        for (Stair<NearbyNetwork> stair : staircase.stairs()) {
            String which = "seed " + seed + ", rank " + stair.rank();
            NearbyNetwork witness = stair.reached().orElseThrow().witness();
            ProximateRankProblem at = new ProximateRankProblem(network, stair.lower());
            assertThat(stair.isExact()).as(which).isTrue();
            assertThat(witness.value()).as(which).isLessThanOrEqualTo(stair.rank());
            assertThat(witness.check(at).isAccepted()).as(which).isTrue();
        }
        for (Rational radius : aroundSteps(staircase)) {
            String which = "seed " + seed + ", radius " + radius;
            ProximateRankProblem problem = new ProximateRankProblem(network, radius);
            int rank = rankAt(staircase, radius);
            assertThat(oracle(network, radius)).as(which).isEqualTo(rank);
            assertThat(SOLVER.solve(problem, SolveControl.unlimited()).witness().value())
                    .as(which)
                    .isEqualTo(rank);
            assertThat(GreedyUpperBound.paper(problem).value()).as(which).isGreaterThanOrEqualTo(rank);
        }
    }

    /** Also between the steps, where Algorithm 5.1 may rise. */
    @Property(tries = 60)
    void theGreedyBoundIsNeverBelow(@ForAll long seed) {
        TanhNetwork network = SmallNetworks.upTo(5, new SplittableRandom(seed)).network();
        Staircase<NearbyNetwork> staircase = staircase(network, Window.ALL);

        for (Rational radius : candidates(network)) {
            assertThat(GreedyUpperBound.paper(new ProximateRankProblem(network, radius))
                            .value())
                    .as("seed %d, radius %s", seed, radius)
                    .isGreaterThanOrEqualTo(rankAt(staircase, radius));
        }
    }

    /**
     * Units with a = 5 at (10, 0), (11.5, 0), (12, 1) and (12, −1), where Algorithm 5.1 gives more at a greater radius.
     *
     * <p>By hand: to turn a unit round, or to let it die, takes a radius of at least 10, as |b| ≥ 10. In a group without turned
     * units the mean of the a is 5, so below 5 nothing cancels, and at 5 each unit does so alone: ε_0 = 5. Otherwise ranks come
     * from merging, which takes half the largest distance: 1/2 for the second unit with the third or fourth, 3/4 for the first
     * with the second, 1 for all other pairs. So ε_3 = 1/2. Three of the four pairs that take 1 are those among the first,
     * third and fourth unit, and in two groups two of these are together: ε_2 ≥ 1. At 1 all four fit together: ε_1 = ε_2 = 1.
     */
    @Test
    void theGreedyBoundMayRise() {
        TanhNetwork network =
                TanhNetwork.of(1, 1, List.of(unit("10", "0"), unit("23/2", "0"), unit("12", "1"), unit("12", "-1")));

        assertThat(radii(staircase(network, Window.ALL)))
                .containsExactly(Rational.of(5), Rational.ONE, Rational.ONE, Rational.of(1, 2), Rational.ZERO);
        assertThat(GreedyUpperBound.paper(new ProximateRankProblem(network, Rational.ONE))
                        .value())
                .isEqualTo(2);
        assertThat(GreedyUpperBound.paper(new ProximateRankProblem(network, Rational.of(3, 2)))
                        .value())
                .isEqualTo(3);
    }

    private static HiddenUnit unit(String incoming, String bias) {
        return new HiddenUnit(List.of(Rational.of(5)), List.of(Rational.parse(incoming)), Rational.parse(bias));
    }

    /** Exhaustive search that gives up after some nodes. */
    @Property(tries = 60)
    void bracketsHoldWhatTheyCannotTell(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TanhNetwork network = SmallNetworks.upTo(6, random).network();
        List<Rational> exact = radii(staircase(network, Window.ALL));
        ProximateRankSolver limited = new ProximateRankSolver(
                Engines.named("exhaustive"), new EngineOptions(1, 0, OptionalLong.of(random.nextInt(12))));

        List<Stair<NearbyNetwork>> stairs = Staircase.of(
                        network, limited, Window.ALL, SolveControl.unlimited(), (a, b) -> {})
                .stairs();

        assertThat(stairs).hasSameSizeAs(exact);
        for (Stair<NearbyNetwork> stair : stairs) {
            String which = "seed " + seed + ", rank " + stair.rank();
            Rational upper = stair.reached().orElseThrow().radius();
            assertThat(exact.get(stair.rank())).as(which).isBetween(stair.lower(), upper);
            if (stair.rank() > 0) {
                Stair<NearbyNetwork> larger = stairs.get(stair.rank() - 1);
                assertThat(stair.lower()).as(which).isLessThanOrEqualTo(larger.lower());
                assertThat(upper)
                        .as(which)
                        .isLessThanOrEqualTo(larger.reached().orElseThrow().radius());
            }
        }
    }

    @Property(tries = 30)
    void eachStepIsCertifiedWhereThatIsAsked(@ForAll long seed) {
        TanhNetwork network = SmallNetworks.upTo(6, new SplittableRandom(seed)).network();
        ProximateRankSolver proving = new ProximateRankSolver(
                Engines.named("auto"), new EngineOptions(1, 0, OptionalLong.empty(), ProofSteps.ALL));

        for (Stair<NearbyNetwork> stair : Staircase.of(
                        network, proving, Window.ALL, SolveControl.unlimited(), (a, b) -> {})
                .stairs()) {
            String which = "seed " + seed + ", rank " + stair.rank();
            assertThat(stair.isCertified()).as(which).isTrue();
            if (stair.lower().signum() > 0) {
                Stair.Refuted<NearbyNetwork> below = stair.refuted().orElseThrow();
                assertThat(below.radius()).as(which).isLessThan(stair.lower());
                assertThat(below.result().proof().orElseThrow().bound())
                        .as(which)
                        .isGreaterThan(stair.rank());
            }
        }
        assertThat(staircase(network, Window.ALL).stairs())
                .allMatch(stair -> stair.isCertified() == (stair.lower().signum() == 0));
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

    private static PointSet points(SplittableRandom random) {
        int dimension = random.nextInt(1, 4);
        List<Point> points = new ArrayList<>();
        for (int p = random.nextInt(1, 7); p > 0; p--) {
            points.add(new Point(random.ints(dimension, 0, 12)
                    .mapToObj(x -> Rational.of(x, 3))
                    .toList()));
        }
        return new PointSet(dimension, points);
    }

    private static Staircase<PointCover> staircase(PointSet points) {
        return Staircase.of(
                points, new PointCoverSolver(SOLVER), Window.ALL, SolveControl.unlimited(), (exact, count) -> {});
    }

    @Property(tries = 40)
    void pointsFartherApartNeedLargerSquares(@ForAll long seed) {
        PointSet points = points(new SplittableRandom(seed));
        Rational scale = Rational.of(7, 3);
        PointSet farther = new PointSet(
                points.dimension(),
                points.points().stream()
                        .map(point -> new Point(scaled(point.coordinates(), scale)))
                        .toList());

        assertThat(radii(staircase(farther))).as("seed " + seed).isEqualTo(scaled(radii(staircase(points)), scale));
    }

    @Property(tries = 60)
    void squaresAreAsSmallAsCanBe(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PointSet set = points(random);
        List<Point> points = set.points();
        TreeSet<Rational> least = new TreeSet<>();

        Staircase<PointCover> staircase = staircase(set);

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
        for (Rational radius : aroundSteps(staircase)) {
            int rank = rankAt(staircase, radius);
            least.clear();
            addPartitions(points, 0, new ArrayList<>(), rank, least);
            assertThat(least.first()).as("seed %d, radius %s", seed, radius).isLessThanOrEqualTo(radius);
            if (rank > 1) {
                least.clear();
                addPartitions(points, 0, new ArrayList<>(), rank - 1, least);
                assertThat(least.first()).as("seed %d, radius %s", seed, radius).isGreaterThan(radius);
            }
            assertThat(new PointCoverSolver(SOLVER)
                            .solve(new PointCoverProblem(set, radius), SolveControl.unlimited())
                            .upperBound())
                    .as("seed %d, radius %s", seed, radius)
                    .isEqualTo(rank);
        }
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
