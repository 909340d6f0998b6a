package dev.prank.solver.engine;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.reductions.group.Cancellation;
import dev.prank.reductions.group.CancelledRegion;
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
import java.util.stream.IntStream;

/**
 * Minimises over the location form with OR-Tools CP-SAT, by relaxation and refinement.
 *
 * <p>The backend sees regions instead of locations for cancelled groups, and cancellation sums rounded in favour of cancelling; both can
 * only make the optimum smaller, so every bound it proves holds. Each cancelled group it returns is examined exactly: a group that does
 * not cancel is excluded, with a whole family of others; a group without a common point is repaired if a part of it that has one still
 * cancels, and otherwise its region is split so that it cannot return. The backend runs again until its optimum is reached by a
 * grouping that stands. There are finitely many regions and groups, so this ends.
 *
 * <p>The lower bound rests on CP-SAT's integer arithmetic; the witness does not.
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

    /** A region with the no-goods found for it or for a region it is a piece of. */
    private record Place(CancelledRegion region, List<Cancellation.NoGood> noGoods) {}

    private static final class Search {
        private static final int PIECE_LIMIT = 64;

        private final ProximateRankProblem problem;
        private final EngineOptions options;
        private final SolveControl control;
        private final long start = System.nanoTime();
        private final LocationForm form;
        private List<Place> places = new ArrayList<>();
        private NearbyNetwork best;
        private int lowerBound;
        private boolean workLimitHit;
        private long rounds;
        private long noGoodCount;
        private long conflicts;
        private long branches;

        Search(ProximateRankProblem problem, EngineOptions options, SolveControl control) {
            this.problem = problem;
            this.options = options;
            this.control = control;
            form = LocationForm.of(problem);
            best = nearby(GreedySlotCover.of(form, new boolean[form.unitCount()]), List.of());
        }

        SolveResult<NearbyNetwork> run() {
            control.listener().witnessImproved(best.value());
            raiseLowerBound(form.packingBound());
            if (lowerBound < best.value()) {
                for (CancelledRegion region : form.cancelledRegions()) {
                    places.add(new Place(region, List.of()));
                }
            }
            while (lowerBound < best.value() && !control.isStopRequested() && !workLimitHit) {
                round();
            }
            Map<String, Long> counts = new TreeMap<>();
            counts.put("keptSlots", (long) form.keptSlots().size());
            counts.put("regions", (long) places.size());
            counts.put("rounds", rounds);
            counts.put("noGoods", noGoodCount);
            counts.put("conflicts", conflicts);
            counts.put("branches", branches);
            Statistics statistics = new Statistics("cp-sat", Duration.ofNanos(System.nanoTime() - start), counts);
            return SolveResult.of(best, lowerBound, control.stopReason().orElse(StopReason.WORK_LIMIT), statistics);
        }

        private void round() {
            rounds++;
            CpSatSession session = new CpSatSession(
                    form, places.stream().map(place -> place.region().slot()).toList());
            for (int c = 0; c < places.size(); c++) {
                for (Cancellation.NoGood noGood : places.get(c).noGoods()) {
                    session.exclude(c, noGood);
                }
            }
            session.requireCostBelow(best.value());
            CpSatSession.Outcome outcome = session.minimise(options, lowerBound, control);
            conflicts += session.conflictCount();
            branches += session.branchCount();
            if (outcome instanceof CpSatSession.Outcome.Found found) {
                raiseLowerBound(found.lowerBound());
                examine(found.selection());
            } else if (outcome instanceof CpSatSession.Outcome.NothingFound nothing) {
                raiseLowerBound(nothing.lowerBound());
                workLimitHit = true;
            } else {
                raiseLowerBound(best.value());
            }
        }

        private void raiseLowerBound(int bound) {
            if (bound > lowerBound) {
                lowerBound = bound;
                control.listener().lowerBoundImproved(bound);
            }
        }

        /** Keeps what stands of the selection as a witness, and refines where it does not. */
        private void examine(CpSatSession.Selection selection) {
            boolean[] used = new boolean[form.unitCount()];
            selection.cancelledPositions().forEach((c, positions) -> {
                Slot slot = places.get(c).region().slot();
                Arrays.stream(positions).forEach(p -> used[slot.unit(p)] = true);
            });
            List<int[]> standing = new ArrayList<>();
            List<Place> refined = new ArrayList<>();
            for (int c = 0; c < places.size(); c++) {
                int[] positions = selection.cancelledPositions().get(c);
                if (positions == null) {
                    refined.add(places.get(c));
                } else {
                    examineGroup(places.get(c), positions, used, standing, refined);
                }
            }
            places = refined;
            boolean[] covered = new boolean[form.unitCount()];
            List<int[]> kept = new ArrayList<>(selection.keptGroups());
            standing.forEach(group -> markUnits(group, covered));
            kept.forEach(group -> markUnits(group, covered));
            kept.addAll(GreedySlotCover.of(form, covered));
            NearbyNetwork witness = nearby(kept, standing);
            if (witness.value() < best.value()) {
                best = witness;
                control.listener().witnessImproved(best.value());
            }
        }

        private static void markUnits(int[] group, boolean[] marked) {
            Arrays.stream(group).forEach(orientedUnit -> marked[orientedUnit >> 1] = true);
        }

        private void examineGroup(
                Place place, int[] positions, boolean[] used, List<int[]> standing, List<Place> refined) {
            Slot slot = place.region().slot();
            int[] chosen = Arrays.stream(positions).map(slot::orientedUnit).toArray();
            if (!form.cancellation().cancels(chosen)) {
                noGoodCount++;
                List<Cancellation.NoGood> noGoods = new ArrayList<>(place.noGoods());
                noGoods.add(form.cancellation().explain(slot, positions));
                refined.add(new Place(place.region(), noGoods));
                return;
            }
            if (form.shareLocation(chosen)) {
                standing.add(chosen);
                refined.add(place);
                return;
            }
            CancelledRegion.Separation separation =
                    place.region().separate(withIdleHelpers(slot, chosen, used), PIECE_LIMIT);
            long wanted = mustJoinCount(chosen);
            int[] bestStanding = {};
            for (int[] group : separation.standing()) {
                if (mustJoinCount(group) > mustJoinCount(bestStanding)) {
                    bestStanding = group;
                }
            }
            if (bestStanding.length > 0) {
                standing.add(bestStanding);
                markUnits(bestStanding, used);
            }
            if (mustJoinCount(bestStanding) == wanted) {
                refined.add(place);
            } else {
                separation.pieces().forEach(piece -> refined.add(new Place(piece, place.noGoods())));
            }
        }

        private long mustJoinCount(int[] group) {
            return Arrays.stream(group)
                    .filter(orientedUnit -> form.mustJoin(orientedUnit >> 1))
                    .count();
        }

        /** Adds members that are used nowhere and can only help, whatever the rest of the group. */
        private int[] withIdleHelpers(Slot slot, int[] chosen, boolean[] used) {
            boolean[] taken = used.clone();
            int[] idle = IntStream.range(0, slot.size())
                    .filter(p -> !taken[slot.unit(p)] && !form.mustJoin(slot.unit(p)) && isLight(slot.orientedUnit(p)))
                    .peek(p -> taken[slot.unit(p)] = true)
                    .map(slot::orientedUnit)
                    .toArray();
            return IntStream.concat(Arrays.stream(chosen), Arrays.stream(idle)).toArray();
        }

        private boolean isLight(int orientedUnit) {
            return form.cancellation().cancels(new int[] {orientedUnit});
        }

        private NearbyNetwork nearby(List<int[]> kept, List<int[]> cancelled) {
            return form.decode(kept, cancelled).applyTo(problem.network());
        }
    }
}
