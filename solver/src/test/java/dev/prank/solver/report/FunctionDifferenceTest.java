package dev.prank.solver.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FunctionDifferenceTest {

    private static final PlotInterval INTERVAL = new PlotInterval(Rational.of(-2), Rational.TWO);

    private static TanhNetwork network(double[][] units, String bias) {
        List<HiddenUnit> all = new ArrayList<>();
        for (double[] unit : units) {
            all.add(new HiddenUnit(
                    List.of(Rational.exactly(unit[0])), List.of(Rational.exactly(unit[1])), Rational.exactly(unit[2])));
        }
        return TanhNetwork.of(1, 1, all, List.of(Rational.parse(bias)));
    }

    private static double value(TanhNetwork network, double x) {
        double sum = network.outputBias().get(0).doubleValue();
        for (HiddenUnit unit : network.units()) {
            sum += unit.outgoing().get(0).doubleValue()
                    * Math.tanh(unit.incoming().get(0).doubleValue() * x
                            + unit.bias().doubleValue());
        }
        return sum;
    }

    private static double[][] randomUnits(SplittableRandom random, int count) {
        double[][] units = new double[count][];
        for (int i = 0; i < count; i++) {
            units[i] = random.doubles(3, -8, 8).toArray();
        }
        return units;
    }

    /** What a dense sample finds is below the bound, and what is attained is hardly above it. */
    @Property(tries = 60)
    void aDenseSampleIsBelowTheBound(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] units = randomUnits(random, random.nextInt(1, 12));
        TanhNetwork one = network(units, "1/3");
        double radius = Math.pow(10, -random.nextInt(0, 9));
        for (double[] unit : units) {
            for (int k = 0; k < 3; k++) {
                unit[k] += random.nextInt(3) == 0 ? 0 : random.nextDouble(-radius, radius);
            }
        }
        TanhNetwork other = network(units, random.nextBoolean() ? "1/3" : "0.334");
        FunctionDifference difference =
                FunctionDifference.between(one, other, INTERVAL).get(0);

        double most = 0;
        double rounding = 1e-12;
        for (int i = 0; i <= 20_000; i++) {
            double x = -2 + i / 5_000.0;
            most = Math.max(most, Math.abs(value(one, x) - value(other, x)));
        }
        assertThat(most).as("seed %s", seed).isLessThanOrEqualTo(difference.bound() + rounding);
        assertThat(difference.bound()).as("seed %s", seed).isLessThanOrEqualTo(1.01 * most + rounding);
        assertThat(difference.attained())
                .as("seed %s", seed)
                .isBetween(0.98 * most - rounding, 1.001 * most + rounding);
    }

    /** tanh(x) − 2 tanh(x) is furthest from 0 at the ends. */
    @Example
    void theEndsCount() {
        TanhNetwork one = network(new double[][] {{1, 1, 0}}, "0");
        TanhNetwork other = network(new double[][] {{2, 1, 0}}, "0");
        FunctionDifference difference =
                FunctionDifference.between(one, other, INTERVAL).get(0);

        assertThat(difference.bound()).isBetween(Math.tanh(2), 1.005 * Math.tanh(2));
        assertThat(difference.attained()).isBetween(0.98 * Math.tanh(2), Math.tanh(2));
    }

    /** A spike between the points of any plot: tanh(10⁷x) steps and returns within 10⁻⁶. */
    @Example
    void aNarrowSpikeIsFound() {
        TanhNetwork one = network(new double[][] {{1, 1e7, -1e7 / 3}, {-1, 1e7, -1e7 / 3 - 8}}, "0");
        TanhNetwork other = network(new double[][] {{0, 1, 0}, {0, 1, 0}}, "0");
        FunctionDifference difference =
                FunctionDifference.between(one, other, INTERVAL).get(0);

        assertThat(difference.bound()).isBetween(2 * Math.tanh(4), 2.02);
    }

    @Example
    void theSameFunctionHasNoDifference() {
        TanhNetwork one = network(new double[][] {{1, 1, 0}, {3, 2, 1}}, "1/7");

        assertThat(FunctionDifference.between(one, one, INTERVAL)).containsExactly(new FunctionDifference(0, 0));
    }

    @Example
    void hugeNumbersHaveNoBound() {
        HiddenUnit huge = new HiddenUnit(List.of(Rational.parse("1e400")), List.of(Rational.ONE), Rational.ZERO);
        TanhNetwork one = TanhNetwork.of(1, 1, List.of(huge));
        TanhNetwork other = TanhNetwork.of(1, 1, List.of());

        assertThat(FunctionDifference.between(one, other, INTERVAL).get(0).bound())
                .isInfinite();
    }

    @Example
    void severalInputsAreRefused() {
        TanhNetwork plane = TanhNetwork.of(2, 1, List.of());

        assertThatThrownBy(() -> FunctionDifference.between(plane, plane, INTERVAL))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void theIntervalHoldsMostCentres() {
        TanhNetwork one = network(new double[][] {{1, 2, 3}, {1, -1, 0.25}, {1, 0, 9}}, "0");

        assertThat(PlotInterval.around(one)).isEqualTo(INTERVAL);
        assertThat(PlotInterval.around(TanhNetwork.of(1, 1, List.of())))
                .isEqualTo(new PlotInterval(Rational.of(-1), Rational.ONE));
    }
}
