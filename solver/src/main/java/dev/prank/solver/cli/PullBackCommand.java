package dev.prank.solver.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.prank.instances.Verdict;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.reductions.hardness.FormulaToPointCover;
import dev.prank.reductions.hardness.PointCoverToNetwork;
import dev.prank.solver.certificate.ResultChecker;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prank pull-back}: from a cover or a nearby network to a model of the formula. */
@Command(
        name = "pull-back",
        description =
                "Read the model of a formula out of a cover or a nearby network of what 'prank reduce' made from it.",
        footer = {
            "",
            "The points or the network are made again from the formula, with the same route and radius, and the witness is checked"
                    + " against them. The model is printed as SAT solvers do. Exit status 10: a model was found; 20: the result says"
                    + " that there is none, as its lower bound exceeds the rank of the reduction; 4: the witness is too large and"
                    + " spells no model.",
            "",
            "Example: prank pull-back formula.cnf cover.json"
        })
final class PullBackCommand implements Callable<Integer> {

    private static final int LINE_LENGTH = 78;

    private final Invocation invocation;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FORMULA", description = "Formula in DIMACS CNF.")
    private String formulaName;

    @Parameters(index = "1", paramLabel = "RESULT", description = "What cover or solve wrote as JSON.")
    private String resultName;

    @Mixin
    private FormulaRoute route;

    PullBackCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        QuestionOptions.requireOneStandardInput(spec, List.of(formulaName, resultName));
        Inputs.Instance<CnfFormula> formula = Inputs.formula(invocation, formulaName);
        FormulaToPointCover reduction = route.points(formula);
        PointCoverToNetwork network = new PointCoverToNetwork(reduction.target());
        SavedResult result = SavedResult.single(invocation, resultName, node -> check(node, reduction, network));
        if (!result.radius().equals(reduction.target().radius())) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    resultName + ": the result is at radius " + result.radius() + "; give it with --radius");
        }
        if (result.lower() > reduction.bound()) {
            invocation
                    .out()
                    .print("c the lower bound " + result.lower() + " exceeds the rank " + reduction.bound()
                            + (result.isCertified() ? "; the certificate proves it" : "; it is not certified")
                            + "\ns UNSATISFIABLE\n");
            return ExitCode.NO.code();
        }
        PointCover cover = result.isCover()
                ? result.cover()
                : network.pullBack(result.grouping().applyTo(network.target().network()));
        Assignment model;
        try {
            model = reduction.pullBack(cover);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.REJECTED, resultName + ": " + e.getMessage());
        }
        if (!model.satisfies(formula.content())) {
            throw new IllegalStateException("the model that was read does not satisfy the formula");
        }
        invocation.out().print("s SATISFIABLE\n" + lines(model));
        return ExitCode.YES.code();
    }

    private Verdict check(JsonNode result, FormulaToPointCover reduction, PointCoverToNetwork network) {
        ResultChecker checker =
                new ResultChecker(ResultChecker.instanceHashOf(result), SavedResult.certificates(resultName));
        return ResultChecker.problemOf(result).equals("cover")
                ? checker.checkCover(reduction.target().points(), result)
                : checker.checkNetwork(network.target().network(), result);
    }

    /** Lines {@code v …} of limited length, the last one ended by 0. */
    static String lines(Assignment model) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder("v");
        for (int v = 1; v <= model.values().size() + 1; v++) {
            String word = v > model.values().size() ? " 0" : (model.value(v) ? " " : " -") + v;
            if (line.length() + word.length() > LINE_LENGTH) {
                text.append(line).append('\n');
                line = new StringBuilder("v");
            }
            line.append(word);
        }
        return text.append(line).append('\n').toString();
    }
}
