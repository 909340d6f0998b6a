package dev.prank.solver.cli;

import static dev.prank.solver.cli.ExitCode.DONE;
import static dev.prank.solver.cli.ExitCode.INTERNAL_ERROR;
import static dev.prank.solver.cli.ExitCode.MALFORMED_INPUT;
import static dev.prank.solver.cli.ExitCode.NO;
import static dev.prank.solver.cli.ExitCode.REJECTED;
import static dev.prank.solver.cli.ExitCode.STOPPED;
import static dev.prank.solver.cli.ExitCode.USAGE;
import static dev.prank.solver.cli.ExitCode.YES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExitCodeTest {

    @Test
    void codesArePublished() {
        assertThat(ExitCode.values()).extracting(ExitCode::code).containsExactly(0, 10, 20, 1, 2, 3, 4, 70);
    }

    @Test
    void oneQuestionKeepsItsCode() {
        for (ExitCode code : ExitCode.values()) {
            assertThat(ExitCode.ofAll(List.of(code))).isEqualTo(code);
        }
    }

    @Test
    void theGravestOfSeveralCounts() {
        assertThat(ExitCode.ofAll(List.of())).isEqualTo(DONE);
        assertThat(ExitCode.ofAll(List.of(YES, NO))).isEqualTo(DONE);
        assertThat(ExitCode.ofAll(List.of(STOPPED, NO, DONE))).isEqualTo(STOPPED);
        assertThat(ExitCode.ofAll(List.of(STOPPED, USAGE))).isEqualTo(USAGE);
        assertThat(ExitCode.ofAll(List.of(MALFORMED_INPUT, USAGE, YES))).isEqualTo(MALFORMED_INPUT);
        assertThat(ExitCode.ofAll(List.of(MALFORMED_INPUT, REJECTED))).isEqualTo(REJECTED);
        assertThat(ExitCode.ofAll(List.of(INTERNAL_ERROR, REJECTED))).isEqualTo(INTERNAL_ERROR);
    }
}
