package dev.prank.reductions.encode;

import java.util.Arrays;

/**
 * "At most one of these literals", by the product encoding of Chen (ModRef 2010): the literals stand in a square grid, a literal that
 * holds marks its row and its column, and at most one row and one column are marked.
 *
 * <p>Contract: an assignment of the literals extends to a model of the clauses exactly when at most one of them holds. For n literals
 * 2·√n + O(n^(1/4)) variables and 2·n + O(√n) binary clauses; unit propagation finds every consequence.
 */
final class AtMostOneEncoding {

    /** Up to here all pairs are no more clauses than a grid. */
    private static final int PAIRWISE = 5;

    private AtMostOneEncoding() {}

    static void encode(int[] literals, ClauseSink sink) {
        int n = literals.length;
        if (n <= PAIRWISE) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < j; k++) {
                    sink.addClause(-literals[k], -literals[j]);
                }
            }
            return;
        }
        int columnCount = (int) Math.ceil(Math.sqrt(n));
        int[] rows = new int[(n + columnCount - 1) / columnCount];
        int[] columns = new int[columnCount];
        Arrays.setAll(rows, r -> line("row", r, literals, sink));
        Arrays.setAll(columns, c -> line("column", c, literals, sink));
        for (int i = 0; i < n; i++) {
            sink.addClause(-literals[i], rows[i / columnCount]);
            sink.addClause(-literals[i], columns[i % columnCount]);
        }
        encode(rows, sink);
        encode(columns, sink);
    }

    private static int line(String kind, int number, int[] literals, ClauseSink sink) {
        int variable = sink.newVariable();
        sink.name(
                variable,
                () -> kind + " " + number + " of the grid of literals from " + Words.literal(literals[0]) + " to "
                        + Words.literal(literals[literals.length - 1]));
        return variable;
    }
}
