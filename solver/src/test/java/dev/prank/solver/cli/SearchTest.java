package dev.prank.solver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.instances.Witness;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.Statistics;
import dev.prank.solver.StopReason;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SearchTest {

    private record Number(int value) implements Witness {}

    private static final Statistics STATISTICS = new Statistics("test", Duration.ZERO, Map.of());

    private final StringWriter terminal = new StringWriter();
    private final ProgressLine watched = new ProgressLine(new PrintWriter(terminal), true, "instance", 9);

    private SolveResult<Number> run(SolveControl control, Function<SolveControl, SolveResult<Number>> solver) {
        return Search.run(control, watched, solver, () -> new Number(9));
    }

    @Test
    void aResultIsPassedOn() {
        SolveResult<Number> optimal = new SolveResult.Optimal<>(new Number(3), 3, STATISTICS);

        assertThat(run(SolveControl.unlimited(), control -> optimal)).isSameAs(optimal);
    }

    @Test
    void aFailureIsPassedOn() {
        IllegalStateException failure = new IllegalStateException("broken");

        assertThatThrownBy(() -> run(SolveControl.unlimited(), control -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThatThrownBy(() -> run(SolveControl.unlimited(), control -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void aKnownWitnessBeatsAWorseOne() {
        SolveResult<Number> early = SolveResult.of(new Number(20), 4, StopReason.DECIDED, STATISTICS);

        SolveResult<Number> result = run(SolveControl.unlimited(), control -> early);

        assertThat(result.upperBound()).isEqualTo(9);
        assertThat(result.lowerBound()).isEqualTo(4);
        assertThat(result.isOptimal()).isFalse();
    }

    /** As a backend deep in native code may: the last bounds heard of are the result. */
    @Test
    void aSearchThatDoesNotObeyIsAbandoned() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        SolveControl control = SolveControl.unlimited();

        long start = System.nanoTime();
        SolveResult<Number> result = run(control, c -> {
            c.listener().lowerBoundImproved(2);
            c.listener().witnessImproved(7);
            control.cancel(StopReason.CANCELLED);
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("never gets here");
        });
        never.countDown();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        // 7 was announced, but without its witness.
        assertThat(result.upperBound()).isEqualTo(9);
        assertThat(result.lowerBound()).isEqualTo(2);
        StopReason reason = result.match(optimal -> StopReason.DECIDED, SolveResult.Bracketed::stopReason);
        assertThat(reason).isEqualTo(StopReason.CANCELLED);
    }

    @Test
    void progressIsShownAndWipedAway() {
        run(SolveControl.unlimited(), control -> {
            control.listener().lowerBoundImproved(2);
            control.listener().witnessImproved(7);
            control.listener().witnessImproved(8);
            try {
                Thread.sleep(1500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new SolveResult.Optimal<>(new Number(3), 3, STATISTICS);
        });

        String[] paintings = terminal.toString().split("\r");
        // The first is empty; without any event the line is still painted once a second, and then wiped.
        assertThat(paintings).hasSizeBetween(3, 9);
        assertThat(paintings[1])
                .contains("at least 2, at most 7, gap 5", "instance")
                .hasSizeLessThan(80);
        assertThat(paintings[paintings.length - 1]).isBlank();
        assertThat(terminal.toString()).doesNotContain("\n", "\u001b");
    }

    @Test
    void progressIsSilentUnlessWatched() {
        ProgressLine silent = new ProgressLine(new PrintWriter(terminal, true), false, "instance", 9);
        silent.lowerBoundImproved(3);
        silent.paint();
        silent.clear();

        assertThat(terminal.toString()).isEmpty();
    }
}
