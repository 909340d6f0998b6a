package dev.prank.solver.engine;

import dev.prank.solver.SolveControl;
import dev.prank.solver.backend.CoverLinearProgram;
import dev.prank.solver.proof.ProofLines;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

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
 * <p>Rows are of three kinds: the cover's own, cuts that hold for every cover better than the cutoff, and branch rows, which hold in a
 * part of the search only. Cuts and branch rows come and go. The place of one that has gone is given to another, so that the last basis
 * stays a start for the next solution.
 *
 * <p>The program begins with some columns, and others join when they cost less than nothing. So it has the optimum of the program with
 * all columns, up to floating point; the bound is over all columns in any case. For one thread.
 */
final class CoverRelaxation implements AutoCloseable {

    static final byte FREE = 0;
    static final byte OUT = 1;
    static final byte IN = 2;

    /** Q. */
    static final long SCALE = 1L << 30;

    private static final double LARGEST_DUAL = 1 << 20;
    /** Columns that cost less than nothing by so much are missing in the program; the bound misses no more for the others. */
    private static final long MISSING = SCALE >> 23;

    private static final double ABOVE_ONE = 1 + 1e-6;

    private final int columnCount;
    private final int ownRowCount;
    private final SolveControl control;
    private final CoverLinearProgram program;
    /** What stands, or stood last, in each row of the program. */
    private final List<CoverRow> rows = new ArrayList<>();
    /** How many solutions in a row a cut had no part in. */
    private int[] idle = new int[0];

    private final List<Integer> cutPlaces = new ArrayList<>();
    private final Map<CoverRow, Integer> branchPlaces = new IdentityHashMap<>();
    private final Deque<Integer> freePlaces = new ArrayDeque<>();
    private final byte[] shown;
    /** The columns that the program may use; others are at 0 in it until they are needed. */
    private final boolean[] active;
    /** The columns that the program may use at most once. */
    private final boolean[] capped;

    private final double[] value;
    private long[] multiplier = new long[0];
    private final long[] reducedCost;
    private long scaledBound;

    /**
     * @param ownRows of the cover
     * @param active for each column whether the first solution may use it; others join when they are needed
     * @param escapeCost at least the bounds that matter: the relaxation never proves more
     */
    CoverRelaxation(List<CoverRow> ownRows, boolean[] active, int escapeCost, SolveControl control) {
        columnCount = active.length;
        this.active = active.clone();
        capped = new boolean[columnCount];
        this.ownRowCount = ownRows.size();
        this.control = control;
        shown = new byte[columnCount];
        value = new double[columnCount];
        reducedCost = new long[columnCount];
        program = new CoverLinearProgram(columnCount, escapeCost);
        for (int column = 0; column < columnCount; column++) {
            show(column);
        }
        ownRows.forEach(this::place);
    }

    private void show(int column) {
        if (shown[column] == IN) {
            program.setBounds(column, 1, 1);
        } else if (shown[column] == OUT || !active[column]) {
            program.setBounds(column, 0, 0);
        } else if (capped[column]) {
            program.setBounds(column, 0, 1);
        } else {
            program.setLowerBound(column, 0);
        }
    }

    private int place(CoverRow row) {
        if (!freePlaces.isEmpty()) {
            int place = freePlaces.pop();
            CoverRow old = rows.set(place, row);
            program.replaceRow(place, old.columns(), row.columns(), row.coefficients(), row.bound());
            return place;
        }
        program.addRow(row.columns(), row.coefficients(), row.bound());
        rows.add(row);
        return rows.size() - 1;
    }

    private void leave(int place) {
        program.switchOff(place);
        multiplier[place] = 0;
        freePlaces.push(place);
    }

    /** The cover's own rows and the cuts. */
    List<CoverRow> rows() {
        List<CoverRow> all = new ArrayList<>(rows.subList(0, ownRowCount));
        cutPlaces.forEach(place -> all.add(rows.get(place)));
        return all;
    }

    /** The cuts. */
    List<CoverRow> cuts() {
        return cutPlaces.stream().map(rows::get).toList();
    }

    /** Adds rows that hold for every cover better than the cutoff. */
    void addCuts(List<CoverRow> cuts) {
        for (CoverRow cut : cuts) {
            int place = place(cut);
            cutPlaces.add(place);
            if (idle.length <= place) {
                idle = Arrays.copyOf(idle, 2 * place + 1);
            }
            idle[place] = 0;
        }
    }

    /** Takes out the cuts that had no part in the last {@code solutions} bounds. */
    void dropIdleCuts(int solutions) {
        for (Iterator<Integer> each = cutPlaces.iterator(); each.hasNext(); ) {
            int place = each.next();
            if (idle[place] >= solutions) {
                each.remove();
                leave(place);
            }
        }
    }

    void lowerEscapeCost(int cost) {
        program.setEscapeCost(cost);
    }

    /** Solves with these columns fixed and these branch rows; false when the control stopped it. */
    boolean solve(byte[] state, List<CoverRow> branchRows) {
        for (int column = 0; column < columnCount; column++) {
            if (shown[column] != state[column]) {
                shown[column] = state[column];
                show(column);
            }
        }
        showBranchRows(branchRows);
        boolean isComplete = false;
        while (!isComplete) {
            if (!program.solve(control)) {
                return false;
            }
            readSolution(state);
            boolean isChanged = capColumns();
            isChanged |= activateColumns(state);
            isComplete = !isChanged;
        }
        for (int place : cutPlaces) {
            idle[place] = multiplier[place] > 0 ? 0 : idle[place] + 1;
        }
        return true;
    }

