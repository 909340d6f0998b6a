package dev.prank.instances.io;

import java.util.Objects;

/**
 * What a reader of array files cannot always know; JSON needs none of it.
 *
 * @param layout for {@code .npz} and {@code .safetensors}
 * @param tensorNames for {@code .safetensors}; when they are not the default ones, the file may have other tensors too
 */
public record NetworkReadOptions(WeightLayout layout, TensorNames tensorNames) {

    public static final NetworkReadOptions DEFAULT =
            new NetworkReadOptions(WeightLayout.AUTO, TensorNames.TORCH_SEQUENTIAL);

    public NetworkReadOptions {
        Objects.requireNonNull(layout, "layout");
        Objects.requireNonNull(tensorNames, "tensorNames");
    }

    public NetworkReadOptions withLayout(WeightLayout newLayout) {
        return new NetworkReadOptions(newLayout, tensorNames);
    }

    public NetworkReadOptions withTensorNames(TensorNames newNames) {
        return new NetworkReadOptions(layout, newNames);
    }
}
