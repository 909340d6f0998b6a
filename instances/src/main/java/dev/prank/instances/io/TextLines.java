package dev.prank.instances.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a text, which know their number. Bytes that are not UTF-8 become U+FFFD, which only comments can hold. */
public final class TextLines {

    private final BufferedReader reader;
    private final String source;
    private int number;

    /** @param source what messages call the text */
    public TextLines(InputStream in, String source) {
        this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.source = source;
    }

    /** The next line without surrounding white space; empty at the end. */
    public Optional<String> next() throws IOException {
        String line = reader.readLine();
        if (line == null) {
            return Optional.empty();
        }
        number++;
        if (number == 1 && line.startsWith("\ufeff")) {
            line = line.substring(1);
        }
        return Optional.of(line.strip());
    }

    /** The number of the last line read, from 1; 1 also in an empty text. */
    public int number() {
        return Math.max(number, 1);
    }

    /** A failure in the last line read. */
    public FormatException failure(String problem) {
        return FormatException.atLine(source, number(), problem);
    }
}
