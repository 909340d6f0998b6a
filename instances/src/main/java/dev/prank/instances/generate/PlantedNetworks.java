package dev.prank.instances.generate;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.network.UnitGroup;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Large networks made from a small one, so that they lie within the radius of a network of small rank.
 *
 * <p><b>Construction.</b> Draw a small network of r units. Split each into several units at one location (b, c), in random
 * orientations, whose outgoing weights, times their orientations, add up to the small unit's. Add pairs of units at one location whose
 * outgoing weights cancel, and units with incoming weight 0. Bring the units into random order, and move every parameter by a
 * random amount of at most ε.
 *
 * <p><b>Proof of the bound.</b> Undo the moves. Each small unit's parts have one location and merge into one unit, each pair merges
 * into nothing, and the units with incoming weight 0 are constants, so the rank is at most r. Hence the proximate rank is at most r.
 * The {@link PlantedNetwork#witness witness} is such a network: it takes the original locations, and shifts outgoing weights only
 * where a pair has to cancel. The proximate rank may be smaller than r: planted units may be within reach of each other or of 0.
 */
public final class PlantedNetworks {

    /** Parameters are multiples of the scale/1000 before they are moved, and moves are multiples of ε/1000. */
    private static final int STEPS = 1000;

    /**
     * How large the network and its parts are.
     *
     * @param rank r, the units of the small network
     * @param copies units that each of them is split into
     * @param cancelledPairs pairs that cancel
     * @param dead units with incoming weight 0
     */
    public record Shape(int inputs, int outputs, int rank, int copies, int cancelledPairs, int dead) {

        /** @throws IllegalArgumentException when inputs, outputs or copies is below 1, another is negative, or the sum is no int */
        public Shape {
            if (inputs < 1 || outputs < 1 || copies < 1) {
                throw new IllegalArgumentException("inputs, outputs and copies must be at least 1, not " + inputs + ", "
                        + outputs + " and " + copies);
            }
            if (rank < 0 || cancelledPairs < 0 || dead < 0) {
                throw new IllegalArgumentException("rank, cancelled pairs and dead units must be at least 0, not "
                        + rank + ", " + cancelledPairs + " and " + dead);
            }
            if ((long) rank * copies + 2L * cancelledPairs + dead > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("the network would have more than 2147483647 units");
            }
        }

        /** The units of the large network. */
        public int size() {
            return rank * copies + 2 * cancelledPairs + dead;
        }
    }

    private PlantedNetworks() {}

    /**
     * A network of the given shape. Takes time and space linear in its size.
     *
     * @param scale the small network's parameters are uniform in [−scale, scale]
     * @throws IllegalArgumentException when the radius or the scale is negative
     * @throws IllegalStateException when the witness fails its check, which is a bug
     */
    public static PlantedNetwork random(Shape shape, Rational scale, Rational radius, long seed) {
        if (scale.signum() < 0) {
            throw new IllegalArgumentException("the scale must not be negative, but is " + scale);
        }
        return new Planting(shape, scale, radius, new Draws(seed)).plant();
    }

    /** A unit before it is moved; {@code group} is −1 for a dead one. */
    private record Part(HiddenUnit unit, int group, int orientation) {}

    /** One network in the making. */
    private static final class Planting {

        private final Shape shape;
        private final Rational scale;
        private final Rational radius;
        private final Draws draws;
        private final List<Part> parts;
        private final List<List<Rational>> locations = new ArrayList<>();

        Planting(Shape shape, Rational scale, Rational radius, Draws draws) {
            this.shape = shape;
            this.scale = scale;
            this.radius = radius;
            this.draws = draws;
            this.parts = new ArrayList<>(shape.size());
        }

        PlantedNetwork plant() {
            for (int g = 0; g < shape.rank(); g++) {
                addGroup(shape.copies(), parameters(shape.outputs()));
            }
            for (int g = 0; g < shape.cancelledPairs(); g++) {
                addGroup(2, Collections.nCopies(shape.outputs(), Rational.ZERO));
            }
            for (int i = 0; i < shape.dead(); i++) {
                List<Rational> outgoing = parameters(shape.outputs());
                List<Rational> zeros = Collections.nCopies(shape.inputs(), Rational.ZERO);
                parts.add(new Part(new HiddenUnit(outgoing, zeros, parameter()), -1, 1));
            }
            draws.shuffle(parts);
            List<HiddenUnit> units = new ArrayList<>(parts.size());
            for (Part part : parts) {
                HiddenUnit unit = part.unit();
                List<Rational> outgoing = moved(unit.outgoing());
                units.add(new HiddenUnit(outgoing, moved(unit.incoming()), moved(unit.bias())));
            }
            TanhNetwork network = TanhNetwork.of(shape.inputs(), shape.outputs(), units, parameters(shape.outputs()));
            ProximateRankProblem problem = new ProximateRankProblem(network, radius);
            PlantedNetwork planted = new PlantedNetwork(problem, grouping().applyTo(network));
            planted.witness().check(problem).requireAccepted();
            return planted;
        }

        /** Units at one random location whose oriented outgoing weights add up to {@code sum}. */
        private void addGroup(int size, List<Rational> sum) {
            List<Rational> location = parameters(shape.inputs() + 1);
            List<Rational> rest = sum;
            for (int i = 0; i < size; i++) {
                List<Rational> share = i == size - 1 ? rest : parameters(shape.outputs());
                int orientation = draws.coin() ? 1 : -1;
                List<Rational> position = oriented(location, orientation);
                int inputs = shape.inputs();
                HiddenUnit unit =
                        new HiddenUnit(oriented(share, orientation), position.subList(0, inputs), position.get(inputs));
                parts.add(new Part(unit, locations.size(), orientation));
                rest = difference(rest, share);
            }
            locations.add(location);
        }

        private UnitGrouping grouping() {
            List<List<Integer>> members = new ArrayList<>();
            List<List<Integer>> orientations = new ArrayList<>();
            List<Integer> dead = new ArrayList<>();
            for (int g = 0; g < locations.size(); g++) {
                members.add(new ArrayList<>());
                orientations.add(new ArrayList<>());
            }
            for (int i = 0; i < parts.size(); i++) {
                Part part = parts.get(i);
                if (part.group() < 0) {
                    dead.add(i);
                } else {
                    members.get(part.group()).add(i);
                    orientations.get(part.group()).add(part.orientation());
                }
            }
            List<UnitGroup> groups = new ArrayList<>();
            for (int g = 0; g < locations.size(); g++) {
                boolean cancelled = g >= shape.rank();
                groups.add(new UnitGroup(members.get(g), orientations.get(g), cancelled, locations.get(g)));
            }
            return new UnitGrouping(groups, dead);
        }

        private Rational parameter() {
            return scale.multiply(draws.symmetric(STEPS)).divide(STEPS);
        }

        private List<Rational> parameters(int count) {
            List<Rational> parameters = new ArrayList<>(count);
            for (int k = 0; k < count; k++) {
                parameters.add(parameter());
            }
            return parameters;
        }

        private Rational moved(Rational value) {
            return value.add(radius.multiply(draws.symmetric(STEPS)).divide(STEPS));
        }

        private List<Rational> moved(List<Rational> values) {
            List<Rational> moved = new ArrayList<>(values.size());
            for (Rational value : values) {
                moved.add(moved(value));
            }
            return moved;
        }

        private static List<Rational> oriented(List<Rational> values, int orientation) {
            return values.stream().map(value -> value.multiply(orientation)).toList();
        }

        private static List<Rational> difference(List<Rational> from, List<Rational> taken) {
            List<Rational> difference = new ArrayList<>(from.size());
            for (int k = 0; k < from.size(); k++) {
                difference.add(from.get(k).subtract(taken.get(k)));
            }
            return difference;
        }
    }
}
