package dev.prank.reductions.export;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.group.CompatibilityGraph;
import dev.prank.reductions.group.LocationForm;
import dev.prank.reductions.group.TooLargeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * Uniform point cover as set cover: choose as few squares as possible so that each point is in a chosen one. Rows are the points,
 * columns the maximal squares: one for each inclusion-maximal set of points that one closed square of side 2ε covers ("square"
 * stands for the cube of the points' dimension). The optimum is the least cover, because every square covers a subset of a
 * maximal set.
 *
 * <p>In the L∞ norm a set of points fits one square exactly when its points are pairwise at most 2ε apart (Helly's theorem for
 * boxes), so the maximal squares are the maximal cliques of the {@link CompatibilityGraph}.
 *
 * <p>Points count from 0, as everywhere; variables count from 1, as the formats want it: variable {@code v} says that square
 * {@code v − 1} is chosen. The order of the squares is the lexicographic order of their points, so it depends on the problem
 * alone.
 *
 * <p>Takes the time of {@link CompatibilityGraph#maximalCliques} and space linear in the incidences. A set of n points in the
 * plane has O(n²) maximal squares; at a bounded number of points per square it is O(n).
 */
public final class SetCoverModel {

    private static final LocationForm.Limits LIMITS = new LocationForm.Limits(5_000_000, 50_000_000);

    private final PointCoverProblem problem;
    private final List<int[]> squares;
    /** For each point the squares that cover it, in increasing order. */
    private final int[][] squaresOver;

    private SetCoverModel(PointCoverProblem problem, List<int[]> squares) {
        this.problem = problem;
        this.squares = squares;
        int[] counts = new int[problem.points().size()];
        for (int[] square : squares) {
            for (int point : square) {
                counts[point]++;
            }
        }
        squaresOver = new int[counts.length][];
        Arrays.setAll(squaresOver, point -> new int[counts[point]]);
        for (int square = squares.size() - 1; square >= 0; square--) {
            for (int point : squares.get(square)) {
                squaresOver[point][--counts[point]] = square;
            }
        }
    }

    /** @throws TooLargeException when there are too many pairs of points in one square, or too many maximal squares */
    public static SetCoverModel of(PointCoverProblem problem) {
        CompatibilityGraph graph = CompatibilityGraph.of(problem);
        return new SetCoverModel(problem, graph.maximalCliques(LIMITS));
    }

    public PointCoverProblem problem() {
        return problem;
    }

    public int pointCount() {
        return squaresOver.length;
    }

    /** The number of maximal squares; variables are 1 to this. */
    public int squareCount() {
        return squares.size();
    }

    /** How many points the square covers, at least one. */
    public int size(int square) {
        return squares.get(square).length;
    }

    /** The {@code j}-th point in the square, in increasing order. */
    public int point(int square, int j) {
        return squares.get(square)[j];
    }

    /** In how many maximal squares the point is, at least one. */
    public int squaresOver(int point) {
        return squaresOver[point].length;
    }

    /** The {@code j}-th square over the point, in increasing order. */
    public int squareOver(int point, int j) {
        return squaresOver[point][j];
    }

    /** The sum of the sizes of all squares. */
    public long incidenceCount() {
        return squares.stream().mapToLong(square -> square.length).sum();
    }

    /** A point within the radius of all points in the square: the middle of their bounding box, exactly. */
    public Point centre(int square) {
        List<Rational> centre = new ArrayList<>(problem.points().dimension());
        for (int k = 0; k < problem.points().dimension(); k++) {
            Rational low = coordinate(squares.get(square)[0], k);
            Rational high = low;
            for (int point : squares.get(square)) {
                low = low.min(coordinate(point, k));
                high = high.max(coordinate(point, k));
            }
            centre.add(low.add(high).divide(2));
        }
        return new Point(centre);
    }

    private Rational coordinate(int point, int k) {
        return problem.points().points().get(point).coordinates().get(k);
    }

    /**
     * The cover by the chosen squares: their centres in increasing order of the variables, each point with the first that covers
     * it. Its value is the number of different variables.
     *
     * @param variables those that are true in a solution, in any order
     * @throws IllegalArgumentException when a number is no variable or a point is in no chosen square
     */
    public PointCover decode(Collection<Integer> variables) {
        List<Point> centres = new ArrayList<>();
        List<Integer> assignment = new ArrayList<>(Collections.nCopies(pointCount(), -1));
        for (int variable : new TreeSet<>(variables)) {
            if (variable < 1 || variable > squareCount()) {
                throw new IllegalArgumentException(variable + " is no variable; expected 1 to " + squareCount());
            }
            for (int point : squares.get(variable - 1)) {
                if (assignment.get(point) < 0) {
                    assignment.set(point, centres.size());
                }
            }
            centres.add(centre(variable - 1));
        }
        int uncovered = assignment.indexOf(-1);
        if (uncovered >= 0) {
            throw new IllegalArgumentException("point " + uncovered + " is in no chosen square");
        }
        return new PointCover(centres, assignment);
    }
}
