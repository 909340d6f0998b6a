package dev.prank.solver.cli;

import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.solver.ProximateRankSolver;
import dev.prank.solver.SolveControl;
import dev.prank.solver.profile.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * Solves every checkpoint of a training run at every radius.
 *
 * @param limited adds the limits of one search
 */
record TrajectorySearch(
        Invocation invocation, ProximateRankSolver solver, UnaryOperator<SolveControl> limited, boolean isQuiet) {

    /**
     * Values step by step. An interruption still gets the brackets of the first step, and leaves out the steps that have not been
     * begun.
     *
     * @param radii each once
     */
    Trajectory trajectory(TrainingRun run, List<Rational> radii) {
        List<Trajectory.Value> values = new ArrayList<>();
        for (TrainingRun.Checkpoint checkpoint : run.checkpoints()) {
            if (!values.isEmpty() && invocation.isInterrupted()) {
                break;
            }
            for (Rational radius : radii) {
                Answer<NetworkFile, NearbyNetwork> answer = Search.answer(
                        solver,
                        checkpoint.instance(),
                        radius,
                        OptionalInt.empty(),
                        limited.apply(invocation.control()),
                        invocation,
                        isQuiet);
                values.add(Trajectory.Value.of(checkpoint.step(), radius, answer.greedy(), answer.result()));
            }
        }
        return new Trajectory(values);
    }
}
