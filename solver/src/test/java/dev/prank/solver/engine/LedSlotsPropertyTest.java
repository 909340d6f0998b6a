package dev.prank.solver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.reductions.group.LocationForm;
import dev.prank.solver.Engine;
import dev.prank.solver.backend.MipSolver;
import dev.prank.solver.backend.Sat4jBackend;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Where maximal cliques are too many to list, slots are led by representatives; here that is so for every problem. */
class LedSlotsPropertyTest {

    private static final LocationForm.Limits NO_CLIQUES = new LocationForm.Limits(0, 0);

    private final List<Engine> engines = List.of(
            new CpSatEngine(0, NO_CLIQUES),
            new SatEngine(Sat4jBackend::new, NO_CLIQUES),
            new MipEngine(MipSolver.SCIP, 0, NO_CLIQUES));

    @Provide
    Arbitrary<ProximateRankProblem> problems() {
        return Problems.small(7);
    }

    @Property(tries = 400)
    void enginesAgreeWithTheExhaustiveOne(@ForAll("problems") ProximateRankProblem problem) {
        int expected = Results.optimum(new ExhaustiveEngine(), problem);
        for (Engine engine : engines) {
            assertThat(Results.optimum(engine, problem))
                    .as("%s on %s", engine.name(), problem)
                    .isEqualTo(expected);
        }
    }
}
