package dev.prank.reductions.export;

import dev.prank.reductions.encode.ClauseSink;
import dev.prank.reductions.encode.Totalizer;
import dev.prank.reductions.group.TooLargeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes the decision problem UPC in DIMACS CNF: satisfiable exactly when {@code rank} squares cover all points. In each model
 * the true ones among the variables 1 to {@link SetCoverModel#squareCount} are a cover by at most {@code rank} squares.
 *
 * <p>Clause i + 1 says that point i is in a chosen square; the clauses after those of the points are a {@link Totalizer} with its
 * bound, and the variables after those of the squares are its counters. A bound that always holds is left out.
 */
public final class CnfWriter {

    /** For n squares and rank r the totalizer takes O(n·r) clauses; this many are about 1 GB. */
    private static final long CLAUSE_LIMIT = 50_000_000;

    private CnfWriter() {}

    /**
     * Flushes {@code out} and leaves it open.
     *
     * @throws TooLargeException before anything is written, when there are more than {@value #CLAUSE_LIMIT} clauses
     * @throws IllegalArgumentException when {@code rank} is negative
     */
    public static void write(SetCoverModel model, int rank, Writer out) throws IOException {
        if (rank < 0) {
            throw new IllegalArgumentException("rank must not be negative, but is " + rank);
        }
        Counter counter = new Counter(model.squareCount());
        encode(model, rank, counter);
        ExportText text = new ExportText(out, "c");
        text.header(model.problem());
        text.comment("satisfiable exactly when at most " + rank
                + " squares of side 2*radius are needed to cover all points");
        text.variables(model);
        text.comment("further variables count chosen squares (totalizer)");
        text.line("p cnf " + counter.variableCount + " " + counter.clauseCount);
        try {
            encode(model, rank, new Lines(model.squareCount(), text));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        text.flush();
    }

    private static void encode(SetCoverModel model, int rank, ClauseSink sink) {
        for (int point = 0; point < model.pointCount(); point++) {
            int[] clause = new int[model.squaresOver(point)];
            for (int j = 0; j < clause.length; j++) {
                clause[j] = model.squareOver(point, j) + 1;
            }
            sink.addClause(clause);
        }
        if (rank < model.squareCount()) {
            int[] squares = IntStream.rangeClosed(1, model.squareCount()).toArray();
            List<Integer> moreThan = new Totalizer().encode(squares, rank, sink);
            sink.addClause(-moreThan.get(rank));
        }
    }

    /** Learns the sizes, which the format wants first. */
    private static final class Counter implements ClauseSink {

        private int variableCount;
        private long clauseCount;

        Counter(int variableCount) {
            this.variableCount = variableCount;
        }

        @Override
        public int newVariable() {
            return ++variableCount;
        }

        @Override
        public void addClause(int... literals) {
            clauseCount++;
            if (clauseCount > CLAUSE_LIMIT) {
                throw new TooLargeException("there are more than " + CLAUSE_LIMIT + " clauses");
            }
        }
    }

    private static final class Lines implements ClauseSink {

        private int variableCount;
        private final ExportText text;

        Lines(int variableCount, ExportText text) {
            this.variableCount = variableCount;
            this.text = text;
        }

        @Override
        public int newVariable() {
            return ++variableCount;
        }

        @Override
        public void addClause(int... literals) {
            StringBuilder line = new StringBuilder();
            Arrays.stream(literals).forEach(literal -> line.append(literal).append(' '));
            try {
                text.line(line.append('0').toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
