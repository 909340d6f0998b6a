package dev.prank.solver.cli;

import java.util.Comparator;
import java.util.List;

/**
 * What the process tells its caller. In order of gravity: when one call answers several questions, it ends with the gravest of
 * their codes, and yes and no then count as done (the answers are in the output).
 */
public enum ExitCode {
    /** The optimum is proved, or the command did what it was asked. */
    DONE(0),
    /** Decision question: yes. */
    YES(10),
    /** Decision question: no. */
    NO(20),
    /** Stopped at a limit or by Ctrl-C; the bracket that was printed is valid. */
    STOPPED(1),
    /** The command line makes no sense. */
    USAGE(2),
    /** A file cannot be read or is malformed. */
    MALFORMED_INPUT(3),
    /** A check rejected a result. */
    REJECTED(4),
    /** A defect of this program, a backend that failed, or an output that could not be written. */
    INTERNAL_ERROR(70);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The process's exit status. */
    public int code() {
        return code;
    }

    /** The code of a call that did all of these; {@link #DONE} when it did none. */
    static ExitCode ofAll(List<ExitCode> codes) {
        if (codes.size() == 1) {
            return codes.get(0);
        }
        return codes.stream()
                .map(code -> code == YES || code == NO ? DONE : code)
                .max(Comparator.naturalOrder())
                .orElse(DONE);
    }
}
