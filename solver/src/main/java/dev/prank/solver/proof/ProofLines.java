package dev.prank.solver.proof;

/** Writes lines of a {@link CoverProof}: a word, then lists of numbers with slashes between them. */
public final class ProofLines {

    private final StringBuilder text = new StringBuilder();

    /** Starts a line. */
    public ProofLines line(String word) {
        if (text.length() > 0) {
            text.append('\n');
        }
        text.append(word);
        return this;
    }

    public ProofLines number(long number) {
        text.append(' ').append(number);
        return this;
    }

    public ProofLines numbers(int[] numbers) {
        for (int number : numbers) {
            number(number);
        }
        return this;
    }

    /** The next list starts. */
    public ProofLines slash() {
        text.append(" /");
        return this;
    }

    public CoverProof proof() {
        return text.length() == 0
                ? CoverProof.EMPTY
                : CoverProof.of(text.append('\n').toString());
    }
}
