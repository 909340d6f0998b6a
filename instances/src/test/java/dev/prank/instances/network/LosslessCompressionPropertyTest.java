package dev.prank.instances.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LosslessCompressionPropertyTest {

    @Provide
    Arbitrary<TanhNetwork> networks() {
        return LatticeNetworks.networks();
    }

    @Property(tries = 1500)
    void rankIsThatOfTheDefinition(@ForAll("networks") TanhNetwork network) {
        assertThat(LosslessCompression.rank(network)).isEqualTo(rankByPairs(network));
    }

    @Property(tries = 1000)
    void compressionPreservesTheFunction(@ForAll("networks") TanhNetwork network, @ForAll Random random) {
        TanhNetwork compressed = LosslessCompression.compress(network);
        for (int trial = 0; trial < 5; trial++) {
            double[] x = random.doubles(network.inputs(), -3, 3).toArray();
            double[] expected = evaluate(network, x);
            double[] actual = evaluate(compressed, x);
            for (int k = 0; k < expected.length; k++) {
                // Outgoing weights of 1e30 make absolute errors meaningless; the scale is the largest term.
                assertThat(actual[k]).isCloseTo(expected[k], within(1e-12 * scale(network)));
            }
        }
    }

    @Property(tries = 1000)
    void compressedNetworksAreIrreducible(@ForAll("networks") TanhNetwork network) {
        TanhNetwork compressed = LosslessCompression.compress(network);
        assertThat(compressed.size()).isEqualTo(LosslessCompression.rank(network));
        assertThat(LosslessCompression.rank(compressed)).isEqualTo(compressed.size());
        List<HiddenUnit> units = compressed.units();
        for (int i = 0; i < units.size(); i++) {
            // The paper's reducibility conditions (i) to (iv).
            assertThat(units.get(i).outgoing()).anyMatch(weight -> weight.signum() != 0);
            assertThat(units.get(i).incoming()).anyMatch(weight -> weight.signum() != 0);
            for (int j = 0; j < i; j++) {
                assertThat(relation(units.get(i), units.get(j))).isZero();
            }
        }
    }

    @Property(tries = 1000)
    void orderAndSignsOfUnitsDoNotMatter(@ForAll("networks") TanhNetwork network, @ForAll Random random) {
        List<HiddenUnit> units = new ArrayList<>(network.units());
        Collections.shuffle(units, random);
        units.replaceAll(unit -> random.nextBoolean()
                ? unit
                : new HiddenUnit(
                        negated(unit.outgoing()),
                        negated(unit.incoming()),
                        unit.bias().negate()));
        TanhNetwork shuffled =
                new TanhNetwork(network.inputs(), network.outputs(), units, network.constants(), network.outputBias());
        assertThat(LosslessCompression.compress(shuffled)).isEqualTo(LosslessCompression.compress(network));
        assertThat(LosslessCompression.rank(shuffled)).isEqualTo(LosslessCompression.rank(network));
    }

    @Property(tries = 500)
    void compressingTwiceChangesNothing(@ForAll("networks") TanhNetwork network) {
        TanhNetwork once = LosslessCompression.compress(network);
        assertThat(LosslessCompression.compress(once)).isEqualTo(once);
    }

    /** Counts classes of non-constant units that are equal up to sign, by comparing all pairs, and drops those that sum to 0. */
    private static int rankByPairs(TanhNetwork network) {
        List<HiddenUnit> units = network.units();
        boolean[] counted = new boolean[units.size()];
        int rank = 0;
        for (int i = 0; i < units.size(); i++) {
            if (counted[i] || units.get(i).incoming().stream().allMatch(Rational.ZERO::equals)) {
                continue;
            }
            boolean vanishes = true;
            for (int k = 0; k < network.outputs(); k++) {
                Rational sum = Rational.ZERO;
                for (int j = i; j < units.size(); j++) {
                    int relation = relation(units.get(i), units.get(j));
                    counted[j] |= relation != 0;
                    sum = sum.add(units.get(j).outgoing().get(k).multiply(relation));
                }
                vanishes &= sum.equals(Rational.ZERO);
            }
            rank += vanishes ? 0 : 1;
        }
        return rank;
    }

    /** 1 when (b, c) are equal, −1 when they are opposite, otherwise 0. */
    private static int relation(HiddenUnit left, HiddenUnit right) {
        if (left.incoming().equals(right.incoming()) && left.bias().equals(right.bias())) {
            return 1;
        }
        return left.incoming().equals(negated(right.incoming()))
                        && left.bias().equals(right.bias().negate())
                ? -1
                : 0;
    }

    private static List<Rational> negated(List<Rational> numbers) {
        return numbers.stream().map(Rational::negate).toList();
    }

    private static double[] evaluate(TanhNetwork network, double[] x) {
        double[] y = new double[network.outputs()];
        for (int k = 0; k < y.length; k++) {
            y[k] = network.outputBias().get(k).doubleValue();
            for (ConstantTerm term : network.constants()) {
                y[k] += term.outgoing().get(k).doubleValue()
                        * Math.tanh(term.bias().doubleValue());
            }
            for (HiddenUnit unit : network.units()) {
                double argument = unit.bias().doubleValue();
                for (int j = 0; j < x.length; j++) {
                    argument += unit.incoming().get(j).doubleValue() * x[j];
                }
                y[k] += unit.outgoing().get(k).doubleValue() * Math.tanh(argument);
            }
        }
        return y;
    }

    private static double scale(TanhNetwork network) {
        double scale = 1;
        for (HiddenUnit unit : network.units()) {
            for (Rational weight : unit.outgoing()) {
                scale += Math.abs(weight.doubleValue());
            }
        }
        for (ConstantTerm term : network.constants()) {
            for (Rational weight : term.outgoing()) {
                scale += Math.abs(weight.doubleValue());
            }
        }
        for (Rational bias : network.outputBias()) {
            scale += Math.abs(bias.doubleValue());
        }
        return scale;
    }
}
