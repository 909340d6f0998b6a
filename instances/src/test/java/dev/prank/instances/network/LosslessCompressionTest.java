package dev.prank.instances.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.number.Rational;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LosslessCompressionTest {

    @Test
    void noUnitsHaveRankZero() {
        assertThat(LosslessCompression.rank(TanhNetwork.of(2, 3, List.of()))).isZero();
    }

    @Test
    void constantUnitsBecomeExactConstantTerms() {
        TanhNetwork network = TanhNetwork.of(1, 1, List.of(unit("2", "0", "1/3"), unit("5", "0", "-1/3")), row("7"));
        TanhNetwork compressed = LosslessCompression.compress(network);
        // 2 tanh(1/3) + 5 tanh(-1/3) = -3 tanh(1/3)
        assertThat(compressed)
                .isEqualTo(new TanhNetwork(
                        1, 1, List.of(), List.of(new ConstantTerm(row("-3"), Rational.parse("1/3"))), row("7")));
    }

    @Test
    void constantUnitsWithBiasZeroDisappear() {
        TanhNetwork network = TanhNetwork.of(1, 1, List.of(unit("2", "0", "0")));
        assertThat(LosslessCompression.compress(network)).isEqualTo(TanhNetwork.of(1, 1, List.of()));
    }

    @Test
    void oppositeUnitsMergeWithTheirSigns() {
        TanhNetwork network = TanhNetwork.of(1, 1, List.of(unit("2", "-1", "3"), unit("5", "1", "-3")));
        assertThat(LosslessCompression.compress(network))
                .isEqualTo(TanhNetwork.of(1, 1, List.of(unit("3", "1", "-3"))));
    }

    @Test
    void unitsThatDifferOnlyInTheBiasSignStay() {
        TanhNetwork network = TanhNetwork.of(1, 1, List.of(unit("2", "1", "3"), unit("5", "1", "-3")));
        assertThat(LosslessCompression.rank(network)).isEqualTo(2);
    }

    @Test
    void theSignIsThatOfTheFirstNonZeroWeight() {
        HiddenUnit left = new HiddenUnit(row("1"), row("0", "-2"), Rational.parse("4"));
        HiddenUnit right = new HiddenUnit(row("1"), row("0", "2"), Rational.parse("-4"));
        assertThat(left.sign()).isEqualTo(-1);
        assertThat(LosslessCompression.rank(TanhNetwork.of(2, 1, List.of(left, right))))
                .isZero();
    }

    @Test
    void aMergedUnitVanishesOnlyWhenEveryOutputDoes() {
        HiddenUnit left = new HiddenUnit(row("1", "1"), row("1"), Rational.ONE);
        HiddenUnit right = new HiddenUnit(row("-1", "2"), row("1"), Rational.ONE);
        TanhNetwork compressed = LosslessCompression.compress(TanhNetwork.of(1, 2, List.of(left, right)));
        assertThat(compressed.units()).containsExactly(new HiddenUnit(row("0", "3"), row("1"), Rational.ONE));
    }

    @Test
    void hugeAndTinyDifferencesAreSeen() {
        TanhNetwork network = TanhNetwork.of(
                1,
                1,
                List.of(
                        unit("1", "1e300", "0"),
                        unit("1", "1e301", "0"),
                        unit("1", "-1e301", "0"),
                        unit("1", "1", "0"),
                        unit("1", "1.00000000000000000000000000001", "0"),
                        unit("1", "1e-300", "0"),
                        unit("1", "1e-301", "0")));
        // The second and third merge and vanish.
        assertThat(LosslessCompression.rank(network)).isEqualTo(5);
        assertThat(LosslessCompression.compress(network).units())
                .extracting(unit -> unit.incoming().get(0))
                .isSorted();
    }

    private static HiddenUnit unit(String outgoing, String incoming, String bias) {
        return new HiddenUnit(row(outgoing), row(incoming), Rational.parse(bias));
    }

    private static List<Rational> row(String... numbers) {
        return Arrays.stream(numbers).map(Rational::parse).toList();
    }
}
