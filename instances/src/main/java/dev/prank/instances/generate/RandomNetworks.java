package dev.prank.instances.generate;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Networks with independent random parameters. Numbers are drawn unit by unit, in the order outgoing weights, incoming weights,
 * bias, and last the output bias, so a network's first units do not depend on how many follow.
 */
public final class RandomNetworks {

    private RandomNetworks() {}

    /** {@link #uniform(int, int, int, Rational, long)} in [−1, 1]. */
    public static TanhNetwork uniform(int inputs, int outputs, int units, long seed) {
        return uniform(inputs, outputs, units, Rational.ONE, seed);
    }

    /**
     * Every parameter is {@code scale · k/1000} with k uniform in −1000 … 1000.
     *
     * @throws IllegalArgumentException when {@code inputs} or {@code outputs} is below 1, or {@code units} is negative
     */
    public static TanhNetwork uniform(int inputs, int outputs, int units, Rational scale, long seed) {
        return network(inputs, outputs, units, 1000, scale.divide(1000), seed);
    }

    /**
     * Every parameter is {@code k · spacing} with k uniform in −steps … steps: with few steps, equal units, cancelling units and
     * distances exactly on a boundary are common.
     *
     * @throws IllegalArgumentException when {@code inputs} or {@code outputs} is below 1, or {@code units} or {@code steps} is
     *     negative
     */
    public static TanhNetwork onLattice(int inputs, int outputs, int units, int steps, Rational spacing, long seed) {
        if (steps < 0) {
            throw new IllegalArgumentException("steps must not be negative, but is " + steps);
        }
        return network(inputs, outputs, units, steps, spacing, seed);
    }

    private static TanhNetwork network(int inputs, int outputs, int units, int steps, Rational spacing, long seed) {
        if (inputs < 1 || outputs < 1 || units < 0) {
            throw new IllegalArgumentException("inputs and outputs must be at least 1 and units at least 0, not "
                    + inputs + ", " + outputs + " and " + units);
        }
        Draws draws = new Draws(seed);
        Supplier<Rational> parameter = () -> spacing.multiply(draws.symmetric(steps));
        List<HiddenUnit> hidden = new ArrayList<>(units);
        for (int i = 0; i < units; i++) {
            List<Rational> outgoing = numbers(outputs, parameter);
            List<Rational> incoming = numbers(inputs, parameter);
            hidden.add(new HiddenUnit(outgoing, incoming, parameter.get()));
        }
        return TanhNetwork.of(inputs, outputs, hidden, numbers(outputs, parameter));
    }

    private static List<Rational> numbers(int count, Supplier<Rational> parameter) {
        List<Rational> numbers = new ArrayList<>(count);
        for (int k = 0; k < count; k++) {
            numbers.add(parameter.get());
        }
        return List.copyOf(numbers);
    }
}
