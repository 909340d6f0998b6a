package dev.prank.instances.network;

import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One hidden unit: it adds {@code outgoing · tanh(incoming · x + bias)} to the network's output.
 *
 * @param outgoing m outgoing weights, one per output (the paper's a)
 * @param incoming n incoming weights, one per input (the paper's b)
 * @param bias the paper's c
 */
public record HiddenUnit(List<Rational> outgoing, List<Rational> incoming, Rational bias) {

    public HiddenUnit {
        outgoing = List.copyOf(outgoing);
        incoming = List.copyOf(incoming);
        Objects.requireNonNull(bias, "bias");
    }

    /** The unit is constant in its input: all incoming weights are 0. */
    public boolean isConstant() {
        return sign() == 0;
    }

    /** The sign of the first incoming weight that is not 0; 0 for a constant unit. */
    public int sign() {
        for (Rational weight : incoming) {
            if (weight.signum() != 0) {
                return weight.signum();
            }
        }
        return 0;
    }

    /** {@code orientation · (incoming, bias)}: a point of R^(n+1). {@code orientation} is +1 or −1. */
    public List<Rational> position(int orientation) {
        List<Rational> position = new ArrayList<>(incoming.size() + 1);
        for (Rational weight : incoming) {
            position.add(oriented(weight, orientation));
        }
        position.add(oriented(bias, orientation));
        return position;
    }

    /** {@code max_k |incoming_k| ≤ radius}: some parameter within the radius makes the unit constant. */
    public boolean isNearlyConstant(Rational radius) {
        return isWithin(incoming, radius);
    }

    /** {@code max_k |outgoing_k| ≤ radius}: some parameter within the radius removes the unit from every output. */
    public boolean isNearlySilent(Rational radius) {
        return isWithin(outgoing, radius);
    }

    private static boolean isWithin(List<Rational> weights, Rational radius) {
        for (Rational weight : weights) {
            if (weight.abs().compareTo(radius) > 0) {
                return false;
            }
        }
        return true;
    }

    static Rational oriented(Rational value, int orientation) {
        return orientation < 0 ? value.negate() : value;
    }
}
