package dev.prank.solver.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of a certificate about a set cover, or about groupings, put together from pieces without copying. Rows and columns, or units, are
 * those of the problem that the lines are about. Immutable.
 */
public final class CoverProof {

    /** No lines. */
    public static final CoverProof EMPTY = new CoverProof("", List.of());

    private final String text;
    private final List<CoverProof> pieces;

    private CoverProof(String text, List<CoverProof> pieces) {
        this.text = text;
        this.pieces = pieces;
    }

    /** @param lines each with its end */
    static CoverProof of(String lines) {
        return new CoverProof(lines, List.of());
    }

    /** One after the other. */
    public static CoverProof of(List<CoverProof> pieces) {
        return new CoverProof("", List.copyOf(pieces));
    }

    /** These lines, then others. */
    public CoverProof then(CoverProof others) {
        return of(List.of(this, others));
    }

    /** Where the lines of a proof go. */
    @FunctionalInterface
    public interface Sink {
        void accept(String lines) throws IOException;
    }

    /** Hands all lines over, in order. The depth of pieces within pieces does not matter. */
    public void writeTo(Sink sink) throws IOException {
        List<CoverProof> left = new ArrayList<>(List.of(this));
        while (!left.isEmpty()) {
            CoverProof next = left.remove(left.size() - 1);
            if (!next.text.isEmpty()) {
                sink.accept(next.text);
            }
            for (int k = next.pieces.size() - 1; k >= 0; k--) {
                left.add(next.pieces.get(k));
            }
        }
    }

    /** All lines. */
    @Override
    public String toString() {
        StringBuilder all = new StringBuilder();
        try {
            writeTo(all::append);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }
}
