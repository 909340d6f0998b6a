package dev.prank.reductions.hardness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.instances.cover.PointCover;
import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.instances.generate.RestrictedPlanarFormulas;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

class PlanarRouteTest {

    /** The smaller of the two unsatisfiable restricted planar formulas of the theory. */
    private static final CnfFormula UNSATISFIABLE = new CnfFormula(
            4, List.of(Clause.of(-4, -2), Clause.of(-3, 4), Clause.of(-1, 2), Clause.of(1, 2), Clause.of(3, 4)));

    @Provide
    Arbitrary<CnfFormula> formulas() {
        return RandomFormula.any();
    }

    /** Any formula, through the detour where it needs one. */
    @Property(tries = 1000)
    void modelsGoToCoversAndBack(@ForAll("formulas") CnfFormula formula) {
        PlanarRoute route = new PlanarRoute(formula);
        Optional<Assignment> model = RandomFormula.model(formula);
        Statistics.collect(model.isPresent() ? "satisfiable" : "unsatisfiable");

        if (model.isPresent()) {
            TileGridToPointCover points = new TileGridToPointCover(route.target());
            PointCover cover = points.pushForward(route.pushForward(model.get()));

            assertThat(cover.value()).isEqualTo(points.bound());
            assertThat(route.pullBack(points.pullBack(cover)).satisfies(formula))
                    .isTrue();
        }
    }

    /** A formula that is restricted and planar is drawn as it is, and every model of it comes back unchanged. */
    @Property(tries = 300)
    void restrictedPlanarFormulasAreDrawnAsTheyAre(
            @ForAll @IntRange(min = 3, max = 10) int variables, @ForAll long seed) {
        CnfFormula formula = RestrictedPlanarFormulas.random(variables, 60, 50, seed);
        PlanarRoute route = new PlanarRoute(formula);

        assertThat(route.restricted().formula()).isEqualTo(formula);
        for (int bits = 0; bits < 1 << variables; bits++) {
            int values = bits;
            Assignment assignment = new Assignment(IntStream.range(0, variables)
                    .mapToObj(v -> (values >> v & 1) == 1)
                    .toList());
            if (assignment.satisfies(formula)) {
                assertThat(route.pullBack(route.pushForward(assignment))).isEqualTo(assignment);
            }
        }
    }

    /** The lemma for the grid alone: all ways to give ports to tiles. */
    @Test
    void theGridOfAnUnsatisfiableFormulaHasNoWitness() {
        assertThat(RandomFormula.model(UNSATISFIABLE)).isEmpty();
        TileGrid grid = new PlanarRoute(UNSATISFIABLE).target();
        int ports = grid.ports().size();
        List<PortOwners> witnesses = new ArrayList<>();
        assertThat(ports).isLessThan(20);
        for (long bits = 0; bits < 1L << ports; bits++) {
            PortOwners owners = new PortOwners(ports, BitSet.valueOf(new long[] {bits}));
            if (owners.check(grid).isAccepted()) {
                witnesses.add(owners);
            }
        }

        assertThat(witnesses).isEmpty();
    }

    @Test
    void whatIsNoModelIsRefused() {
        CnfFormula formula = new CnfFormula(2, List.of(Clause.of(1, 2), Clause.of(-1, -2)));
        PlanarRoute route = new PlanarRoute(formula);

        assertThatThrownBy(() -> route.pushForward(new Assignment(List.of(true, true))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the assignment does not satisfy the formula");
    }
}
