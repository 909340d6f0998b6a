package dev.prank.solver.profile;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.solver.SolveResult;
import dev.prank.solver.draw.LineChart;
import dev.prank.solver.draw.Shape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * The proximate rank of one network at successive training steps, at chosen radii.
 *
 * @param values step by step, and within a step radius by radius
 */
public record Trajectory(List<Value> values) {

    /** A step so many times the middle one is drawn far away from most others when the axis is linear. */
    private static final int UNEVEN = 10;

    /**
     * What is known of one proximate rank.
     *
     * @param step how long the network had been trained
     * @param units of the network
     * @param lower prank is not below it
     * @param upper prank is not above it
     * @param greedy what Algorithm 5.1 gives
     */
    public record Value(long step, int units, Rational radius, int lower, int upper, int greedy) {

        /** @throws IllegalArgumentException when the step is negative or the bounds contradict each other */
        public Value {
            Objects.requireNonNull(radius, "radius");
            if (step < 0 || lower > upper) {
                throw new IllegalArgumentException("step " + step + " cannot have from " + lower + " to " + upper);
            }
        }

        /** What a search has told. */
        public static Value of(long step, Rational radius, int greedy, SolveResult<NearbyNetwork> result) {
            int units = result.witness().network().size();
            return new Value(step, units, radius, result.lowerBound(), result.upperBound(), greedy);
        }

        public boolean isExact() {
            return lower == upper;
        }
    }

    /** @throws IllegalArgumentException when a step comes before an earlier one */
    public Trajectory {
        values = List.copyOf(values);
        for (int i = 1; i < values.size(); i++) {
            if (values.get(i).step() < values.get(i - 1).step()) {
                throw new IllegalArgumentException("step " + values.get(i).step() + " comes after "
                        + values.get(i - 1).step());
            }
        }
    }

    /** No search ended with a bracket. */
    public boolean isExact() {
        return values.stream().allMatch(Value::isExact);
    }

    /** In the order in which they were asked for. */
    public List<Rational> radii() {
        Set<Rational> radii = new LinkedHashSet<>();
        values.forEach(value -> radii.add(value.radius()));
        return List.copyOf(radii);
    }

    /**
     * A line for each value below one with the names of the columns; radii are exact. The proximate rank is from lower to upper.
     */
    public String toCsv() {
        StringBuilder text = new StringBuilder("step,units,radius,lower,upper,greedy\n");
        for (Value value : values) {
            text.append(value.step()).append(',');
            text.append(value.units()).append(',');
            text.append(value.radius().toDecimalString()).append(',');
            text.append(value.lower()).append(',');
            text.append(value.upper()).append(',');
            text.append(value.greedy()).append('\n');
        }
        return text.toString();
    }

    /**
     * A line for each radius, joined straight between the steps. Where searches ended with brackets, a second line has the lower
     * bounds. When most steps are near the beginning, the axis is logarithmic and begins at 1 for step 0.
     */
    public LineChart chart(String title) {
        boolean isUneven = isUneven();
        List<LineChart.Series> series = new ArrayList<>();
        for (Rational radius : radii()) {
            List<Value> those = values.stream()
                    .filter(value -> value.radius().equals(radius))
                    .toList();
            String name = radius.signum() == 0 ? "rank" : "radius " + radius.toDecimalString();
            series.add(line(name, those, isUneven, Value::upper));
            if (!those.stream().allMatch(Value::isExact)) {
                series.add(line(name + ", lower bound", those, isUneven, Value::lower));
            }
        }
        return new LineChart(
                title,
                "The proximate rank at each training step, for each radius.",
                new LineChart.Axis(isUneven ? "training step + 1" : "training step", isUneven),
                new LineChart.Axis("units", false),
                series);
    }

    private static LineChart.Series line(
            String name, List<Value> values, boolean shifted, ToIntFunction<Value> height) {
        return new LineChart.Series(
                name,
                values.stream()
                        .map(value -> new Shape.At(value.step() + (shifted ? 1 : 0), height.applyAsInt(value)))
                        .toList());
    }

    private boolean isUneven() {
        List<Long> steps = values.stream().map(Value::step).distinct().toList();
        return !steps.isEmpty() && steps.get(steps.size() - 1) > UNEVEN * (steps.get(steps.size() / 2) + 1);
    }
}
