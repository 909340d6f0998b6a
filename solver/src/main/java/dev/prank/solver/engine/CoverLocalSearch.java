package dev.prank.solver.engine;

import dev.prank.solver.SolveControl;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Local search for small set covers by weighting rows (Gao, Weise, Li: An efficient local search heuristic with row weighting for the
 * unicost set covering problem, EJOR 2015). It keeps one column fewer than the best cover has and repairs: the column whose loss costs
 * least leaves, a random row that is not covered is covered, and rows that stay uncovered get heavier. Says nothing about optimality.
 * One step takes time linear in the size of the cover and in the columns that meet a changed one. Deterministic for a seed.
 */
final class CoverLocalSearch {

    private static final int STEPS_PER_CHECK = 256;

    private final int[][] rowsOf;
    private final int[][] columnsOf;
    private final SplittableRandom random;
    private final long[] weight;
    /** Weight that leaves when a taken column goes, or comes when another one is taken. */
    private final long[] score;

    private final long[] changedAt;
    private final boolean[] mayEnter;
    private final int[] coverCount;
    private final int[] uncovered;
    private final int[] uncoveredAt;
    private int uncoveredCount;
    private final int[] taken;
    private final int[] takenAt;
    private int takenCount;
    private long step;
    private int lastEntered = -1;

    CoverLocalSearch(int[][] rowsOf, int[][] columnsOf, long seed) {
        this.rowsOf = rowsOf;
        this.columnsOf = columnsOf;
        random = new SplittableRandom(seed);
        weight = new long[columnsOf.length];
        score = new long[rowsOf.length];
        changedAt = new long[rowsOf.length];
        mayEnter = new boolean[rowsOf.length];
        coverCount = new int[columnsOf.length];
        uncovered = new int[columnsOf.length];
        uncoveredAt = new int[columnsOf.length];
        taken = new int[rowsOf.length];
        takenAt = new int[rowsOf.length];
    }

    /** The cover without columns that the others make needless, the smallest such columns first. */
    static int[] withoutNeedless(int[][] rowsOf, int rowCount, int[] cover) {
        int[] count = new int[rowCount];
        for (int column : cover) {
            for (int row : rowsOf[column]) {
                count[row]++;
            }
        }
        int[] left = Arrays.stream(cover)
                .boxed()
                .sorted((a, b) -> rowsOf[a].length != rowsOf[b].length
                        ? Integer.compare(rowsOf[a].length, rowsOf[b].length)
                        : Integer.compare(a, b))
                .mapToInt(Integer::intValue)
                .toArray();
        int size = 0;
        for (int column : left) {
            if (Arrays.stream(rowsOf[column]).allMatch(row -> count[row] > 1)) {
                for (int row : rowsOf[column]) {
                    count[row]--;
                }
            } else {
                left[size++] = column;
            }
        }
        int[] needed = Arrays.copyOf(left, size);
        Arrays.sort(needed);
        return needed;
    }

    /** The best cover found, {@code start} at worst, increasing. Ends early at {@code target} columns or when the control stops it. */
    int[] improve(int[] start, int target, long steps, SolveControl control) {
        int[] best = start.clone();
        begin(start);
        for (long s = 0; s < steps && best.length > target; s++) {
            while (uncoveredCount == 0 && best.length > target) {
                if (takenCount < best.length) {
                    best = Arrays.copyOf(taken, takenCount);
                }
                remove(leastLoss(-1));
            }
            if (best.length <= target || s % STEPS_PER_CHECK == 0 && control.isStopRequested()) {
                break;
            }
            step();
        }
        Arrays.sort(best);
        return best;
    }

    private void begin(int[] start) {
        Arrays.fill(weight, 1);
        Arrays.fill(changedAt, 0);
        Arrays.fill(mayEnter, true);
        Arrays.fill(coverCount, 0);
        Arrays.fill(takenAt, -1);
        takenCount = 0;
        step = 0;
        lastEntered = -1;
        uncoveredCount = 0;
        for (int row = 0; row < columnsOf.length; row++) {
            addUncovered(row);
        }
        for (int column = 0; column < rowsOf.length; column++) {
            score[column] = rowsOf[column].length;
        }
        for (int column : start) {
            add(column);
        }
    }

    private void step() {
        step++;
        int out = leastLoss(lastEntered);
        if (out >= 0) {
            remove(out);
        }
        int row = uncovered[random.nextInt(uncoveredCount)];
        int in = -1;
        for (int column : columnsOf[row]) {
            if (mayEnter[column]
                    && (in < 0
                            || score[column] > score[in]
                            || score[column] == score[in] && changedAt[column] < changedAt[in])) {
                in = column;
            }
        }
        if (in >= 0) {
            add(in);
            lastEntered = in;
        }
        for (int u = 0; u < uncoveredCount; u++) {
            weight[uncovered[u]]++;
            for (int column : columnsOf[uncovered[u]]) {
                score[column]++;
            }
        }
    }

    private int leastLoss(int except) {
        int least = -1;
        for (int t = 0; t < takenCount; t++) {
            int column = taken[t];
            if (column != except
                    && (least < 0
                            || score[column] < score[least]
                            || score[column] == score[least] && changedAt[column] < changedAt[least])) {
                least = column;
            }
        }
        return least;
    }

    /**
     * The score of a column outside is the weight of its rows that nothing covers; of a taken one, the weight of its rows that nothing
     * else covers.
     */
    private void add(int column) {
        for (int row : rowsOf[column]) {
            coverCount[row]++;
            if (coverCount[row] == 1) {
                removeUncovered(row);
                for (int other : columnsOf[row]) {
                    mayEnter[other] = true;
                    if (other != column) {
                        score[other] -= weight[row];
                    }
                }
            } else if (coverCount[row] == 2) {
                for (int other : columnsOf[row]) {
                    if (takenAt[other] >= 0) {
                        score[other] -= weight[row];
                    }
                }
            }
        }
        takenAt[column] = takenCount;
        taken[takenCount++] = column;
        changedAt[column] = step;
    }

    private void remove(int column) {
        int last = taken[--takenCount];
        taken[takenAt[column]] = last;
        takenAt[last] = takenAt[column];
        takenAt[column] = -1;
        changedAt[column] = step;
        for (int row : rowsOf[column]) {
            coverCount[row]--;
            if (coverCount[row] == 0) {
                addUncovered(row);
                for (int other : columnsOf[row]) {
                    mayEnter[other] = true;
                    if (other != column) {
                        score[other] += weight[row];
                    }
                }
            } else if (coverCount[row] == 1) {
                for (int other : columnsOf[row]) {
                    if (takenAt[other] >= 0) {
                        score[other] += weight[row];
                    }
                }
            }
        }
        mayEnter[column] = false;
    }

    private void addUncovered(int row) {
        uncoveredAt[row] = uncoveredCount;
        uncovered[uncoveredCount++] = row;
    }

    private void removeUncovered(int row) {
        int last = uncovered[--uncoveredCount];
        uncovered[uncoveredAt[row]] = last;
        uncoveredAt[last] = uncoveredAt[row];
    }
}
