package dev.prank.solver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.reductions.group.LocationForm;
import dev.prank.solver.Engine;
import dev.prank.solver.backend.MipSolver;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * All engines prove the same optimum, with a witness that passes its check, on small networks full of ties and boundaries. The
 * reference is the exhaustive engine, which itself is held against the literal enumeration wherever that is quick.
 */
class EngineAgreementPropertyTest {

    private static final int ORACLE_UNITS = 5;

    private final Engine reference = new ExhaustiveEngine();

    /** One line per engine. */
    private final List<Engine> others = List.of(
            new BranchEngine(),
            new BranchEngine(new BranchAndPriceEngine(new CpSatEngine()), 0),
            new CpSatEngine(),
            new CpSatEngine(0, LocationForm.Limits.DEFAULT),
            new SatEngine(),
            new MipEngine(MipSolver.SCIP),
            new MipEngine(MipSolver.SCIP, 0, LocationForm.Limits.DEFAULT),
            new MipEngine(MipSolver.CBC),
            new MipEngine(MipSolver.HIGHS));

    @Provide
    Arbitrary<ProximateRankProblem> problems() {
        return Problems.small(7);
    }

    @Property(tries = 5000)
    void enginesAgree(@ForAll("problems") ProximateRankProblem problem) {
        int expected = Results.optimum(reference, problem);
        if (problem.network().size() <= ORACLE_UNITS) {
            assertThat(expected)
                    .as("%s on %s", reference.name(), problem)
                    .isEqualTo(BruteForceOracle.proximateRank(problem));
        }
        for (Engine engine : others) {
            assertThat(Results.optimum(engine, problem))
                    .as("%s on %s", engine.name(), problem)
                    .isEqualTo(expected);
        }
    }
}
