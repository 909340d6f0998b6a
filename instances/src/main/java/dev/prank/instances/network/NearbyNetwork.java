package dev.prank.instances.network;

import dev.prank.instances.Verdict;
import dev.prank.instances.Witness;
import dev.prank.instances.number.Rational;
import java.util.List;
import java.util.Objects;

/**
 * The witness of an upper bound on a proximate rank: a nearby parameter u, and the grouping it came from.
 *
 * <p>{@link #value()} is the exact rank of u (Algorithm 4.2), so within the radius it proves {@code prank ≤ value()} on its own;
 * the grouping only explains it.
 */
public final class NearbyNetwork implements Witness {

    private final TanhNetwork network;
    private final UnitGrouping grouping;
    private final int rank;

    public NearbyNetwork(TanhNetwork network, UnitGrouping grouping) {
        this.network = Objects.requireNonNull(network, "network");
        this.grouping = Objects.requireNonNull(grouping, "grouping");
        this.rank = LosslessCompression.rank(network);
    }

    /** The nearby parameter u. */
    public TanhNetwork network() {
        return network;
    }

    public UnitGrouping grouping() {
        return grouping;
    }

    /** The exact rank of {@link #network()}. */
    @Override
    public int value() {
        return rank;
    }

    /** A network of {@link #value()} units that computes the same function as {@link #network()}. */
    public TanhNetwork compressed() {
        return LosslessCompression.compress(network);
    }

    /**
     * Checks in exact arithmetic that {@code ‖u − w‖∞ ≤ ε}. The rank of u needs no check: it was computed from u.
     *
     * <p>Time linear in the size of the network.
     */
    public Verdict check(ProximateRankProblem problem) {
        TanhNetwork w = problem.network();
        if (network.inputs() != w.inputs() || network.outputs() != w.outputs() || network.size() != w.size()) {
            return Verdict.rejected("the nearby network has shape " + shape(network) + ", the instance " + shape(w));
        }
        if (!network.constants().equals(w.constants())) {
            return Verdict.rejected("the nearby network has other constant terms than the instance");
        }
        for (int i = 0; i < w.size(); i++) {
            HiddenUnit unit = w.units().get(i);
            HiddenUnit near = network.units().get(i);
            String place = farthest(unit.outgoing(), near.outgoing(), problem.radius());
            if (!place.isEmpty()) {
                return Verdict.rejected("unit " + i + ", outgoing weight " + place);
            }
            place = farthest(unit.incoming(), near.incoming(), problem.radius());
            if (!place.isEmpty()) {
                return Verdict.rejected("unit " + i + ", incoming weight " + place);
            }
            place = farthest(List.of(unit.bias()), List.of(near.bias()), problem.radius());
            if (!place.isEmpty()) {
                return Verdict.rejected("unit " + i + ", bias " + place);
            }
        }
        String place = farthest(w.outputBias(), network.outputBias(), problem.radius());
        return place.isEmpty() ? Verdict.accepted() : Verdict.rejected("output bias " + place);
    }

    private static String farthest(List<Rational> from, List<Rational> to, Rational radius) {
        for (int k = 0; k < from.size(); k++) {
            Rational distance = from.get(k).subtract(to.get(k)).abs();
            if (distance.compareTo(radius) > 0) {
                return k + " is moved by " + distance + ", more than the radius " + radius;
            }
        }
        return "";
    }

    private static String shape(TanhNetwork network) {
        return network.inputs() + " inputs, " + network.size() + " units, " + network.outputs() + " outputs";
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof NearbyNetwork other
                && network.equals(other.network)
                && grouping.equals(other.grouping);
    }

    @Override
    public int hashCode() {
        return Objects.hash(network, grouping);
    }

    @Override
    public String toString() {
        return "NearbyNetwork[rank=" + rank + ", grouping=" + grouping + "]";
    }
}
