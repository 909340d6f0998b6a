package dev.prank.solver.certificate;

import dev.prank.instances.cover.PointCoverProblem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The maximal squares over some of the points of a cover problem: the largest sets of these points that fit one closed cube of side 2ε. A
 * set fits when its points are pairwise at most 2ε apart in every coordinate.
 */
final class CoverSquares {

    private final NearPoints points;

    /** @param chosen numbers of points of the problem, in any order, each once; what follows is about their places in this list */
    CoverSquares(PointCoverProblem problem, int[] chosen) {
        points = new NearPoints(
                Arrays.stream(chosen)
                        .mapToObj(p -> problem.points().points().get(p).coordinates())
                        .toList(),
                problem.radius());
    }

    /** Whether each of the first so many shares no square with another one. */
    boolean areAlone(int count) {
        return IntStream.range(0, count).allMatch(p -> points.near(p).length == 1);
    }

    /** What each maximal square over the others has, increasing, counted from the first of these; squares in lexicographic order. */
    List<int[]> after(int count) {
        List<int[]> squares = MaximalCliques.of(points, p -> true, p -> p >= count);
        for (int[] square : squares) {
            Arrays.setAll(square, j -> square[j] - count);
        }
        squares.sort(Arrays::compare);
        return squares;
    }
}
