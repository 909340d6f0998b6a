package dev.prank.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SolveControlTest {

    @Test
    void checkpointsPassUntilTheSearchShouldStop() {
        SolveControl control = SolveControl.unlimited();
        control.requireGo();
        control.cancel(StopReason.CANCELLED);
        assertThatThrownBy(control::requireGo)
                .isInstanceOfSatisfying(
                        StoppedException.class, e -> assertThat(e.reason()).isEqualTo(StopReason.CANCELLED));
    }

    @Test
    void checkpointsEndAtTheDeadline() {
        SolveControl control = SolveControl.unlimited().withTimeLimit(Duration.ZERO);
        assertThatThrownBy(control::requireGo)
                .isInstanceOfSatisfying(
                        StoppedException.class, e -> assertThat(e.reason()).isEqualTo(StopReason.TIME_LIMIT));
    }

    @Test
    void actionsRunOnceEachUnlessTheirRegistrationIsClosed() {
        SolveControl control = SolveControl.unlimited();
        List<String> calls = new ArrayList<>();
        control.onCancel(() -> calls.add("before"));
        control.onCancel(() -> calls.add("closed")).close();
        control.cancel(StopReason.CANCELLED);
        control.cancel(StopReason.DECIDED);
        control.onCancel(() -> calls.add("after"));
        assertThat(calls).containsExactly("before", "after");
    }

    @Test
    void aChildIsCancelledWithItsParentButNotTheOtherWayRound() {
        SolveControl parent = SolveControl.unlimited();
        SolveControl first = parent.child();
        SolveControl second = parent.child();
        first.cancel(StopReason.DECIDED);
        assertThat(parent.isStopRequested()).isFalse();
        assertThat(second.isStopRequested()).isFalse();
        parent.cancel(StopReason.CANCELLED);
        assertThat(first.stopReason()).contains(StopReason.DECIDED);
        assertThat(second.stopReason()).contains(StopReason.CANCELLED);
    }
}
