package dev.prank.reductions.encode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * "At most r of these literals hold", when they are known to have disjoint classes in each of which at least one must hold.
 *
 * <p>Let there be d classes, and let n_c of the literals of class c hold, and f of those in no class. Then r of all hold at most exactly
 * when {@code Σ_c (n_c − 1) + f ≤ r − d}. Every term is at least 0, so only r − d needs to be counted: if it is 0, at most one literal
 * of each class holds and none outside, which is no counting at all; if it is small, so is the counter, however many literals there are.
 *
 * <p>The counter is as wide as the largest bound asked so far. Asking a larger one writes a new counter. For n literals and slack
 * s = r − d, a {@link Totalizer} takes O(n log s) variables and O(n·s) clauses.
 */
final class ServingCounter {

    private final List<int[]> classes;
    private final int[] free;
    private final CardinalityEncoding cardinality;
    private final ClauseSink sink;
    /** The largest slack the counter is made for. */
    private int width = -1;

    private List<Integer> outputs = List.of();

    /**
     * @param classes lists of literals, none empty, no literal in two of them; other clauses must require one of each list
     * @param free the literals in no class
     */
    ServingCounter(List<int[]> classes, int[] free, CardinalityEncoding cardinality, ClauseSink sink) {
        this.classes = List.copyOf(classes);
        this.free = free.clone();
        this.cardinality = cardinality;
        this.sink = sink;
    }

    /** d: with fewer, some class would be without a literal that holds. */
    int leastBound() {
        return classes.size();
    }

    /**
     * Requires for good that at most r hold.
     *
     * @throws IllegalArgumentException when r is below the least bound
     */
    void require(int r) {
        if (r == classes.size()) {
            for (int[] literals : classes) {
                if (literals.length > 1) {
                    sink.comment(() -> "at most one of " + Words.literals(literals));
                }
                AtMostOneEncoding.encode(literals, sink);
            }
            if (free.length > 0) {
                sink.comment(() -> "none of the others");
            }
            Arrays.stream(free).forEach(literal -> sink.addClause(-literal));
        } else {
            OptionalInt enough = assumption(r);
            if (enough.isPresent()) {
                sink.comment(() -> "as the counter says");
                sink.addClause(enough.getAsInt());
            }
        }
    }

    /**
     * The literal to assume for "at most r hold"; empty when that always holds.
     *
     * @throws IllegalArgumentException when r is below the least bound
     */
    OptionalInt assumption(int r) {
        int slack = r - classes.size();
        if (slack < 0) {
            throw new IllegalArgumentException("at least " + classes.size() + " hold, so the bound cannot be " + r);
        }
        if (slack > width) {
            width = slack;
            int[] excess = excess();
            sink.comment(() -> "counter: at most " + slack + " of " + Words.literals(excess));
            outputs = cardinality.encode(excess, slack, sink);
        }
        return slack < outputs.size() ? OptionalInt.of(-outputs.get(slack)) : OptionalInt.empty();
    }

    /** Literals of which at least as many hold as literals beyond the first of each class and outside, up to the width plus one. */
    private int[] excess() {
        List<Integer> excess = new ArrayList<>();
        for (int[] literals : classes) {
            sink.comment(() -> "counter of those beyond the first of " + Words.literals(literals));
            List<Integer> counts = cardinality.encode(literals, Math.min(width, literals.length) + 1, sink);
            excess.addAll(counts.subList(1, counts.size()));
        }
        Arrays.stream(free).forEach(excess::add);
        return excess.stream().mapToInt(Integer::intValue).toArray();
    }
}
