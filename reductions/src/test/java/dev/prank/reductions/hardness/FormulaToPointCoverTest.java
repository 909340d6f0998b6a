package dev.prank.reductions.hardness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormulaToPointCoverTest {

    private static final CnfFormula FORMULA =
            new CnfFormula(3, List.of(Clause.of(1, 2, 3), Clause.of(-1, 2), Clause.of(-2)));
    private static final Assignment MODEL = new Assignment(List.of(false, false, true));

    private final FormulaToPointCover reduction = new FormulaToPointCover(new DirectRoute(FORMULA), Rational.of(1, 8));

    /** Each square twice over, and squares where nothing is: more than the bound, but the ports are covered as before. */
    @Test
    void aLargerCoverThatSpellsAModelIsRead() {
        PointCover cover = reduction.pushForward(MODEL);
        List<Point> centres = new ArrayList<>(cover.centres());
        centres.addAll(cover.centres());
        centres.add(new Point(List.of(Rational.of(-100), Rational.of(-100))));
        List<Integer> assignment = new ArrayList<>(cover.assignment());
        assignment.replaceAll(c -> c + cover.value());

        assertThat(reduction.pullBack(new PointCover(centres, assignment))).isEqualTo(MODEL);
    }

    @Test
    void aLargerCoverThatSpellsNoneIsRefused() {
        List<Integer> own = new ArrayList<>();
        for (int i = 0; i < reduction.target().points().size(); i++) {
            own.add(i);
        }
        PointCover each = new PointCover(reduction.target().points().points(), own);

        assertThatThrownBy(() -> reduction.pullBack(each))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the cover has 72 squares, more than the bound 33, and spells no model of the formula");
    }

    @Test
    void whatIsNoCoverIsRefused() {
        PointCover cover = reduction.pushForward(MODEL);
        PointCover wrong = new PointCover(
                cover.centres(), new ArrayList<>(cover.assignment().subList(1, 72)));

        assertThatThrownBy(() -> reduction.pullBack(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a cover of the points: the assignment has 71 entries for 72 points");
    }
}
