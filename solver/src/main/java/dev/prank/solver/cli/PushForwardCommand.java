package dev.prank.solver.cli;

import dev.prank.instances.Witness;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.instances.io.AtomicFile;
import dev.prank.instances.io.ModelReader;
import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.NetworkWriter;
import dev.prank.instances.io.PointFile;
import dev.prank.instances.io.PointWriter;
import dev.prank.reductions.hardness.FormulaToPointCover;
import dev.prank.reductions.hardness.PointCoverToNetwork;
import dev.prank.solver.SolveResult;
import dev.prank.solver.Statistics;
import dev.prank.solver.bound.GreedyUpperBound;
import dev.prank.solver.certificate.InstanceHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prank push-forward}: from a model of the formula to a cover or a nearby network. */
@Command(
        name = "push-forward",
        description = "Turn a model of a formula into a least cover of the points, or a nearby network of least rank.",
        footer = {
            "",
            "The result is about the file that 'prank reduce' writes with the same formula, route and radius; 'prank check' accepts"
                    + " it. The model is what a SAT solver prints.",
            "",
            "Example: prank push-forward formula.cnf model.txt --to points --output cover.json"
        })
final class PushForwardCommand implements Callable<Integer> {

    private enum Target {
        POINTS,
        NETWORK;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Invocation invocation;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FORMULA", description = "Formula in DIMACS CNF.")
    private String formulaName;

    @Parameters(
            index = "1",
            paramLabel = "MODEL",
            description = "Literals that are true, or the output of a SAT solver.")
    private String modelName;

    @Option(
            names = "--to",
            paramLabel = "TARGET",
            required = true,
            description = "What the witness is for: ${COMPLETION-CANDIDATES}.")
    private Target target;

    @Mixin
    private FormulaRoute route;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to FILE instead of standard output.")
    private Optional<String> output = Optional.empty();

    PushForwardCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        QuestionOptions.requireOneStandardInput(spec, List.of(formulaName, modelName));
        Inputs.Instance<CnfFormula> formula = Inputs.formula(invocation, formulaName);
        FormulaToPointCover reduction = route.points(formula);
        Assignment model = model(formula.content());
        PointCover cover = reduction.pushForward(model);
        PointCoverToNetwork network = new PointCoverToNetwork(reduction.target());
        int greedy = GreedyUpperBound.paper(network.target()).value();
        String result;
        if (target == Target.POINTS) {
            PointFile file = ReduceCommand.points(reduction, route.name());
            result =
                    ResultWriter.cover(answer(reduction, greedy, file, cover, out -> PointWriter.writeJson(file, out)));
        } else {
            NetworkFile file = ReduceCommand.network(reduction, route.name());
            result = ResultWriter.network(answer(
                    reduction, greedy, file, network.pushForward(cover), out -> NetworkWriter.writeJson(file, out)));
        }
        Results.write(invocation, output, out -> out.write((result + "\n").getBytes(StandardCharsets.UTF_8)));
        return ExitCode.DONE.code();
    }

    private Assignment model(CnfFormula formula) {
        Assignment model;
        try (InputStream in = Inputs.open(invocation, modelName)) {
            model = ModelReader.read(
                    in, modelName.equals(Inputs.STANDARD_INPUT) ? "<stdin>" : modelName, formula.variableCount());
        } catch (IOException e) {
            throw Inputs.unreadable(modelName, e);
        }
        for (int j = 0; j < formula.clauses().size(); j++) {
            if (formula.clauses().get(j).literals().stream().noneMatch(model::satisfies)) {
                throw new CommandFailure(
                        ExitCode.REJECTED,
                        modelName + ": does not satisfy clause " + (j + 1) + ", "
                                + formula.clauses().get(j).literals());
            }
        }
        return model;
    }

    /** Fewer squares or units than the tiles' bound never suffice, so a witness of that size is optimal. */
    private <T, W extends Witness> Answer<T, W> answer(
            FormulaToPointCover reduction, int greedy, T file, W witness, AtomicFile.Content content) {
        try {
            Inputs.Instance<T> instance =
                    new Inputs.Instance<>(formulaName + ", reduced to " + target, InstanceHash.of(content), file);
            Statistics statistics = new Statistics("push-forward", Duration.ZERO, Map.of());
            return new Answer<>(
                    instance,
                    reduction.target().radius(),
                    OptionalInt.empty(),
                    greedy,
                    new SolveResult.Optimal<>(witness, reduction.bound(), statistics));
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written but a hash", e);
        }
    }
}
