package dev.prank.reductions.hardness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Theorem 6.2 on small lattices, where ties and distances of exactly 2ε are common. */
class PointCoverToNetworkPropertyTest {

    /** Integer coordinates and radius, to be read over one denominator. */
    record LatticeInstance(int dimension, int denominator, int radius, List<List<Integer>> points) {

        PointCoverProblem problem() {
            List<Point> exact = new ArrayList<>();
            for (List<Integer> point : points) {
                exact.add(new Point(
                        point.stream().map(x -> Rational.of(x, denominator)).toList()));
            }
            return new PointCoverProblem(new PointSet(dimension, exact), Rational.of(radius, denominator));
        }
    }

    @Provide
    Arbitrary<LatticeInstance> instances() {
        return Arbitraries.integers()
                .between(1, 3)
                .flatMap(dimension -> Combinators.combine(
                                Arbitraries.integers().between(1, 10),
                                Arbitraries.integers().between(0, 3),
                                Arbitraries.integers()
                                        .between(-4, 4)
                                        .list()
                                        .ofSize(dimension)
                                        .list()
                                        .ofMaxSize(6))
                        .as((denominator, radius, points) ->
                                new LatticeInstance(dimension, denominator, radius, points)));
    }

    @Property(tries = 1500)
    void theProximateRankIsTheLeastCover(@ForAll("instances") LatticeInstance instance) {
        PointCoverToNetwork reduction = new PointCoverToNetwork(instance.problem());

        assertThat(leastRank(reduction.target())).isEqualTo(leastCover(instance));
    }

    @Property(tries = 1000)
    void coversGoForwardAndBackWithTheirValue(@ForAll("instances") LatticeInstance instance, @ForAll long seed) {
        PointCoverProblem problem = instance.problem();
        PointCoverToNetwork reduction = new PointCoverToNetwork(problem);
        PointCover cover = randomCover(problem, new Random(seed));
        cover.check(problem).requireAccepted();
        Set<Point> used = new HashSet<>();
        cover.assignment().forEach(c -> used.add(cover.centres().get(c)));

        NearbyNetwork nearby = reduction.pushForward(cover);
        PointCover back = reduction.pullBack(nearby);

        nearby.check(reduction.target()).requireAccepted();
        assertThat(nearby.value()).isEqualTo(used.size()).isLessThanOrEqualTo(cover.value());
        assertThat(nearby.grouping().cost()).isEqualTo(nearby.value());
        back.check(problem).requireAccepted();
        assertThat(back.value()).isEqualTo(used.size());
        for (int i = 0; i < problem.points().size(); i++) {
            assertThat(back.centres().get(back.assignment().get(i)))
                    .isEqualTo(cover.centres().get(cover.assignment().get(i)));
        }
    }

    @Property(tries = 1000)
    void everyNetworkWithinTheRadiusGivesACover(@ForAll("instances") LatticeInstance instance, @ForAll long seed) {
        PointCoverProblem problem = instance.problem();
        PointCoverToNetwork reduction = new PointCoverToNetwork(problem);
        TanhNetwork moved = randomNeighbour(reduction.target(), new Random(seed));
        NearbyNetwork nearby = new NearbyNetwork(moved, UnitGrouping.trivial(moved));
        nearby.check(reduction.target()).requireAccepted();
        Set<List<Rational>> positions = new HashSet<>();
        moved.units().forEach(unit -> positions.add(unit.position(1)));

        PointCover cover = reduction.pullBack(nearby);

        cover.check(problem).requireAccepted();
        assertThat(nearby.value()).isEqualTo(positions.size());
        assertThat(cover.value()).isLessThanOrEqualTo(nearby.value());
        if (instance.dimension() > 1) {
            assertThat(cover.value()).isEqualTo(nearby.value());
        }
        NearbyNetwork again = reduction.pushForward(cover);
        again.check(reduction.target()).requireAccepted();
        assertThat(again.value()).isEqualTo(cover.value());
    }

