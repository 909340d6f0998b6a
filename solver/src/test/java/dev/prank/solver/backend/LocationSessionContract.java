package dev.prank.solver.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.prank.solver.StoppedException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link LocationSession} must satisfy. Subclasses name the backend. */
abstract class LocationSessionContract {

    /** Four units at one location with outgoing weights 10, 10, −10, −10 and radius 1; a positive and a negative one cancel. */
    private final LocationForm form = LocationForm.of(new ProximateRankProblem(
            TanhNetwork.of(
                    1,
                    1,
                    Stream.of(10, 10, -10, -10)
                            .map(LocationSessionContract::unit)
                            .toList()),
            Rational.ONE));

    abstract LocationSession.Factory backend();

    private LocationSession open(List<Slot> cancelledSlots) {
        return backend().open(form, cancelledSlots, () -> {});
    }

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

    private int leastCost(LocationSession session) {
        LocationSession.Outcome outcome =
                session.minimise(EngineOptions.defaults(), 0, SolveControl.unlimited(), cost -> {});
        assertThat(outcome).isInstanceOf(LocationSession.Outcome.Found.class);
        LocationSession.Outcome.Found found = (LocationSession.Outcome.Found) outcome;
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
        LocationSession session = open(List.of(slot(0, 2), slot(1, 3)));
        control.cancel(StopReason.CANCELLED);
        assertThat(session.minimise(EngineOptions.defaults(), 0, control, cost -> {}))
                .isEqualTo(new LocationSession.Outcome.NothingFound(0));
    }

    @Test
    void pairsCancel() {
        assertThat(leastCost(open(List.of(slot(0, 2), slot(1, 3))))).isZero();
    }

    @Test
    void aNoGoodSaysNothingWhereItsMembersCannotMeet() {
        LocationSession session = open(List.of(slot(0, 2), slot(1, 3)));
        session.exclude(0, twoPositivesNeedASecondNegative());
        session.exclude(1, twoPositivesNeedASecondNegative());
        assertThat(leastCost(session)).isZero();
    }

    @Test
    void aNoGoodHoldsWhereAllItsMembersAre() {
        // With the no-good, one positive unit cannot join, so it is kept; without it all four cancel together.
        assertThat(leastCost(open(List.of(slot(0, 1, 2, 3))))).isZero();
        LocationSession session = open(List.of(slot(0, 1, 2, 3)));
        session.exclude(0, twoPositivesNeedASecondNegative());
        assertThat(leastCost(session)).isEqualTo(1);
    }

    @Test
    void aCostThatCannotBeBeatenIsInfeasible() {
        LocationSession session = open(List.of());
        session.requireCostBelow(1);
        assertThat(session.minimise(EngineOptions.defaults(), 0, SolveControl.unlimited(), cost -> {}))
                .isInstanceOf(LocationSession.Outcome.Infeasible.class);
    }

    @Test
    void aCheckpointMayEndTheWriting() {
        assertThatThrownBy(() -> backend().open(form, List.of(slot(0, 2)), () -> {
                    throw new StoppedException(StopReason.CANCELLED);
                }))
                .isInstanceOf(StoppedException.class);
    }

    @Test
    void whatItCountsHasTheSameNamesBeforeAndAfter() {
        LocationSession session = open(List.of(slot(0, 2), slot(1, 3)));
        Set<String> names = session.counts().keySet();
        leastCost(session);
        assertThat(session.counts()).containsOnlyKeys(names);
        assertThat(session.work()).isNotNegative();
    }
}
