package dev.prank.instances.io;

import java.util.List;
import java.util.Set;

/**
 * The names of a network's four tensors in a {@code .safetensors} file.
 *
 * @param hiddenWeight h×n
 * @param hiddenBias h
 * @param outputWeight m×h
 * @param outputBias m
 */
public record TensorNames(String hiddenWeight, String hiddenBias, String outputWeight, String outputBias) {

    /** The names PyTorch gives to {@code nn.Sequential(Linear, Tanh, Linear)}. */
    public static final TensorNames TORCH_SEQUENTIAL = new TensorNames("0.weight", "0.bias", "2.weight", "2.bias");

    /** @throws IllegalArgumentException when two names are equal */
    public TensorNames {
        if (Set.copyOf(List.of(hiddenWeight, hiddenBias, outputWeight, outputBias))
                        .size()
                < 4) {
            throw new IllegalArgumentException("the four tensor names must differ: " + hiddenWeight + ", " + hiddenBias
                    + ", " + outputWeight + ", " + outputBias);
        }
    }

    /** In the order of the components. */
    List<String> inOrder() {
        return List.of(hiddenWeight, hiddenBias, outputWeight, outputBias);
    }
}
