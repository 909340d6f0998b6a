package dev.prank.solver.bench;

import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.network.ProximateRankProblem;
import java.util.Objects;
import java.util.function.Function;

/** What a comparison asks: for the least cover of points, or for the proximate rank of a network. */
public sealed interface BenchProblem {

    /** The number of points or hidden units; no answer is above it. */
    int size();

    /** Applies the function for the kind of problem that this is. */
    <T> T match(Function<PointCoverProblem, T> cover, Function<ProximateRankProblem, T> rank);

    /** Points to be covered. */
    record Cover(PointCoverProblem problem) implements BenchProblem {

        public Cover {
            Objects.requireNonNull(problem, "problem");
        }

        @Override
        public int size() {
            return problem.points().size();
        }

        @Override
        public <T> T match(Function<PointCoverProblem, T> cover, Function<ProximateRankProblem, T> rank) {
            return cover.apply(problem);
        }
    }

    /** A network to be compressed. */
    record Rank(ProximateRankProblem problem) implements BenchProblem {

        public Rank {
            Objects.requireNonNull(problem, "problem");
        }

        @Override
        public int size() {
            return problem.network().size();
        }

        @Override
        public <T> T match(Function<PointCoverProblem, T> cover, Function<ProximateRankProblem, T> rank) {
            return rank.apply(problem);
        }
    }
}
