package dev.prank.solver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.prank.solver.SolveControl;
import dev.prank.solver.StopReason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** One call of the program within this process, and what came of it. */
record Call(String commandLine, int exitCode, String out, String err) {

    static Call prank(Object... args) {
        return withInput("", args);
    }

    static Call withInput(String standardInput, Object... args) {
        return run(standardInput, SolveControl.unlimited(), args);
    }

    /** As if Ctrl-C had come right at the start. */
    static Call interrupted(Object... args) {
        SolveControl control = SolveControl.unlimited();
        control.cancel(StopReason.CANCELLED);
        return run("", control, args);
    }

    private static Call run(String standardInput, SolveControl control, Object... args) {
        String[] words = Arrays.stream(args).map(String::valueOf).toArray(String[]::new);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ByteArrayInputStream in = new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8));
        int exitCode = Main.run(new Invocation(in, out, err, false, control), words);
        return new Call(
                "prank " + String.join(" ", words),
                exitCode,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }

    Call exits(ExitCode expected) {
        assertThat(exitCode).as("%s%n%s%s", commandLine, out, err).isEqualTo(expected.code());
        return this;
    }

    /** Nothing on standard output and one line on standard error, which is no stack trace. */
    Call complainsOnce(String... fragments) {
        assertThat(out).as(commandLine).isEmpty();
        assertThat(err.lines()).as("%s%n%s", commandLine, err).hasSize(1);
        assertThat(err).startsWith("prank").contains(fragments).doesNotContain("Exception", "\tat ");
        return this;
    }

    Call saysNothing() {
        assertThat(err).as(commandLine).isEmpty();
        return this;
    }

    List<JsonNode> objects() {
        return out.lines().map(Call::json).toList();
    }

    JsonNode object() {
        List<JsonNode> objects = objects();
        assertThat(objects).hasSize(1);
        return objects.get(0);
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
