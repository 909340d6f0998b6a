package dev.prank.reductions.encode;

import java.util.ArrayList;
import java.util.List;

/**
 * The sequential counter of Sinz (CP 2005): s(i, j) holds whenever more than j of the first i literals do. For n literals and k
 * outputs n·k variables and at most 2·n·k clauses of at most three literals. Unit propagation finds every consequence of a bound.
 */
public final class SequentialCounter implements CardinalityEncoding {

    @Override
    public List<Integer> encode(int[] literals, int maximum, ClauseSink sink) {
        int width = Math.min(maximum, literals.length - 1) + 1;
        List<Integer> before = List.of();
        for (int literal : literals) {
            List<Integer> after = new ArrayList<>(width);
            for (int j = 0; j < Math.min(before.size() + 1, width); j++) {
                int count = sink.newVariable();
                int atLeast = j + 1;
                sink.name(count, () -> Words.count(atLeast, literals[0], literal));
                after.add(count);
                if (j < before.size()) {
                    sink.addClause(-before.get(j), count);
                }
                if (j == 0) {
                    sink.addClause(-literal, count);
                } else {
                    sink.addClause(-before.get(j - 1), -literal, count);
                }
            }
            before = after;
        }
        return before;
    }
}
