package dev.prank.solver.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.solver.SolveControl;
import dev.prank.solver.StopReason;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ChildProcessTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    private ChildProcess.Ending run(String script, Duration first, Duration then, SolveControl control)
            throws IOException {
        return ChildProcess.run(List.of("sh", "-c", script), first, then, control, line -> {
            lines.add(line);
            return line.equals("ready");
        });
    }

    @Test
    void outputAndCodeOfAnOrderlyEndAreHeard() throws IOException {
        ChildProcess.Ending ending =
                run("echo one; echo two; echo >&2; echo ' oh ' >&2; echo no >&2", LONG, LONG, SolveControl.unlimited());

        assertThat(lines).containsExactly("one", "two");
        assertThat(ending.exitCode()).isZero();
        assertThat(ending.killed()).isFalse();
        assertThat(ending.complaint()).isEqualTo("oh");
        assertThat(ending.seconds()).isBetween(0.0, 20.0);
    }

    @Test
    void aCrashIsToldByItsCode() throws IOException {
        ChildProcess.Ending ending = run("kill -SEGV $$", LONG, LONG, SolveControl.unlimited());

        assertThat(ending.killed()).isFalse();
        assertThat(ending.exitCode()).isNotZero();
    }

    @Test
    void whatHangsIsKilledWithItsChildren() throws IOException {
        ChildProcess.Ending ending =
                run("echo $$; sleep 600 & echo $!; wait", Duration.ofMillis(500), LONG, SolveControl.unlimited());

        assertThat(ending.killed()).isTrue();
        assertThat(ending.seconds()).isBetween(0.5, 20.0);
        assertThat(lines)
                .hasSize(2)
                .allSatisfy(pid -> assertThat(ProcessHandle.of(Long.parseLong(pid))
                                .filter(ProcessHandle::isAlive)
                                .filter(process -> !isDead(process)))
                        .isEmpty());
    }

    /** The parent of an orphan may be slow to take note. */
    private static boolean isDead(ProcessHandle process) {
        return process.onExit()
                .completeOnTimeout(null, 5, TimeUnit.SECONDS)
                .thenApply(ended -> ended != null)
                .join();
    }

    @Test
    void theTimeStartsAnewWhenTheProgramIsReady() throws IOException {
        ChildProcess.Ending ending =
                run("echo ready; exec sleep 600", LONG, Duration.ofMillis(300), SolveControl.unlimited());

        assertThat(ending.killed()).isTrue();
        assertThat(ending.seconds()).isBetween(0.3, 20.0);
    }

    @Test
    void aStopEndsTheProgram() throws IOException {
        SolveControl control = SolveControl.unlimited();
        control.cancel(StopReason.CANCELLED);

        assertThat(run("exec sleep 600", LONG, LONG, control).killed()).isTrue();
    }

    @Test
    void aProgramThatDoesNotExistIsReported() {
        assertThatThrownBy(() -> ChildProcess.run(
                        List.of("no-such-program-anywhere"), LONG, LONG, SolveControl.unlimited(), line -> false))
                .isInstanceOf(IOException.class);
    }
}