    private void readSolution(byte[] state) {
        program.readValues(value);
        if (multiplier.length < rows.size()) {
            multiplier = new long[rows.size() + rows.size() / 2];
        }
        freePlaces.forEach(place -> multiplier[place] = 0);
        for (int row = 0; row < ownRowCount; row++) {
            readMultiplier(row, state);
        }
        branchPlaces.values().forEach(place -> readMultiplier(place, state));
        cutPlaces.forEach(this::readMultiplier);
        scaledBound = scaledBound(rows, multiplier, state, reducedCost);
    }

    /**
     * A column is hardly ever worth more than 1, so that only those have an upper bound that were; without the others' the program is
     * solved in half the time.
     */
    private boolean capColumns() {
        boolean isChanged = false;
        for (int column = 0; column < columnCount; column++) {
            if (value[column] > ABOVE_ONE && !capped[column]) {
                capped[column] = true;
                show(column);
                isChanged = true;
            }
        }
        return isChanged;
    }

    /** The column of least cost in each row joins when it costs less than nothing. */
    private boolean activateColumns(byte[] state) {
        boolean isChanged = false;
        for (int row = 0; row < ownRowCount; row++) {
            int least = -1;
            for (int column : rows.get(row).columns()) {
                if (state[column] == FREE
                        && !active[column]
                        && reducedCost[column] < (least < 0 ? -MISSING : reducedCost[least])) {
                    least = column;
                }
            }
            if (least >= 0) {
                active[least] = true;
                show(least);
                isChanged = true;
            }
        }
        return isChanged;
    }

    /** A row that a taken column serves proves nothing. */
    private void readMultiplier(int place, byte[] state) {
        readMultiplier(place);
        if (multiplier[place] > 0) {
            for (int column : rows.get(place).columns()) {
                if (state[column] == IN) {
                    multiplier[place] = 0;
                    return;
                }
            }
        }
    }

    private void readMultiplier(int place) {
        double dual = Math.min(program.dual(place), LARGEST_DUAL);
        // NaN fails the comparison too.
        multiplier[place] = dual > 0 ? (long) (dual * SCALE) : 0;
    }

    private void showBranchRows(List<CoverRow> branchRows) {
        Map<CoverRow, Integer> gone = new IdentityHashMap<>(branchPlaces);
        branchRows.forEach(gone::remove);
        gone.forEach((row, place) -> {
            branchPlaces.remove(row);
            program.switchOff(place);
        });
        // In the order of their places: an identity map has none of its own.
        gone.values().stream().sorted().forEach(freePlaces::push);
        for (CoverRow row : branchRows) {
            if (!branchPlaces.containsKey(row)) {
                branchPlaces.put(row, place(row));
            }
        }
    }

    /**
     * The least value of Q Σ x_j that the multipliers prove, and each column's reduced cost.
     *
     * @param multiplier of each row; non-negative
     * @param state of each column
     * @param reducedCost is filled
     */
    static long scaledBound(List<CoverRow> rows, long[] multiplier, byte[] state, long[] reducedCost) {
        Arrays.fill(reducedCost, SCALE);
        long sum = 0;
        for (int row = 0; row < rows.size(); row++) {
            long p = multiplier[row];
            if (p > 0) {
                CoverRow each = rows.get(row);
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

    /**
     * Adds the multipliers of the last bound to a line of a certificate, which counts branch rows after the cover's own.
     *
     * @param branchRows those of the last solution, in order
     * @param cutNumber what the certificate calls each cut
     */
    void writeMultipliers(ProofLines line, List<CoverRow> branchRows, ToIntFunction<CoverRow> cutNumber) {
        line.number(SCALE).slash();
        for (int row = 0; row < ownRowCount; row++) {
            writeMultiplier(line, row, row);
        }
        for (int row = 0; row < branchRows.size(); row++) {
            writeMultiplier(line, ownRowCount + row, branchPlaces.get(branchRows.get(row)));
        }
        line.slash();
        for (int place : cutPlaces) {
            if (multiplier[place] > 0) {
                writeMultiplier(line, cutNumber.applyAsInt(rows.get(place)), place);
            }
        }
    }

    private void writeMultiplier(ProofLines line, int name, int place) {
        if (multiplier[place] > 0) {
            line.number(name).number(multiplier[place]);
        }
    }

    /** Every cover with what is fixed has at least so many columns. */
    int bound() {
        return roundedUp(scaledBound);
    }

    static int roundedUp(long scaledBound) {
        return (int) Math.max(0, -Math.floorDiv(-scaledBound, SCALE));
    }

    /** The same before rounding, for choices only. */
    double looseBound() {
        return (double) scaledBound / SCALE;
    }

    /** The state in which a free column must be in every cover with fewer than {@code cutoff} columns; FREE when both may be. */
    byte forced(int column, int cutoff) {
        return forced(scaledBound, reducedCost[column], cutoff);
    }

    static byte forced(long scaledBound, long reducedCost, int cutoff) {
        long room = (cutoff - 1) * SCALE - scaledBound;
        if (reducedCost > room) {
            return OUT;
        }
        return -reducedCost > room ? IN : FREE;
    }

    /** The columns that the program may use by now. */
    boolean[] active() {
        return active.clone();
    }

    /** The columns' values in the last solution; changes with the next. */
    double[] values() {
        return value;
    }

    @Override
    public void close() {
        program.close();
    }
}
