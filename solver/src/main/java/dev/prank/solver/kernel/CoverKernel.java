package dev.prank.solver.kernel;

import dev.prank.solver.proof.CoverProof;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A set cover problem made smaller without losing its optimum: the <em>core</em>, to which none of the cheap rules applies any more; among
 * tens of thousands of rows, few exceptions are left alone. The least cover of the source is {@link #offset} columns larger than that of the
 * core, and {@link #lift} turns any cover of the core into one of the source that is {@link #offset} columns larger. Often nothing is
 * left.
 *
 * <p><b>Rules</b>, and why each keeps an optimum:
 * <ul>
 *   <li><em>Forced column.</em> A row with one column needs it: the column is chosen, and its rows are gone. One column more.
 *   <li><em>Dominated row.</em> A row that has all columns of another goes: what covers the other covers it.
 *   <li><em>Dominated column.</em> A column whose rows are all in another goes: the other can stand in for it.
 *   <li><em>Fold.</em> A row with two columns, of which exactly one is needed, goes with both of them. One column more.
 *   <li><em>Exchange.</em> A small part is replaced by rows that say when it costs more than it must, and one column that pays for it. As
 *       many columns more as it costs at least.
 *   <li><em>Refuted column.</em> A column goes that a least cover of the largest weight cannot have. Only on demand, as it takes time.
 * </ul>
 *
 * <p><b>Fold.</b> Let a row v have the columns x and y. Let A be the other rows of x and B those of y. No row is in both, as v would
 * dominate it. Let another column u have all rows of A, as is always so when A is one row. Then v, A, B, x and y go. For rows a in A and b in
 * B there is a new row with all columns of a but x and all columns of b but y. The least cover becomes one smaller.
 *
 * <p><em>Proof.</em> Some least cover has exactly one of x and y: if it has both, x can give way to u, since v is in y. If it has x, the
 * others cover B, and if it has y, they cover A; either way they cover each new row. Conversely, a cover of what is left covers all of
 * A or all of B: were a and b not covered, neither would be their new row. With y or with x it covers everything. ∎
 *
 * <p>A set cover does not need the condition on crossing edges that this rule has for vertex clique cover, and A and B may be larger. The
 * linear relaxation loses nothing: the new rows are what eliminating x and y = 1 − x from the old ones leaves (Fourier and Motzkin).
 *
 * <p><b>Exchange.</b> Let I be some rows, C all columns that have one of them, and D, the border, the other rows of C. For a set S of border
 * rows let f(S) be the least number of columns in C that cover I and S. Let f(D) be at most f(∅) + 1. Then I, D and C go. For each
 * inclusion-minimal S with f(S) &gt; f(∅) there is a new row with all columns outside C that have a row of S. One new column, the
 * <em>stand-in</em>, has all these new rows. The least cover becomes f(∅) smaller.
 *
 * <p><em>Proof.</em> In a cover, let S be the border rows that no column outside C covers. At least f(S) of its columns are in C.
 * If f(S) = f(∅), then S includes none of the minimal sets, so the columns outside C cover all new rows. If not, they do so together with
 * the stand-in, and f(S) = f(∅) + 1. Conversely, a cover of what is left that has the stand-in is completed by f(∅) + 1 columns of C that
 * cover I and D, in place of the stand-in. In one that has not, S includes none of the minimal sets, so f(∅) columns complete it. ∎
 *
 * <p>New rows that an old one dominates are left out. f is a table over all sets of at most 12 rows. The tiles of formulas made into
 * points are such parts: their costs are k or k + 1, so a wire with its crossings becomes a single row.
 *
 * <p><b>Refuted column.</b> Give every column a weight. Of the least covers, let K be one whose columns weigh most together. Call a set L of
 * columns <em>improvable</em> if all its rows are in fewer columns, or in as many that weigh more. A set is refuted if a part of it
 * is improvable, or if some row that is not in it has only columns together with which it is refuted. All columns that are refuted
 * alone go. No lift is needed, and nothing is assumed about the size of a least cover.
 *
 * <p><em>Proof.</em> K has no improvable set: with the better columns in its place, K would become smaller or heavier. K covers each row, so
 * if it had a set that is refuted by a row, it would have it together with a column of that row, which again is refuted; the last
 * of these has an improvable part. So K has no refuted column, and it remains, whatever the weights. ∎
 *
 * <p>Weights rise with the size of a column and break ties at random, so of the many covers that are equally good up to shifts, few remain.
 * Dominated columns are the refuted ones whose improvable set is themselves. The linear relaxation becomes tighter, as covers are lost.
 *
 * <p><b>The rules for vertex clique cover</b> (Strash and Thompson, <i>Effective Data Reduction for the Vertex Clique Cover Problem</i>,
 * ALENEX 2022) in these words. Rows are vertices, columns the maximal cliques, and rows are neighbours when they share a
 * column. All but crowns are special cases, of which none is left in a core as long as lists are short.
 * <ul>
 *   <li><em>Simplicial:</em> the neighbours of a vertex are a clique. With it they are its only maximal clique: a forced column.
 *   <li><em>Dominance:</em> all neighbours of u, and u itself, are v or neighbours of v. A maximal clique with u and without v could be
 *       enlarged by v, so v has all columns of u: a dominated row.
 *   <li><em>Degree 2:</em> v has two neighbours, which are not neighbours: a fold with one row each in A and B. A's row has
 *       another column u, or else x would be forced.
 *   <li><em>Twins:</em> u and v are not neighbours, and both have the neighbours w, x, y and no others. This is an exchange with I = {u, v}
 *       and D = {w, x, y}: f(∅) = 2, and f(D) ≤ 3, as a column of u with w, one of v with x, and any one with y show. At most six columns
 *       take part. Parts grow along shared columns and would not come from u to v, so v is taken in when all its neighbours are
 *       known. If two of w, x, y are neighbours, f(D) = 2 and no new row is left, otherwise one.
 *   <li><em>Crown:</em> rows H, which are all neighbours of rows I that are no neighbours of each other, can be matched to neighbours in
 *       I. A crown of at most 12 rows is an exchange with f(D) = f(∅), if a part grows to it. Others are not looked for: the cores of
 *       uniform points, cities and formulas have no crowns of any size.
 * </ul>
 *
 * <p>Rows and columns wait in queues and are looked at again only when they change. Looking at one takes the length of the shortest
 * list that one of its members has, times a binary search for each other member. This is almost linear where lists are short; the worst
 * case is quadratic. Folds and exchanges are made while rows do not become more and entries hardly more. Deterministic. Immutable.
 */
public final class CoverKernel {

    /** How often each rule was used. */
    public record Counts(
            long forcedColumns,
            long dominatedRows,
            long dominatedColumns,
            long folds,
            long exchanges,
            long refutedColumns) {

        /** By the names that statistics show. */
        public Map<String, Long> byName() {
            return Map.of(
                    "forcedColumns", forcedColumns,
                    "dominatedRows", dominatedRows,
                    "dominatedColumns", dominatedColumns,
                    "folds", folds,
                    "exchanges", exchanges,
                    "refutedColumns", refutedColumns);
        }
    }

    private final SetCover source;
    private final SetCover core;
    private final int[] rowNumber;
    private final int[] sourceColumn;
    private final List<LiftStep> steps;
    private final Optional<CoverProof> proof;
    private final int offset;
    private final Counts counts;

    CoverKernel(
            SetCover source,
            SetCover core,
            int[] rowNumber,
            int[] sourceColumn,
            List<LiftStep> steps,
            Optional<CoverProof> proof,
            Counts counts) {
        this.source = source;
        this.core = core;
        this.rowNumber = rowNumber;
        this.sourceColumn = sourceColumn;
        this.proof = proof;
        this.steps = List.copyOf(steps);
        int cost = 0;
        for (LiftStep step : steps) {
            cost += step.cost();
        }
        this.offset = cost;
        this.counts = counts;
    }

    /**
     * @param checkpoint called now and then; what it throws ends the work and is thrown on
     * @throws IllegalArgumentException when a row is in no column
     */
    public static CoverKernel of(SetCover cover, Runnable checkpoint) {
        return new CoverReduction(cover, 0, false, checkpoint).run();
    }

    /** As {@link #of(SetCover, long, Runnable)}, and with {@link #proof}. */
    public static CoverKernel proved(SetCover cover, long work, Runnable checkpoint) {
        return new CoverReduction(cover, work, true, checkpoint).run();
    }

    /**
     * As {@link #of(SetCover, Runnable)}, and with refuted columns.
     *
     * @param work how long to look for them; 10⁹ takes a few seconds
     */
    public static CoverKernel of(SetCover cover, long work, Runnable checkpoint) {
        return new CoverReduction(cover, work, false, checkpoint).run();
    }

    /** What is left; without rows when the rules solved the problem. */
    public SetCover core() {
        return core;
    }

    /** How many columns a least cover of the source has more than one of the core. */
    public int offset() {
        return offset;
    }

    /** Lines of a certificate that make the core of the source; empty when not asked for. */
    public Optional<CoverProof> proof() {
        return proof;
    }

    /** What the lines of {@link #proof} call a row of the core. */
    public int rowInProof(int row) {
        return rowNumber[row];
    }

    /** What the lines of {@link #proof} call a column of the core. */
    public int columnInProof(int column) {
        return sourceColumn[column];
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
            steps.get(step).lift(chosen);
        }
        return chosen.stream().toArray();
    }
}
