package dev.prank.solver.certificate;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;

/**
 * The heaviest of the least covers, by weights of columns. It does not have columns that could be replaced by fewer, or by as many that weigh
 * more. As it covers each row, it has no set of columns that it could not have together with any of the columns of some row.
 *
 * @param weights of columns; of others 0
 * @param refuted columns that it does not have
 */
record CanonicalCover(Map<Integer, Long> weights, BitSet refuted) {

    static final CanonicalCover NONE = new CanonicalCover(Map.of(), new BitSet());

    /** Insists that the better columns have all rows of the worse, and are fewer, or as many and heavier. */
    void requireBetter(CertificateTokens in, CoverState state, int[] worse, int[] better) throws CertificateRejection {
        boolean isFewer = better.length < worse.length;
        boolean isHeavier = better.length == worse.length && weight(better) > weight(worse);
        BitSet rows = rows(state, worse);
        rows.andNot(rows(state, better));
        if (!rows.isEmpty() || !isFewer && !isHeavier) {
            throw in.rejection("columns " + Arrays.toString(better) + " are not better than " + Arrays.toString(worse));
        }
    }

    private long weight(int[] columns) {
        long sum = 0;
        for (int column : columns) {
            sum = Math.addExact(sum, weights.getOrDefault(column, 0L));
        }
        return sum;
    }

    private static BitSet rows(CoverState state, int[] columns) {
        BitSet rows = new BitSet();
        for (int column : columns) {
            Arrays.stream(state.rowsOf(column)).forEach(rows::set);
        }
        return rows;
    }
}
