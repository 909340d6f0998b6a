package dev.prank.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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

    /** What the action acts on may be gone as soon as the registration is closed. */
    @Test
    void closingWaitsForAnActionThatIsRunning() throws InterruptedException {
        SolveControl control = SolveControl.unlimited();
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicBoolean hasEnded = new AtomicBoolean();
        SolveControl.Registration registration = control.onCancel(() -> {
            running.countDown();
            hasEnded.set(isOpened(mayEnd));
        });
        Thread canceller = new Thread(() -> control.cancel(StopReason.CANCELLED));
        canceller.start();
        assertThat(isOpened(running)).isTrue();
        AtomicBoolean hadEndedWhenClosed = new AtomicBoolean();
        Thread closer = new Thread(() -> {
            registration.close();
            hadEndedWhenClosed.set(hasEnded.get());
        });
        closer.start();
        while (closer.getState() != Thread.State.BLOCKED && closer.isAlive()) {
            Thread.onSpinWait();
        }
        mayEnd.countDown();
        closer.join();
        canceller.join();
        assertThat(hadEndedWhenClosed).isTrue();
    }

    private static boolean isOpened(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
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
