package dev.prank.reductions.encode;

import dev.prank.reductions.group.TooLargeException;
import java.io.IOException;
import java.io.Writer;
import java.util.function.Supplier;

/**
 * Passes a formula on and keeps it as text in DIMACS CNF. What its variables and clauses mean stands before the first clause, as
 * the format wants it; some checkers take a comment between clauses for a clause. More clauses may be added at any time.
 *
 * <p>Variable 12 is named {@code x12 …}, and clauses from the 34th on {@code from clause 34: …}. Long comments go on in lines
 * that start with {@code c} and three spaces, none with more than {@value #WIDTH} characters after that. The text is a function
 * of the calls.
 */
public final class CommentedFormula implements ClauseSink {

    /** Starts further lines of one comment. */
    private static final String CONTINUED = "c   ";

    /** Some readers cut long lines off. */
    private static final int WIDTH = 200;

    /** Of names, comments and clauses each; what a string can hold, with room to grow. */
    private static final int SIZE_LIMIT = 1_000_000_000;

    private final ClauseSink target;
    private final StringBuilder names = new StringBuilder();
    private final StringBuilder comments = new StringBuilder();
    private final StringBuilder clauses = new StringBuilder();
    private int variableCount;
    private long clauseCount;

    /** @param target gets the same variables and clauses; variables must count from 1 there */
    public CommentedFormula(ClauseSink target) {
        this.target = target;
    }

    @Override
    public int newVariable() {
        variableCount = target.newVariable();
        return variableCount;
    }

    @Override
    public void addClause(int... literals) {
        for (int literal : literals) {
            clauses.append(literal).append(' ');
        }
        clauses.append("0\n");
        clauseCount++;
        requireSize(clauses);
        target.addClause(literals);
    }

    @Override
    public void name(int variable, Supplier<String> meaning) {
        appendComment(names, Words.literal(variable) + " " + meaning.get());
    }

    @Override
    public void comment(Supplier<String> text) {
        appendComment(comments, "from clause " + (clauseCount + 1) + ": " + text.get());
    }

    /** Says something before all names to come. */
    public void introduce(String text) {
        appendComment(names, text);
    }

    private static void appendComment(StringBuilder to, String words) {
        int start = 0;
        String mark = "c ";
        while (words.length() - start > WIDTH) {
            int end = words.lastIndexOf(' ', start + WIDTH);
            if (end <= start) {
                break;
            }
            to.append(mark).append(words, start, end).append('\n');
            start = end + 1;
            mark = CONTINUED;
        }
        to.append(mark).append(words, start, words.length()).append('\n');
        requireSize(to);
    }

    private static void requireSize(StringBuilder text) {
        if (text.length() > SIZE_LIMIT) {
            throw new TooLargeException("the formula has more than " + SIZE_LIMIT + " characters");
        }
    }

    public int variableCount() {
        return variableCount;
    }

    public long clauseCount() {
        return clauseCount;
    }

    /** Writes all that has been added so far. Flushes {@code out} and leaves it open. */
    public void writeTo(Writer out) throws IOException {
        out.append(names);
        out.append(comments);
        out.write("p cnf " + variableCount + " " + clauseCount + "\n");
        out.append(clauses);
        out.flush();
    }
}
