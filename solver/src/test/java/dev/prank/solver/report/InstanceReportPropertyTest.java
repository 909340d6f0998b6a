package dev.prank.solver.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.ProximateRankSolver;
import dev.prank.solver.SolveControl;
import dev.prank.solver.bound.GreedyUpperBound;
import dev.prank.solver.engine.BruteForceOracle;
import dev.prank.solver.engine.Engines;
import dev.prank.solver.engine.SmallNetworks;
import dev.prank.solver.profile.Staircase;
import dev.prank.solver.profile.Window;
import java.util.SplittableRandom;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The greedy bound beside the staircase. */
class InstanceReportPropertyTest {

    private static final ProximateRankSolver SOLVER =
            new ProximateRankSolver(Engines.named("auto"), EngineOptions.defaults());

    /** At, before and after each radius where either changes; ranks are those of a search through all groupings. */
    @Property(tries = 40)
    void theGreedyBoundIsNeverBelowTheStaircase(@ForAll long seed) {
        TanhNetwork network = SmallNetworks.upTo(4, new SplittableRandom(seed)).network();
        Staircase<NearbyNetwork> staircase =
                Staircase.of(network, SOLVER, Window.ALL, SolveControl.unlimited(), (exact, count) -> {});
        InstanceReport<TanhNetwork, NearbyNetwork> report =
                InstanceReport.of("name", network, staircase, last -> GreedyCurve.of(network, last));
        TreeSet<Rational> radii = new TreeSet<>();
        report.steps().forEach(step -> radii.add(InstanceReport.upper(step)));
        report.greedy().changes().forEach(change -> radii.add(change.radius()));
        Rational before = Rational.ZERO;
        for (Rational radius : radii.toArray(new Rational[0])) {
            radii.add(before.add(radius).divide(2));
            before = radius;
        }

        int most = 0;
        for (Rational radius : radii) {
            ProximateRankProblem problem = new ProximateRankProblem(network, radius);
            int greedy = GreedyUpperBound.paper(problem).value();
            int rank = BruteForceOracle.proximateRank(problem);
            assertThat(report.greedy().at(radius))
                    .as("%s at %s", network, radius)
                    .isEqualTo(greedy);
            assertThat(greedy).as("%s at %s", network, radius).isGreaterThanOrEqualTo(rank);
            most = Math.max(most, greedy - rank);
        }
        InstanceReport.Excess excess = report.excess();
        assertThat(excess.most()).as(network.toString()).isEqualTo(most);
        ProximateRankProblem there = new ProximateRankProblem(network, excess.radius());
        assertThat(GreedyUpperBound.paper(there).value() - BruteForceOracle.proximateRank(there))
                .as("%s at %s", network, excess.radius())
                .isEqualTo(most);
    }
}
