package dev.prank.solver.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.prank.instances.Verdict;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.io.PointFile;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.group.StarterCover;
import dev.prank.reductions.group.TooLargeException;
import dev.prank.reductions.hardness.PointCoverToNetwork;
import dev.prank.solver.PointCoverSolver;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.bound.GreedyUpperBound;
import dev.prank.solver.certificate.ResultChecker;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code prank cover}: least covers of points by squares, or the decision question when a number of squares is given. */
@Command(
        name = "cover",
        description = "Cover points by as few squares of side twice the radius as possible.",
        footer = {
            "",
            "With --rank the answer is yes (exit status 10) or no (20).",
            "",
            "Example: prank cover points.csv --radius 1/8"
        })
final class CoverCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(
            paramLabel = "POINTS",
            arity = "1..*",
            description = "Point files (.csv or .json); - reads either from standard input.")
    private List<String> names;

    @Mixin
    private QuestionOptions question;

    @Mixin
    private SearchOptions search;

    @Mixin
    private OutputOptions output;

    @Mixin
    private ProofOptions proof;

    CoverCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        PointCoverSolver solver = new PointCoverSolver(search.solver(proof.steps()));
        question.requireValid(names);
        Optional<ProofFolder> proofs = proof.folder(invocation, search);
        boolean single = names.size() == 1 && question.radiusCount() <= 1;
        Table table = new Table(names, "points", "radius", "Alg. 5.2", "cover", "certified", "seconds");
        return Results.collect(
                invocation,
                output,
                results -> results.forEach(names, name -> {
                    Inputs.Instance<PointFile> instance = Inputs.points(invocation, name);
                    for (Rational radius :
                            question.radii(name, instance.content().radius())) {
                        if (question.goesOn(invocation, radius)) {
                            Answer<PointFile, PointCover> found = answer(solver, instance, radius);
                            // Whoever interrupts the search does not wait for a certificate to be checked.
                            Answer<PointFile, PointCover> answer = proofs.filter(
                                            folder -> !invocation.control().isStopRequested())
                                    .map(folder -> folder.saveCover(found, question.suffix(radius)))
                                    .orElse(found);
                            if (question.isChecked()) {
                                check(answer, proofs);
                            }
                            results.add(
                                    answer.status().exitCode(),
                                    () -> ResultWriter.cover(answer),
                                    single ? details(answer) : table.row(name, cells(answer)));
                        }
                    }
                }));
    }

    private Answer<PointFile, PointCover> answer(
            PointCoverSolver solver, Inputs.Instance<PointFile> instance, Rational radius) {
        PointCoverProblem problem = new PointCoverProblem(instance.content().points(), radius);
        PointCover greedy = greedy(problem);
        SolveControl control = search.limited(invocation.control());
        ProgressLine progress = new ProgressLine(
                invocation.err(), invocation.isWatched() && !output.isQuiet(), instance.name(), greedy.value());
        SolveResult<PointCover> result = Search.run(
                control,
                progress,
                c -> question.rank().isPresent()
                        ? solver.decide(problem, question.rank().getAsInt(), c)
                        : solver.solve(problem, c),
                () -> greedy);
        return new Answer<>(instance, radius, question.rank(), greedy.value(), result);
    }

    /** By Algorithm 5.2. */
    static PointCover greedy(PointCoverProblem problem) {
        try {
            return StarterCover.of(problem);
        } catch (TooLargeException tooManyPairs) {
            // No unit of this network is dead and nothing cancels, so Algorithm 5.1 on it is Algorithm 5.2 on the
            // points.
            PointCoverToNetwork reduction = new PointCoverToNetwork(problem);
            ProximateRankProblem network = reduction.target();
            return reduction.pullBack(GreedyUpperBound.paper(network).grouping().applyTo(network.network()));
        }
    }

    /** Reads everything again, as {@code prank check} would. */
    private void check(Answer<PointFile, PointCover> answer, Optional<ProofFolder> proofs) {
        Inputs.Instance<PointFile> instance = answer.instance().name().equals(Inputs.STANDARD_INPUT)
                ? answer.instance()
                : Inputs.points(invocation, answer.instance().name());
        JsonNode result = CheckCommand.parsed(ResultWriter.cover(answer));
        ResultChecker checker = proofs.map(folder -> new ResultChecker(instance.sha256(), folder.certificates()))
                .orElseGet(() -> new ResultChecker(instance.sha256()));
        Verdict verdict = checker.checkCover(instance.content().points(), result);
        CheckCommand.requireAccepted(answer.instance().name(), verdict);
    }

    private String details(Answer<PointFile, PointCover> answer) {
        return Table.details(
                "instance",
                answer.instance().name(),
                "points",
                answer.instance().content().points().size() + " in dimension "
                        + answer.instance().content().points().dimension(),
                "radius",
                answer.radius().toDecimalString(),
                "Algorithm 5.2",
                answer.greedy() + " (greedy upper bound)",
                "least cover",
                question.value(answer),
                "certificate",
                proof.certificate(answer),
                "time",
                question.time(answer));
    }

    private static List<String> cells(Answer<PointFile, PointCover> answer) {
        return List.of(
                Integer.toString(answer.instance().content().points().size()),
                answer.radius().toDecimalString(),
                Integer.toString(answer.greedy()),
                answer.value(),
                QuestionOptions.certified(answer),
                QuestionOptions.seconds(answer));
    }
}
