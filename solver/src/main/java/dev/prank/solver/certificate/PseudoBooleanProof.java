package dev.prank.solver.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Writes a proof for VeriPB and counts its constraints and variables. Literals are numbers of variables, negative when negated.
 * Each method that adds a constraint returns its number.
 */
final class PseudoBooleanProof {

    /**
     * A variable that says whether Σ weights · variables ≥ bound fails.
     *
     * @param ifItDoes the constraint that says so when it is 1
     * @param otherwise when it is 0
     */
    record Failure(int variable, int ifItDoes, int otherwise) {}

    private final Writer out;
    private final VeriPbDialect dialect;
    private int lastConstraint;
    private int lastVariable;
    private final BitSet deleted = new BitSet();

    PseudoBooleanProof(Writer out, VeriPbDialect dialect, int constraintCount, int variableCount) {
        this.out = out;
        this.dialect = dialect;
        lastConstraint = constraintCount;
        lastVariable = variableCount;
        line(dialect.header(constraintCount));
    }

    static String literal(int literal) {
        return literal > 0 ? "x" + literal : "~x" + -literal;
    }

    /** Terms for the left side of a constraint. */
    static StringBuilder terms(long coefficient, int... literals) {
        return terms(
                LongStream.generate(() -> coefficient).limit(literals.length).toArray(), literals);
    }

    static StringBuilder terms(long[] coefficients, int... literals) {
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < literals.length; k++) {
            text.append(' ').append(coefficients[k]).append(' ').append(literal(literals[k]));
        }
        return text;
    }

    /** One of the literals is true. */
    static StringBuilder clause(int... literals) {
        return terms(1, literals).append(" >= 1");
    }

    /** Adds a constraint so many times in a sum. */
    static void add(StringBuilder sum, Object constraint, long times) {
        add(sum, constraint, BigInteger.valueOf(times));
    }

    static void add(StringBuilder sum, Object constraint, BigInteger times) {
        if (times.signum() > 0) {
            sum.append(' ').append(constraint);
            sum.append(times.equals(BigInteger.ONE) ? " +" : " " + times + " * +");
        }
    }

    static int[] negated(int... literals) {
        return Arrays.stream(literals).map(each -> -each).toArray();
    }

    int newVariable() {
        return ++lastVariable;
    }

    private void line(String text) {
        try {
            out.write(text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int derive(String line) {
        line(line);
        return ++lastConstraint;
    }

    int sum(CharSequence operations) {
        return derive(dialect.sum(operations));
    }

    int propagated(int... clause) {
        return derive(dialect.propagated(clause(clause)));
    }

    /** A clause that is weaker than a constraint, which has been added. */
    int implied(int by, int... clause) {
        return derive(dialect.implied(by, clause(clause)));
    }

    int strengthened(CharSequence constraint, String witness) {
        return derive(dialect.strengthened(constraint, " " + witness));
    }

    /** @param goal the only goal that is not obvious: the number of a constraint, or #1 for the new one */
    int strengthened(CharSequence constraint, String witness, String goal, CharSequence sum) {
        // The negated constraint, the negated goal, and the sum have numbers, too.
        lastConstraint += 3;
        return derive(dialect.strengthened(constraint, " " + witness, goal, sum));
    }

    /** A new variable with both constraints. */
    Failure failure(int[] variables, long[] weights, long bound) {
        int variable = newVariable();
        String name = literal(variable);
        long slack = Arrays.stream(weights).reduce(0, Math::addExact) - bound + 1;
        int ifItDoes = strengthened(
                terms(slack, -variable)
                        .append(terms(weights, negated(variables)))
                        .append(" >= ")
                        .append(slack),
                name + " -> 0");
        int otherwise = strengthened(
                terms(bound, variable)
                        .append(terms(weights, variables))
                        .append(" >= ")
                        .append(bound),
                name + " -> 1");
        return new Failure(variable, ifItDoes, otherwise);
    }

    /** Deletes those that have not been deleted yet. */
    void delete(List<Integer> constraints) {
        StringBuilder text = new StringBuilder();
        for (int id : constraints) {
            if (!deleted.get(id)) {
                deleted.set(id);
                text.append(' ').append(id);
            }
        }
        if (text.length() > 0) {
            line(dialect.deleted(text));
        }
    }

    /** The last line. */
    void conclude(int contradiction) {
        line(dialect.conclusion(contradiction));
    }
}
