package dev.prank.solver.certificate;

import dev.prank.instances.Verdict;
import dev.prank.instances.number.Rational;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads a certificate line by line: a word, then lists of whole numbers with slashes between them. Empty lines do not count, nor do lines
 * that start with {@code #}.
 */
final class CertificateTokens {

    private final BufferedReader in;
    private String line = "";
    private int lineNumber;
    private int at;

    CertificateTokens(BufferedReader in) {
        this.in = in;
    }

    /** Of the line that was read last, from 1. */
    int lineNumber() {
        return lineNumber;
    }

    /** The first word of the next line. */
    String next() throws IOException, CertificateRejection {
        if (!skipsToLine()) {
            throw rejection("the certificate ends too early");
        }
        return word();
    }

    /** Whether no line is left. */
    boolean isAtEnd() throws IOException {
        return !skipsToLine();
    }

    private boolean skipsToLine() throws IOException {
        while (at >= line.length() || line.charAt(0) == '#') {
            line = in.readLine();
            lineNumber++;
            at = 0;
            if (line == null) {
                line = "";
                return false;
            }
            line = line.strip();
        }
        return true;
    }

    /** The next word of this line, which must have one. */
    String word() throws CertificateRejection {
        skipBlanks();
        int start = at;
        while (at < line.length() && line.charAt(at) != ' ') {
            at++;
        }
        if (at == start) {
            throw rejection("expected more in this line");
        }
        return line.substring(start, at);
    }

    void require(String word) throws CertificateRejection {
        String found = word();
        if (!found.equals(word)) {
            throw rejection("expected '" + word + "', not '" + found + "'");
        }
    }

    private void skipBlanks() {
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
    }

    private boolean hasNumber() {
        skipBlanks();
        return at < line.length() && line.charAt(at) != '/';
    }

    /** The next number of this line, which must have one. */
    long number() throws CertificateRejection {
        String word = word();
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw rejection("expected a whole number below 2^63, not '" + word + "'");
        }
    }

    /** A number from 0 to below the limit. */
    int index(int limit, String what) throws CertificateRejection {
        long number = number();
        if (number < 0 || number >= limit) {
            throw rejection("there is no " + what + " " + number);
        }
        return (int) number;
    }

    /** All numbers up to the next slash or the end of the line. */
    long[] numbers() throws CertificateRejection {
        long[] numbers = new long[8];
        int count = 0;
        while (hasNumber()) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = number();
        }
        return Arrays.copyOf(numbers, count);
    }

    /** The same, each from 0 to below the limit, and each once. */
    int[] indices(int limit, String what) throws CertificateRejection {
        int[] indices = new int[8];
        int count = 0;
        while (hasNumber()) {
            if (count == indices.length) {
                indices = Arrays.copyOf(indices, 2 * count);
            }
            indices[count++] = index(limit, what);
        }
        indices = Arrays.copyOf(indices, count);
        int[] sorted = indices.clone();
        Arrays.sort(sorted);
        for (int place = 1; place < count; place++) {
            if (sorted[place] == sorted[place - 1]) {
                throw rejection(what + " " + sorted[place] + " stands twice");
            }
        }
        return indices;
    }

    /** Whether a slash is next; it is passed. */
    boolean passesSlash() {
        skipBlanks();
        if (at < line.length() && line.charAt(at) == '/') {
            at++;
            return true;
        }
        return false;
    }

    void requireSlash() throws CertificateRejection {
        if (!passesSlash()) {
            throw rejection("expected ' / '");
        }
    }

    void requireEndOfLine() throws CertificateRejection {
        skipBlanks();
        if (at < line.length()) {
            throw rejection("expected the end of the line, not '" + line.substring(at) + "'");
        }
    }

    /** The first word of the next line must be this one. */
    void requireLine(String word) throws IOException, CertificateRejection {
        String found = next();
        if (!found.equals(word)) {
            throw rejection("expected '" + word + "', not '" + found + "'");
        }
    }

    /** The lines with which every certificate starts. */
    void requireHeader(String kind, String sha256, Rational radius, int claimed)
            throws IOException, CertificateRejection {
        requireLine("prank");
        require(kind);
        require("certificate");
        require("1");
        requireEndOfLine();
        requireLine("instance");
        require(sha256);
        requireEndOfLine();
        requireLine("radius");
        require(radius.toString());
        requireEndOfLine();
        requireLine("bound");
        long bound = number();
        if (bound != claimed) {
            throw rejection("the certificate is about the bound " + bound + ", not " + claimed);
        }
        requireEndOfLine();
    }

    /** After the word that ends every certificate. */
    void requireNothingMore() throws IOException, CertificateRejection {
        requireEndOfLine();
        if (!isAtEnd()) {
            throw rejection("expected nothing after 'end'");
        }
    }

    /** Reads and checks. */
    interface Check {
        void run() throws IOException, CertificateRejection;
    }

    /** Accepted when the check ends without a rejection. */
    Verdict verdict(Check check) throws IOException {
        try {
            check.run();
            return Verdict.accepted();
        } catch (CertificateRejection rejection) {
            return Verdict.rejected(rejection.getMessage());
        } catch (ArithmeticException e) {
            return Verdict.rejected("line " + lineNumber() + ": the numbers are too large");
        }
    }

    CertificateRejection rejection(String reason) {
        return new CertificateRejection("line " + lineNumber + ": " + reason);
    }
}
