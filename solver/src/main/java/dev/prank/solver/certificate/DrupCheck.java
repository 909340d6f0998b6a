package dev.prank.solver.certificate;

import dev.prank.instances.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * Checks that a formula in DIMACS CNF has no model, by a proof in DRUP (Heule, Hunt, Wetzler, FMCAD 2013): a list of clauses, one
 * on each line, each of which must follow from the formula and those before it by unit propagation; lines that start with {@code
 * d} drop clauses; the empty clause ends the proof.
 *
 * <p>Nothing is believed, so whatever is accepted has no model. Of the rest, a proof is rejected also when it drops a clause that
 * is not there or has a variable that the formula does not have. Clauses are checked from the first to the last. Time is that of
 * the propagation, which a solver needs as well; space is linear in the clauses that are alive at once. Lines that start with
 * {@code c} are comments.
 */
public final class DrupCheck {

    private final UnitPropagation clauses = new UnitPropagation();
    private int variableCount;

    private DrupCheck() {}

    /**
     * Accepts when the proof shows that the formula has no model; otherwise the reason names the first line that is wrong.
     *
     * @throws IOException when a reader throws it
     */
    public static Verdict check(BufferedReader formula, BufferedReader proof) throws IOException {
        DrupCheck check = new DrupCheck();
        try {
            check.readFormula(new Lines(formula, "formula"));
            check.readProof(new Lines(proof, "proof"));
            return Verdict.accepted();
        } catch (CertificateRejection rejection) {
            return Verdict.rejected(rejection.getMessage());
        }
    }

    private void readFormula(Lines lines) throws IOException, CertificateRejection {
        String[] header = lines.next().orElse(new String[0]);
        if (header.length != 4 || !header[0].equals("p") || !header[1].equals("cnf")) {
            throw lines.rejection("expected 'p cnf', the number of variables and that of clauses");
        }
        variableCount = lines.number(header[2]);
        int announced = lines.number(header[3]);
        if (variableCount < 0 || variableCount > Integer.MAX_VALUE / 8 || announced < 0) {
            throw lines.rejection("the numbers of variables and clauses are out of range");
        }
        int count = 0;
        int[] clause = new int[16];
        int size = 0;
        for (Optional<String[]> line = lines.next(); line.isPresent(); line = lines.next()) {
            // Clauses end at a 0, not at the end of a line.
            for (String word : line.get()) {
                int literal = literal(lines, word);
                if (literal == 0) {
                    clauses.add(Arrays.copyOf(clause, size));
                    count++;
                    size = 0;
                } else {
                    clause = size == clause.length ? Arrays.copyOf(clause, 2 * size) : clause;
                    clause[size++] = literal;
                }
            }
        }
        if (size > 0 || count != announced) {
            throw lines.rejection("the formula ends after " + count + " clauses, but " + announced + " were announced");
        }
    }

    private void readProof(Lines lines) throws IOException, CertificateRejection {
        boolean isConcluded = false;
        while (!isConcluded) {
            String[] words = lines.next().orElseThrow(() -> lines.rejection("the proof ends without the empty clause"));
            boolean drops = words[0].equals("d");
            int start = drops ? 1 : 0;
            int[] lemma = clause(lines, Arrays.copyOfRange(words, start, words.length));
            if (drops) {
                if (!clauses.drop(lemma)) {
                    throw lines.rejection("drops a clause that is not there");
                }
            } else if (!clauses.implies(lemma)) {
                throw lines.rejection("the clause does not follow by unit propagation");
            } else {
                clauses.add(lemma);
                isConcluded = lemma.length == 0;
            }
        }
    }

    /** The clause that one line holds. */
    private int[] clause(Lines lines, String[] words) throws CertificateRejection {
        int[] literals = new int[words.length];
        for (int j = 0; j < words.length; j++) {
            literals[j] = literal(lines, words[j]);
            if ((literals[j] == 0) != (j == words.length - 1)) {
                throw lines.rejection("expected one clause that ends in 0");
            }
        }
        if (literals.length == 0) {
            throw lines.rejection("expected one clause that ends in 0");
        }
        return Arrays.copyOf(literals, literals.length - 1);
    }

    private int literal(Lines lines, String word) throws CertificateRejection {
        int literal = lines.number(word);
        if (literal > variableCount || literal < -variableCount) {
            throw lines.rejection("the formula has no variable " + Math.abs((long) literal));
        }
        return literal;
    }

    /** The lines of a file that are neither empty nor comments. */
    private static final class Lines {
        private final BufferedReader reader;
        private final String file;
        private long number;

        Lines(BufferedReader reader, String file) {
            this.reader = reader;
            this.file = file;
        }

        /** The words of the next line, at least one; empty at the end of the file. */
        Optional<String[]> next() throws IOException {
            String line;
            do {
                number++;
                line = reader.readLine();
            } while (line != null && (line.isBlank() || line.startsWith("c")));
            return Optional.ofNullable(line).map(Lines::words);
        }

        private static String[] words(String line) {
            StringTokenizer tokens = new StringTokenizer(line);
            String[] words = new String[tokens.countTokens()];
            Arrays.setAll(words, i -> tokens.nextToken());
            return words;
        }

        int number(String word) throws CertificateRejection {
            try {
                return Integer.parseInt(word);
            } catch (NumberFormatException e) {
                throw rejection("expected a number, but found '" + word + "'");
            }
        }

        CertificateRejection rejection(String reason) {
            return new CertificateRejection(file + ", line " + number + ": " + reason);
        }
    }
}
