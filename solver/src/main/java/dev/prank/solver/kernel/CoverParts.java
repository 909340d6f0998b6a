package dev.prank.solver.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The connected parts of a set cover problem: rows that share a column are in one part. Least covers of the parts together are a least
 * cover, since no column has rows of two parts. Immutable; built in almost linear time.
 */
public final class CoverParts {

    private final List<SetCover> parts;
    /** For each part, its columns in the whole problem. */
    private final int[][] columns;

    private CoverParts(List<SetCover> parts, int[][] columns) {
        this.parts = List.copyOf(parts);
        this.columns = columns;
    }

    /** Parts are in the order of their first rows; columns without rows are in none, rows without columns in one of their own. */
    public static CoverParts of(SetCover cover) {
        int[] leader = new int[cover.rowCount()];
        Arrays.setAll(leader, row -> row);
        for (int column = 0; column < cover.columnCount(); column++) {
            int[] rows = cover.rowsOf(column);
            for (int row : rows) {
                int a = leaderOf(leader, rows[0]);
                int b = leaderOf(leader, row);
                // The first row leads, so that parts come in the order of first rows.
                leader[Math.max(a, b)] = Math.min(a, b);
            }
        }
        int[] partOf = new int[leader.length];
        int[] rowInPart = new int[leader.length];
        int[] rowCounts = new int[leader.length];
        int count = 0;
        for (int row = 0; row < leader.length; row++) {
            int first = leaderOf(leader, row);
            partOf[row] = first == row ? count++ : partOf[first];
            rowInPart[row] = rowCounts[partOf[row]]++;
        }
        List<List<int[]>> columnsOfParts = new ArrayList<>();
        List<List<Integer>> numbers = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            columnsOfParts.add(new ArrayList<>());
            numbers.add(new ArrayList<>());
        }
        for (int column = 0; column < cover.columnCount(); column++) {
            int[] rows = cover.rowsOf(column);
            if (rows.length > 0) {
                int part = partOf[rows[0]];
                columnsOfParts
                        .get(part)
                        .add(Arrays.stream(rows).map(row -> rowInPart[row]).toArray());
                numbers.get(part).add(column);
            }
        }
        List<SetCover> parts = new ArrayList<>();
        int[][] columns = new int[count][];
        for (int part = 0; part < count; part++) {
            parts.add(SetCover.of(rowCounts[part], columnsOfParts.get(part)));
            columns[part] =
                    numbers.get(part).stream().mapToInt(Integer::intValue).toArray();
        }
        return new CoverParts(parts, columns);
    }

    /** Path halving. */
    private static int leaderOf(int[] leader, int row) {
        int at = row;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }

    /** The parts as problems of their own. */
    public List<SetCover> parts() {
        return parts;
    }

    /** The columns of the whole problem that stand behind columns of a part, in the same order. */
    public int[] lift(int part, int[] partColumns) {
        return Arrays.stream(partColumns).map(column -> columns[part][column]).toArray();
    }
}
