package dev.prank.instances.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prank.instances.number.Rational;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitGroupingTest {

    private static final TanhNetwork NETWORK =
            TanhNetwork.of(1, 1, List.of(unit("1", "2", "3"), unit("4", "-2", "-5"), unit("6", "1/2", "0")));

    @Test
    void theTrivialGroupingKeepsTheNetwork() {
        UnitGrouping trivial = UnitGrouping.trivial(NETWORK);
        assertThat(trivial.cost()).isEqualTo(3);
        assertThat(trivial.applyTo(NETWORK).network()).isEqualTo(NETWORK);
    }

    @Test
    void theMidpointIsTakenOfOrientedPositions() {
        UnitGroup group = UnitGrouping.groupAtMidpoint(NETWORK, List.of(0, 1), List.of(1, -1), false);
        assertThat(group.location()).isEqualTo(row("2", "4"));
    }

    @Test
    void keptGroupsMoveAndDeadUnitsBecomeConstant() {
        UnitGroup group = UnitGrouping.groupAtMidpoint(NETWORK, List.of(0, 1), List.of(1, -1), false);
        NearbyNetwork near = new UnitGrouping(List.of(group), List.of(2)).applyTo(NETWORK);
        assertThat(near.network().units())
                .containsExactly(unit("1", "2", "4"), unit("4", "-2", "-4"), unit("6", "0", "0"));
        assertThat(near.value()).isEqualTo(1);
        assertThat(near.grouping().cost()).isEqualTo(1);
    }

    @Test
    void cancelledGroupsShiftTheirOutgoingWeightsEqually() {
        UnitGroup group = UnitGrouping.groupAtMidpoint(NETWORK, List.of(0, 1), List.of(1, -1), true);
        NearbyNetwork near = new UnitGrouping(List.of(group), List.of(2)).applyTo(NETWORK);
        // 1 - 4 = -3 is spread over two units, against their orientations.
        assertThat(near.network().units().subList(0, 2))
                .containsExactly(unit("5/2", "2", "4"), unit("5/2", "-2", "-4"));
        assertThat(near.value()).isZero();
        assertThat(near.grouping().cost()).isZero();
        assertThat(near.compressed().size()).isZero();
    }

    @Test
    void everyUnitNeedsExactlyOneState() {
        UnitGroup pair = UnitGrouping.groupAtMidpoint(NETWORK, List.of(0, 1), List.of(1, -1), false);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnitGrouping(List.of(pair), List.of()).applyTo(NETWORK))
                .withMessageContaining("unit 2 has no state");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnitGrouping(List.of(pair), List.of(1, 2)).applyTo(NETWORK))
                .withMessageContaining("unit 1 has two states");
    }

    @Test
    void unitsAndLocationsMustFitTheNetwork() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnitGrouping(List.of(), List.of(3)).applyTo(NETWORK))
                .withMessageContaining("unit 3");
        UnitGroup strange = new UnitGroup(List.of(-1), List.of(1), false, row("0", "0"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnitGrouping(List.of(strange), List.of()).applyTo(NETWORK))
                .withMessageContaining("unit -1");
        UnitGroup flat = new UnitGroup(List.of(0, 1, 2), List.of(1, 1, 1), false, row("0"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnitGrouping(List.of(flat), List.of()).applyTo(NETWORK))
                .withMessageContaining("1 coordinates; expected 2");
    }

    @Test
    void groupsNeedUnitsAndOrientations() {
        assertThatIllegalArgumentException().isThrownBy(() -> new UnitGroup(List.of(), List.of(), true, row("0", "0")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnitGroup(List.of(0, 1), List.of(1), true, row("0", "0")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnitGroup(List.of(0), List.of(0), true, row("0", "0")))
                .withMessageContaining("not 0");
    }

    private static HiddenUnit unit(String outgoing, String incoming, String bias) {
        return new HiddenUnit(row(outgoing), row(incoming), Rational.parse(bias));
    }

    private static List<Rational> row(String... numbers) {
        return Arrays.stream(numbers).map(Rational::parse).toList();
    }
}
