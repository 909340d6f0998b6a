package dev.prank.instances.io;

import java.io.IOException;
import java.util.OptionalInt;

/**
 * A file is malformed: which file, where, and what was expected. The message is a single line, {@code file:line: message} or,
 * where there are no lines, {@code file: message}; whatever it quotes from the input is shortened and has its control characters
 * escaped.
 */
public final class FormatException extends IOException {

    private static final int QUOTE_LENGTH = 40;

    private final String source;
    private final int line;
    private final int column;
    private final String place;

    private FormatException(String source, int line, int column, String place, String problem) {
        super(message(source, line, column, place, problem));
        this.source = source;
        this.line = line;
        this.column = column;
        this.place = place;
    }

    /** For a file without lines; {@code place} is for instance {@code W1[3,2]}, empty for the file as a whole. */
    static FormatException in(String source, String place, String problem) {
        return new FormatException(source, 0, 0, place, problem);
    }

    /** {@code line} counts from 1. */
    static FormatException atLine(String source, int line, String problem) {
        return new FormatException(source, line, 0, "", problem);
    }

    /** {@code line} and {@code column} count from 1; {@code place} is for instance {@code units[3].bias}, or empty. */
    static FormatException at(String source, int line, int column, String place, String problem) {
        return new FormatException(source, line, column, place, problem);
    }

    /** The file's name, or {@code <stdin>}. */
    public String source() {
        return source;
    }

    /** Counted from 1; empty where the format has no lines. */
    public OptionalInt line() {
        return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
    }

    /** Counted from 1; empty where unknown. */
    public OptionalInt column() {
        return column > 0 ? OptionalInt.of(column) : OptionalInt.empty();
    }

    /** The place inside the document, for instance {@code units[3].bias}; empty when it is the whole. */
    public String place() {
        return place;
    }

    private static String message(String source, int line, int column, String place, String problem) {
        StringBuilder message = new StringBuilder(source);
        if (line > 0) {
            message.append(':').append(line);
        }
        message.append(": ");
        if (column > 0) {
            message.append(place)
                    .append(place.isEmpty() ? "" : " ")
                    .append("(column ")
                    .append(column)
                    .append("): ");
        } else if (!place.isEmpty()) {
            message.append(place).append(": ");
        }
        return escaped(message.append(problem).toString());
    }

    /** Input text as a message may show it: at most 40 characters of it, escaped, in single quotes. */
    static String quoted(String text) {
        String start = text.length() <= QUOTE_LENGTH ? text : text.substring(0, QUOTE_LENGTH - 3) + "...";
        return "'" + escaped(start) + "'";
    }

    /** Control, format and line-separating characters and lone surrogates as Unicode escapes, so that one line stays one line. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> escaped.append(String.format("\\u%04x", c));
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}
