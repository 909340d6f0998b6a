package dev.prank.solver.report;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** The inputs from {@code from} to {@code to}, for which functions of one input are shown and compared. */
public record PlotInterval(Rational from, Rational to) {

    /** A twentieth of the centres may be outside at each end: some units have theirs far away. */
    private static final int OUTSIDE = 20;

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
     * Where things happen: from −X to X, where X is a round number and nine tenths of the units that are not constant change their sign,
     * at −c/b.
     */
    public static PlotInterval around(TanhNetwork network) {
        List<Rational> centres = network.units().stream()
                .filter(unit -> !unit.isConstant())
                .map(PlotInterval::centre)
                .sorted()
                .toList();
        if (centres.isEmpty()) {
            return new PlotInterval(Rational.of(-1), Rational.ONE);
        }
        int outside = centres.size() / OUTSIDE;
        Rational reach = centres.get(outside)
                .abs()
                .max(centres.get(centres.size() - 1 - outside).abs());
        Rational round = reach.signum() == 0
                ? Rational.ONE
                : Rational.of(new BigDecimal(reach.numerator()).divide(new BigDecimal(reach.denominator()), UP));
        return new PlotInterval(round.negate(), round);
    }

    private static Rational centre(HiddenUnit unit) {
        return unit.bias().negate().divide(unit.incoming().get(0));
    }
}
