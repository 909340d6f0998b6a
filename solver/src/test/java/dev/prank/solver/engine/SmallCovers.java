package dev.prank.solver.engine;

import dev.prank.solver.kernel.SetCover;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/** Small set covers, and all their covers by enumeration. */
final class SmallCovers {

    private SmallCovers() {}

    /** Every row is in at least one column; columns are short, so that relaxations have gaps. */
    static SetCover random(int rows, int columns, int longest, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<Integer>> lists = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            List<Integer> list = new ArrayList<>();
            int length = 1 + random.nextInt(longest);
            for (int i = 0; i < length; i++) {
                int row = random.nextInt(rows);
                if (!list.contains(row)) {
                    list.add(row);
                }
            }
            lists.add(list);
        }
        for (int row = 0; row < rows; row++) {
            int each = row;
            if (lists.stream().noneMatch(list -> list.contains(each))) {
                lists.get(random.nextInt(columns)).add(row);
            }
        }
        return SetCover.of(
                rows,
                lists.stream()
                        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                        .toList());
    }

    static boolean[] all(int columns) {
        boolean[] all = new boolean[columns];
        Arrays.fill(all, true);
        return all;
    }

    /** Calls with every set of columns that covers, as bits. */
    static void forEachCover(SetCover cover, IntConsumer action) {
        int[] rowBits = new int[cover.columnCount()];
        for (int column = 0; column < rowBits.length; column++) {
            for (int row : cover.rowsOf(column)) {
                rowBits[column] |= 1 << row;
            }
        }
        int all = (1 << cover.rowCount()) - 1;
        for (int chosen = 0; chosen < 1 << rowBits.length; chosen++) {
            int covered = 0;
            for (int column = 0; column < rowBits.length; column++) {
                covered |= (chosen >> column & 1) == 1 ? rowBits[column] : 0;
            }
            if (covered == all) {
                action.accept(chosen);
            }
        }
    }

    static int least(SetCover cover) {
        int[] least = {Integer.MAX_VALUE};
        forEachCover(cover, chosen -> least[0] = Math.min(least[0], Integer.bitCount(chosen)));
        return least[0];
    }

    static boolean satisfies(CoverRow row, int chosen) {
        int sum = 0;
        for (int entry = 0; entry < row.columns().length; entry++) {
            sum += (chosen >> row.columns()[entry] & 1) * row.coefficients()[entry];
        }
        return sum >= row.bound();
    }

    static List<CoverRow> rows(SetCover cover) {
        List<CoverRow> rows = new ArrayList<>();
        for (int row = 0; row < cover.rowCount(); row++) {
            rows.add(CoverRow.oneOf(cover.columnsOf(row)));
        }
        return rows;
    }
}
