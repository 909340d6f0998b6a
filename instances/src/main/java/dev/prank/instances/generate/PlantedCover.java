package dev.prank.instances.generate;

import dev.prank.instances.Verdict;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.number.Rational;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * Points with a least cover and the proof that it is one.
 *
 * @param cover the upper bound
 * @param packing the lower bound: indices of as many points as the cover has squares, pairwise more than 2ε apart, so that no square
 *     covers two of them
 */
public record PlantedCover(PointCoverProblem problem, PointCover cover, List<Integer> packing) {

    public PlantedCover {
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(cover, "cover");
        packing = List.copyOf(packing);
    }

    /** The least number of squares that cover the points. */
    public int optimum() {
        return packing.size();
    }

    /** Checks both halves of the proof exactly. Takes time linear in the points and quadratic in the packing. */
    public Verdict check() {
        if (new HashSet<>(packing).size() != cover.value()) {
            return Verdict.rejected("the packing has " + new HashSet<>(packing).size() + " different points, the cover "
                    + cover.value() + " squares");
        }
        Rational side = problem.radius().multiply(2);
        for (int i : packing) {
            for (int j : packing) {
                Rational distance = problem.points()
                        .points()
                        .get(i)
                        .distance(problem.points().points().get(j));
                if (i < j && distance.compareTo(side) <= 0) {
                    return Verdict.rejected(
                            "points " + i + " and " + j + " of the packing are " + distance + " apart: one square");
                }
            }
        }
        return cover.check(problem);
    }
}
