package dev.prank.solver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.ProximateRankSolver;
import dev.prank.solver.SolveControl;
import dev.prank.solver.engine.BruteForceOracle;
import dev.prank.solver.engine.Engines;
import dev.prank.solver.engine.SmallNetworks;
import dev.prank.solver.study.HalfRank;
import dev.prank.solver.study.Observation;
import dev.prank.solver.study.RadiusBracket;
import dev.prank.solver.study.StudiedNetwork;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class StudyMeasurementTest {

    private static final StudyMeasurement MEASUREMENT = new StudyMeasurement(
            new ProximateRankSolver(Engines.named("auto"), EngineOptions.defaults()), SolveControl::unlimited, 2);

    private static StudiedNetwork network(long seed) {
        TanhNetwork network = SmallNetworks.upTo(5, new SplittableRandom(seed)).network();
        return StudiedNetwork.of("task-h005-method-l2_0-s0", network);
    }

    private static int oracle(TanhNetwork network, Rational radius) {
        return BruteForceOracle.proximateRank(new ProximateRankProblem(network, radius));
    }

    @Property(tries = 40)
    void observationsAreExact(@ForAll long seed) {
        StudiedNetwork network = network(seed);

        for (Observation each : MEASUREMENT.observations(network)) {
            String which = "seed " + seed + ", radius " + each.radius();
            int rank = oracle(network.network(), each.radius().of(network.network()));
            assertThat(each.prank().lower()).as(which).isEqualTo(rank);
            assertThat(each.prank().upper()).as(which).isEqualTo(rank);
            assertThat(each.merged().upper()).as(which).isBetween(rank, each.alone());
            assertThat(each.better()).as(which).isBetween(rank, each.paper());
            int fates = each.fates().alone()
                    + each.fates().merged()
                    + each.fates().cancelled()
                    + each.fates().silent()
                    + each.fates().dead();
            assertThat(fates).as(which).isEqualTo(network.width());
        }
    }

    @Property(tries = 40)
    void theRankIsHalvedAtItsRadiusAndNotBelow(@ForAll long seed) {
        StudiedNetwork network = network(seed);
        int half = network.width() / 2;

        HalfRank measured = MEASUREMENT.halfRank(network);

        Rational radius = measured.trained().upper();
        assertThat(Stream.concat(Stream.of(measured.trained()), measured.shuffled().stream()))
                .allMatch(RadiusBracket::isExact)
                .hasSize(3);
        assertThat(oracle(network.network(), radius)).as("seed %d", seed).isLessThanOrEqualTo(half);
        if (radius.signum() > 0) {
            Rational below = radius.subtract(radius.divide(1L << 40));
            assertThat(oracle(network.network(), below)).as("seed %d", seed).isGreaterThan(half);
        }
    }
}
