package dev.prank.instances.network;

import dev.prank.instances.number.Rational;
import java.util.List;
import java.util.Objects;

/**
 * The constant {@code outgoing · tanh(bias)}, kept symbolically because no fraction can hold it.
 *
 * @param outgoing m weights, one per output
 * @param bias the argument of tanh
 */
public record ConstantTerm(List<Rational> outgoing, Rational bias) {

    public ConstantTerm {
        outgoing = List.copyOf(outgoing);
        Objects.requireNonNull(bias, "bias");
    }
}
