package dev.prank.solver.draw;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The file formats of pictures. */
public enum PictureFormat {
    /** Scalable vector graphics: text in UTF-8, the same bytes for the same picture. */
    SVG(".svg") {
        @Override
        public void write(Picture picture, OutputStream out) throws IOException {
            SvgWriter.write(picture, out);
        }
    },
    /** Pixels, {@value PngWriter#LONGEST_SIDE} on the longest side. Letters look as the machine's own fonts do. */
    PNG(".png") {
        @Override
        public void write(Picture picture, OutputStream out) throws IOException {
            PngWriter.write(picture, out);
        }
    };

    private final String extension;

    PictureFormat(String extension) {
        this.extension = extension;
    }

    /** With the dot. */
    public String extension() {
        return extension;
    }

    /** The format that a file's name ends in, in small or capital letters. */
    public static Optional<PictureFormat> ofFileName(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        for (PictureFormat format : values()) {
            if (name.endsWith(format.extension)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** Writes the picture and leaves the stream open. Linear time. */
    public abstract void write(Picture picture, OutputStream out) throws IOException;
}
