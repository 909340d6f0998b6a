package dev.prank.reductions.encode;

import java.util.ArrayList;
import java.util.List;

/**
 * The totalizer of Bailleux and Boufkhad (CP 2003), cut off at the maximum: a balanced tree whose nodes count the literals below them
 * in unary. For n literals and k outputs O(n log k) variables and O(n·k) clauses of at most three literals. Unit propagation finds
 * every consequence of a bound.
 */
public final class Totalizer implements CardinalityEncoding {

    @Override
    public List<Integer> encode(int[] literals, int maximum, ClauseSink sink) {
        return count(literals, 0, literals.length, maximum + 1, sink);
    }

    private static List<Integer> count(int[] literals, int from, int to, int width, ClauseSink sink) {
        if (to - from == 0) {
            return List.of();
        }
        if (to - from == 1) {
            return List.of(literals[from]);
        }
        int middle = (from + to) >>> 1;
        List<Integer> left = count(literals, from, middle, width, sink);
        List<Integer> right = count(literals, middle, to, width, sink);
        List<Integer> sum = new ArrayList<>();
        for (int j = 0; j < Math.min(left.size() + right.size(), width); j++) {
            int count = sink.newVariable();
            int atLeast = j + 1;
            sink.name(count, () -> Words.count(atLeast, literals[from], literals[to - 1]));
            sum.add(count);
        }
        // l on the left and r on the right make l + r; where that is beyond the width, fewer on the right say enough.
        for (int l = 0; l <= left.size(); l++) {
            for (int r = l == 0 ? 1 : 0; r <= right.size() && l + r <= width; r++) {
                int output = sum.get(l + r - 1);
                if (l == 0) {
                    sink.addClause(-right.get(r - 1), output);
                } else if (r == 0) {
                    sink.addClause(-left.get(l - 1), output);
                } else {
                    sink.addClause(-left.get(l - 1), -right.get(r - 1), output);
                }
            }
        }
        return sum;
    }
}
