package dev.prank.instances.io;

import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.regex.Pattern;

/**
 * Reads formulas in DIMACS CNF: comment lines {@code c …}, one line {@code p cnf VARIABLES CLAUSES}, then clauses of literals, each
 * ended by 0 and on as many lines as it likes. A line {@code %} ends the formula, as in the files of SATLIB, and may be followed by
 * a single 0.
 */
public final class DimacsReader {

    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]*");

    private final TextLines lines;
    private final List<Clause> clauses = new ArrayList<>();
    private final List<Integer> literals = new ArrayList<>();
    private int variableCount;
    private int clauseCount;

    private DimacsReader(TextLines lines) {
        this.lines = lines;
    }

    /**
     * Reads a file, whatever its name.
     *
     * @throws FormatException when the content is malformed
     * @throws IOException when the file cannot be read
     */
    public static CnfFormula read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return read(in, file.toString());
        }
    }

    /**
     * Reads to the end of the stream, which stays open. Time and space are linear in the size of the text, whatever its header
     * says.
     *
     * @param sourceName what messages call the stream, for instance {@code <stdin>}
     * @throws FormatException when the header is missing or malformed, a literal is out of range, the last clause has no 0, or
     *     there are more or fewer clauses than announced
     */
    public static CnfFormula read(InputStream in, String sourceName) throws IOException {
        return new DimacsReader(new TextLines(in, sourceName)).formula();
    }

    private CnfFormula formula() throws IOException {
        readHeader();
        for (Optional<String> line = nextLine(); line.isPresent(); line = nextLine()) {
            if (line.get().equals("%")) {
                requireNothingMore();
                break;
            }
            readLiterals(line.get());
        }
        if (!literals.isEmpty()) {
            throw lines.failure("the last clause has no 0 at its end");
        }
        if (clauses.size() != clauseCount) {
            throw lines.failure("expected " + clauseCount + " clauses, as the header says, found " + clauses.size());
        }
        return new CnfFormula(variableCount, clauses);
    }

    /** The next line that is neither blank nor a comment. */
    private Optional<String> nextLine() throws IOException {
        Optional<String> line = lines.next();
        while (line.isPresent() && (line.get().isEmpty() || isComment(line.get()))) {
            line = lines.next();
        }
        return line;
    }

    private static boolean isComment(String line) {
        return line.startsWith("c") && (line.length() == 1 || Character.isWhitespace(line.charAt(1)));
    }

    private void readHeader() throws IOException {
        String header = nextLine()
                .orElseThrow(() -> lines.failure("expected 'p cnf VARIABLES CLAUSES', found the end of the file"));
        String[] words = header.split("\\s+");
        if (words.length != 4 || !words[0].equals("p") || !words[1].equals("cnf")) {
            throw lines.failure("expected 'p cnf VARIABLES CLAUSES', found " + FormatException.quoted(header));
        }
        variableCount = integer(words[2]);
        clauseCount = integer(words[3]);
        if (variableCount < 0 || clauseCount < 0) {
            throw lines.failure("expected 'p cnf VARIABLES CLAUSES' with numbers of at least 0, found "
                    + FormatException.quoted(header));
        }
    }

    private void readLiterals(String line) throws FormatException {
        StringTokenizer words = new StringTokenizer(line);
        while (words.hasMoreTokens()) {
            int literal = integer(words.nextToken());
            if (literal == 0) {
                if (clauses.size() == clauseCount) {
                    throw lines.failure("expected " + clauseCount + " clauses, as the header says, found more");
                }
                clauses.add(new Clause(literals));
                literals.clear();
            } else if (literal < -variableCount || literal > variableCount) {
                throw lines.failure("expected a variable from 1 to " + variableCount + ", found literal " + literal);
            } else {
                literals.add(literal);
            }
        }
    }

    private void requireNothingMore() throws IOException {
        Optional<String> line = nextLine();
        if (line.isPresent() && line.get().equals("0")) {
            line = nextLine();
        }
        if (line.isPresent()) {
            throw lines.failure("expected the end of the file after '%', found " + FormatException.quoted(line.get()));
        }
    }

    private int integer(String word) throws FormatException {
        if (!INTEGER.matcher(word).matches()) {
            throw lines.failure("expected a whole number, found " + FormatException.quoted(word));
        }
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw lines.failure("expected a whole number of at most " + Integer.MAX_VALUE + ", found "
                    + FormatException.quoted(word));
        }
    }
}
