package dev.prank.instances.io;

import dev.prank.instances.formula.Assignment;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * Reads an assignment as SAT solvers print it: lines {@code v LITERAL … } up to a literal 0, where each literal is true. Lines that
 * begin with {@code c}, {@code s} or {@code o} are skipped, the {@code v} may be missing, and variables that do not occur are false.
 */
public final class ModelReader {

    private ModelReader() {}

    /**
     * Reads to the end of the stream, which stays open.
     *
     * @param sourceName what messages call the stream
     * @param variableCount the number of variables of the formula
     * @throws FormatException when a literal is no whole number or out of range, or a variable has two values
     */
    public static Assignment read(InputStream in, String sourceName, int variableCount) throws IOException {
        TextLines lines = new TextLines(in, sourceName);
        Boolean[] values = new Boolean[variableCount];
        boolean[] isSet = new boolean[variableCount];
        Arrays.fill(values, false);
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            StringTokenizer words = new StringTokenizer(line.get());
            String first = words.hasMoreTokens() ? words.nextToken() : "c";
            if (!List.of("c", "s", "o").contains(first)) {
                if (!first.equals("v")) {
                    words = new StringTokenizer(line.get());
                }
                while (words.hasMoreTokens()) {
                    int literal = literal(words.nextToken(), variableCount, lines);
                    if (literal != 0) {
                        int variable = Math.abs(literal);
                        if (isSet[variable - 1] && values[variable - 1] != literal > 0) {
                            throw lines.failure("variable " + variable + " has two values");
                        }
                        isSet[variable - 1] = true;
                        values[variable - 1] = literal > 0;
                    }
                }
            }
        }
        return new Assignment(List.of(values));
    }

    private static int literal(String word, int variableCount, TextLines lines) throws FormatException {
        try {
            int literal = Integer.parseInt(word);
            if (literal >= -variableCount && literal <= variableCount) {
                return literal;
            }
        } catch (NumberFormatException e) {
            throw lines.failure("expected a literal, found " + FormatException.quoted(word));
        }
        throw lines.failure("expected a variable from 1 to " + variableCount + ", found literal " + word);
    }
}
