package dev.prank.reductions.group;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The points of a problem in rank space, in the order of the cells of a grid: what the search for a cover starts from. Points are counted by
 * their positions in this order.
 *
 * <p>Construction takes linear time where coordinates are small integers over a common denominator, otherwise O(h log h) exact
 * comparisons ({@link PointBoxes}). Immutable.
 */
public final class PlacedPoints {

    private final PointCoverProblem problem;
    private final BoxGrid grid;

    private PlacedPoints(PointCoverProblem problem, BoxGrid grid) {
        this.problem = problem;
        this.grid = grid;
    }

    /** @param checkpoint called now and then; what it throws ends the work and is thrown on */
    public static PlacedPoints of(PointCoverProblem problem, Runnable checkpoint) {
        PointBoxes boxes = new PointBoxes(problem);
        return new PlacedPoints(problem, new BoxGrid(boxes, boxes.all(), checkpoint));
    }

    /** h. */
    public int size() {
        return grid.size();
    }

    BoxGrid grid() {
        return grid;
    }

    /** What the problem calls the points at these positions. */
    int[] numbersOf(int[] positions) {
        return Arrays.stream(positions).map(grid::box).toArray();
    }

    /** A first bracket, see {@link SweptCover}. */
    public SweptCover sweep(Runnable checkpoint) {
        return SweptCover.of(this, checkpoint);
    }

    /**
     * The cover by these groups, in the order of their first points; groups without points are left out. The centre of a group is the
     * middle of its bounding box.
     *
     * @param groupOf for each point the number of its group
     */
    PointCover cover(int[] groupOf, int groups) {
        return new Decoding(groupOf, groups).cover();
    }

    /** Finds the centres of groups of points. */
    private final class Decoding {
        private static final int NONE = -1;

        private final int dimension = problem.points().dimension();
        /** By position. */
        private final int[] groupOf;
        /** Of each group and dimension the positions of its first and last point, [group · dimension + coordinate]. */
        private final int[] first;

        private final int[] last;

        Decoding(int[] groupOf, int groups) {
            this.groupOf = groupOf;
            first = new int[groups * dimension];
            last = new int[groups * dimension];
            Arrays.fill(first, NONE);
            Arrays.fill(last, NONE);
            for (int p = 0; p < groupOf.length; p++) {
                for (int k = 0; k < dimension; k++) {
                    int at = groupOf[p] * dimension + k;
                    if (first[at] == NONE || grid.left(p, k) < grid.left(first[at], k)) {
                        first[at] = p;
                    }
                    if (last[at] == NONE || grid.left(p, k) > grid.left(last[at], k)) {
                        last[at] = p;
                    }
                }
            }
        }

        PointCover cover() {
            int[] groupOfPoint = new int[groupOf.length];
            for (int p = 0; p < groupOf.length; p++) {
                groupOfPoint[grid.box(p)] = groupOf[p];
            }
            int[] number = new int[first.length / dimension];
            Arrays.fill(number, NONE);
            List<Point> centres = new ArrayList<>(number.length);
            List<Integer> assignment = new ArrayList<>(groupOf.length);
            for (int group : groupOfPoint) {
                if (number[group] == NONE) {
                    number[group] = centres.size();
                    centres.add(centre(group));
                }
                assignment.add(number[group]);
            }
            return new PointCover(centres, assignment);
        }

        private Point centre(int group) {
            if (isOnePoint(group)) {
                return problem.points().points().get(grid.box(first[group * dimension]));
            }
            Rational[] centre = new Rational[dimension];
            for (int k = 0; k < dimension; k++) {
                Rational low = coordinate(first[group * dimension + k], k);
                Rational high = coordinate(last[group * dimension + k], k);
                centre[k] = low.equals(high) ? low : low.add(high).divide(2);
            }
            return new Point(List.of(centre));
        }

        private boolean isOnePoint(int group) {
            for (int at = group * dimension; at < (group + 1) * dimension; at++) {
                if (first[at] != first[group * dimension] || last[at] != first[at]) {
                    return false;
                }
            }
            return true;
        }

        private Rational coordinate(int position, int k) {
            return problem.points()
                    .points()
                    .get(grid.box(position))
                    .coordinates()
                    .get(k);
        }
    }
}
