package dev.prank.reductions.group;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Algorithm 5.2 on points: each in its order joins the first centre within ε, or becomes a centre. What {@code GreedyUpperBound.paper}
 * computes on the network of Theorem 6.2, without making that network. O(h + p) for h points with p pairs within ε up to dimension 3,
 * sorting aside.
 */
public final class StarterCover {

    private static final int NONE = -1;

    private StarterCover() {}

    /**
     * The cover, its centres in the order of the points that they are.
     *
     * @throws TooLargeException when too many pairs are within ε
     */
    public static PointCover of(PointCoverProblem problem) {
        // Boxes of half the size meet exactly when points are within ε.
        PlacedPoints placed = PlacedPoints.of(
                new PointCoverProblem(problem.points(), problem.radius().divide(2)), () -> {});
        IntersectionGraph graph = IntersectionGraph.of(placed.grid(), () -> {});
        int[] positionOf = new int[placed.size()];
        for (int position = 0; position < positionOf.length; position++) {
            positionOf[placed.grid().box(position)] = position;
        }
        List<Point> points = problem.points().points();
        List<Point> centres = new ArrayList<>();
        int[] centreAt = new int[positionOf.length];
        Arrays.fill(centreAt, NONE);
        List<Integer> assignment = new ArrayList<>(positionOf.length);
        for (int i = 0; i < positionOf.length; i++) {
            int first = centres.size();
            for (int j = 0; j < graph.degree(positionOf[i]); j++) {
                int centre = centreAt[graph.neighbour(positionOf[i], j)];
                if (centre != NONE && centre < first) {
                    first = centre;
                }
            }
            if (first == centres.size()) {
                centreAt[positionOf[i]] = first;
                centres.add(points.get(i));
            }
            assignment.add(first);
        }
        return new PointCover(centres, assignment);
    }
}
