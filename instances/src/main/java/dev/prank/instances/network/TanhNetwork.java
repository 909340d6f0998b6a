package dev.prank.instances.network;

import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A network with one hidden layer of h tanh units, n inputs and m outputs:
 * {@code f(x) = d + Σ_j α_j tanh(γ_j) + Σ_i a_i tanh(b_i · x + c_i)}.
 *
 * <p>The constant terms (α, γ) belong to the output bias; they arise when a constant unit is folded away exactly, and no
 * perturbation moves them. The parameter vector of a network, in the sense of the L∞ ball, is (a, b, c, d).
 *
 * @param inputs n ≥ 1
 * @param outputs m ≥ 1
 * @param units the h ≥ 0 hidden units, in order
 * @param constants exact constant terms of the output bias
 * @param outputBias m numbers (the paper's d)
 */
public record TanhNetwork(
        int inputs, int outputs, List<HiddenUnit> units, List<ConstantTerm> constants, List<Rational> outputBias) {

    /** @throws IllegalArgumentException when a shape does not fit, naming the place */
    public TanhNetwork {
        units = List.copyOf(units);
        constants = List.copyOf(constants);
        outputBias = List.copyOf(outputBias);
        requireShape(inputs >= 1, "inputs must be at least 1, not " + inputs);
        requireShape(outputs >= 1, "outputs must be at least 1, not " + outputs);
        requireShape(
                outputBias.size() == outputs,
                "outputBias has " + outputBias.size() + " numbers; expected " + outputs + " (outputs)");
        for (int i = 0; i < units.size(); i++) {
            HiddenUnit unit = units.get(i);
            if (unit.incoming().size() != inputs) {
                throw new IllegalArgumentException("unit " + i + " has "
                        + unit.incoming().size() + " incoming weights; expected " + inputs + " (inputs)");
            }
            if (unit.outgoing().size() != outputs) {
                throw new IllegalArgumentException("unit " + i + " has "
                        + unit.outgoing().size() + " outgoing weights; expected " + outputs + " (outputs)");
            }
        }
        for (int j = 0; j < constants.size(); j++) {
            int size = constants.get(j).outgoing().size();
            if (size != outputs) {
                throw new IllegalArgumentException(
                        "constant " + j + " has " + size + " outgoing weights; expected " + outputs + " (outputs)");
            }
        }
    }

    private static void requireShape(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /** A network without constant terms. */
    public static TanhNetwork of(int inputs, int outputs, List<HiddenUnit> units, List<Rational> outputBias) {
        return new TanhNetwork(inputs, outputs, units, List.of(), outputBias);
    }

    /** A network without constant terms and with output bias 0. */
    public static TanhNetwork of(int inputs, int outputs, List<HiddenUnit> units) {
        return of(inputs, outputs, units, Collections.nCopies(outputs, Rational.ZERO));
    }

    /** The number of hidden units, h. */
    public int size() {
        return units.size();
    }

    /** The network with the same output bias and only the units at {@code indices}, in that order. */
    public TanhNetwork restrictedTo(List<Integer> indices) {
        List<HiddenUnit> kept = new ArrayList<>(indices.size());
        for (int index : indices) {
            kept.add(units.get(index));
        }
        return new TanhNetwork(inputs, outputs, kept, constants, outputBias);
    }
}
