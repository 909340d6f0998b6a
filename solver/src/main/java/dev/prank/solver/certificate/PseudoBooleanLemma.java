package dev.prank.solver.certificate;

import static dev.prank.solver.certificate.PseudoBooleanProof.add;
import static dev.prank.solver.certificate.PseudoBooleanProof.negated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Derives Σ weights · variables ≥ bound from a few rows, by a search over their covers: each leaf is a sum of rows, each inner node
 * follows by propagation.
 */
final class PseudoBooleanLemma {

    private final PseudoBooleanProof proof;
    private final int[] ids;
    private final int[] variables;
    private final long[] weights;
    private final long[] bits;
    private final long bound;
    private final PseudoBooleanProof.Failure failure;
    private final List<Integer> decided;
    private final BitSet excluded = new BitSet();

    private PseudoBooleanLemma(
            PseudoBooleanProof proof,
            List<PseudoBooleanProblem.Row> rows,
            int[] variables,
            long[] weights,
            long bound,
            List<Integer> assumed) {
        this.proof = proof;
        this.variables = variables;
        this.weights = weights;
        this.bound = bound;
        decided = new ArrayList<>(assumed);
        ids = rows.stream().mapToInt(PseudoBooleanProblem.Row::id).toArray();
        bits = new long[variables.length];
        Map<Integer, Integer> place = new HashMap<>();
        for (int at = 0; at < variables.length; at++) {
            place.put(variables[at], at);
        }
        for (int r = 0; r < ids.length; r++) {
            for (int variable : rows.get(r).variables()) {
                if (place.containsKey(variable)) {
                    bits[place.get(variable)] |= 1L << r;
                }
            }
        }
        failure = proof.failure(variables, weights, bound);
        decided.add(failure.variable());
    }

    /**
     * Derives the constraint.
     *
     * @param rows at most 64, all of whose live columns are among the variables
     * @param assumed literals under which the rows hold, and so the constraint
     * @return its number; of each negated assumption it has {@code bound}
     */
    static int derive(
            PseudoBooleanProof proof,
            List<PseudoBooleanProblem.Row> rows,
            int[] variables,
            long[] weights,
            long bound,
            List<Integer> assumed) {
        return new PseudoBooleanLemma(proof, rows, variables, weights, bound, assumed).derive();
    }

    private int derive() {
        int holds = search(ids.length == Long.SIZE ? -1 : (1L << ids.length) - 1, 0);
        StringBuilder text = new StringBuilder().append(failure.otherwise());
        add(text, holds, bound);
        int result = proof.sum(text);
        proof.delete(List.of(failure.ifItDoes(), failure.otherwise(), holds));
        return result;
    }

    /** Derives that the lemma holds or the decisions are otherwise. */
    private int search(long rows, long cost) {
        List<Integer> done = new ArrayList<>();
        long[] pays = payments(rows);
        if (cost + Arrays.stream(pays).reduce(0, Math::addExact) >= bound) {
            StringBuilder text = new StringBuilder().append(failure.ifItDoes());
            for (int row = 0; row < pays.length; row++) {
                add(text, ids[row], pays[row]);
            }
            done.add(proof.sum(text));
        } else {
            int[] choices = fewest(rows);
            for (int at : choices) {
                decided.add(variables[at]);
                done.add(search(rows & ~bits[at], cost + weights[at]));
                decided.set(decided.size() - 1, -variables[at]);
                excluded.set(at);
            }
            for (int at : choices) {
                decided.remove(decided.size() - 1);
                excluded.clear(at);
            }
        }
        int clause = proof.propagated(
                negated(decided.stream().mapToInt(Integer::intValue).toArray()));
        proof.delete(done);
        return clause;
    }

    /** Of each row what it can pay, when columns ask for no more than their weights. */
    private long[] payments(long rows) {
        long[] left = weights.clone();
        long[] pays = new long[ids.length];
        for (int row = 0; row < ids.length; row++) {
            if ((rows >> row & 1) != 0) {
                int[] columns = columnsOf(row);
                pays[row] =
                        Arrays.stream(columns).mapToLong(at -> left[at]).min().orElse(bound);
                for (int at : columns) {
                    left[at] -= pays[row];
                }
            }
        }
        return pays;
    }

    private int[] fewest(long rows) {
        if (rows == 0) {
            throw new IllegalStateException("a cover of the lemma's rows weighs too little");
        }
        int[] fewest = {};
        for (int row = 0; row < ids.length; row++) {
            if ((rows >> row & 1) != 0) {
                int[] columns = columnsOf(row);
                if (fewest.length == 0 || columns.length < fewest.length) {
                    fewest = columns;
                }
            }
        }
        return fewest;
    }

    private int[] columnsOf(int row) {
        return IntStream.range(0, variables.length)
                .filter(at -> !excluded.get(at) && (bits[at] >> row & 1) != 0)
                .toArray();
    }
}
