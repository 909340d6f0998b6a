package dev.prank.solver.kernel;

import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * A set cover problem made smaller without losing its optimum: the <em>core</em>, to which none of the rules applies any more. The
 * least cover of the source is {@link #offset} columns larger than that of the core, and {@link #lift} turns any cover of the core
 * into one of the source that is {@link #offset} columns larger. Often nothing is left.
 *
 * <p><b>Rules</b>, and why each keeps an optimum:
 * <ul>
 *   <li><em>Forced column.</em> A row with one column needs it: the column is chosen, and its rows are gone. One column more.
 *   <li><em>Dominated row.</em> A row that has all columns of another goes: what covers the other covers it.
 *   <li><em>Dominated column.</em> A column whose rows are all in another goes: the other can stand in for it.
 *   <li><em>Fold.</em> See below. One column more.
 * </ul>
 *
 * <p><b>Fold.</b> Let a row v have the columns x₁ … x_k, and let A_i be the other rows of x_i. The A_i must be disjoint, and for all of
 * them but one there must be another column u_i that has all rows of A_i. (It is none of the x_j, as their rows are disjoint from A_i.)
 * Then v and all A_i and x_i go. For a row a let U_a be its columns other than the x_i, of which it has one. For all i &lt; j, a in A_i
 * and b in A_j there is a new row U_a ∪ U_b. The least cover becomes one smaller.
 *
 * <p><em>Proof.</em> Some least cover has exactly one x_i: as long as it has two, one of them can give way to its u_i, since v is in the
 * other. If x_i is the one, the remaining columns of this cover cover all rows of all A_j with j ≠ i. A new row belongs to two of the
 * sets A, so one of its halves is covered, and the cover without x_i covers what is left. Conversely, a cover of what is left fails to
 * cover rows of at most one A_i: were U_a and U_b not met, with a and b in different sets, then neither would be U_a ∪ U_b. It and this
 * x_i cover everything. ∎
 *
 * <p>With k = 2 and A₁ of one row this is the degree-2 rule for vertex clique cover (Strash and Thompson, <i>Effective Data Reduction
 * for the Vertex Clique Cover Problem</i>, ALENEX 2022), without its condition on crossing edges, which a set cover does not need; of
 * their other rules, simplicial vertices are forced columns. With k = 2 the linear relaxation loses nothing either: the new rows are what
 * eliminating x₁ and x₂ = 1 − x₁ from the old ones leaves (Fourier and Motzkin). Folds are made as long as there are no more rows than
 * before, and not many more entries.
 *
 * <p>Rows and columns wait in queues and are looked at again only when they change. Looking at one takes the length of the shortest
 * list that one of its members has, times the logarithmic search for each. This is almost linear where lists are short; there is no worst
 * case better than quadratic. Deterministic. Immutable.
 */
public final class CoverKernel {

    /**
     * How often each rule was used.
     *
     * @param foldsOfTwo folds of rows with two columns
     * @param foldsOfThree folds of rows with three columns
     */
    public record Counts(
            long forcedColumns, long dominatedRows, long dominatedColumns, long foldsOfTwo, long foldsOfThree) {

        /** By the names that statistics show. */
        public Map<String, Long> byName() {
            return Map.of(
                    "forcedColumns", forcedColumns,
                    "dominatedRows", dominatedRows,
                    "dominatedColumns", dominatedColumns,
                    "foldsOfTwo", foldsOfTwo,
                    "foldsOfThree", foldsOfThree);
        }
    }

    private final SetCover source;
    private final SetCover core;
    private final int[] sourceColumn;
    private final List<LiftStep> steps;
    private final Counts counts;

    CoverKernel(SetCover source, SetCover core, int[] sourceColumn, List<LiftStep> steps, Counts counts) {
        this.source = source;
        this.core = core;
        this.sourceColumn = sourceColumn;
        this.steps = List.copyOf(steps);
        this.counts = counts;
    }

    /**
     * @param checkpoint called now and then; what it throws ends the work and is thrown on
     * @throws IllegalArgumentException when a row is in no column
     */
    public static CoverKernel of(SetCover cover, Runnable checkpoint) {
        return new CoverReduction(cover, checkpoint).run();
    }

    /** What is left; without rows when the rules solved the problem. */
    public SetCover core() {
        return core;
    }

    /** How many columns a least cover of the source has more than one of the core. */
    public int offset() {
        return steps.size();
    }

    /** How often each rule was used. */
    public Counts counts() {
        return counts;
    }

    /**
     * A cover of the source, increasing, with {@link #offset} columns more. Linear time in what the rules did.
     *
     * @param coreColumns a cover of the core, in any order
     * @throws IllegalArgumentException when a row of the core is in none of them
     */
    public int[] lift(int[] coreColumns) {
        if (!core.isCoveredBy(coreColumns)) {
            throw new IllegalArgumentException("the columns do not cover the core");
        }
        BitSet chosen = new BitSet(source.columnCount());
        for (int column : coreColumns) {
            chosen.set(sourceColumn[column]);
        }
        for (int step = steps.size() - 1; step >= 0; step--) {
            steps.get(step).addTo(chosen);
        }
        return chosen.stream().toArray();
    }
}
