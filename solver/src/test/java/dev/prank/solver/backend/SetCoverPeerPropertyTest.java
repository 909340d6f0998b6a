package dev.prank.solver.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.export.SetCoverModel;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.PointCoverSolver;
import dev.prank.solver.ProximateRankSolver;
import dev.prank.solver.SolveControl;
import dev.prank.solver.engine.ExhaustiveEngine;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Each peer against exhaustive search on small point sets with many ties. */
class SetCoverPeerPropertyTest {

    @Provide
    Arbitrary<PointCoverProblem> problems() {
        Arbitrary<Point> points = Arbitraries.integers()
                .between(0, 6)
                .map(Rational::of)
                .list()
                .ofSize(2)
                .map(Point::new);
        return Combinators.combine(
                        points.list().ofMaxSize(7), Arbitraries.integers().between(0, 2))
                .as((list, radius) -> new PointCoverProblem(new PointSet(2, list), Rational.of(radius)));
    }

    @Property(tries = 50)
    void everyPeerFindsAndProvesTheLeastCover(@ForAll("problems") PointCoverProblem problem) {
        int least = new PointCoverSolver(new ProximateRankSolver(new ExhaustiveEngine(), EngineOptions.defaults()))
                .solve(problem, SolveControl.unlimited())
                .upperBound();
        for (SetCoverPeer peer : SetCoverPeer.values()) {
            SetCoverPeer.Answer answer = peer.solve(SetCoverModel.of(problem), SolveControl.unlimited());

            PointCover cover = answer.cover().orElseThrow();
            cover.check(problem).requireAccepted();
            assertThat(cover.value()).as(peer.label()).isEqualTo(least);
            assertThat(answer.lowerBound()).as(peer.label()).isEqualTo(least);
        }
    }

    @Example
    void namesAreThoseOfTheCommandLine() {
        assertThat(SetCoverPeer.labels()).containsExactly("scip", "cbc", "highs", "cp-sat-model");
        assertThat(SetCoverPeer.named("cp-sat-model")).isEqualTo(SetCoverPeer.CP_SAT);
        assertThatThrownBy(() -> SetCoverPeer.named("gurobi"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("gurobi", "scip, cbc, highs, cp-sat-model");
    }

    @Example
    void aModelWithoutPointsNeedsNothing() {
        SetCoverModel empty = SetCoverModel.of(new PointCoverProblem(new PointSet(2, List.of()), Rational.ONE));
        SolveControl late = SolveControl.unlimited().withTimeLimit(Duration.ZERO);
        for (SetCoverPeer peer : SetCoverPeer.values()) {
            assertThat(peer.solve(empty, late).lowerBound()).isZero();
            assertThat(peer.solve(empty, late).cover().orElseThrow().value()).isZero();
        }
    }
}
