package dev.prank.instances.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads networks from JSON, {@code .npz} and {@code .safetensors}. Decimals are taken exactly and binary numbers at their exact
 * value, so the same trained network may differ at ties between JSON (shortest decimals) and the binary formats.
 *
 * <p>JSON has the keys {@code inputs}, {@code outputs}, {@code activation} ("tanh"), {@code units} (objects of {@code outgoing},
 * {@code incoming}, {@code bias}) and {@code outputBias}, and may have {@code constants} (objects of {@code outgoing},
 * {@code bias}), {@code radius}, {@code rank}, {@code origin} ({@link Origin}) and {@code schema} (1), in any order; numbers may be JSON numbers or strings.
 * {@code .npz} has the arrays W1, b1, W2 and b2; {@code .safetensors} the tensors of {@link TensorNames}.
 */
public final class NetworkReader {

    private NetworkReader() {}

    /**
     * Reads a file in the format that its name ends in. Time and space are linear in the size of the uncompressed file.
     *
     * @throws FormatException when the name ends in no known format or the content is malformed
     * @throws IOException when the file cannot be read
     */
    public static NetworkFile read(Path file, NetworkReadOptions options) throws IOException {
        String source = file.toString();
        NetworkFormat format = NetworkFormat.ofFileName(file)
                .orElseThrow(() -> FormatException.in(
                        source, "", "expected a file name that ends in .json, .npz or .safetensors"));
        if (format == NetworkFormat.NPZ) {
            return NetworkFile.of(NpzReader.read(file, source).network(options.layout()));
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            if (format == NetworkFormat.JSON) {
                return readJson(in, source);
            }
            // The names are those of PyTorch, and so is the layout unless the caller says otherwise.
            WeightLayout layout = options.layout() == WeightLayout.SKLEARN ? WeightLayout.SKLEARN : WeightLayout.TORCH;
            return NetworkFile.of(
                    SafetensorsReader.read(in, source, options.tensorNames()).network(layout));
        }
    }

    /** {@link #read(Path, NetworkReadOptions)} with {@link NetworkReadOptions#DEFAULT}. */
    public static NetworkFile read(Path file) throws IOException {
        return read(file, NetworkReadOptions.DEFAULT);
    }

    /**
     * Reads a JSON document that fills the stream, and leaves the stream open.
     *
     * @param sourceName what messages call the stream, for instance {@code <stdin>}
     * @throws FormatException when the content is malformed
     */
    public static NetworkFile readJson(InputStream in, String sourceName) throws IOException {
        return JsonCursor.read(in, sourceName, NetworkJson::read);
    }
}
