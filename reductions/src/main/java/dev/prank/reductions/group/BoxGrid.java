package dev.prank.reductions.group;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Finds the pairs of boxes that meet, over a grid in rank space. Boxes have one size, so in each dimension left ends and right ends come
 * in the same order. In this order the dimension is cut into slabs: one starts at each box that lies wholly behind the first box of the
 * slab before. All boxes of a slab contain the right end of its first one; boxes two slabs apart do not meet, since a box lies between
 * them that the first does not reach beyond and the second lies behind. So the boxes of a cell of the grid meet pairwise in its
 * dimensions, and boxes that meet are in one cell or in neighbouring ones.
 *
 * <p>Up to three dimensions all are cut, and of the pairs that are looked at a constant fraction meet: time O(h + pairs), sorting
 * aside. With more, the grid is over the three in which fewest pairs overlap, and only these pairs are looked at.
 *
 * <p>Boxes are kept in the order of the cells, with their ends beside each other, so that a look at a neighbouring cell stays near in
 * memory.
 */
final class BoxGrid {

    /** Hears of two boxes that meet, by their positions in the order of the cells. */
    interface PairVisitor {
        void visit(int position, int later);

        /** Called at each position in turn; whether its pairs with later positions are wanted. */
        default boolean wantsPairsOf(int position) {
            return true;
        }
    }

    private static final int CUT_DIMENSIONS = 3;
    /** A number of a slab, plus 1, takes one bit less than this. */
    private static final int FIELD_BITS = 21;
    /** Boxes between two calls of the checkpoint. */
    private static final int STRIDE = 64;

    private final int dimension;
    private final int cuts;
    /** In the order of the cells: boxes, packed numbers of slabs, and ends [position · dimension + coordinate]. */
    private final int[] box;

    private final long[] cell;
    private final int[] left;
    private final int[] right;

    BoxGrid(RankBoxes boxes, boolean[] included, Runnable checkpoint) {
        dimension = boxes.dimension();
        int[] all = IntStream.range(0, boxes.count()).filter(b -> included[b]).toArray();
        int[] cut = mostSelective(boxes, all);
        cuts = cut.length;
        long[] unsortedCell = new long[all.length];
        for (int k : cut) {
            checkpoint.run();
            int[] slab = slabs(boxes, all, k);
            for (int j = 0; j < all.length; j++) {
                unsortedCell[j] = unsortedCell[j] << FIELD_BITS | slab[j] + 1;
            }
        }
        int[] order = RadixSort.order(unsortedCell);
        box = new int[all.length];
        cell = new long[all.length];
        left = new int[all.length * dimension];
        right = new int[all.length * dimension];
        for (int p = 0; p < order.length; p++) {
            box[p] = all[order[p]];
            cell[p] = unsortedCell[order[p]];
            for (int k = 0; k < dimension; k++) {
                left[p * dimension + k] = boxes.left(box[p], k);
                right[p * dimension + k] = boxes.right(box[p], k);
            }
        }
    }

    /** The dimensions in which fewest pairs overlap. */
    private static int[] mostSelective(RankBoxes boxes, int[] all) {
        long[] overlaps = new long[boxes.dimension()];
        if (overlaps.length > CUT_DIMENSIONS) {
            for (int k = 0; k < overlaps.length; k++) {
                overlaps[k] = overlappingPairs(boxes, all, k);
            }
        }
        return IntStream.range(0, overlaps.length)
                .boxed()
                .sorted(Comparator.comparingLong(k -> overlaps[k]))
                .limit(CUT_DIMENSIONS)
                .mapToInt(k -> k)
                .toArray();
    }

    private static long overlappingPairs(RankBoxes boxes, int[] all, int k) {
        int[] startsBefore = new int[boxes.places() + 1];
        for (int b : all) {
            startsBefore[boxes.left(b, k) + 1]++;
        }
        for (int place = 0; place < boxes.places(); place++) {
            startsBefore[place + 1] += startsBefore[place];
        }
        long pairs = 0;
        for (int b : all) {
            pairs += startsBefore[boxes.right(b, k)] - startsBefore[boxes.left(b, k)] - 1;
        }
        return pairs;
    }

    /** The number of each box's slab. Where there are too many slabs for a field, several are one, which keeps neighbours. */
    private static int[] slabs(RankBoxes boxes, int[] all, int k) {
        int[] startingAt = new int[boxes.places()];
        Arrays.fill(startingAt, -1);
        for (int j = 0; j < all.length; j++) {
            startingAt[boxes.left(all[j], k)] = j;
        }
        int[] slab = new int[all.length];
        int number = -1;
        int end = -1;
        for (int place = 0; place < startingAt.length; place++) {
            int j = startingAt[place];
            if (j >= 0) {
                if (place > end) {
                    number++;
                    end = boxes.right(all[j], k);
                }
                slab[j] = number;
            }
        }
        int shift = 0;
        while (number >> shift >= 1 << FIELD_BITS - 1) {
            shift++;
        }
        for (int j = 0; shift > 0 && j < slab.length; j++) {
            slab[j] >>= shift;
        }
        return slab;
    }

    /** The number of boxes. */
    int size() {
        return box.length;
    }

    /** The box at a position in the order of the cells. */
    int box(int position) {
        return box[position];
    }

    /** The place where the box at a position begins. */
    int left(int position, int k) {
        return left[position * dimension + k];
    }

    /** The last place of the box at a position. */
    int right(int position, int k) {
        return right[position * dimension + k];
    }

    int dimension() {
        return dimension;
    }

    /**
     * Each pair of boxes that meet, once, in increasing order of the first position and then of the second. So those in the same cell
     * come first.
     *
     * @param checkpoint called now and then; what it throws ends the visit
     */
    void forEachPair(PairVisitor visitor, Runnable checkpoint) {
        long[] rows = rowsAhead();
        int[] from = new int[rows.length];
        int[] to = new int[rows.length];
        for (int p = 0; p < box.length; p++) {
            if (p % STRIDE == 0) {
                checkpoint.run();
            }
            if (!visitor.wantsPairsOf(p)) {
                continue;
            }
            // Cells that are looked at move ahead with the position.
            for (int row = 0; row < rows.length; row++) {
                long middle = cell[p] + rows[row];
                int low = from[row];
                while (low < box.length && cell[low] < middle - 1) {
                    low++;
                }
                from[row] = low;
                int high = Math.max(to[row], low);
                while (high < box.length && cell[high] <= middle + 1) {
                    high++;
                }
                to[row] = high;
                for (int q = row == 0 ? p + 1 : low; q < high; q++) {
                    if (meet(p, q)) {
                        visitor.visit(p, q);
                    }
                }
            }
        }
    }

    /** What leads from a cell to the middle ones of three in its own row, first, and in the neighbouring rows behind it. */
    private long[] rowsAhead() {
        long next = 1L << FIELD_BITS;
        if (cuts == 1) {
            return new long[] {0};
        }
        if (cuts == 2) {
            return new long[] {0, next};
        }
        long nextPlane = next << FIELD_BITS;
        return new long[] {0, next, nextPlane - next, nextPlane, nextPlane + next};
    }

    private boolean meet(int p, int q) {
        int a = p * dimension;
        int b = q * dimension;
        for (int k = 0; k < dimension; k++) {
            if (left[a + k] > right[b + k] || left[b + k] > right[a + k]) {
                return false;
            }
        }
        return true;
    }
}
