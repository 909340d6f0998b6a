package dev.prank.instances.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prank.instances.number.Rational;
import java.util.List;
import org.junit.jupiter.api.Test;

class TanhNetworkTest {

    private static final HiddenUnit UNIT =
            new HiddenUnit(List.of(Rational.ONE), List.of(Rational.ONE, Rational.ZERO), Rational.TWO);

    @Test
    void shapesAreCheckedAndNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TanhNetwork.of(1, 1, List.of(UNIT)))
                .withMessage("unit 0 has 2 incoming weights; expected 1 (inputs)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TanhNetwork.of(2, 2, List.of(UNIT)))
                .withMessage("unit 0 has 1 outgoing weights; expected 2 (outputs)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TanhNetwork.of(2, 1, List.of(UNIT), List.of()))
                .withMessage("outputBias has 0 numbers; expected 1 (outputs)");
        assertThatIllegalArgumentException().isThrownBy(() -> TanhNetwork.of(0, 1, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> TanhNetwork.of(1, 0, List.of()));
        ConstantTerm empty = new ConstantTerm(List.of(), Rational.ONE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TanhNetwork(2, 1, List.of(), List.of(empty), List.of(Rational.ZERO)))
                .withMessage("constant 0 has 0 outgoing weights; expected 1 (outputs)");
    }

    @Test
    void restrictionKeepsTheGivenOrder() {
        HiddenUnit other = new HiddenUnit(List.of(Rational.TWO), List.of(Rational.ONE, Rational.ZERO), Rational.TWO);
        TanhNetwork network = TanhNetwork.of(2, 1, List.of(UNIT, other), List.of(Rational.ONE));
        assertThat(network.restrictedTo(List.of(1, 0)))
                .isEqualTo(TanhNetwork.of(2, 1, List.of(other, UNIT), List.of(Rational.ONE)));
    }

    @Test
    void theRadiusMayBeZeroButNotNegative() {
        TanhNetwork network = TanhNetwork.of(2, 1, List.of(UNIT));
        assertThat(new ProximateRankProblem(network, Rational.ZERO).radius()).isEqualTo(Rational.ZERO);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProximateRankProblem(network, Rational.of(-1, 3)))
                .withMessageContaining("-1/3");
    }
}
