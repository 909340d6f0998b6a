package dev.prank.solver.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.prank.solver.bench.Measurement.Status;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** By examples that are calculated by hand, with a limit of 10 seconds. */
class ComparisonTest {

    private static final double LIMIT = 10;

    private static Measurement run(
            String cell, int seed, String solver, Status status, int lower, int upper, double seconds) {
        boolean peer = solver.startsWith("peer");
        String instance = cell + "-s" + seed;
        return new Measurement(
                "suite", cell, instance, Optional.empty(), 20 + seed, solver, peer, status, lower, upper, seconds, "");
    }

    private static Measurement solved(String cell, int seed, String solver, double seconds) {
        return run(cell, seed, solver, Status.SOLVED, 7, 7, seconds);
    }

    private static Comparison of(Measurement... runs) {
        return new Comparison(List.of(runs), LIMIT);
    }

    @Test
    void unsolvedRunsCountTwiceTheLimitAndShortOnesTheFloor() {
        Comparison comparison = of();

        assertThat(comparison.par2(solved("a", 1, "engine", 3.5))).isEqualTo(3.5);
        assertThat(comparison.par2(solved("a", 1, "engine", 0.004))).isEqualTo(0.1);
        assertThat(comparison.par2(run("a", 1, "engine", Status.OPEN, 3, 4, 10)))
                .isEqualTo(20);
        assertThat(comparison.par2(run("a", 1, "engine", Status.KILLED, 0, 9, 15)))
                .isEqualTo(20);
        assertThat(comparison.par2(run("a", 1, "engine", Status.FAILED, 0, 9, 0.2)))
                .isEqualTo(20);
    }

    @Test
    void ratiosAreToTheBestPeerOfTheCell() {
        Comparison comparison = of(
                solved("a", 1, "engine", 1),
                solved("a", 1, "peer-1", 2),
                solved("a", 1, "peer-2", 4),
                solved("a", 2, "engine", 3),
                solved("a", 2, "peer-1", 6),
                run("a", 2, "peer-2", Status.OPEN, 6, 8, 10));

        // Means: engine (1 + 3) / 2 = 2, peer-1 (2 + 6) / 2 = 4, peer-2 (4 + 20) / 2 = 12.
        assertThat(comparison.rows())
                .extracting(
                        Comparison.Row::solver,
                        Comparison.Row::par2,
                        row -> row.ratio().orElse(-1))
                .containsExactly(tuple("engine", 2.0, 0.5), tuple("peer-1", 4.0, 1.0), tuple("peer-2", 12.0, 3.0));
        Comparison.Row last = comparison.rows().get(2);
        assertThat(last.runs()).isEqualTo(2);
        assertThat(last.solved()).isEqualTo(1);
        assertThat(last.points()).isEqualTo(22);
        assertThat(last.lower()).isEqualTo(7 + 6);
        assertThat(last.upper()).isEqualTo(7 + 8);
        // (0 + 2/8) / 2
        assertThat(last.gap()).isEqualTo(0.125);
    }

    @Test
    void whereNobodySolvesThereIsNoRatioButAGap() {
        Comparison comparison =
                of(run("a", 1, "engine", Status.OPEN, 9, 10, 10), run("a", 1, "peer", Status.KILLED, 0, 10, 15));

        assertThat(comparison.rows()).extracting(Comparison.Row::ratio).containsOnly(OptionalDouble.empty());
        assertThat(comparison.rows()).extracting(Comparison.Row::gap).containsExactly(0.1, 1.0);
    }

    @Test
    void whereOnlyTheEngineSolvesPeersCountTwiceTheLimit() {
        Comparison comparison = of(solved("a", 1, "engine", 5), run("a", 1, "peer", Status.FAILED, 0, 30, 1));

        assertThat(comparison.rows().get(0).ratio()).hasValue(0.25);
        assertThat(comparison.rows().get(1).ratio()).hasValue(1);
    }

    @Test
    void withoutAPeerThereIsNoRatio() {
        assertThat(of(solved("a", 1, "engine", 5)).rows().get(0).ratio()).isEmpty();
        assertThat(of(solved("a", 1, "engine", 5)).totals().get(0).meanRatio()).isEmpty();
    }

