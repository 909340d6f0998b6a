package dev.prank.reductions.encode;

import java.util.List;

/**
 * "At most k of these literals hold", as clauses, for every k up to a maximum at once. The bound is chosen and tightened afterwards by
 * one literal, so a search that steps it keeps everything it has learnt.
 */
public interface CardinalityEncoding {

    /**
     * Adds clauses under which output j holds whenever more than j of the literals do.
     *
     * <p>Contract: every assignment of the literals extends to a model of the clauses, and one with {@code ¬output(j)} added exists
     * exactly when at most j of the literals hold.
     *
     * @param literals any literals; one that is listed twice counts twice
     * @param maximum the largest bound that will be asked, at least 0
     * @return outputs 0 … min(maximum + 1, n) − 1 as literals; bounds of n or more need none, for they always hold
     */
    List<Integer> encode(int[] literals, int maximum, ClauseSink sink);
}
