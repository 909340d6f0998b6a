package dev.prank.solver.cli;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.hardness.CoveringSquare;
import dev.prank.reductions.hardness.LeastCoverOracle;
import dev.prank.reductions.hardness.TilePoint;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.PointCoverSolver;
import dev.prank.solver.ProximateRankSolver;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.engine.Engines;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Least covers of the points of a tile by the exact solver, with the exhaustive engine: the points are taken as a network (Theorem
 * 6.2), and the answer is read back from the groups of its units.
 */
final class SolverCovers implements LeastCoverOracle {

    private final PointCoverSolver solver =
            new PointCoverSolver(new ProximateRankSolver(Engines.named("exhaustive"), EngineOptions.defaults()));
    private final SolveControl control;

    SolverCovers(SolveControl control) {
        this.control = control;
    }

    /** @throws CommandFailure when the control stops the search */
    @Override
    public List<CoveringSquare> leastCover(List<TilePoint> points, int side) {
        List<Point> exact = points.stream()
                .map(point -> new Point(List.of(Rational.of(point.x()), Rational.of(point.y()))))
                .toList();
        SolveResult<PointCover> result =
                solver.solve(new PointCoverProblem(new PointSet(2, exact), Rational.of(side, 2)), control);
        if (!result.isOptimal()) {
            throw new CommandFailure(ExitCode.STOPPED, "interrupted before the tiles were verified");
        }
        List<Integer> assignment = result.witness().assignment();
        SortedMap<Integer, List<TilePoint>> groups = new TreeMap<>();
        for (int i = 0; i < points.size(); i++) {
            groups.computeIfAbsent(assignment.get(i), centre -> new ArrayList<>())
                    .add(points.get(i));
        }
        return groups.values().stream()
                .map(group -> CoveringSquare.around(group, side))
                .toList();
    }
}
