package dev.prank.solver.engine;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.reductions.group.Cancellation;
import dev.prank.reductions.group.LocationForm;
import dev.prank.reductions.group.Slot;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.Statistics;
import dev.prank.solver.StopReason;
import dev.prank.solver.backend.CpSatSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Minimises over the location form with OR-Tools CP-SAT.
 *
 * <p>The backend sees cancellation sums rounded in favour of cancelling, so its bound is a lower bound. Each cancelled group it returns is
 * checked exactly; wrong ones are excluded, a family at a time, and the backend runs again until its optimum stands or a limit is hit. A
 * greedy cover gives a witness before the first run.
 */
public final class CpSatEngine implements Engine {

    @Override
    public String name() {
        return "cp-sat";
    }

    @Override
    public SolveResult<NearbyNetwork> solve(ProximateRankProblem problem, EngineOptions options, SolveControl control) {
        return new Search(problem, options, control).run();
    }

    private static final class Search {
        private final ProximateRankProblem problem;
        private final EngineOptions options;
        private final SolveControl control;
        private final long start = System.nanoTime();
        private final LocationForm form;
        private NearbyNetwork best;
        private int lowerBound;
        private long rounds;
        private long noGoods;

        Search(ProximateRankProblem problem, EngineOptions options, SolveControl control) {
            this.problem = problem;
            this.options = options;
            this.control = control;
            form = LocationForm.of(problem);
        }

        SolveResult<NearbyNetwork> run() {
            boolean[] servedSlots = GreedySlotCover.of(form);
            best = nearby(groups(servedSlots), List.of());
            control.listener().witnessImproved(best.value());
            raiseLowerBound(form.packingBound());
            Map<String, Long> counts = new TreeMap<>();
            counts.put("keptSlots", (long) form.keptSlots().size());
            counts.put("cancelledSlots", (long) form.cancelledSlots().size());
            StopReason stopReason = StopReason.WORK_LIMIT;
            if (lowerBound < best.value()) {
                CpSatSession session = new CpSatSession(form);
                session.suggest(servedSlots);
                boolean goOn = true;
                while (goOn && lowerBound < best.value() && !control.isStopRequested()) {
                    goOn = round(session);
                }
                stopReason = control.stopReason().orElse(StopReason.WORK_LIMIT);
                counts.put("conflicts", session.conflictCount());
                counts.put("branches", session.branchCount());
            }
            counts.put("rounds", rounds);
            counts.put("noGoods", noGoods);
            Statistics statistics = new Statistics("cp-sat", Duration.ofNanos(System.nanoTime() - start), counts);
            return SolveResult.of(best, lowerBound, stopReason, statistics);
        }

        /** True when the backend should run again. */
        private boolean round(CpSatSession session) {
            rounds++;
            CpSatSession.Outcome outcome = session.minimise(options, lowerBound, control, cost -> {});
            if (outcome instanceof CpSatSession.Outcome.Found found) {
                raiseLowerBound(found.lowerBound());
                return examine(session, found.selection());
            }
            return false;
        }

        private void raiseLowerBound(int bound) {
            if (bound > lowerBound) {
                lowerBound = bound;
                control.listener().lowerBoundImproved(bound);
            }
        }

        /** Keeps the selection's groups that are right, excludes the wrong ones; true when there were wrong ones. */
        private boolean examine(CpSatSession session, CpSatSession.Selection selection) {
            Cancellation cancellation = form.cancellation();
            List<int[]> kept = new ArrayList<>(selection.keptGroups());
            List<int[]> cancelled = new ArrayList<>();
            boolean wrong = false;
            for (int g = 0; g < selection.cancelledSlots().size(); g++) {
                int c = selection.cancelledSlots().get(g);
                Slot slot = form.cancelledSlots().get(c);
                int[] positions = selection.cancelledPositions().get(g);
                int[] group = Arrays.stream(positions).map(slot::orientedUnit).toArray();
                if (cancellation.cancels(group)) {
                    cancelled.add(group);
                } else {
                    wrong = true;
                    noGoods++;
                    session.exclude(c, cancellation.explain(slot, positions));
                    kept.add(group);
                }
            }
            NearbyNetwork witness = nearby(kept, cancelled);
            if (witness.value() < best.value()) {
                best = witness;
                control.listener().witnessImproved(best.value());
            }
            return wrong;
        }

        private NearbyNetwork nearby(List<int[]> kept, List<int[]> cancelled) {
            return form.decode(kept, cancelled).applyTo(problem.network());
        }

        private List<int[]> groups(boolean[] servedSlots) {
            List<int[]> groups = new ArrayList<>();
            for (int j = 0; j < servedSlots.length; j++) {
                if (servedSlots[j]) {
                    groups.add(GreedySlotCover.group(form.keptSlots().get(j)));
                }
            }
            return groups;
        }
    }
}
