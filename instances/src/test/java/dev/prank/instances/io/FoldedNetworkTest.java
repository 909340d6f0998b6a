package dev.prank.instances.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.instances.network.ConstantTerm;
import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedNetworkTest {

    private static final Rational TINY = Rational.parse("1e-40");

    private static FoldedNetwork fold(Rational bias, Rational a, Rational c) {
        return FoldedNetwork.of(
                new TanhNetwork(1, 1, List.of(), List.of(new ConstantTerm(List.of(a), c)), List.of(bias)));
    }

    /** Reference values computed with 130-digit decimal arithmetic by exp, rounded to 60 decimals. */
    @ParameterizedTest
    @CsvSource({
        "0.5,0.462117157260009758502318483643672548730289280330113038552732",
        "1,0.761594155955764888119458282604793590412768597257936551596811",
        "1/3,0.321512737531634344719406222425206466005292002502083511679805",
        "1e-3,0.000999999666666799999946031767901225704669296792285404388659",
        "1e-30,0.000000000000000000000000000001000000000000000000000000000000",
        "2.75,0.991859724568207745349670789142850330865504487473241186773532",
        "10,0.999999995877692763619592837138275741050814618495019962261401",
        "40,0.999999999999999999999999999999999963902972243091696553757433",
        "100,1.000000000000000000000000000000000000000000000000000000000000",
        "1000,1.000000000000000000000000000000000000000000000000000000000000",
    })
    void enclosesTanh(String c, String expected) {
        for (int sign : new int[] {1, -1}) {
            FoldedNetwork folded = fold(Rational.ZERO, Rational.of(sign), Rational.parse(c));
            Rational error = folded.network()
                    .outputBias()
                    .get(0)
                    .multiply(sign)
                    .subtract(Rational.parse(expected))
                    .abs();
            assertThat(error).isLessThanOrEqualTo(folded.errorBound());
            assertThat(folded.errorBound()).isLessThanOrEqualTo(TINY);
            assertThat(folded.network().constants()).isEmpty();
        }
    }

    @Test
    void largeWeightsGetMoreDigitsNotALargerError() {
        Rational a = Rational.parse("1e60");
        FoldedNetwork folded = fold(Rational.of(1, 3), a, Rational.of(1, 2));
        Rational expected = Rational.of(1, 3)
                .add(
                        a.multiply(
                                Rational.parse(
                                        "0.46211715726000975850231848364367254873028928033011303855273181583808090614040927877494906415196249058434893299")));
        assertThat(folded.network().outputBias().get(0).subtract(expected).abs())
                .isLessThanOrEqualTo(folded.errorBound().add(Rational.parse("1e-49")));
        assertThat(folded.errorBound()).isLessThanOrEqualTo(TINY);
    }

    @Property(tries = 300)
    void agreesWithTheLibraryFunctionAndIsOdd(@ForAll @DoubleRange(min = -30, max = 30) double c) {
        FoldedNetwork folded = fold(Rational.ZERO, Rational.ONE, Rational.exactly(c));
        double value = folded.network().outputBias().get(0).doubleValue();
        assertThat(Math.abs(value - Math.tanh(c))).isLessThanOrEqualTo(4 * Math.ulp(1.0));
        FoldedNetwork opposite = fold(Rational.ZERO, Rational.ONE, Rational.exactly(-c));
        Rational sum = opposite.network()
                .outputBias()
                .get(0)
                .add(folded.network().outputBias().get(0));
        assertThat(sum.abs()).isLessThanOrEqualTo(folded.errorBound().add(opposite.errorBound()));
    }

    /** tanh(2c) = 2 tanh(c)/(1 + tanh²(c)), in exact arithmetic up to the stated errors, whose effect is at most 4-fold. */
    @Property(tries = 200)
    void satisfiesTheDoublingFormula(@ForAll @DoubleRange(min = 0, max = 20) double c) {
        Rational x = Rational.exactly(c);
        Rational t = fold(Rational.ZERO, Rational.ONE, x).network().outputBias().get(0);
        Rational twice = fold(Rational.ZERO, Rational.ONE, x.multiply(2))
                .network()
                .outputBias()
                .get(0);
        Rational expected = t.multiply(2).divide(Rational.ONE.add(t.multiply(t)));
        assertThat(twice.subtract(expected).abs()).isLessThanOrEqualTo(TINY.multiply(4));
    }

    @Test
    void outputsWithoutConstantsStayExact() {
        HiddenUnit unit = new HiddenUnit(List.of(Rational.ONE, Rational.ONE), List.of(Rational.ONE), Rational.ZERO);
        List<ConstantTerm> constants =
                List.of(new ConstantTerm(List.of(Rational.ZERO, Rational.ONE), Rational.of(1, 2)));
        TanhNetwork network =
                new TanhNetwork(1, 2, List.of(unit), constants, List.of(Rational.of(1, 3), Rational.of(1, 3)));
        TanhNetwork folded = FoldedNetwork.of(network).network();
        assertThat(folded.outputBias().get(0)).isEqualTo(Rational.of(1, 3));
        assertThat(folded.units()).containsExactly(unit);
        TanhNetwork plain = TanhNetwork.of(1, 2, List.of(unit), List.of(Rational.of(1, 3), Rational.of(1, 7)));
        assertThat(FoldedNetwork.of(plain)).isEqualTo(new FoldedNetwork(plain, Rational.ZERO));
        assertThatThrownBy(() -> new FoldedNetwork(network, Rational.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyConstantsStayQuick() {
        List<ConstantTerm> constants = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            constants.add(new ConstantTerm(List.of(Rational.of(i % 2 == 0 ? 1 : -1)), Rational.of(i / 2 + 1, 1009)));
        }
        // Terms cancel in pairs.
        FoldedNetwork folded =
                FoldedNetwork.of(new TanhNetwork(1, 1, List.of(), constants, List.of(Rational.of(1, 4))));
        assertThat(folded.network()
                        .outputBias()
                        .get(0)
                        .subtract(Rational.of(1, 4))
                        .abs())
                .isLessThanOrEqualTo(folded.errorBound());
        assertThat(folded.errorBound()).isLessThanOrEqualTo(TINY);
    }
}
