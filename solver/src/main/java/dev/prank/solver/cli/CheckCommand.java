package dev.prank.solver.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.prank.instances.Verdict;
import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.PointFile;
import dev.prank.solver.certificate.ResultChecker;
import dev.prank.solver.certificate.ResultFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prank check}: re-checks saved results. */
@Command(
        name = "check",
        description = "Check a saved result against its instance, in exact arithmetic and without any engine.",
        footer = {
            "",
            "Prints what was checked and what was not. Exit status 0: accepted, 4: rejected.",
            "In a file of several results, those about other instances are skipped.",
            "",
            "Example: prank check model.json result.json"
        })
final class CheckCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "INSTANCE", description = "The network or point file.")
    private String instanceName;

    @Parameters(index = "1", paramLabel = "RESULT", description = "What solve or cover wrote as JSON.")
    private String resultName;

    @Option(names = "--json", description = "Print the verdict as JSON.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print only the verdict.")
    private boolean quiet;

    @Mixin
    private NetworkInputOptions input;

    CheckCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        QuestionOptions.requireOneStandardInput(spec, List.of(instanceName, resultName));
        List<JsonNode> results = SavedResult.readAll(invocation, resultName);
        if (ResultChecker.problemOf(results.get(0)).equals("cover")) {
            Inputs.Instance<PointFile> instance = Inputs.points(invocation, instanceName);
            ResultChecker checker = new ResultChecker(instance.sha256(), SavedResult.certificates(resultName));
            return checkAll(
                    results,
                    instance.sha256(),
                    result -> checker.checkCover(instance.content().points(), result));
        }
        Inputs.Instance<NetworkFile> instance = Inputs.network(invocation, instanceName, input.options());
        ResultChecker checker = new ResultChecker(instance.sha256(), SavedResult.certificates(resultName));
        return checkAll(
                results,
                instance.sha256(),
                result -> checker.checkNetwork(instance.content().network(), result));
    }

    private int checkAll(List<JsonNode> results, String sha256, Function<JsonNode, Verdict> checker) {
        List<JsonNode> relevant = new ArrayList<>(results);
        relevant.removeIf(result -> !ResultChecker.instanceHashOf(result).equals(sha256));
        if (relevant.isEmpty()) {
            // All are about other instances: the checker says so.
            relevant.addAll(results);
        } else if (relevant.size() < results.size()) {
            invocation
                    .err()
                    .println("prank: " + resultName + ": " + (results.size() - relevant.size()) + " of "
                            + results.size() + " results are about other instances and were not checked");
        }
        List<ExitCode> exitCodes = new ArrayList<>();
        for (JsonNode result : relevant) {
            Verdict verdict;
            try {
                verdict = checker.apply(result);
            } catch (UncheckedIOException e) {
                throw Inputs.unreadable(e.getMessage(), e.getCause());
            }
            print(result, verdict);
            exitCodes.add(verdict.isAccepted() ? ExitCode.DONE : ExitCode.REJECTED);
        }
        return ExitCode.ofAll(exitCodes).code();
    }

    private void print(JsonNode result, Verdict verdict) {
        String reason = verdict.match(() -> "", why -> why);
        if (json) {
            invocation
                    .out()
                    .print(ResultWriter.object(out -> {
                                out.writeStringField("verdict", verdict.isAccepted() ? "accepted" : "rejected");
                                if (!verdict.isAccepted()) {
                                    out.writeStringField("reason", reason);
                                }
                                ResultWriter.writeStrings(
                                        out,
                                        "checked",
                                        verdict.isAccepted() ? ResultChecker.checked(result) : List.of());
                                ResultWriter.writeStrings(
                                        out,
                                        "notChecked",
                                        verdict.isAccepted() ? ResultChecker.unchecked(result) : List.of());
                            })
                            + "\n");
            return;
        }
        if (!verdict.isAccepted()) {
            invocation.out().print("rejected: " + reason + "\n");
            return;
        }
        if (!quiet) {
            invocation.out().print("claim:       " + claim(result) + "\n");
            ResultChecker.checked(result).forEach(item -> invocation.out().print("checked:     " + item + "\n"));
            ResultChecker.unchecked(result).forEach(item -> invocation.out().print("not checked: " + item + "\n"));
        }
        invocation.out().print("accepted\n");
    }

    /** For an accepted result. */
    private static String claim(JsonNode result) {
        return result.get("problem").textValue() + " at radius "
                + result.get("radius").asText() + " is at least "
                + result.get("lower").intValue() + " and at most "
                + result.get("upper").intValue() + " ("
                + result.get("status").textValue() + ")";
    }

    /** A result of this program's own, as a reader sees it. */
    static JsonNode parsed(String result) {
        try {
            return ResultFile.read(
                            new ByteArrayInputStream(result.getBytes(StandardCharsets.UTF_8)),
                            "the result just written")
                    .get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws CommandFailure with {@link ExitCode#REJECTED} otherwise */
    static void requireAccepted(String name, Verdict verdict) {
        String reason = verdict.match(() -> "", why -> why);
        if (!reason.isEmpty()) {
            throw new CommandFailure(ExitCode.REJECTED, name + ": the result fails its check: " + reason);
        }
    }
}
