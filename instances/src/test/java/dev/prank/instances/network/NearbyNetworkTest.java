package dev.prank.instances.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.number.Rational;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearbyNetworkTest {

    @Test
    void smallIncomingWeightsMayHelpToCancel() {
        // The correction to the paper's certificate: the first unit could be made constant, but has to join the second.
        TanhNetwork network = TanhNetwork.of(1, 1, List.of(unit("-5", "1/2", "0"), unit("5", "3/2", "0")));
        UnitGroup group = UnitGrouping.groupAtMidpoint(network, List.of(0, 1), List.of(1, 1), true);
        assertThat(group.location()).isEqualTo(row("1", "0"));
        NearbyNetwork near = new UnitGrouping(List.of(group), List.of()).applyTo(network);
        assertThat(near.value()).isZero();
        assertThat(near.check(new ProximateRankProblem(network, Rational.ONE)).isAccepted())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "5/8, 2, 3, 4, true",
        "1/2, 17/8, 3, 4, true",
        "1/2, 2, 23/8, 4, true",
        "1/2, 2, 3, 31/8, true",
        "0.62500000000000000001, 2, 3, 4, false",
        "1/2, 1.87499999999999999999, 3, 4, false",
        "1/2, 2, 3.12500000000000000001, 4, false",
        "1/2, 2, 3, 4.12500000000000000001, false",
    })
    void theBallIsClosed(String outgoing, String incoming, String bias, String outputBias, boolean accepted) {
        TanhNetwork network = TanhNetwork.of(1, 1, List.of(unit("1/2", "2", "3")), row("4"));
        TanhNetwork moved = TanhNetwork.of(1, 1, List.of(unit(outgoing, incoming, bias)), row(outputBias));
        NearbyNetwork near = new NearbyNetwork(moved, UnitGrouping.trivial(network));
        assertThat(near.check(new ProximateRankProblem(network, Rational.parse("1/8")))
                        .isAccepted())
                .isEqualTo(accepted);
    }

    @Test
    void rejectionsNameThePlace() {
        TanhNetwork network = TanhNetwork.of(1, 2, List.of(new HiddenUnit(row("1", "2"), row("3"), Rational.ZERO)));
        TanhNetwork moved = TanhNetwork.of(1, 2, List.of(new HiddenUnit(row("1", "5/2"), row("3"), Rational.ZERO)));
        String reason = new NearbyNetwork(moved, UnitGrouping.trivial(network))
                .check(new ProximateRankProblem(network, Rational.parse("1/4")))
                .match(() -> "accepted", rejection -> rejection);
        assertThat(reason).isEqualTo("unit 0, outgoing weight 1 is moved by 1/2, more than the radius 1/4");
    }

    @Test
    void otherShapesAndConstantsAreRejected() {
        TanhNetwork network = TanhNetwork.of(1, 1, List.of(unit("1", "2", "3")));
        ProximateRankProblem problem = new ProximateRankProblem(network, Rational.of(100));
        UnitGrouping none = new UnitGrouping(List.of(), List.of());
        TanhNetwork fewer = TanhNetwork.of(1, 1, List.of());
        TanhNetwork constant = new TanhNetwork(
                1, 1, network.units(), List.of(new ConstantTerm(row("0"), Rational.ONE)), network.outputBias());
        assertThat(new NearbyNetwork(fewer, none).check(problem).isAccepted()).isFalse();
        assertThat(new NearbyNetwork(constant, none).check(problem).isAccepted())
                .isFalse();
        assertThat(new NearbyNetwork(network, none).check(problem).isAccepted()).isTrue();
    }

    private static HiddenUnit unit(String outgoing, String incoming, String bias) {
        return new HiddenUnit(row(outgoing), row(incoming), Rational.parse(bias));
    }

    private static List<Rational> row(String... numbers) {
        return Arrays.stream(numbers).map(Rational::parse).toList();
    }
}
