package dev.prank.solver.certificate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Derives Σ weights · columns ≥ bound from at most 64 rows: from one rounded combination where that is enough, else by a search
 * over the covers of the rows.
 */
final class ViprLemma {

    /** Rows pay in such fractions of 1. */
    private static final int SHARES = 60;

    private final ViprProof proof;
    private final ViprFrame frame;
    private final ViprConstraint[] rows;
    private final int[] columns;
    private final long[] weights;
    private final long bound;
    /** The rows of each column, as bits. */
    private final long[] bits;

    private final BitSet excluded = new BitSet();
    private final List<ViprConstraint> taken = new ArrayList<>();
    private final List<Integer> takenColumns = new ArrayList<>();

    /** @param rows all of whose live columns are among these */
    ViprLemma(ViprProof proof, ViprFrame frame, List<ViprConstraint> rows, int[] columns, long[] weights, long bound) {
        this.proof = proof;
        this.frame = frame;
        this.rows = rows.toArray(ViprConstraint[]::new);
        this.columns = columns;
        this.weights = weights;
        this.bound = bound;
        bits = new long[columns.length];
        for (int row = 0; row < this.rows.length; row++) {
            int[] its = frame.columnsOf(this.rows[row]);
            for (int at = 0; at < columns.length; at++) {
                if (Arrays.binarySearch(its, columns[at]) >= 0) {
                    bits[at] |= 1L << row;
                }
            }
        }
    }

    ViprConstraint derive() {
        int[] atoms = frame.atomsOf(columns);
        long[] coefficients = new long[atoms.length];
        for (int at = 0; at < columns.length; at++) {
            for (int atom : frame.atomsOf(columns[at])) {
                coefficients[Arrays.binarySearch(atoms, atom)] = weights[at];
            }
        }
        long all = rows.length == Long.SIZE ? -1 : (1L << rows.length) - 1;
        long[] pays = payments(all);
        if (isEnough(pays, 0)) {
            ViprCombination combination = new ViprCombination();
            addRows(combination, pays);
            frame.settle(
                    combination,
                    atoms,
                    Arrays.stream(coefficients).map(each -> -SHARES * each).toArray());
            return proof.derive(true, atoms, coefficients, bound, combination, SHARES);
        }
        ViprConstraint fails = proof.assume(false, atoms, coefficients, bound - 1);
        return proof.contrary(fails, search(fails, all, 0));
    }

    /** Whether the bound is less than 1 above this weight and what rows pay. */
    private boolean isEnough(long[] pays, long weight) {
        return sum(pays) > Math.multiplyExact(SHARES, bound - 1 - weight);
    }

    private void addRows(ViprCombination combination, long[] multipliers) {
        for (int row = 0; row < rows.length; row++) {
            combination.add(rows[row], multipliers[row]);
        }
    }

    /** Contradicts what has been decided: these rows are left, and the columns taken so far weigh so much. */
    private int search(ViprConstraint fails, long left, long weight) {
        long[] pays = payments(left);
        if (!isEnough(pays, weight)) {
            return choose(fails, left, weight, byColumns(left)[0]);
        }
        ViprCombination combination = new ViprCombination();
        combination.add(fails, SHARES);
        for (int place = 0; place < takenColumns.size(); place++) {
            combination.add(taken.get(place), SHARES * weights[takenColumns.get(place)]);
        }
        addRows(combination, pays);
        frame.settle(combination);
        return proof.contradiction(combination);
    }

    /** One of the row's columns is taken. */
    private int choose(ViprConstraint fails, long left, long weight, int row) {
        int[] choices = columnsOf(row);
        int at = choices[0];
        int[] atoms = frame.atomsOf(columns[at]);
        long[] ones = ViprConstraint.ones(atoms.length);
        if (choices.length == 1) {
            ViprCombination only = new ViprCombination();
            only.add(rows[row], 1);
            frame.settle(only, atoms, -1);
            return with(at, proof.derive(true, atoms, ones, 1, only, 1), fails, left, weight);
        }
        ViprConstraint in = proof.assume(true, atoms, ones, 1);
        ViprConstraint out = proof.assume(false, atoms, ones, 0);
        int first = with(at, in, fails, left, weight);
        frame.exclude(out);
        excluded.set(at);
        int second = choose(fails, left, weight, row);
        excluded.clear(at);
        frame.include(columns[at]);
        return proof.contradiction(first, in, second, out);
    }

    private int with(int at, ViprConstraint isTaken, ViprConstraint fails, long left, long weight) {
        taken.add(isTaken);
        takenColumns.add(at);
        int contradiction = search(fails, left & ~bits[at], Math.addExact(weight, weights[at]));
        taken.remove(taken.size() - 1);
        takenColumns.remove(takenColumns.size() - 1);
        return contradiction;
    }

    /** Of each row what it can pay, when columns ask for no more than their weights: the better of two ways. */
    private long[] payments(long left) {
        long[] together = paidTogether(left);
        long[] inTurn = paidInTurn(left);
        return sum(inTurn) > sum(together) ? inTurn : together;
    }

    private static long sum(long[] numbers) {
        return Arrays.stream(numbers).reduce(0, Math::addExact);
    }

    /** Rows with few columns first; a row without any pays for all. */
    private long[] paidInTurn(long left) {
        long[] unpaid = asked();
        long[] pays = new long[rows.length];
        for (int row : byColumns(left)) {
            int[] its = columnsOf(row);
            pays[row] = Arrays.stream(its)
                    .mapToLong(at -> unpaid[at])
                    .min()
                    .orElseGet(() -> Math.multiplyExact(SHARES, bound));
            for (int at : its) {
                unpaid[at] -= pays[row];
            }
        }
        return pays;
    }

    /** All rows pay the same until a column has enough; then those without such a column go on. */
    private long[] paidTogether(long left) {
        long[] unpaid = asked();
        long[] pays = new long[rows.length];
        long active = 0;
        for (int at = 0; at < columns.length; at++) {
            active |= excluded.get(at) ? 0 : bits[at] & left;
        }
        while (active != 0) {
            long step = Long.MAX_VALUE;
            for (int at = 0; at < columns.length; at++) {
                int payers = payers(at, active);
                step = payers > 0 ? Math.min(step, unpaid[at] / payers) : step;
            }
            long next = active;
            for (int at = 0; at < columns.length; at++) {
                int payers = payers(at, active);
                unpaid[at] -= step * payers;
                next &= unpaid[at] < payers ? ~bits[at] : -1;
            }
            for (long rest = active; rest != 0; rest &= rest - 1) {
                pays[Long.numberOfTrailingZeros(rest)] += step;
            }
            active = next;
        }
        return pays;
    }

    private long[] asked() {
        return Arrays.stream(weights)
                .map(each -> Math.multiplyExact(SHARES, each))
                .toArray();
    }

    private int payers(int at, long active) {
        return excluded.get(at) ? 0 : Long.bitCount(bits[at] & active);
    }

    /** These rows, those with the fewest columns first. */
    private int[] byColumns(long left) {
        return IntStream.range(0, rows.length)
                .filter(row -> (left >> row & 1) != 0)
                .boxed()
                .sorted(Comparator.comparingInt(row -> columnsOf(row).length))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private int[] columnsOf(int row) {
        return IntStream.range(0, columns.length)
                .filter(at -> !excluded.get(at) && (bits[at] >> row & 1) != 0)
                .toArray();
    }
}
