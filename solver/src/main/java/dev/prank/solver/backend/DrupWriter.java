package dev.prank.solver.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * Writes lemmas as a proof of unsatisfiability in the text format DRUP (Heule, Hunt, Wetzler, FMCAD 2013): a clause is a line of
 * literals that ends in 0, one that is dropped starts with {@code d}, and the empty clause ends the proof. Holds nothing in
 * memory.
 *
 * <p>What the writer throws is thrown on in an {@link UncheckedIOException}.
 */
public final class DrupWriter implements LemmaListener {

    private final Writer out;
    private long lemmaCount;

    public DrupWriter(Writer out) {
        this.out = out;
    }

    @Override
    public void lemmaLearnt(int... literals) {
        lemmaCount++;
        line("", literals);
    }

    @Override
    public void lemmaForgotten(int... literals) {
        line("d ", literals);
    }

    /** Writes the empty clause, for a formula that has been refuted, and flushes. */
    public void conclude() {
        line("");
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(String start, int... literals) {
        StringBuilder line = new StringBuilder(start);
        for (int literal : literals) {
            line.append(literal).append(' ');
        }
        try {
            out.append(line.append("0\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the empty clause. */
    public long lemmaCount() {
        return lemmaCount;
    }
}
