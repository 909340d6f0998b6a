package dev.prank.reductions.group;

import dev.prank.instances.cover.PointCover;
import java.util.Arrays;
import java.util.List;

/**
 * The combinatorial form of point cover: choose as few <em>squares</em> as possible so that every <em>row</em> is in a chosen one; the
 * least cover has {@link #settledCount} points more. ("Square" stands for the cube of side 2ε in the points' dimension.)
 *
 * <p>A set of points fits one square exactly when its points are pairwise at most 2ε apart (Helly's theorem for boxes). So the maximal
 * squares are the maximal cliques of the intersection graph of {@link PointBoxes}.
 *
 * <p><b>Fewer rows.</b> If a point u is within reach of every point that v reaches, and of v, then u is taken out: in a cover of the others
 * it joins the square of v ({@link UnitReduction}). A point that is then out of reach of all others is settled: with those that
 * follow it, it has a square of its own. The rows are what is left, the squares those that are maximal among them.
 *
 * <p>Construction takes O(h + p) for h points with p pairs within reach up to dimension 3, sorting and long lists aside, and the search
 * trees of the cliques among the rows ({@link MaximalCliques}). Immutable.
 */
public final class PointCoverForm {

    /** All that follows counts points by position. */
    private final PlacedPoints points;

    private final UnitReduction reduction;
    private final int[] settled;
    private final int[] rows;
    /** By number of row, increasing. */
    private final List<int[]> squares;

    private PointCoverForm(
            PlacedPoints points, UnitReduction reduction, int[] settled, int[] rows, List<int[]> squares) {
        this.points = points;
        this.reduction = reduction;
        this.settled = settled;
        this.rows = rows;
        this.squares = squares;
    }

    /**
     * @param limits as they are, whatever the number of points
     * @param checkpoint called now and then; what it throws ends the work and is thrown on
     * @throws TooLargeException when too many pairs are within reach, or there are more squares, or more rows in them together, than
     *     the limits allow
     */
    public static PointCoverForm of(PlacedPoints points, LocationForm.Limits limits, Runnable checkpoint) {
        checkpoint.run();
        BoxGrid grid = points.grid();
        IntersectionGraph graph = IntersectionGraph.of(grid, checkpoint);
        UnitReduction reduction = UnitReduction.ofPoints(graph, checkpoint);
        boolean[] left = new boolean[grid.size()];
        for (int p = 0; p < left.length; p++) {
            left[p] = !reduction.isTakenOut(p);
        }
        IntersectionGraph graphLeft = graph.restrictedTo(left);
        int[] settled = new int[left.length];
        int settledCount = 0;
        int[] rows = new int[left.length];
        int rowCount = 0;
        int[] rowOf = new int[left.length];
        for (int p = 0; p < left.length; p++) {
            if (left[p] && graphLeft.degree(p) == 0) {
                settled[settledCount++] = p;
            } else if (left[p]) {
                rowOf[p] = rowCount;
                rows[rowCount++] = p;
            }
        }
        settled = Arrays.copyOf(settled, settledCount);
        rows = Arrays.copyOf(rows, rowCount);
        List<int[]> squares = MaximalCliques.of(rows, graphLeft, limits, checkpoint);
        for (int[] square : squares) {
            for (int j = 0; j < square.length; j++) {
                square[j] = rowOf[square[j]];
            }
            Arrays.sort(square);
        }
        return new PointCoverForm(points, reduction, settled, rows, squares);
    }

    /** h. */
    public int pointCount() {
        return points.size();
    }

    /** The number of points that follow others. */
    public int takenOutCount() {
        return reduction.takenOutCount();
    }

    /** The number of squares of a least cover that are known already; no row is in them. */
    public int settledCount() {
        return settled.length;
    }

    /** The problem's numbers of the points that are settled: no two of them, and none with a row, are within reach. */
    public int[] settledPoints() {
        return points.numbersOf(settled);
    }

    public int rowCount() {
        return rows.length;
    }

    /** The problem's number of the point of each row. */
    public int[] rowPoints() {
        return points.numbersOf(rows);
    }

    /** The rows of each square, in increasing order; not to be changed. Every row is in one. */
    public List<int[]> squares() {
        return squares;
    }

    /** A first cover, in linear time: each row that no square before it covers chooses the largest of its squares. */
    public int[] firstCover() {
        int[] largest = new int[rows.length];
        Arrays.fill(largest, -1);
        for (int square = 0; square < squares.size(); square++) {
            for (int row : squares.get(square)) {
                if (largest[row] < 0 || squares.get(square).length > squares.get(largest[row]).length) {
                    largest[row] = square;
                }
            }
        }
        boolean[] covered = new boolean[rows.length];
        int[] chosen = new int[rows.length];
        int count = 0;
        for (int row = 0; row < rows.length; row++) {
            if (!covered[row]) {
                chosen[count++] = largest[row];
                for (int each : squares.get(largest[row])) {
                    covered[each] = true;
                }
            }
        }
        return Arrays.copyOf(chosen, count);
    }

    /**
     * The cover by the chosen squares and the settled ones, in the order of their first points. Each point belongs to one square, whose
     * centre is the middle of the bounding box of its points; a square to which none belongs is left out.
     *
     * @param chosen numbers of squares, in any order
     * @throws IllegalArgumentException when a row is in no chosen square
     */
    public PointCover decode(int[] chosen) {
        int[] groupOf = new int[points.size()];
        Arrays.fill(groupOf, -1);
        int groups = 0;
        for (int p : settled) {
            groupOf[p] = groups++;
        }
        for (int square : chosen) {
            for (int row : squares.get(square)) {
                if (groupOf[rows[row]] < 0) {
                    groupOf[rows[row]] = groups;
                }
            }
            groups++;
        }
        for (int row = 0; row < rows.length; row++) {
            if (groupOf[rows[row]] < 0) {
                throw new IllegalArgumentException("row " + row + " is in no chosen square");
            }
        }
        reduction.forEachFollower(p -> groupOf[p] = groupOf[reduction.followed(p)]);
        return points.cover(groupOf, groups);
    }
}
