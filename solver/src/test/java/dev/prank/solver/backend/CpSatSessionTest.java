package dev.prank.solver.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.group.Cancellation;
import dev.prank.reductions.group.LocationForm;
import dev.prank.reductions.group.Slot;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.StopReason;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CpSatSessionTest {

    /** Four units at one location with outgoing weights 10, 10, −10, −10 and radius 1; a positive and a negative one cancel. */
    private final LocationForm form = LocationForm.of(new ProximateRankProblem(
            TanhNetwork.of(
                    1,
                    1,
                    Stream.of(10, 10, -10, -10).map(CpSatSessionTest::unit).toList()),
            Rational.ONE));

    private static HiddenUnit unit(int outgoing) {
        return new HiddenUnit(List.of(Rational.of(outgoing)), List.of(Rational.of(5)), Rational.ZERO);
    }

    private static Slot slot(int... units) {
        int[] orientedUnits = units.clone();
        for (int j = 0; j < units.length; j++) {
            orientedUnits[j] = 2 * units[j];
        }
        return Slot.ofClique(orientedUnits);
    }

    private int leastCost(CpSatSession session) {
        CpSatSession.Outcome outcome =
                session.minimise(EngineOptions.defaults(), 0, SolveControl.unlimited(), cost -> {});
        assertThat(outcome).isInstanceOf(CpSatSession.Outcome.Found.class);
        CpSatSession.Outcome.Found found = (CpSatSession.Outcome.Found) outcome;
        assertThat(found.selection().keptGroups()).hasSize(found.lowerBound());
        return found.lowerBound();
    }

    private Cancellation.NoGood twoPositivesNeedASecondNegative() {
        // 10 + 10 − 10 exceeds 3 · 1, and only the other negative unit, which this slot lacks, could change that.
        Cancellation.NoGood noGood = form.cancellation().explain(slot(0, 1, 2), new int[] {0, 1, 2});
        assertThat(noGood.leaveOut()).containsExactly(0, 2);
        assertThat(noGood.takeIn()).isEmpty();
        return noGood;
    }

    @Test
    void aStopThatCameWhileTheModelWasWrittenIsObeyed() {
        SolveControl control = SolveControl.unlimited();
        CpSatSession session = new CpSatSession(form, List.of(slot(0, 2), slot(1, 3)), () -> {});
        control.cancel(StopReason.CANCELLED);
        assertThat(session.minimise(EngineOptions.defaults(), 0, control, cost -> {}))
                .isEqualTo(new CpSatSession.Outcome.NothingFound(0));
    }

    @Test
    void pairsCancel() {
        assertThat(leastCost(new CpSatSession(form, List.of(slot(0, 2), slot(1, 3)), () -> {})))
                .isZero();
    }

    @Test
    void aNoGoodSaysNothingWhereItsMembersCannotMeet() {
        CpSatSession session = new CpSatSession(form, List.of(slot(0, 2), slot(1, 3)), () -> {});
        session.exclude(0, twoPositivesNeedASecondNegative());
        session.exclude(1, twoPositivesNeedASecondNegative());
        assertThat(leastCost(session)).isZero();
    }

    @Test
    void aNoGoodHoldsWhereAllItsMembersAre() {
        // With the no-good, one positive unit cannot join, so it is kept; without it all four cancel together.
        assertThat(leastCost(new CpSatSession(form, List.of(slot(0, 1, 2, 3)), () -> {})))
                .isZero();
        CpSatSession session = new CpSatSession(form, List.of(slot(0, 1, 2, 3)), () -> {});
        session.exclude(0, twoPositivesNeedASecondNegative());
        assertThat(leastCost(session)).isEqualTo(1);
    }

    @Test
    void aCostThatCannotBeBeatenIsInfeasible() {
        CpSatSession session = new CpSatSession(form, List.of(), () -> {});
        session.requireCostBelow(1);
        assertThat(session.minimise(EngineOptions.defaults(), 0, SolveControl.unlimited(), cost -> {}))
                .isInstanceOf(CpSatSession.Outcome.Infeasible.class);
    }
}
