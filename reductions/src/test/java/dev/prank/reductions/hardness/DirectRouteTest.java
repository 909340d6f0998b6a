package dev.prank.reductions.hardness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.instances.cover.PointCover;
import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

class DirectRouteTest {

    private static final CnfFormula EXAMPLE =
            new CnfFormula(3, List.of(Clause.of(1, 2, 3), Clause.of(-1, 2), Clause.of(-2)));

    @Provide
    Arbitrary<CnfFormula> formulas() {
        return RandomFormula.any();
    }

    /** The example of the theory, drawn and counted by hand. */
    @Test
    void theExampleHasItsLayout() {
        TileGrid grid = new DirectRoute(EXAMPLE).target();
        TileGridToPointCover points = new TileGridToPointCover(grid);

        assertThat(TileGridText.drawing(grid)).isEqualTo("""
                        ┌┐┌┬┐╷
                        │└┼┴┼┘
                        └─┼─┘
                          ╵
                        """);
        assertThat(grid.tiles()).hasSize(18);
        assertThat(points.target().points().size()).isEqualTo(72);
        assertThat(points.bound()).isEqualTo(33);
    }

    @Property(tries = 1000)
    void modelsGoToCoversAndBack(@ForAll("formulas") CnfFormula formula) {
        DirectRoute route = new DirectRoute(formula);
        TileGridToPointCover points = new TileGridToPointCover(route.target(), Rational.of(11, 64));
        Optional<Assignment> model = RandomFormula.model(formula);
        Statistics.collect(model.isPresent() ? "satisfiable" : "unsatisfiable");

        if (model.isPresent()) {
            PointCover cover = points.pushForward(route.pushForward(model.get()));

            assertThat(cover.value()).isEqualTo(points.bound());
            cover.check(points.target()).requireAccepted();
            assertThat(route.pullBack(points.pullBack(cover)).satisfies(formula))
                    .isTrue();
        }
    }

    /** The lemma, for the grid alone: all ways to give ports to tiles, for grids with few ports. */
    @Property(tries = 1000)
    void theGridHasAWitnessExactlyWhenTheFormulaIsSatisfiable(@ForAll("formulas") CnfFormula formula) {
        DirectRoute route = new DirectRoute(formula);
        TileGrid grid = route.target();
        List<PortOwners> witnesses = new ArrayList<>();
        if (grid.ports().size() <= 14) {
            for (long bits = 0; bits < 1L << grid.ports().size(); bits++) {
                PortOwners owners = new PortOwners(grid.ports().size(), BitSet.valueOf(new long[] {bits}));
                if (owners.check(grid).isAccepted()) {
                    witnesses.add(owners);
                }
            }
            assertThat(!witnesses.isEmpty())
                    .as(RandomFormula.text(formula))
                    .isEqualTo(RandomFormula.model(formula).isPresent());
            assertThat(witnesses)
                    .allSatisfy(owners -> assertThat(route.pullBack(owners).satisfies(formula))
                            .isTrue());
        }
        Statistics.label("exhausted").collect(grid.ports().size() <= 14);
    }

    /** What a header declares and no clause uses takes no space. */
    @Test
    void variablesThatDoNotOccurCostNothing() {
        int many = Integer.MAX_VALUE;
        TileGrid grid = new DirectRoute(new CnfFormula(many, List.of(Clause.of(many, -1), Clause.of(-many)))).target();

        assertThat(grid)
                .isEqualTo(new DirectRoute(new CnfFormula(2, List.of(Clause.of(2, -1), Clause.of(-2)))).target());
    }

    @Test
    void theEmptyFormulaNeedsNoPoints() {
        TileGridToPointCover points = new TileGridToPointCover(new DirectRoute(new CnfFormula(2, List.of())).target());

        assertThat(points.target().points().size()).isZero();
        assertThat(points.bound()).isZero();
    }

    @Test
    void anEmptyClauseIsOnePointAndNoSquare() {
        CnfFormula formula = new CnfFormula(2, List.of(Clause.of(1, 2), Clause.of()));
        TileGridToPointCover points = new TileGridToPointCover(new DirectRoute(formula).target());

        assertThat(points.target().points().size()).isEqualTo(1);
        assertThat(points.bound()).isZero();
    }

    @Test
    void whatIsNoWitnessIsRefused() {
        DirectRoute route = new DirectRoute(EXAMPLE);
        TileGridToPointCover points = new TileGridToPointCover(route.target());
        List<Integer> own = new ArrayList<>();
        for (int i = 0; i < points.target().points().size(); i++) {
            own.add(i);
        }
        PointCover each = new PointCover(points.target().points().points(), own);

        assertThatThrownBy(() -> route.pushForward(new Assignment(List.of(true, true, true))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the assignment does not satisfy the formula");
        assertThatThrownBy(() -> points.pullBack(each))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the cover has 72 squares, more than the bound 33");
        assertThatThrownBy(() -> route.pullBack(points.ownersIn(each)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not a witness of the grid: the ");
        assertThatThrownBy(() -> new TileGridToPointCover(route.target(), Rational.of(3, 16)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the radius must be at least 1/8 and below 3/16, but is 3/16");
    }
}
