package dev.prank.solver.report;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;

/** The inputs from {@code from} to {@code to}, for which functions of one input are shown and compared. */
public record PlotInterval(Rational from, Rational to) {

    /** The part of all slopes that is shown. */
    private static final Rational MOST_SLOPES = Rational.of(9, 10);

    private static final MathContext UP = new MathContext(1, RoundingMode.UP);

    private static final Rational MOST = Rational.parse("1e100");

    /** @throws IllegalArgumentException when it has no length, or an end is too large to be plotted */
    public PlotInterval {
        if (from.abs().max(to.abs()).compareTo(MOST) > 0) {
            throw new IllegalArgumentException("inputs above 1e100 cannot be plotted");
        }
        if (from.compareTo(to) >= 0) {
            throw new IllegalArgumentException("an interval from " + from + " to " + to + " has no length");
        }
    }

    /**
     * Where things happen: from −X to X, where X is a round number, at least 1. A unit's slope is greatest where its tanh changes
     * its sign, at −c/b, and is |ab| there, for the largest |a|; the units with |c/b| ≤ X have nine tenths of the sum of these
     * slopes.
     *
     * @param network of one input
     */
    public static PlotInterval around(TanhNetwork network) {
        List<HiddenUnit> units = network.units().stream()
                .filter(unit -> !unit.isConstant())
                .sorted(Comparator.comparing(PlotInterval::centre))
                .toList();
        Rational enough =
                Rational.sum(units.stream().map(PlotInterval::slope).toList()).multiply(MOST_SLOPES);
        Rational reach = Rational.ZERO;
        Rational slopes = Rational.ZERO;
        for (HiddenUnit unit : units) {
            if (slopes.compareTo(enough) < 0) {
                reach = centre(unit);
                slopes = slopes.add(slope(unit));
            }
        }
        Rational round = Rational.of(new BigDecimal(reach.numerator()).divide(new BigDecimal(reach.denominator()), UP))
                .max(Rational.ONE);
        return new PlotInterval(round.negate(), round);
    }

    /** How far from 0. */
    private static Rational centre(HiddenUnit unit) {
        return unit.bias().divide(unit.incoming().get(0)).abs();
    }

    private static Rational slope(HiddenUnit unit) {
        Rational weight = unit.outgoing().stream().map(Rational::abs).reduce(Rational.ZERO, Rational::max);
        return weight.multiply(unit.incoming().get(0).abs());
    }
}
