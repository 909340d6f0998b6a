package dev.prank.solver.engine;

import dev.prank.solver.SolveControl;
import dev.prank.solver.backend.CoverLinearProgram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The linear relaxation of a set cover in which some columns are fixed, with a bound that does not rest on floating point.
 *
 * <p><b>The bound.</b> Let p be any non-negative integers, one for each row a·x ≥ b, and Q = 2^30. For every cover x that satisfies the
 * rows and respects what is fixed, Q Σ x_j ≥ Σ_i p_i b_i + Σ_j (Q − Σ_i p_i a_ij) x_j. A free column has 0 ≤ x_j ≤ 1, so its term is at
 * least min(0, Q − Σ_i p_i a_ij). So the number of columns is at least the sum S of these, divided by Q and rounded up. The multipliers
 * are the LP's duals times Q, rounded down, and S is computed in 64-bit integers with a check for overflow.
 *
 * <p><b>Reduced costs.</b> A free column with c = Q − Σ_i p_i a_ij > 0 adds c to S when it is taken; one with c &lt; 0 adds −c when it is
 * not. Where the bound then reaches the cutoff, the other choice is forced.
 *
 * <p>Rows are of two kinds: common ones hold for every cover better than the cutoff; branch rows hold in a part of the search only.
 */
final class CoverRelaxation implements AutoCloseable {

    static final byte FREE = 0;
    static final byte OUT = 1;
    static final byte IN = 2;

    /** Q. */
    static final long SCALE = 1L << 30;

    private static final double LARGEST_DUAL = 1 << 20;

    private final int columnCount;
    private final SolveControl control;
    private List<CoverRow> common;
    /** What stands in the program's rows after the common ones, of which the first {@code activeSlots} are switched on. */
    private final List<CoverRow> written = new ArrayList<>();

    private int activeSlots;
    private CoverLinearProgram program;
    private final byte[] shown;
    private final double[] value;
    private long[] multiplier = new long[0];
    private final long[] reducedCost;
    private long scaledBound;
    private int escapeCost;

    /** @param escapeCost at least the bounds that matter: the relaxation never proves more */
    CoverRelaxation(int columnCount, List<CoverRow> rows, int escapeCost, SolveControl control) {
        this.columnCount = columnCount;
        this.control = control;
        this.escapeCost = escapeCost;
        common = new ArrayList<>(rows);
        shown = new byte[columnCount];
        value = new double[columnCount];
        reducedCost = new long[columnCount];
        rebuild();
    }

    private void rebuild() {
        if (program != null) {
            program.close();
        }
        program = new CoverLinearProgram(columnCount, escapeCost);
        for (CoverRow row : common) {
            program.addRow(row.columns(), row.coefficients(), row.bound());
        }
        Arrays.fill(shown, FREE);
        written.clear();
        activeSlots = 0;
    }

    List<CoverRow> common() {
        return Collections.unmodifiableList(common);
    }

    /** Adds rows that hold everywhere; only before branch rows have been used. */
    void addCommon(List<CoverRow> rows) {
        for (CoverRow row : rows) {
            common.add(row);
            program.addRow(row.columns(), row.coefficients(), row.bound());
        }
    }

    /** Goes on with these common rows and without branch rows. */
    void replaceCommon(List<CoverRow> rows) {
        common = new ArrayList<>(rows);
        rebuild();
    }

    void lowerEscapeCost(int cost) {
        escapeCost = cost;
        program.setEscapeCost(cost);
    }

    /** Solves with these columns fixed and these branch rows; false when the control stopped it. */
    boolean solve(byte[] state, List<CoverRow> branchRows) {
        for (int column = 0; column < columnCount; column++) {
            if (shown[column] != state[column]) {
                shown[column] = state[column];
                program.setBounds(column, state[column] == IN ? 1 : 0, state[column] == OUT ? 0 : 1);
            }
        }
        showBranchRows(branchRows);
        if (!program.solve(control)) {
            return false;
        }
        program.readValues(value);
        int rowCount = common.size() + branchRows.size();
        if (multiplier.length < rowCount) {
            multiplier = new long[rowCount + rowCount / 2];
        }
        for (int row = 0; row < rowCount; row++) {
            double dual = Math.min(program.dual(row), LARGEST_DUAL);
            // NaN fails the comparison too.
            multiplier[row] = dual > 0 ? (long) (dual * SCALE) : 0;
        }
        scaledBound = scaledBound(common, branchRows, multiplier, state, reducedCost);
        return true;
    }

    private void showBranchRows(List<CoverRow> rows) {
        for (int slot = 0; slot < rows.size(); slot++) {
            CoverRow row = rows.get(slot);
            if (slot == written.size()) {
                program.addRow(row.columns(), row.coefficients(), 1);
                written.add(row);
            } else if (slot >= activeSlots || written.get(slot) != row) {
                program.replaceRow(common.size() + slot, written.get(slot).columns(), row.columns());
                written.set(slot, row);
            }
        }
        for (int slot = rows.size(); slot < activeSlots; slot++) {
            program.switchOff(common.size() + slot);
        }
        activeSlots = rows.size();
    }

    /**
     * The least value of Q Σ x_j that the multipliers prove, and each column's reduced cost.
     *
     * @param multiplier of each row, the first rows' first; non-negative
     * @param state of each column
     * @param reducedCost is filled
     */
    static long scaledBound(
            List<CoverRow> first, List<CoverRow> then, long[] multiplier, byte[] state, long[] reducedCost) {
        Arrays.fill(reducedCost, SCALE);
        long sum = 0;
        for (int row = 0; row < first.size() + then.size(); row++) {
            long p = multiplier[row];
            if (p > 0) {
                CoverRow each = row < first.size() ? first.get(row) : then.get(row - first.size());
                sum = Math.addExact(sum, Math.multiplyExact(p, (long) each.bound()));
                for (int entry = 0; entry < each.columns().length; entry++) {
                    int column = each.columns()[entry];
                    reducedCost[column] = Math.subtractExact(
                            reducedCost[column], Math.multiplyExact(p, (long) each.coefficients()[entry]));
                }
            }
        }
        for (int column = 0; column < state.length; column++) {
            if (state[column] == IN || state[column] == FREE && reducedCost[column] < 0) {
                sum = Math.addExact(sum, reducedCost[column]);
            }
        }
        return sum;
    }

    /** Every cover with what is fixed has at least so many columns. */
    int bound() {
        return (int) Math.max(0, -Math.floorDiv(-scaledBound, SCALE));
    }

    /** The same before rounding, for choices only. */
    double looseBound() {
        return (double) scaledBound / SCALE;
    }

    /** The state in which a free column must be in every cover with fewer than {@code cutoff} columns; FREE when both may be. */
    byte forced(int column, int cutoff) {
        long room = (cutoff - 1) * SCALE - scaledBound;
        if (reducedCost[column] > room) {
            return OUT;
        }
        return -reducedCost[column] > room ? IN : FREE;
    }

    /** The columns' values in the last solution; changes with the next. */
    double[] values() {
        return value;
    }

    /** Whether a common row had a part in the last bound. */
    boolean isUsed(int row) {
        return multiplier[row] > 0;
    }

    @Override
    public void close() {
        program.close();
    }
}
