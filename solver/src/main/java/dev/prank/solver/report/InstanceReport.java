package dev.prank.solver.report;

import dev.prank.instances.Witness;
import dev.prank.instances.number.Rational;
import dev.prank.solver.profile.Stair;
import dev.prank.solver.profile.Staircase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What there is to show about a network or points.
 *
 * @param name of the instance's file
 * @param steps of the staircase, by radius, increasing, and by rank, decreasing; at least one
 * @param outOfReach the greatest rank of the window that is not reached in it
 * @param greedy the paper's greedy bound, up to {@link #lastRadius}
 */
public record InstanceReport<T, W extends Witness>(
        String name, T instance, List<Stair<W>> steps, Optional<Stair<W>> outOfReach, GreedyCurve greedy) {

    /** How much the greedy bound is above what the staircase reaches, and the least radius where it is that much. */
    public record Excess(int most, Rational radius) {}

    /** Computes the greedy bound up to a radius. */
    @FunctionalInterface
    public interface Greedy {
        GreedyCurve upTo(Rational last);
    }

    public InstanceReport {
        steps = List.copyOf(steps);
    }

    /** @throws IllegalArgumentException when the staircase has no step */
    public static <T, W extends Witness> InstanceReport<T, W> of(
            String name, T instance, Staircase<W> staircase, Greedy greedy) {
        List<Stair<W>> steps = new ArrayList<>(staircase.steps());
        // Open brackets of several ranks may end at one radius.
        steps.sort(Comparator.<Stair<W>, Rational>comparing(InstanceReport::upper)
                .thenComparing(Comparator.<Stair<W>>comparingInt(Stair::rank).reversed()));
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("no rank of this window is within reach");
        }
        Optional<Stair<W>> outOfReach = staircase.stairs().stream()
                .filter(stair -> stair.reached().isEmpty())
                .max(Comparator.comparingInt(Stair::rank));
        return new InstanceReport<>(name, instance, steps, outOfReach, greedy.upTo(lastRadius(steps)));
    }

    /** At which the rank is reached. */
    public static Rational upper(Stair<?> step) {
        return step.reached().orElseThrow().radius();
    }

    /** Up to which it is worth looking: a little more than the last step. */
    private static Rational lastRadius(List<? extends Stair<?>> steps) {
        Rational last = upper(steps.get(steps.size() - 1));
        return last.signum() == 0 ? Rational.ONE : last.multiply(Rational.of(21, 20));
    }

    /** Up to which it is worth looking. */
    public Rational lastRadius() {
        return lastRadius(steps);
    }

    /** All steps are known exactly. */
    public boolean isExact() {
        return steps.stream().allMatch(Stair::isExact);
    }

    /**
     * Whether the rank at the radius of a step is exactly that of the step. It is not known when a smaller rank has an open
     * bracket from below that radius, or is beyond the window.
     *
     * @param leastRank no rank is below it
     */
    public boolean isRankKnown(int step, int leastRank) {
        Stair<W> stair = steps.get(step);
        Optional<Stair<W>> next = step + 1 < steps.size() ? Optional.of(steps.get(step + 1)) : outOfReach;
        return stair.isExact()
                && (stair.rank() == leastRank
                        || next.filter(smaller ->
                                        smaller.isExact() || smaller.lower().compareTo(upper(stair)) >= 0)
                                .isPresent());
    }

    private static boolean isRefutedAt(Stair<?> stair, Rational radius) {
        return stair.refuted().filter(no -> no.radius().compareTo(radius) >= 0).isPresent();
    }

    /** Where the staircase has a step and the greedy bound is known. When steps are open, the true excess may be greater. */
    public Excess excess() {
        TreeSet<Rational> radii = new TreeSet<>();
        steps.forEach(step -> radii.add(upper(step)));
        if (greedy.isComplete()) {
            greedy.changes().forEach(change -> radii.add(change.radius()));
        }
        Excess excess = new Excess(Integer.MIN_VALUE, Rational.ZERO);
        int rank = 0;
        int next = 0;
        for (Rational radius : radii) {
            while (next < steps.size() && upper(steps.get(next)).compareTo(radius) <= 0) {
                rank = steps.get(next).rank();
                next++;
            }
            if (next > 0 && greedy.at(radius) - rank > excess.most()) {
                excess = new Excess(greedy.at(radius) - rank, radius);
            }
        }
        return excess;
    }
}
