package dev.prank.solver.engine;

import dev.prank.solver.SolveControl;
import dev.prank.solver.proof.ProofLines;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Multipliers for the rows of a set cover, without a simplex method: each step touches every entry a few times and solves nothing, so
 * that bounds close to the linear relaxation's come within seconds where its first basis would take minutes or not come at all.
 *
 * <p><b>Method.</b> The primal-dual hybrid gradient method on min Σ x_j + Σ_i p_i (1 − Σ_j a_ij x_j) over 0 ≤ x ≤ 1, 0 ≤ p ≤ 2, with a step
 * length for each row and column (Pock, Chambolle: Diagonal preconditioning for first order primal-dual algorithms, ICCV 2011), started
 * anew from the average of its steps when that has come much closer to an optimum (Applegate and others: Practical large-scale linear
 * programming using primal-dual hybrid gradient, NeurIPS 2021). The Lagrangian bound is p's own. Where a column's rows have more than 1
 * together, dividing each row's p by the most that one of its columns has gives a better one.
 *
 * <p><b>The bound</b> that is proved is {@link CoverRelaxation#scaledBound} for multipliers rounded down: floating point decides nothing.
 *
 * <p>Linear space and time for each step in the number of entries. The steps are the same on any number of threads. For one thread.
 */
final class CoverMultipliers {

    /** No multiplier above 1 is of use; this also says what a row costs that no column serves. */
    private static final double MOST = 2;
    /** Steps between two looks at bounds. */
    private static final int STEPS_PER_LOOK = 40;
    /** A new start has to halve the error, or to come after so large a share of all steps. */
    private static final double WORTH_A_START = 0.5;

    private static final double LONG_ROUND = 0.36;
    /** An error of so much of the bound leads no further. */
    private static final double CLOSE = 2e-4;
    /** Fewer entries are not shared between threads. */
    private static final int MANY_ENTRIES = 50_000;

    /** A linear program is small enough with so many columns. */
    private static final int FEW_COLUMNS = 5_000;
    /** Such columns are good for the first linear program. */
    private static final long LITTLE = CoverRelaxation.SCALE / 200;

    private static final double VISIBLE = 1e-3;
    private static final int LEAST_COSTLY = 2;

    private final int[][] rowsOf;
    private final int[][] columnsOf;
    private final List<CoverRow> rows;
    private final boolean inParallel;
    private final byte[] free;

    private final double[] x;
    private final double[] ahead;
    private final double[] p;
    private final double[] cost;
    private final double[] sumX;
    private final double[] sumP;
    private final double[] startX;
    private final double[] startP;
    private int stepCount;
    private int roundLength;
    private double lastError = Double.POSITIVE_INFINITY;
    /** Step lengths of rows against those of columns. */
    private double weight = 1;

    private long[] reducedCost;
    private long scaledBound;
    private long[] proved = {};
    private boolean isClose;

    CoverMultipliers(int[][] rowsOf, int[][] columnsOf, boolean mayShare) {
        this.rowsOf = rowsOf;
        this.columnsOf = columnsOf;
        rows = Arrays.stream(columnsOf).map(CoverRow::oneOf).toList();
        inParallel =
                mayShare && Arrays.stream(rowsOf).mapToLong(its -> its.length).sum() > MANY_ENTRIES;
        free = new byte[rowsOf.length];
        x = new double[rowsOf.length];
        ahead = new double[rowsOf.length];
        cost = new double[rowsOf.length];
        sumX = new double[rowsOf.length];
        startX = new double[rowsOf.length];
        p = new double[columnsOf.length];
        sumP = new double[columnsOf.length];
        for (int row = 0; row < p.length; row++) {
            p[row] = 1;
            for (int column : columnsOf[row]) {
                p[row] = Math.min(p[row], 1.0 / rowsOf[column].length);
            }
        }
        startP = p.clone();
        reducedCost = new long[rowsOf.length];
        prove(p);
    }

    /**
     * Makes steps until there is no hope for a better bound, the bound is at least {@code target}, or the control stops it.
     *
     * @param steps at most about so many
     */
    void improve(int steps, int target, SolveControl control) {
        for (int end = stepCount + steps; stepCount < end && !isClose && bound() < target; ) {
            for (int step = 0; step < STEPS_PER_LOOK; step++) {
                if (control.isStopRequested()) {
                    return;
                }
                step();
            }
            look();
        }
    }

    private void step() {
        stepCount++;
        roundLength++;
        each(rowsOf.length, column -> {
            double change = 1;
            for (int row : rowsOf[column]) {
                change -= p[row];
            }
            double old = x[column];
            double next = Math.min(1, Math.max(0, old - change / (weight * rowsOf[column].length)));
            x[column] = next;
            ahead[column] = 2 * next - old;
            sumX[column] += next;
        });
        each(columnsOf.length, row -> {
            double change = 1;
            for (int column : columnsOf[row]) {
                change -= ahead[column];
            }
            p[row] = Math.min(MOST, Math.max(0, p[row] + weight * change / columnsOf[row].length));
            sumP[row] += p[row];
        });
    }

    private void each(int count, IntConsumer action) {
        IntStream all = IntStream.range(0, count);
        (inParallel ? all.parallel() : all).forEach(action);
    }

    /** Takes note of bounds, and starts anew where that is of use. */
    private void look() {
        double here = lookAt(x, p);
        double[] meanX = divided(sumX);
        double[] meanP = divided(sumP);
        double there = lookAt(meanX, meanP);
        double error = Math.min(here, there);
        isClose = error < CLOSE * looseBound();
        if (error < WORTH_A_START * lastError || roundLength > LONG_ROUND * stepCount) {
            if (there < here) {
                System.arraycopy(meanX, 0, x, 0, x.length);
                System.arraycopy(meanP, 0, p, 0, p.length);
            }
            startAnew(error);
        }
    }

    private double[] divided(double[] sum) {
        return Arrays.stream(sum).map(each -> each / roundLength).toArray();
    }

    private void startAnew(double error) {
        double wayX = way(x, startX, rowsOf);
        double wayP = way(p, startP, columnsOf);
        if (wayX > 0 && wayP > 0) {
            weight = Math.sqrt(weight * Math.sqrt(wayP / wayX));
        }
        System.arraycopy(x, 0, startX, 0, x.length);
        System.arraycopy(p, 0, startP, 0, p.length);
        Arrays.fill(sumX, 0);
        Arrays.fill(sumP, 0);
        roundLength = 0;
        lastError = error;
    }

    private static double way(double[] to, double[] from, int[][] entries) {
        double sum = 0;
        for (int at = 0; at < to.length; at++) {
            sum += (to[at] - from[at]) * (to[at] - from[at]) * entries[at].length;
        }
        return sum;
    }

    /** Proves the better of the bounds from these multipliers; returns the gap between both sides of the relaxation. */
    private double lookAt(double[] itsX, double[] itsP) {
        each(rowsOf.length, column -> {
            double left = 1;
            for (int row : rowsOf[column]) {
                left -= itsP[row];
            }
            cost[column] = left;
        });
        double raw = Arrays.stream(itsP).sum();
        double size = 0;
        for (int column = 0; column < rowsOf.length; column++) {
            raw += Math.min(0, cost[column]);
            size += itsX[column];
        }
        double[] scaled = new double[itsP.length];
        double scaledSum = 0;
        double missing = 0;
        for (int row = 0; row < scaled.length; row++) {
            double most = 1;
            double served = 0;
            for (int column : columnsOf[row]) {
                most = Math.max(most, 1 - cost[column]);
                served += itsX[column];
            }
            scaled[row] = itsP[row] / most;
            scaledSum += scaled[row];
            missing += Math.max(0, 1 - served);
        }
        if (Math.max(raw, scaledSum) > looseBound()) {
            prove(scaledSum > raw ? scaled : itsP);
        }
        return size + MOST * missing - raw;
    }

    private void prove(double[] itsP) {
        long[] multiplier = new long[itsP.length];
        for (int row = 0; row < multiplier.length; row++) {
            multiplier[row] = (long) (itsP[row] * CoverRelaxation.SCALE);
        }
        long[] itsCost = new long[reducedCost.length];
        long bound = CoverRelaxation.scaledBound(rows, multiplier, free, itsCost);
        if (bound > scaledBound) {
            scaledBound = bound;
            reducedCost = itsCost;
            proved = multiplier;
        }
    }

    /** Adds the multipliers of the bound to a line of a certificate. */
    void writeTo(ProofLines line) {
        line.number(CoverRelaxation.SCALE).slash();
        for (int row = 0; row < proved.length; row++) {
            if (proved[row] > 0) {
                line.number(row).number(proved[row]);
            }
        }
        line.slash();
    }

    /** Every cover has at least so many columns. */
    int bound() {
        return CoverRelaxation.roundedUp(scaledBound);
    }

    /** The same before rounding, for choices only. */
    double looseBound() {
        return (double) scaledBound / CoverRelaxation.SCALE;
    }

    /** The state in which a column must be in every cover with fewer than {@code cutoff} columns; FREE when both may be. */
    byte forced(int column, int cutoff) {
        return CoverRelaxation.forced(scaledBound, reducedCost[column], cutoff);
    }

    /**
     * The columns that a least cover of the relaxation may well have: those that it takes or that cost little beyond what their rows
     * pay, and the least costly ones of each row.
     */
    boolean[] promising() {
        boolean[] chosen = new boolean[rowsOf.length];
        for (int column = 0; column < chosen.length; column++) {
            chosen[column] = rowsOf.length <= FEW_COLUMNS || reducedCost[column] < LITTLE || x[column] > VISIBLE;
        }
        for (int[] columns : columnsOf) {
            int[] least = new int[LEAST_COSTLY];
            int count = 0;
            for (int column : columns) {
                int place = Math.min(count, LEAST_COSTLY - 1);
                if (count < LEAST_COSTLY) {
                    count++;
                } else if (reducedCost[column] >= reducedCost[least[place]]) {
                    continue;
                }
                for (; place > 0 && reducedCost[column] < reducedCost[least[place - 1]]; place--) {
                    least[place] = least[place - 1];
                }
                least[place] = column;
            }
            for (int place = 0; place < count; place++) {
                chosen[least[place]] = true;
            }
        }
        return chosen;
    }

    /** The shares of the columns in the relaxation where the last step ended, from 0 to 1. Not to be changed. */
    double[] values() {
        return x;
    }
}
