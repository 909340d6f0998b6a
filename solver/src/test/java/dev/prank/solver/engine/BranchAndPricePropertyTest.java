package dev.prank.solver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.ProximateRankSolver;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BranchAndPricePropertyTest {

    @Provide
    Arbitrary<ProximateRankProblem> problems() {
        return Problems.small(9);
    }

    @Property(tries = 3000)
    void agreesWithTheExhaustiveEngine(@ForAll("problems") ProximateRankProblem problem) {
        assertThat(Results.optimum(new BranchEngine(new BranchAndPriceEngine(new CpSatEngine()), 0), problem))
                .isEqualTo(Results.optimum(new ExhaustiveEngine(), problem));
    }

    /**
     * The second and the third unit mirror each other, so the network itself has the optimal rank of its part. When the last one follows
     * into the group of one of them, the other must come along: all three meet at (1, 1/2).
     */
    @Test
    void unitsAtOnePlaceStayTogetherWhenOthersFollow() {
        ProximateRankProblem problem = Problems.problem(
                "1/2",
                Problems.unit(List.of("0"), List.of("0"), "0"),
                Problems.unit(List.of("1"), List.of("1"), "0"),
                Problems.unit(List.of("-2"), List.of("-1"), "0"),
                Problems.unit(List.of("2"), List.of("1"), "1"));
        SolveResult<NearbyNetwork> result = new ProximateRankSolver(new ExhaustiveEngine(), EngineOptions.defaults())
                .solve(problem, SolveControl.unlimited());
        assertThat(result.isOptimal()).isTrue();
        assertThat(result.upperBound()).isEqualTo(1);
    }
}
