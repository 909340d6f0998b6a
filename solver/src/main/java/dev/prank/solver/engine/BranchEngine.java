package dev.prank.solver.engine;

import dev.prank.instances.cover.PointCover;
import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.reductions.group.LocationForm;
import dev.prank.reductions.group.PointCoverForm;
import dev.prank.reductions.group.Slot;
import dev.prank.reductions.group.TooLargeException;
import dev.prank.solver.CoverEngine;
import dev.prank.solver.Engine;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.Statistics;
import dev.prank.solver.StopReason;
import dev.prank.solver.StoppedException;
import dev.prank.solver.kernel.SetCover;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Data reduction and branch and bound ({@link CoverBranchAndBound}) where no unit can be cancelled, so that the problem is a set cover:
 * rows are the units that must join a group, columns the slots. Other problems go to another engine. Covers of points are set covers
 * already ({@link PointCoverForm}).
 *
 * <p>Guarantee: optimal without limits. Its lower bounds rest on integer arithmetic only. One thread. The work limit counts linear
 * programs and local search, see {@link CoverSearch}; for problems that are handed on, it is in the other engine's unit.
 */
public final class BranchEngine implements Engine, CoverEngine {

    private final Engine other;

    /** With CP-SAT for problems that are no set covers. */
    public BranchEngine() {
        this(new CpSatEngine());
    }

    /** @param other for problems that are no set covers */
    BranchEngine(Engine other) {
        this.other = other;
    }

    @Override
    public String name() {
        return "branch";
    }

    @Override
    public SolveResult<NearbyNetwork> solve(ProximateRankProblem problem, EngineOptions options, SolveControl control) {
        long start = System.nanoTime();
        CoverSearch search =
                new CoverSearch(control, options.seed(), options.workLimit().orElse(Long.MAX_VALUE));
        NearbyNetwork witness = UnitGrouping.trivial(problem.network()).applyTo(problem.network());
        int lower = 0;
        StopReason reason = StopReason.WORK_LIMIT;
        try {
            control.requireGo();
            LocationForm form = LocationForm.of(problem, LocationForm.Limits.DEFAULT, control::requireGo);
            if (!isSetCover(form)) {
                SolveResult<NearbyNetwork> result = other.solve(problem, options, control);
                Statistics named = statistics(start, result.statistics().counts());
                return SolveResult.of(
                        result.witness(),
                        result.lowerBound(),
                        result.match(optimal -> StopReason.DECIDED, SolveResult.Bracketed::stopReason),
                        named);
            }
            control.listener().witnessImproved(witness.value());
            Bounds bounds = new Bounds(control.listener(), witness.value());
            int[] units =
                    IntStream.range(0, form.unitCount()).filter(form::mustJoin).toArray();
            List<int[]> groups =
                    form.keptSlots().stream().map(BranchEngine::members).toList();
            CoverBranchAndBound.Outcome outcome =
                    new CoverBranchAndBound(search).solve(setCover(units, groups), witness.value(), bounds);
            lower = outcome.lowerBound();
            if (outcome.cover().isPresent()) {
                List<int[]> kept = Arrays.stream(outcome.cover().get())
                        .mapToObj(groups::get)
                        .toList();
                witness = form.decode(kept, List.of()).applyTo(problem.network());
            }
            bounds.finish(witness.value(), lower);
        } catch (StoppedException stopped) {
            reason = stopped.reason();
        } catch (TooLargeException tooLarge) {
            reason = StopReason.SIZE_LIMIT;
        }
        return SolveResult.of(witness, lower, control.stopReason().orElse(reason), statistics(start, search.counts()));
    }

    @Override
    public Optional<CoverEngine> forCovers() {
        return Optional.of(this);
    }

    @Override
    public SolveResult<PointCover> solve(PointCoverForm form, EngineOptions options, SolveControl control) {
        long start = System.nanoTime();
        CoverSearch search =
                new CoverSearch(control, options.seed(), options.workLimit().orElse(Long.MAX_VALUE));
        search.count("followers", form.takenOutCount());
        search.count("settled", form.settledCount());
        int settled = form.settledCount();
        int[] cover = form.firstCover();
        Bounds bounds = new Bounds(control.listener(), form.pointCount());
        bounds.coverFound(settled + cover.length);
        bounds.boundProved(settled);
        int lower = settled;
        if (cover.length > 0) {
            CoverBranchAndBound.Outcome outcome = new CoverBranchAndBound(search)
                    .solve(SetCover.of(form.rowCount(), form.squares()), cover.length, bounds.above(settled));
            lower += outcome.lowerBound();
            cover = outcome.cover().orElse(cover);
        }
        PointCover witness = form.decode(cover);
        bounds.finish(witness.value(), lower);
        return SolveResult.of(
                witness, lower, control.stopReason().orElse(StopReason.WORK_LIMIT), statistics(start, search.counts()));
    }

    private Statistics statistics(long startNanos, Map<String, Long> counts) {
        return new Statistics(name(), Duration.ofNanos(System.nanoTime() - startNanos), counts);
    }

    private static boolean isSetCover(LocationForm form) {
        return IntStream.range(0, form.unitCount()).noneMatch(form::mayBeCancelled)
                && form.keptSlots().stream().allMatch(slot -> slot.conflictCount() == 0);
    }

    private static int[] members(Slot slot) {
        return IntStream.range(0, slot.size()).map(slot::orientedUnit).toArray();
    }

    /** A unit near the origin may be in a group in both orientations; it is one row. */
    private static SetCover setCover(int[] units, List<int[]> groups) {
        int[] row = new int[units.length == 0 ? 0 : units[units.length - 1] + 1];
        for (int r = 0; r < units.length; r++) {
            row[units[r]] = r;
        }
        return SetCover.of(
                units.length,
                groups.stream()
                        .map(group -> Arrays.stream(group)
                                .map(orientedUnit -> row[orientedUnit >> 1])
                                .distinct()
                                .toArray())
                        .toList());
    }

    /** Passes improvements on, each once. */
    private static final class Bounds implements CoverBranchAndBound.Progress {
        private final SolveControl.Listener listener;
        private int upper;
        private int lower;

        Bounds(SolveControl.Listener listener, int upper) {
            this.listener = listener;
            this.upper = upper;
        }

        @Override
        public void coverFound(int size) {
            if (size < upper) {
                upper = size;
                listener.witnessImproved(size);
            }
        }

        @Override
        public void boundProved(int bound) {
            if (bound > lower) {
                lower = bound;
                listener.lowerBoundImproved(bound);
            }
        }

        /** For a problem whose value is this much smaller. */
        CoverBranchAndBound.Progress above(int offset) {
            Bounds all = this;
            return new CoverBranchAndBound.Progress() {
                @Override
                public void coverFound(int size) {
                    all.coverFound(offset + size);
                }

                @Override
                public void boundProved(int bound) {
                    all.boundProved(offset + bound);
                }
            };
        }

        void finish(int upperBound, int lowerBound) {
            coverFound(upperBound);
            boundProved(lowerBound);
        }
    }
}
