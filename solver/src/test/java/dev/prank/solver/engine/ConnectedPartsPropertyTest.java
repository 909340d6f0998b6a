package dev.prank.solver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.reductions.group.ConnectedParts;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The settled groups and the parts' ranks add up to the rank of the whole, and so do their witnesses. */
class ConnectedPartsPropertyTest {

    @Provide
    Arbitrary<ProximateRankProblem> problems() {
        return Problems.small(8);
    }

    @Property(tries = 2000)
    void ranksAddUp(@ForAll("problems") ProximateRankProblem problem) {
        ConnectedParts parts = ConnectedParts.of(problem);
        int sum = parts.settledCount();
        List<UnitGrouping> groupings = new ArrayList<>();
        for (int part = 0; part < parts.parts().size(); part++) {
            NearbyNetwork witness = new ExhaustiveEngine()
                    .solve(parts.problem(part), EngineOptions.defaults(), SolveControl.unlimited())
                    .witness();
            sum += witness.value();
            NearbyNetwork first =
                    parts.firstGrouping(part).applyTo(parts.problem(part).network());
            first.check(parts.problem(part)).requireAccepted();
            assertThat(first.grouping().cost())
                    .isEqualTo(parts.firstCost(part))
                    .isGreaterThanOrEqualTo(witness.value());
            groupings.add(witness.grouping());
        }
        assertThat(sum).as("%s", problem).isEqualTo(Results.optimum(new ExhaustiveEngine(), problem));
        NearbyNetwork whole = parts.combine(groupings).applyTo(problem.network());
        whole.check(problem).requireAccepted();
        assertThat(whole.value()).isEqualTo(sum);
    }
}
