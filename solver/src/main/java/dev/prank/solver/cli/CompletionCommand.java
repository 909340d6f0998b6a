package dev.prank.solver.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code prank completion}: lets the shell complete commands and options. */
@Command(
        name = "completion",
        description = "Print a script that completes prank's commands and options in bash and zsh.",
        footer = {"", "Example: source <(prank completion)"})
final class CompletionCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Spec
    private CommandSpec spec;

    CompletionCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        invocation.out().print(AutoComplete.bash("prank", spec.root().commandLine()));
        return ExitCode.DONE.code();
    }
}
