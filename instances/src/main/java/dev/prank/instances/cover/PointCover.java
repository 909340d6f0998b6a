package dev.prank.instances.cover;

import dev.prank.instances.Verdict;
import dev.prank.instances.Witness;
import java.util.List;

/**
 * The witness of an upper bound on a cover: covering points, and for every source point the one that covers it.
 *
 * @param centres the covering points
 * @param assignment for each source point the index of its centre
 */
public record PointCover(List<Point> centres, List<Integer> assignment) implements Witness {

    public PointCover {
        centres = List.copyOf(centres);
        assignment = List.copyOf(assignment);
    }

    /** The number of covering points. */
    @Override
    public int value() {
        return centres.size();
    }

    /** Checks in exact arithmetic that every source point is within the radius of its centre. Linear time. */
    public Verdict check(PointCoverProblem problem) {
        List<Point> points = problem.points().points();
        if (assignment.size() != points.size()) {
            return Verdict.rejected(
                    "the assignment has " + assignment.size() + " entries for " + points.size() + " points");
        }
        for (int c = 0; c < centres.size(); c++) {
            if (centres.get(c).dimension() != problem.points().dimension()) {
                return Verdict.rejected("centre " + c + " has " + centres.get(c).dimension() + " coordinates; expected "
                        + problem.points().dimension());
            }
        }
        for (int i = 0; i < points.size(); i++) {
            int c = assignment.get(i);
            if (c < 0 || c >= centres.size()) {
                return Verdict.rejected("point " + i + " is assigned to centre " + c + ", which does not exist");
            }
            if (!points.get(i).isWithin(problem.radius(), centres.get(c))) {
                return Verdict.rejected("point " + i + " is " + points.get(i).distance(centres.get(c))
                        + " away from its centre " + c + ", more than the radius " + problem.radius());
            }
        }
        return Verdict.accepted();
    }
}
