package dev.prank.instances.io;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The file formats of networks. */
public enum NetworkFormat {
    /** Exact numbers; the only format that holds constants, a radius, a rank and an origin. */
    JSON(".json"),
    /** numpy's zip file of arrays. */
    NPZ(".npz"),
    /** Tensors behind a JSON header. */
    SAFETENSORS(".safetensors");

    private final String extension;

    NetworkFormat(String extension) {
        this.extension = extension;
    }

    /** With the dot. */
    public String extension() {
        return extension;
    }

    /** The format that a file's name ends in, in small or capital letters. */
    public static Optional<NetworkFormat> ofFileName(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        for (NetworkFormat format : values()) {
            if (name.endsWith(format.extension)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