    @Property(tries = 300)
    void aNetworkOutsideTheRadiusIsRejected(@ForAll("instances") LatticeInstance instance, @ForAll long seed) {
        PointCoverToNetwork reduction = new PointCoverToNetwork(instance.problem());
        TanhNetwork w = reduction.target().network();
        Random random = new Random(seed);
        Rational tooFar = instance.problem().radius().add(Rational.of(1, 1_000_000));
        List<HiddenUnit> units = new ArrayList<>(w.units());
        List<Rational> outputBias = new ArrayList<>(w.outputBias());
        int place = random.nextInt(units.size() + 1);
        if (place == units.size()) {
            outputBias.set(0, outputBias.get(0).subtract(tooFar));
        } else {
            HiddenUnit unit = units.get(place);
            List<Rational> parameters = new ArrayList<>(unit.outgoing());
            parameters.addAll(unit.position(1));
            int parameter = random.nextInt(parameters.size());
            parameters.set(parameter, parameters.get(parameter).add(tooFar));
            int last = parameters.size() - 1;
            units.set(
                    place, new HiddenUnit(parameters.subList(0, 1), parameters.subList(1, last), parameters.get(last)));
        }
        TanhNetwork outside = TanhNetwork.of(w.inputs(), 1, units, outputBias);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> reduction.pullBack(new NearbyNetwork(outside, UnitGrouping.trivial(outside))));
    }

    /** Greedy with random order and random centres, with unused and repeated centres thrown in. */
    private static PointCover randomCover(PointCoverProblem problem, Random random) {
        List<Point> centres = new ArrayList<>();
        List<Integer> assignment = new ArrayList<>();
        for (Point point : problem.points().points()) {
            int chosen = -1;
            for (int c = 0; c < centres.size() && chosen < 0; c++) {
                boolean near = centres.get(c).distance(point).compareTo(problem.radius()) <= 0;
                chosen = near && random.nextInt(4) > 0 ? c : -1;
            }
            if (chosen < 0) {
                chosen = centres.size();
                centres.add(new Point(point.coordinates().stream()
                        .map(x -> x.add(offset(problem.radius(), random)))
                        .toList()));
            }
            assignment.add(chosen);
            if (random.nextInt(4) == 0) {
                centres.add(centres.get(random.nextInt(centres.size())));
            }
        }
        return new PointCover(centres, assignment);
    }

    private static TanhNetwork randomNeighbour(ProximateRankProblem problem, Random random) {
        TanhNetwork w = problem.network();
        Rational radius = problem.radius();
        List<HiddenUnit> units = new ArrayList<>();
        for (HiddenUnit unit : w.units()) {
            units.add(new HiddenUnit(
                    moved(unit.outgoing(), radius, random),
                    moved(unit.incoming(), radius, random),
                    unit.bias().add(offset(radius, random))));
        }
        return TanhNetwork.of(w.inputs(), 1, units, moved(w.outputBias(), radius, random));
    }

    private static List<Rational> moved(List<Rational> numbers, Rational radius, Random random) {
        return numbers.stream().map(x -> x.add(offset(radius, random))).toList();
    }

    /** −radius, 0 or radius. */
    private static Rational offset(Rational radius, Random random) {
        return radius.multiply(random.nextInt(3) - 1);
    }

    /** Over all partitions: a part fits one cube exactly when it spans at most 2·radius in every dimension. Machine integers. */
    private static int leastCover(LatticeInstance instance) {
        return leastCover(instance, 0, new ArrayList<>());
    }

    private static int leastCover(LatticeInstance instance, int index, List<List<Integer>> parts) {
        if (index == instance.points().size()) {
            return parts.size();
        }
        int least = Integer.MAX_VALUE;
        for (int p = 0; p <= parts.size(); p++) {
            if (p == parts.size()) {
                parts.add(new ArrayList<>());
            }
            List<Integer> part = parts.get(p);
            part.add(index);
            if (fits(instance, part)) {
                least = Math.min(least, leastCover(instance, index + 1, parts));
            }
            part.remove(part.size() - 1);
            if (part.isEmpty()) {
                parts.remove(p);
                break;
            }
        }
        return least;
    }

    private static boolean fits(LatticeInstance instance, List<Integer> part) {
        for (int k = 0; k < instance.dimension(); k++) {
            int low = Integer.MAX_VALUE;
            int high = Integer.MIN_VALUE;
            for (int i : part) {
                low = Math.min(low, instance.points().get(i).get(k));
                high = Math.max(high, instance.points().get(i).get(k));
            }
            if (high - low > 2 * instance.radius()) {
                return false;
            }
        }
        return true;
    }

    private record Member(int unit, int orientation) {}

    /** The proximate rank from its combinatorial form, over all states of all units: dead, or oriented member of a group. */
    private static int leastRank(ProximateRankProblem problem) {
        return leastRank(problem, 0, new ArrayList<>());
    }

    private static int leastRank(ProximateRankProblem problem, int index, List<List<Member>> groups) {
        if (index == problem.network().size()) {
            int kept = 0;
            for (List<Member> group : groups) {
                kept += cancels(problem, group) ? 0 : 1;
            }
            return kept;
        }
        int least = Integer.MAX_VALUE;
        if (problem.network().units().get(index).isNearlyConstant(problem.radius())) {
            least = leastRank(problem, index + 1, groups);
        }
        for (int orientation = 1; orientation >= -1; orientation -= 2) {
            Member member = new Member(index, orientation);
            for (List<Member> group : List.copyOf(groups)) {
                if (group.stream().allMatch(other -> mayMeet(problem, member, other))) {
                    group.add(member);
                    least = Math.min(least, leastRank(problem, index + 1, groups));
                    group.remove(group.size() - 1);
                }
            }
            groups.add(new ArrayList<>(List.of(member)));
            least = Math.min(least, leastRank(problem, index + 1, groups));
            groups.remove(groups.size() - 1);
        }
        return least;
    }

    private static boolean mayMeet(ProximateRankProblem problem, Member left, Member right) {
        List<HiddenUnit> units = problem.network().units();
        Point p = new Point(units.get(left.unit()).position(left.orientation()));
        Point q = new Point(units.get(right.unit()).position(right.orientation()));
        return p.distance(q).compareTo(problem.radius().multiply(2)) <= 0;
    }

    private static boolean cancels(ProximateRankProblem problem, List<Member> group) {
        Rational sum = Rational.ZERO;
        for (Member member : group) {
            Rational weight =
                    problem.network().units().get(member.unit()).outgoing().get(0);
            sum = sum.add(weight.multiply(member.orientation()));
        }
        return sum.abs().compareTo(problem.radius().multiply(group.size())) <= 0;
    }
}
