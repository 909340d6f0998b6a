package dev.prank.instances.network;

import dev.prank.instances.number.Rational;
import java.util.Objects;

/**
 * The optimisation problem: the least rank of any network whose parameter lies within {@code radius} of the given one in the L∞
 * norm (closed ball), {@code prank_ε(w)}. With a bound r it is the paper's decision problem PR.
 *
 * @param network the parameter w
 * @param radius ε ≥ 0; at 0 the answer is the rank of the network
 */
public record ProximateRankProblem(TanhNetwork network, Rational radius) {

    /** @throws IllegalArgumentException when the radius is negative */
    public ProximateRankProblem {
        Objects.requireNonNull(network, "network");
        if (radius.signum() < 0) {
            throw new IllegalArgumentException("radius must not be negative, but is " + radius);
        }
    }
}
