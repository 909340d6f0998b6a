package dev.prank.solver.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.network.UnitGroup;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.instances.number.Rational;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GreedyUpperBoundTest {

    @Test
    void smallIncomingWeightsHelpOnlyTheVariant() {
        // The example that corrects the paper: its bound is 1, the proximate rank 0.
        ProximateRankProblem problem = problem("1", unit("-5", "1/2", "0"), unit("5", "3/2", "0"));
        assertThat(GreedyUpperBound.paper(problem).value()).isEqualTo(1);
        assertThat(GreedyUpperBound.eitherOrientation(problem).value()).isZero();
        assertThat(GreedyUpperBound.best(problem).value()).isZero();
    }

    @Test
    void negativeSumsCancelToo() {
        // |-3| > 1 · 2, the paper's condition (2) without the absolute value would accept it; |-2| is at the boundary.
        assertThat(GreedyUpperBound.paper(problem("1", unit("-1", "5", "0"), unit("-2", "5", "0")))
                        .value())
                .isEqualTo(1);
        assertThat(GreedyUpperBound.paper(problem("1", unit("-1", "5", "0"), unit("-1", "5", "0")))
                        .value())
                .isZero();
    }

    @Test
    void theOrderOfUnitsMatters() {
        HiddenUnit left = unit("9", "10", "0");
        HiddenUnit middle = unit("9", "11", "0");
        HiddenUnit right = unit("9", "12", "0");
        assertThat(GreedyUpperBound.paper(problem("1", middle, left, right)).value())
                .isEqualTo(1);
        assertThat(GreedyUpperBound.paper(problem("1", left, middle, right)).value())
                .isEqualTo(2);
    }

    @Test
    void theBoundMayRiseWithTheRadius() {
        // At the larger radius the second unit joins the first one's group, and those that would have joined it are
        // stranded.
        HiddenUnit[] units = {
            unit("9", "10", "0"), unit("9", "23/2", "0"), unit("9", "25/2", "1"), unit("9", "25/2", "-1")
        };
        assertThat(GreedyUpperBound.paper(problem("1", units)).grouping().groups())
                .extracting(UnitGroup::units)
                .containsExactly(List.of(0), List.of(1, 2, 3));
        assertThat(GreedyUpperBound.paper(problem("3/2", units)).grouping().groups())
                .extracting(UnitGroup::units)
                .containsExactly(List.of(0, 1), List.of(2), List.of(3));
    }

    @Test
    void withTwoInputsTheVariantMergesAcrossTheSign() {
        HiddenUnit left = new HiddenUnit(row("9"), row("1/10", "5"), Rational.ZERO);
        HiddenUnit right = new HiddenUnit(row("9"), row("-1/10", "5"), Rational.ZERO);
        ProximateRankProblem problem =
                new ProximateRankProblem(TanhNetwork.of(2, 1, List.of(left, right)), Rational.parse("1/5"));
        assertThat(GreedyUpperBound.paper(problem).value()).isEqualTo(2);
        assertThat(GreedyUpperBound.eitherOrientation(problem).value()).isEqualTo(1);
    }

    @Test
    void silentUnitsDoNotSplitGroupsInTheVariant() {
        // In the paper's bound the silent first unit starts a group that takes the second one but not the third.
        ProximateRankProblem problem = problem("1", unit("0", "10", "0"), unit("9", "11", "0"), unit("9", "12", "0"));
        assertThat(GreedyUpperBound.paper(problem).value()).isEqualTo(2);
        assertThat(GreedyUpperBound.best(problem).value()).isEqualTo(1);
    }

    @Test
    void aSilentUnitMayStillHelpAGroupVanish() {
        ProximateRankProblem problem = problem("1", unit("2", "10", "0"), unit("0", "10", "0"));
        assertThat(GreedyUpperBound.paper(problem).value()).isZero();
        assertThat(GreedyUpperBound.eitherOrientation(problem).value()).isZero();
    }

    @Test
    void onlyUnitsThatHelpAreRecruited() {
        // The second unit has the wrong sign; with it, the third could not cancel the first.
        ProximateRankProblem problem =
                problem("1", unit("5", "3/2", "0"), unit("5", "1/2", "0"), unit("-5", "1/2", "0"));
        GreedyBound bound = GreedyUpperBound.eitherOrientation(problem);
        assertThat(bound.value()).isZero();
        assertThat(bound.grouping().dead()).containsExactly(1);
    }

    @Test
    void unitsThatCannotSaveAGroupAreFreeForTheNext() {
        ProximateRankProblem problem =
                problem("1", unit("20", "3/2", "0"), unit("5", "3/2", "3/2"), unit("-5", "1/2", "3/4"));
        GreedyBound bound = GreedyUpperBound.eitherOrientation(problem);
        assertThat(bound.value()).isEqualTo(1);
        assertThat(bound.grouping().groups()).extracting(UnitGroup::units).containsExactly(List.of(0), List.of(1, 2));
    }

    @Test
    void noUnitsNeedNone() {
        assertThat(GreedyUpperBound.best(problem("1")).value()).isZero();
    }

    @Test
    void aBoundIsTheCostOfItsGrouping() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GreedyBound(1, new UnitGrouping(List.of(), List.of())))
                .withMessageContaining("cost 0");
    }

    private static ProximateRankProblem problem(String radius, HiddenUnit... units) {
        return new ProximateRankProblem(TanhNetwork.of(1, 1, List.of(units)), Rational.parse(radius));
    }

    private static HiddenUnit unit(String outgoing, String incoming, String bias) {
        return new HiddenUnit(row(outgoing), row(incoming), Rational.parse(bias));
    }

    private static List<Rational> row(String... numbers) {
        return Arrays.stream(numbers).map(Rational::parse).toList();
    }
}
