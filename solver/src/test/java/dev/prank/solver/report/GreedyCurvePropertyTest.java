package dev.prank.solver.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.group.StarterCover;
import dev.prank.solver.bound.GreedyUpperBound;
import dev.prank.solver.engine.SmallNetworks;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The curve against the algorithm itself, run at each radius. */
class GreedyCurvePropertyTest {

    private static final Rational LAST = Rational.of(8);

    /** Numbers are halves and groups have at most 7 units, so nothing changes between two multiples of 1/840. */
    private static void requireEqual(GreedyCurve curve, ToIntFunction<Rational> algorithm, String what) {
        for (int i = 0; i <= 8 * 840; i += 7) {
            Rational radius = Rational.of(i, 840);
            assertThat(curve.at(radius)).as("%s at %s", what, radius).isEqualTo(algorithm.applyAsInt(radius));
        }
        Rational little = Rational.of(1, 10_000);
        for (GreedyCurve.Change change : curve.changes()) {
            for (Rational radius : List.of(
                    change.radius().subtract(little).max(Rational.ZERO),
                    change.radius(),
                    change.radius().add(little))) {
                assertThat(curve.at(radius)).as("%s at %s", what, radius).isEqualTo(algorithm.applyAsInt(radius));
            }
        }
    }

    @Property(tries = 40)
    void networks(@ForAll long seed) {
        TanhNetwork network = SmallNetworks.upTo(7, new SplittableRandom(seed)).network();

        requireEqual(
                GreedyCurve.of(network, LAST),
                radius -> GreedyUpperBound.paper(new ProximateRankProblem(network, radius))
                        .value(),
                network.toString());
    }

    @Property(tries = 20)
    void points(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Point> points = new ArrayList<>();
        for (int i = random.nextInt(1, 12); i > 0; i--) {
            points.add(new Point(List.of(Rational.of(random.nextInt(12), 2), Rational.of(random.nextInt(12), 2))));
        }
        PointSet set = new PointSet(2, points);

        requireEqual(
                GreedyCurve.of(set, LAST),
                radius -> StarterCover.of(new PointCoverProblem(set, radius)).value(),
                points.toString());
    }

    /** At 1 the last two units join the second one; at 3/2 that joins the first, from which they are too far away. */
    @Example
    void theBoundMayRise() {
        List<HiddenUnit> units = new ArrayList<>();
        for (String[] place : new String[][] {{"10", "0"}, {"11.5", "0"}, {"12", "1"}, {"12", "-1"}}) {
            units.add(new HiddenUnit(
                    List.of(Rational.of(5)), List.of(Rational.parse(place[0])), Rational.parse(place[1])));
        }
        GreedyCurve curve = GreedyCurve.of(TanhNetwork.of(1, 1, units), Rational.TWO);

        assertThat(curve.changes())
                .containsExactly(
                        new GreedyCurve.Change(Rational.ZERO, 4),
                        new GreedyCurve.Change(Rational.ONE, 2),
                        new GreedyCurve.Change(Rational.of(3, 2), 3),
                        new GreedyCurve.Change(Rational.TWO, 1));
    }
}
