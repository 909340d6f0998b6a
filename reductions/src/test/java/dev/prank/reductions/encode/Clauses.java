package dev.prank.reductions.encode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Records clauses, and decides and counts by splitting and unit propagation alone: an oracle for small formulas. */
final class Clauses implements ClauseSink {

    private static final int CONFLICT = Integer.MIN_VALUE;

    final List<int[]> clauses = new ArrayList<>();
    int variableCount;

    @Override
    public int newVariable() {
        return ++variableCount;
    }

    @Override
    public void addClause(int... literals) {
        assertKnown(literals);
        clauses.add(literals.clone());
    }

    private void assertKnown(int[] literals) {
        for (int literal : literals) {
            if (literal == 0 || Math.abs(literal) > variableCount) {
                throw new AssertionError("no such variable: " + Arrays.toString(literals));
            }
        }
    }

    int[] newVariables(int count) {
        int[] variables = new int[count];
        Arrays.setAll(variables, i -> newVariable());
        return variables;
    }

    /** A model, indexed by variable, in which the literals hold. */
    Optional<boolean[]> model(int... assumptions) {
        int[] value = new int[variableCount + 1];
        for (int literal : assumptions) {
            if (value[Math.abs(literal)] == -Integer.signum(literal)) {
                return Optional.empty();
            }
            value[Math.abs(literal)] = Integer.signum(literal);
        }
        return extend(value);
    }

    boolean isSatisfiable(int... assumptions) {
        return model(assumptions).isPresent();
    }

    /** How many assignments of the inputs extend to a model in which the assumptions hold. */
    int countProjected(int[] inputs, int... assumptions) {
        int count = 0;
        for (int bits = 0; bits < 1 << inputs.length; bits++) {
            count += isSatisfiable(assumed(inputs, bits, assumptions)) ? 1 : 0;
        }
        return count;
    }

    /** The inputs signed by the bits, and then the others. */
    static int[] assumed(int[] inputs, int bits, int... others) {
        int[] all = Arrays.copyOf(inputs, inputs.length + others.length);
        for (int i = 0; i < inputs.length; i++) {
            all[i] = (bits >> i & 1) == 1 ? inputs[i] : -inputs[i];
        }
        System.arraycopy(others, 0, all, inputs.length, others.length);
        return all;
    }

    private Optional<boolean[]> extend(int[] value) {
        int branch = propagate(value);
        if (branch == CONFLICT) {
            return Optional.empty();
        }
        if (branch == 0) {
            boolean[] model = new boolean[value.length];
            for (int v = 1; v < value.length; v++) {
                model[v] = value[v] > 0;
            }
            return Optional.of(model);
        }
        for (int literal : new int[] {branch, -branch}) {
            int[] tried = value.clone();
            tried[Math.abs(literal)] = Integer.signum(literal);
            Optional<boolean[]> model = extend(tried);
            if (model.isPresent()) {
                return model;
            }
        }
        return Optional.empty();
    }

    /** {@link #CONFLICT}, 0 when every clause holds, otherwise a free literal of a shortest clause that does not hold yet. */
    private int propagate(int[] value) {
        boolean changed = true;
        int open = 0;
        while (changed) {
            changed = false;
            open = 0;
            int fewest = Integer.MAX_VALUE;
            for (int[] clause : clauses) {
                int free = 0;
                int freeCount = 0;
                boolean holds = false;
                for (int literal : clause) {
                    int v = value[Math.abs(literal)] * Integer.signum(literal);
                    holds |= v > 0;
                    if (v == 0 && literal != free) {
                        free = literal;
                        freeCount++;
                    }
                }
                if (holds) {
                    continue;
                }
                if (freeCount == 0) {
                    return CONFLICT;
                }
                if (freeCount == 1) {
                    value[Math.abs(free)] = Integer.signum(free);
                    changed = true;
                } else if (freeCount < fewest) {
                    fewest = freeCount;
                    open = free;
                }
            }
        }
        return open;
    }
}