    @Test
    void totalsTakeTheGeometricMeanOverCells() {
        Comparison comparison = of(
                solved("a", 1, "engine", 1),
                solved("a", 1, "peer", 2),
                solved("b", 1, "engine", 8),
                solved("b", 1, "peer", 1),
                run("c", 1, "engine", Status.OPEN, 1, 2, 10),
                run("c", 1, "peer", Status.OPEN, 1, 2, 10));

        Comparison.Total engine = comparison.totals().get(0);
        assertThat(engine.solver()).isEqualTo("engine");
        assertThat(engine.solved()).isEqualTo(2);
        assertThat(engine.runs()).isEqualTo(3);
        // (1 + 8 + 20) / 3
        assertThat(engine.par2()).isCloseTo(29.0 / 3, within(1e-12));
        assertThat(engine.comparedCells()).isEqualTo(2);
        // The root of 1/2 · 8.
        assertThat(engine.meanRatio().getAsDouble()).isCloseTo(2, within(1e-12));
        assertThat(engine.worstRatio()).hasValue(8);
    }

    @Test
    void enginesAreComparedWithEachPeerWhereThatSolves() {
        Comparison comparison = of(
                solved("a", 1, "engine", 2),
                solved("a", 1, "peer-1", 0.01),
                solved("b", 1, "engine", 0.4),
                solved("b", 1, "peer-1", 0.8),
                run("c", 1, "engine", Status.OPEN, 1, 2, 10),
                solved("c", 1, "peer-1", 5),
                solved("d", 1, "engine", 1),
                run("d", 1, "peer-1", Status.OPEN, 1, 2, 10),
                solved("e", 1, "peer-1", 3),
                run("a", 1, "peer-2", Status.FAILED, 0, 9, 1));

        assertThat(comparison.duels()).hasSize(1);
        Comparison.Duel duel = comparison.duels().get(0);
        assertThat(duel.engine()).isEqualTo("engine");
        assertThat(duel.peer()).isEqualTo("peer-1");
        assertThat(duel.instances()).isEqualTo(3);
        assertThat(duel.solved()).isEqualTo(2);
        // 2 / 0.1, 0.4 / 0.8 and 20 / 5; without the floor 2 / 0.01 comes first.
        assertThat(duel.meanRatio().getAsDouble()).isCloseTo(Math.cbrt(20 * 0.5 * 4), within(1e-12));
        assertThat(duel.worstRatio()).hasValue(20);
        assertThat(duel.meanRawRatio().getAsDouble()).isCloseTo(Math.cbrt(200 * 0.5 * 4), within(1e-12));
        assertThat(duel.worstRawRatio()).hasValue(200);
    }

    @Test
    void aProgramThatTookNoTimeHasNoRawRatio() {
        Comparison.Duel duel = of(solved("a", 1, "engine", 0.3), solved("a", 1, "peer", 0))
                .duels()
                .get(0);

        assertThat(duel.meanRatio().getAsDouble()).isCloseTo(3, within(1e-12));
        assertThat(duel.meanRawRatio()).isEmpty();
        assertThat(duel.worstRawRatio()).isEmpty();
    }

    @Test
    void aSuiteCanBeLookedAtAlone() {
        Measurement other =
                new Measurement("other", "b", "b-s1", Optional.empty(), 3, "engine", false, Status.SOLVED, 1, 1, 6, "");
        Comparison comparison = of(solved("a", 1, "engine", 4), other);

        assertThat(comparison.suites()).containsExactly("suite", "other");
        assertThat(comparison.of("other").totals())
                .extracting(Comparison.Total::solver, Comparison.Total::runs, Comparison.Total::par2)
                .containsExactly(tuple("engine", 1, 6.0));
    }

    @Test
    void bracketsWithACommonValueAgree() {
        Comparison comparison = of(
                run("a", 1, "engine", Status.SOLVED, 7, 7, 1),
                run("a", 1, "peer-1", Status.OPEN, 5, 7, 10),
                run("a", 1, "peer-2", Status.OPEN, 7, 9, 10),
                run("b", 1, "engine", Status.SOLVED, 3, 3, 1));

        assertThat(comparison.contradictions()).isEmpty();
    }

    @Test
    void differentOptimaContradict() {
        Comparison comparison = of(solved("a", 1, "engine", 1), run("a", 1, "peer", Status.SOLVED, 8, 8, 1));

        assertThat(comparison.contradictions()).containsExactly("a-s1: peer says at least 8, engine says at most 7");
    }

    @Test
    void bracketsApartContradictAlsoWhenNothingIsSolved() {
        Comparison comparison = of(
                run("a", 1, "engine", Status.OPEN, 2, 4, 10),
                run("a", 1, "peer-1", Status.KILLED, 5, 9, 15),
                run("a", 2, "engine", Status.OPEN, 6, 5, 10));

        assertThat(comparison.contradictions())
                .containsExactly(
                        "a-s1: peer-1 says at least 5, engine says at most 4",
                        "a-s2: engine says at least 6, engine says at most 5");
    }
}
