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
import java.time.Duration;

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
                control, options.seed(), options.threads(), options.workLimit().orElse(Long.MAX_VALUE));
        search.count("followers", form.takenOutCount());
        search.count("settled", form.settledCount());
        int[] cover = form.firstCover();
        Bounds bounds = new Bounds(control.listener(), form);
        bounds.coverFound(cover.length);
        bounds.boundProved(0);
        int lower = 0;
        if (cover.length > 0) {
            CoverBranchAndBound.Outcome outcome = new CoverBranchAndBound(search)
                    .solve(SetCover.of(form.rowCount(), form.squares()), cover.length, bounds);
            lower = outcome.lowerBound();
            cover = outcome.cover().orElse(cover);
        }
        PointCover witness = form.decode(cover);
        bounds.coverFound(witness.value() - form.settledCount());
        bounds.boundProved(lower);
        return SolveResult.of(
                witness,
                form.settledCount() + lower,
                control.stopReason().orElse(StopReason.WORK_LIMIT),
                new Statistics(NAME, Duration.ofNanos(System.nanoTime() - start), search.counts()));
    }

    /** Adds the settled squares and passes improvements on, each once. */
    private static final class Bounds implements CoverBranchAndBound.Progress {
        private final SolveControl.Listener listener;
        private final int settled;
        private int upper;
        private int lower;

        Bounds(SolveControl.Listener listener, PointCoverForm form) {
            this.listener = listener;
            settled = form.settledCount();
            upper = form.pointCount();
        }

        @Override
        public void coverFound(int size) {
            if (settled + size < upper) {
                upper = settled + size;
                listener.witnessImproved(upper);
            }
        }

        @Override
        public void boundProved(int bound) {
            if (settled + bound > lower) {
                lower = settled + bound;
                listener.lowerBoundImproved(lower);
            }
        }
    }
}
