package dev.prank.solver.kernel;

import java.util.Arrays;

/**
 * A few rows, the inner ones, all their columns, and the border: the other rows of these columns. It grows by making a border row an
 * inner one. No larger than asked for, so searches are linear.
 */
final class GrowingPart {

    private final LiveSets rows;
    private final LiveSets columns;
    private final int mostRows;
    private final int mostColumns;
    private int[] inner = {};
    private int[] border = {};
    private int[] partColumns = {};
    private boolean fits = true;

    GrowingPart(LiveSets rows, LiveSets columns, int row, int mostRows, int mostColumns) {
        this.rows = rows;
        this.columns = columns;
        this.mostRows = mostRows;
        this.mostColumns = mostColumns;
        include(row);
    }

    /** It is complete, and not too large. */
    boolean fits() {
        return fits;
    }

    int[] inner() {
        return inner;
    }

    int[] border() {
        return border;
    }

    int[] columns() {
        return partColumns;
    }

    /** Takes in the border row that has the largest share of its columns here, of these the one with most columns. */
    void grow() {
        int best = border[0];
        int bestOutside = outside(best).length;
        for (int row : border) {
            int outside = outside(row).length;
            long difference = (long) outside * rows.size(best) - (long) bestOutside * rows.size(row);
            if (difference < 0 || difference == 0 && rows.size(row) > rows.size(best)) {
                best = row;
                bestOutside = outside;
            }
        }
        int[] others = new int[border.length - 1];
        int count = 0;
        for (int row : border) {
            if (row != best) {
                others[count++] = row;
            }
        }
        border = others;
        include(best);
    }

    /** Takes in further rows that have no columns with rows outside of this part but themselves. The border stays as it is. */
    void adopt() {
        for (int row : border) {
            for (int column : outside(row)) {
                int stranger = onlyStranger(column, -1);
                if (stranger >= 0 && isAlone(stranger)) {
                    include(stranger);
                    if (!fits) {
                        return;
                    }
                }
            }
        }
    }

    /** No column of this row has another row from outside. */
    private boolean isAlone(int row) {
        int[] members = rows.members(row);
        for (int place = 0; place < rows.size(row); place++) {
            if (onlyStranger(members[place], row) != row) {
                return false;
            }
        }
        return true;
    }

    /** The one row of a column that is neither inner nor border, if it is the expected one or none is expected; otherwise −1. */
    private int onlyStranger(int column, int expected) {
        int stranger = expected;
        int[] members = columns.members(column);
        for (int place = 0; place < columns.size(column); place++) {
            int row = members[place];
            if (row != stranger && !contains(inner, row) && !contains(border, row)) {
                if (stranger >= 0) {
                    return -1;
                }
                stranger = row;
            }
        }
        return stranger;
    }

    /** The columns of a border row that are not of this part. */
    int[] outside(int row) {
        int[] members = rows.members(row);
        int[] outside = new int[rows.size(row)];
        int count = 0;
        for (int place = 0; place < outside.length; place++) {
            if (!contains(partColumns, members[place])) {
                outside[count++] = members[place];
            }
        }
        return Arrays.copyOf(outside, count);
    }

    /** For each column its rows, as bits: first the inner ones, then the border. */
    int[] rowBits() {
        int[] bits = new int[partColumns.length];
        for (int place = 0; place < bits.length; place++) {
            int[] members = columns.members(partColumns[place]);
            for (int i = 0; i < inner.length; i++) {
                if (Arrays.binarySearch(members, 0, columns.size(partColumns[place]), inner[i]) >= 0) {
                    bits[place] |= 1 << i;
                }
            }
            for (int i = 0; i < border.length; i++) {
                if (Arrays.binarySearch(members, 0, columns.size(partColumns[place]), border[i]) >= 0) {
                    bits[place] |= 1 << inner.length + i;
                }
            }
        }
        return bits;
    }

    private void include(int row) {
        inner = with(inner, row);
        int[] added = outside(row);
        // Most parts end here, so the cheap tests come before any row is looked at.
        if (partColumns.length + added.length > mostColumns) {
            fits = false;
            return;
        }
        for (int column : added) {
            if (columns.size(column) > mostRows) {
                fits = false;
                return;
            }
        }
        for (int column : added) {
            partColumns = with(partColumns, column);
            int[] members = columns.members(column);
            for (int place = 0; place < columns.size(column); place++) {
                if (!contains(inner, members[place]) && !contains(border, members[place])) {
                    if (inner.length + border.length == mostRows) {
                        fits = false;
                        return;
                    }
                    border = with(border, members[place]);
                }
            }
        }
    }

    private static int[] with(int[] numbers, int number) {
        int[] longer = Arrays.copyOf(numbers, numbers.length + 1);
        longer[numbers.length] = number;
        return longer;
    }

    private static boolean contains(int[] numbers, int wanted) {
        for (int number : numbers) {
            if (number == wanted) {
                return true;
            }
        }
        return false;
    }
}
