package dev.prank.solver.cli;

import dev.prank.instances.generate.ShuffledNetworks;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.solver.ProximateRankSolver;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.bound.GreedyUpperBound;
import dev.prank.solver.profile.Stair;
import dev.prank.solver.profile.Staircase;
import dev.prank.solver.profile.Trajectory;
import dev.prank.solver.profile.Window;
import dev.prank.solver.study.Fates;
import dev.prank.solver.study.HalfRank;
import dev.prank.solver.study.Observation;
import dev.prank.solver.study.RadiusBracket;
import dev.prank.solver.study.RankBracket;
import dev.prank.solver.study.StudiedNetwork;
import dev.prank.solver.study.StudyRadius;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What the study asks the solver.
 *
 * @param limited the control of one search that starts now
 * @param draws how many networks with shuffled weights each network is compared with
 */
record StudyMeasurement(ProximateRankSolver solver, Supplier<SolveControl> limited, int draws) {

    /** At all radii of the study. */
    List<Observation> observations(StudiedNetwork network) {
        return Stream.concat(StudyRadius.ABSOLUTE.stream(), StudyRadius.RELATIVE.stream())
                .map(radius -> observation(network, radius))
                .toList();
    }

    private Observation observation(StudiedNetwork network, StudyRadius studied) {
        TanhNetwork whole = network.network();
        Rational radius = studied.of(whole);
        ProximateRankProblem problem = new ProximateRankProblem(whole, radius);
        SolveResult<NearbyNetwork> result = solve(problem);
        return new Observation(
                network,
                studied,
                GreedyUpperBound.paper(problem).value(),
                GreedyUpperBound.best(problem).value(),
                Observation.staying(whole, radius).size(),
                bracket(solve(new ProximateRankProblem(Observation.withoutCancelling(whole, radius), radius))),
                bracket(result),
                Fates.of(ShownGrouping.of(result.witness().network())));
    }

    private SolveResult<NearbyNetwork> solve(ProximateRankProblem problem) {
        return solver.solve(problem, limited.get());
    }

    private static RankBracket bracket(SolveResult<?> result) {
        return new RankBracket(result.lowerBound(), result.upperBound());
    }

    HalfRank halfRank(StudiedNetwork network) {
        List<TanhNetwork> shuffled = LongStream.rangeClosed(1, draws)
                .mapToObj(seed -> ShuffledNetworks.shuffled(network.network(), seed))
                .toList();
        List<List<HalfRank.Other>> others = new ArrayList<>();
        for (StudyRadius radius : StudyRadius.RELATIVE) {
            others.add(
                    shuffled.stream().map(each -> other(each, radius.of(each))).toList());
        }
        return new HalfRank(
                network,
                half(network.network()),
                shuffled.stream().map(this::half).toList(),
                others);
    }

    private HalfRank.Other other(TanhNetwork network, Rational radius) {
        RankBracket prank = bracket(solve(new ProximateRankProblem(network, radius)));
        return new HalfRank.Other(Observation.staying(network, radius).size(), prank);
    }

    /** Where the rank is at most half the width. */
    private RadiusBracket half(TanhNetwork network) {
        int half = network.size() / 2;
        Window window = new Window(half, half, Rational.ZERO, Optional.empty());
        List<Stair<NearbyNetwork>> stairs = Staircase.of(network, solver, window, limited.get(), (exact, count) -> {})
                .stairs();
        if (stairs.isEmpty()) {
            // The rank itself is lower.
            return new RadiusBracket(Rational.ZERO, Rational.ZERO);
        }
        Stair<NearbyNetwork> stair = stairs.get(0);
        return new RadiusBracket(stair.lower(), stair.reached().orElseThrow().radius());
    }

    /** At the absolute radii of the study. */
    Trajectory trajectory(TrainingRun run) {
        List<Trajectory.Value> values = new ArrayList<>();
        for (TrainingRun.Checkpoint checkpoint : run.checkpoints()) {
            for (StudyRadius studied : StudyRadius.ABSOLUTE) {
                TanhNetwork network = checkpoint.instance().content().network();
                ProximateRankProblem problem = new ProximateRankProblem(network, studied.of(network));
                int greedy = GreedyUpperBound.paper(problem).value();
                values.add(Trajectory.Value.of(checkpoint.step(), problem.radius(), greedy, solve(problem)));
            }
        }
        return new Trajectory(values);
    }
}
