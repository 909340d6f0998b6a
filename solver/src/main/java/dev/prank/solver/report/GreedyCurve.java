package dev.prank.solver.report;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * The paper's greedy bound at every radius: Algorithm 5.1 of a network, or Algorithm 5.2 of points. It changes at finitely many
 * radii and is not monotone.
 *
 * <p><b>How.</b> At one radius the algorithm compares the radius with numbers: incoming weights, distances to the starters of
 * groups, and the mean outgoing weights of groups. A greater radius takes the same course up to the least of the numbers that
 * were above it. So the algorithm runs at 0 and then each time at that number. Distances and weights are sorted exactly once and
 * compared by their places.
 *
 * <p>With h units, at most h² runs of O(h²) comparisons of places and O(hm) additions of fractions; in practice few comparisons
 * are needed, and many of the numbers are never met. Space O(h²).
 *
 * @param changes by radius
 * @param isComplete each value holds up to the next change, and the first is at 0; otherwise nothing is known between
 */
public record GreedyCurve(List<Change> changes, boolean isComplete) {

    private static final int MOST_ELEMENTS = 2_000;

    /** The bound is this at this radius. */
    public record Change(Rational radius, int value) {}

    /** @throws IllegalArgumentException when there is no change */
    public GreedyCurve {
        changes = List.copyOf(changes);
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("a curve needs a value");
        }
    }

    /** Whether h is small enough for {@link #of}. */
    public static boolean isFeasible(int elementCount) {
        return elementCount <= MOST_ELEMENTS;
    }

    /** Only at these radii, increasing. */
    public static GreedyCurve at(List<Rational> radii, ToIntFunction<Rational> algorithm) {
        return new GreedyCurve(
                radii.stream()
                        .map(radius -> new Change(radius, algorithm.applyAsInt(radius)))
                        .toList(),
                false);
    }

    /** Algorithm 5.1, from radius 0 to a last one. */
    public static GreedyCurve of(TanhNetwork network, Rational last) {
        List<Element> elements = new ArrayList<>();
        for (HiddenUnit unit : network.units()) {
            boolean isTurned = unit.sign() < 0;
            elements.add(new Element(
                    unit.position(isTurned ? -1 : 1),
                    List.of(largest(unit.incoming())),
                    isTurned ? unit.outgoing().stream().map(Rational::negate).toList() : unit.outgoing()));
        }
        return new Runs(elements, last).curve();
    }

    /** Algorithm 5.2, from radius 0 to a last one. */
    public static GreedyCurve of(PointSet points, Rational last) {
        return new Runs(
                        points.points().stream()
                                .map(Point::coordinates)
                                .map(place -> new Element(place, List.of(), List.of()))
                                .toList(),
                        last)
                .curve();
    }

    /** At a radius up to the last one; of a curve that is not complete, at the nearest radius below. */
    public int at(Rational radius) {
        int value = changes.get(0).value();
        for (Change change : changes) {
            if (change.radius().compareTo(radius) <= 0) {
                value = change.value();
            }
        }
        return value;
    }

    private static Rational largest(List<Rational> numbers) {
        return numbers.stream().map(Rational::abs).reduce(Rational.ZERO, Rational::max);
    }

    /**
     * A unit or a point.
     *
     * @param dying the radius from which a unit is dead; empty of a point
     * @param weights outgoing ones; empty of a point, whose groups never vanish
     */
    private record Element(List<Rational> place, List<Rational> dying, List<Rational> weights) {

        Rational distance(Element other) {
            Rational distance = Rational.ZERO;
            for (int k = 0; k < place.size(); k++) {
                distance =
                        distance.max(place.get(k).subtract(other.place.get(k)).abs());
            }
            return distance;
        }
    }

    private static final class Runs {

        /** The place of a number that does not exist. */
        private static final int NONE = Integer.MAX_VALUE;

        private final List<Element> elements;
        private final Rational last;
        /** All distances and dying radii, increasing. */
        private final Rational[] thresholds;
        /** For each element the places of its distances to the earlier ones in that list, then that of its dying radius. */
        private final int[][] places;

        Runs(List<Element> elements, Rational last) {
            this.elements = elements;
            this.last = last;
            List<List<Rational>> rows = new ArrayList<>();
            TreeSet<Rational> distinct = new TreeSet<>();
            for (int i = 0; i < elements.size(); i++) {
                List<Rational> row = new ArrayList<>();
                for (int j = 0; j < i; j++) {
                    row.add(elements.get(i).distance(elements.get(j)));
                }
                row.addAll(elements.get(i).dying());
                rows.add(row);
                distinct.addAll(row);
            }
            thresholds = distinct.toArray(new Rational[0]);
            places = new int[rows.size()][];
            for (int i = 0; i < places.length; i++) {
                places[i] = new int[i + 1];
                Arrays.fill(places[i], NONE);
                for (int j = 0; j < rows.get(i).size(); j++) {
                    places[i][j] = Arrays.binarySearch(thresholds, rows.get(i).get(j));
                }
            }
        }

        GreedyCurve curve() {
            List<Change> changes = new ArrayList<>();
            Rational radius = Rational.ZERO;
            while (radius.compareTo(last) <= 0) {
                Run run = new Run(radius);
                if (changes.isEmpty() || changes.get(changes.size() - 1).value() != run.value) {
                    changes.add(new Change(radius, run.value));
                }
                radius = run.next;
            }
            return new GreedyCurve(changes, true);
        }

        /** The algorithm at one radius. */
        private final class Run {

            private final Rational radius;
            private final int reach;
            private final int value;
            /** The least number above the radius with which it was compared; beyond the last radius when there is none. */
            private Rational next = last.add(Rational.ONE);

            Run(Rational radius) {
                this.radius = radius;
                int place = Arrays.binarySearch(thresholds, radius);
                reach = place >= 0 ? place : -place - 2;
                List<List<Integer>> groups = groups();
                value = (int) groups.stream().filter(group -> !vanishes(group)).count();
            }

            private List<List<Integer>> groups() {
                List<List<Integer>> groups = new ArrayList<>();
                int nextPlace = NONE;
                for (int i = 0; i < places.length; i++) {
                    int dying = places[i][i];
                    if (dying > reach) {
                        nextPlace = Math.min(nextPlace, dying);
                        int g = 0;
                        while (g < groups.size() && places[i][groups.get(g).get(0)] > reach) {
                            nextPlace =
                                    Math.min(nextPlace, places[i][groups.get(g).get(0)]);
                            g++;
                        }
                        if (g == groups.size()) {
                            groups.add(new ArrayList<>());
                        }
                        groups.get(g).add(i);
                    }
                }
                if (nextPlace != NONE) {
                    next = next.min(thresholds[nextPlace]);
                }
                return groups;
            }

            private boolean vanishes(List<Integer> group) {
                int outputs = elements.get(group.get(0)).weights().size();
                Rational most = Rational.ZERO;
                for (int k = 0; k < outputs; k++) {
                    Rational sum = Rational.ZERO;
                    for (int i : group) {
                        sum = sum.add(elements.get(i).weights().get(k));
                    }
                    most = most.max(sum.abs().divide(group.size()));
                }
                if (outputs > 0 && most.compareTo(radius) > 0) {
                    next = next.min(most);
                }
                return outputs > 0 && most.compareTo(radius) <= 0;
            }
        }
    }
}
