package dev.prank.solver.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.prank.instances.Verdict;
import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.network.LosslessCompression;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.network.UnitGroup;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.instances.number.Rational;
import dev.prank.solver.ProximateRankSolver;
import dev.prank.solver.certificate.ResultChecker;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code prank solve}: exact proximate ranks, or the decision question when a rank is given. */
@Command(
        name = "solve",
        description = "Compute the exact proximate rank of networks.",
        footer = {
            "",
            "With --rank the answer is yes (exit status 10) or no (20).",
            "",
            "Example: prank solve model.npz --radius 0.1 --output result.json"
        })
final class SolveCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(
            paramLabel = "NETWORK",
            arity = "1..*",
            description = "Network files; - reads JSON from standard input.")
    private List<String> names;

    @Mixin
    private QuestionOptions question;

    @Mixin
    private NetworkInputOptions input;

    @Mixin
    private SearchOptions search;

    @Mixin
    private ProofOptions proof;

    @Mixin
    private OutputOptions output;

    SolveCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        ProximateRankSolver solver = search.solver(proof.steps());
        question.requireValid(names);
        Optional<ProofFolder> proofs = proof.folder(invocation, search);
        boolean single = names.size() == 1 && question.radiusCount() <= 1;
        Table table = new Table(
                names,
                "units",
                "rank",
                "radius",
                "Alg. 5.1",
                "prank",
                "merged",
                "cancelled",
                "dead",
                "certified",
                "seconds");
        return Results.collect(
                invocation,
                output,
                results -> results.forEach(names, name -> {
                    Inputs.Instance<NetworkFile> instance = Inputs.network(invocation, name, input.options());
                    for (Rational radius :
                            question.radii(name, instance.content().radius())) {
                        if (question.goesOn(invocation, radius)) {
                            Answer<NetworkFile, NearbyNetwork> found = Search.answer(
                                    solver,
                                    instance,
                                    radius,
                                    question.rank(),
                                    search.limited(invocation.control()),
                                    invocation,
                                    output.isQuiet());
                            // Whoever interrupts the search does not wait for a certificate to be checked.
                            Answer<NetworkFile, NearbyNetwork> answer = proofs.filter(
                                            folder -> !invocation.control().isStopRequested())
                                    .map(folder -> folder.saveNetwork(found, question.suffix(radius)))
                                    .orElse(found);
                            if (question.isChecked()) {
                                check(answer, proofs);
                            }
                            results.add(
                                    answer.status().exitCode(),
                                    () -> ResultWriter.network(answer),
                                    single ? details(answer) : table.row(name, cells(answer)));
                        }
                    }
                }));
    }

    /** Reads everything again, as {@code prank check} would. */
    private void check(Answer<NetworkFile, NearbyNetwork> answer, Optional<ProofFolder> proofs) {
        Inputs.Instance<NetworkFile> instance = answer.instance().name().equals(Inputs.STANDARD_INPUT)
                ? answer.instance()
                : Inputs.network(invocation, answer.instance().name(), input.options());
        JsonNode result = CheckCommand.parsed(ResultWriter.network(answer));
        ResultChecker checker = proofs.map(folder -> new ResultChecker(instance.sha256(), folder.certificates()))
                .orElseGet(() -> new ResultChecker(instance.sha256()));
        Verdict verdict = checker.checkNetwork(instance.content().network(), result);
        CheckCommand.requireAccepted(answer.instance().name(), verdict);
    }

    private String details(Answer<NetworkFile, NearbyNetwork> answer) {
        TanhNetwork network = answer.instance().content().network();
        UnitGrouping grouping = ShownGrouping.of(answer.result().witness().network());
        int cancelledUnits = grouping.groups().stream()
                .filter(UnitGroup::cancelled)
                .mapToInt(group -> group.units().size())
                .sum();
        return Table.details(
                "instance",
                answer.instance().name(),
                "network",
                RankCommand.shape(network),
                "radius",
                answer.radius().toDecimalString(),
                "rank",
                Integer.toString(LosslessCompression.rank(network)),
                "Algorithm 5.1",
                answer.greedy() + " (greedy upper bound)",
                "proximate rank",
                question.value(answer),
                "kept",
                Table.count(grouping.cost(), "group") + ", " + mergedCount(grouping) + " of them of several units",
                "cancelled",
                Table.count(grouping.groups().size() - grouping.cost(), "group") + " of "
                        + Table.count(cancelledUnits, "unit"),
                "dead",
                Table.count(grouping.dead().size(), "unit"),
                "certificate",
                proof.certificate(answer),
                "time",
                question.time(answer));
    }

    private static List<String> cells(Answer<NetworkFile, NearbyNetwork> answer) {
        TanhNetwork network = answer.instance().content().network();
        UnitGrouping grouping = ShownGrouping.of(answer.result().witness().network());
        return List.of(
                Integer.toString(network.size()),
                Integer.toString(LosslessCompression.rank(network)),
                answer.radius().toDecimalString(),
                Integer.toString(answer.greedy()),
                answer.value(),
                Integer.toString(mergedCount(grouping)),
                Integer.toString(grouping.groups().size() - grouping.cost()),
                Integer.toString(grouping.dead().size()),
                QuestionOptions.certified(answer),
                QuestionOptions.seconds(answer));
    }

    private static int mergedCount(UnitGrouping grouping) {
        return (int) grouping.groups().stream()
                .filter(group -> !group.cancelled() && group.units().size() > 1)
                .count();
    }
}
