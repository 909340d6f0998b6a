package dev.prank.solver.engine;

import dev.prank.instances.cover.PointCover;
import dev.prank.reductions.group.PointCoverForm;
import dev.prank.solver.CoverEngine;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.Statistics;
import dev.prank.solver.StopReason;
import dev.prank.solver.kernel.SetCover;
import dev.prank.solver.proof.PointCoverProof;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Covers of points by data reduction and branch and bound ({@link CoverBranchAndBound}) on the rows and squares of the form.
 *
 * <p>Guarantee: optimal without limits. Its lower bounds rest on integer arithmetic only. The work limit counts linear programs and local
 * search, see {@link CoverSearch}.
 */
final class SquareCoverEngine implements CoverEngine {

    private static final String NAME = "branch";

    @Override
    public SolveResult<PointCover> solve(PointCoverForm form, EngineOptions options, SolveControl control) {
        long start = System.nanoTime();
        CoverSearch search = new CoverSearch(
                control,
                options.seed(),
                options.threads(),
                options.workLimit().orElse(Long.MAX_VALUE),
                options.proofSteps());
        search.count("followers", form.takenOutCount());
        search.count("settled", form.settledCount());
        int[] cover = form.firstCover();
        AddedBounds bounds =
                new AddedBounds(control.listener().improvementsOnly(form.pointCount()), form.settledCount());
        bounds.coverFound(cover.length);
        bounds.boundProved(0);
        ProvedBound lower = ProvedBound.NOTHING;
        if (cover.length > 0) {
            int[] order = order(form, options);
            CoverBranchAndBound.Outcome outcome = new CoverBranchAndBound(search)
                    .solve(
                            SetCover.of(
                                    form.rowCount(),
                                    Arrays.stream(order)
                                            .mapToObj(form.squares()::get)
                                            .toList()),
                            cover.length,
                            bounds);
            lower = outcome.lower();
            cover = outcome.cover()
                    .map(columns ->
                            Arrays.stream(columns).map(column -> order[column]).toArray())
                    .orElse(cover);
        }
        PointCover witness = form.decode(cover);
        bounds.coverFound(witness.value() - form.settledCount());
        bounds.boundProved(lower.bound());
        int lowerBound = form.settledCount() + lower.bound();
        return SolveResult.of(
                        witness,
                        lowerBound,
                        control.stopReason().orElse(StopReason.WORK_LIMIT),
                        new Statistics(NAME, Duration.ofNanos(System.nanoTime() - start), search.counts()))
                .withProof(
                        options.isProving()
                                ? Optional.of(new PointCoverProof(
                                        lowerBound, form.settledPoints(), form.rowPoints(), lower.proof()))
                                : Optional.empty());
    }

    /** The squares as columns; certificates want them in lexicographic order of their rows. */
    private static int[] order(PointCoverForm form, EngineOptions options) {
        IntStream squares = IntStream.range(0, form.squares().size());
        if (!options.isProving()) {
            return squares.toArray();
        }
        Comparator<Integer> byRows =
                (a, b) -> Arrays.compare(form.squares().get(a), form.squares().get(b));
        return squares.boxed().sorted(byRows).mapToInt(Integer::intValue).toArray();
    }
}
