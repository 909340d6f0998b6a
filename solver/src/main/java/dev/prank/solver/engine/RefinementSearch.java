package dev.prank.solver.engine;

import dev.prank.instances.network.NearbyNetwork;
import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.reductions.group.Cancellation;
import dev.prank.reductions.group.CancelledRegion;
import dev.prank.reductions.group.LocationForm;
import dev.prank.reductions.group.Slot;
import dev.prank.reductions.group.TooLargeException;
import dev.prank.solver.EngineOptions;
import dev.prank.solver.SolveControl;
import dev.prank.solver.SolveResult;
import dev.prank.solver.Statistics;
import dev.prank.solver.StopReason;
import dev.prank.solver.StoppedException;
import dev.prank.solver.backend.LocationSession;
import dev.prank.solver.bound.PackingLowerBound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Minimises over the location form with a backend for 0/1 programs, by relaxation and refinement.
 *
 * <p><b>Outer model.</b> The backend sees regions instead of locations for cancelled groups, and cancellation sums rounded in favour of
 * cancelling; both can only make the optimum smaller, so every bound it proves holds. Each cancelled group it returns is examined
 * exactly: a group that does not cancel is excluded, with a whole family of others; a group without a common point is repaired if a part
 * of it that has one still cancels, and otherwise its region is split so that it cannot return. The backend runs again until its optimum
 * is reached by a grouping that stands. There are finitely many regions and groups, so this ends.
 *
 * <p><b>Inner model.</b> Between these runs the backend solves the same problem over the exact locations met so far, which gives good
 * groupings early.
 *
 * <p>Guarantee: optimal without limits, provided that the backend's bounds hold; witnesses do not depend on it. One object serves one
 * search.
 */
final class RefinementSearch {

    /**
     * Exact locations with at most this many members together are used as they are. Measured with CP-SAT on trained networks of 128 to
     * 512 units: below, one exact run is quicker than several relaxed ones; above, its model is too large.
     */
    static final long EXACT_MEMBERS = 20_000;

    /**
     * What one engine's searches have in common.
     *
     * @param engine the engine's name
     * @param exactMembers exact locations with at most this many members together are used as they are
     * @param limits beyond which slots are led by representatives
     */
    record Settings(String engine, LocationSession.Factory backend, long exactMembers, LocationForm.Limits limits) {}

    /** A region with the no-goods found for it or for a region it is a piece of. */
    private record Place(CancelledRegion region, List<Cancellation.NoGood> noGoods) {}

    /** An exact location: members that share it, with the no-goods found there. */
    private record Site(Slot slot, List<Cancellation.NoGood> noGoods) {}

    private static final int PIECE_LIMIT = 64;
    /** The inner model gets one in so many parts of the time left. */
    private static final int SITE_SHARE = 4;

    private final Settings settings;
    private final ProximateRankProblem problem;
    private final EngineOptions options;
    private final SolveControl control;
    private final long start = System.nanoTime();
    private LocationForm form;
    private List<Place> places = new ArrayList<>();
    private final List<Site> sites = new ArrayList<>();
    private final Set<String> knownSites = new HashSet<>();
    private NearbyNetwork best;
    private int announced = Integer.MAX_VALUE;
    private int lowerBound;
    private boolean sitesAreNew;
    private boolean backendGaveUp;
    private long workSpent;
    private long keptSlotCount;
    private long rounds;
    private long noGoodCount;
    /** What the backend counted, over all its runs. */
    private final Map<String, Long> counts = new TreeMap<>();

    RefinementSearch(Settings settings, ProximateRankProblem problem, EngineOptions options, SolveControl control) {
        this.settings = settings;
        this.problem = problem;
        this.options = options;
        this.control = control;
        best = UnitGrouping.trivial(problem.network()).applyTo(problem.network());
    }

    SolveResult<NearbyNetwork> run() {
        // Without a work limit only the deadline ends the backend's search, sometimes by its own clock a moment
        // before ours.
        StopReason reason = options.workLimit().isPresent() ? StopReason.WORK_LIMIT : StopReason.TIME_LIMIT;
        try {
            search();
        } catch (StoppedException stopped) {
            reason = stopped.reason();
        } catch (TooLargeException tooLarge) {
            reason = StopReason.SIZE_LIMIT;
        }
        counts.put("keptSlots", keptSlotCount);
        counts.put("regions", (long) places.size());
        counts.put("sites", (long) sites.size());
        counts.put("rounds", rounds);
        counts.put("noGoods", noGoodCount);

        Statistics statistics = new Statistics(settings.engine(), Duration.ofNanos(System.nanoTime() - start), counts);
        return SolveResult.of(best, lowerBound, control.stopReason().orElse(reason), statistics);
    }

    private void search() {
        announce(best.value());
        form = LocationForm.of(problem, settings.limits(), control::requireGo);
        raiseLowerBound(PackingLowerBound.of(form, control::requireGo).value());
        keptSlotCount = form.keptSlots().size();
        complete(List.of(), List.of());
        if (lowerBound < best.value()) {
            for (CancelledRegion region : form.cancelledRegions(settings.exactMembers())) {
                places.add(new Place(region, List.of()));
                addSite(region.dense());
            }
        }
        while (mayGoOn()) {
            if (sitesAreNew) {
                searchSites();
            }
            if (mayGoOn()) {
                round();
            }
        }
    }

    private boolean mayGoOn() {
        return lowerBound < best.value() && !control.isStopRequested() && !backendGaveUp;
    }

    private void addSite(Slot slot) {
        if (slot.size() > 0 && knownSites.add(slot.toString())) {
            sites.add(new Site(slot, new ArrayList<>()));
            sitesAreNew = true;
        }
    }

    /** Solves over the known sites only, within a fraction of the time left: this improves witnesses, never bounds. */
    private void searchSites() {
        sitesAreNew = false;
        SolveControl share = control.remaining()
                .map(left -> control.withTimeLimit(left.dividedBy(SITE_SHARE)))
                .orElse(control);
        boolean again = true;
        while (again && mayGoOn()) {
            LocationSession session = open(sites.stream().map(Site::slot).toList());
            for (int c = 0; c < sites.size(); c++) {
                for (Cancellation.NoGood noGood : sites.get(c).noGoods()) {
                    session.exclude(c, noGood);
                }
            }
            again = improveAtSites(session, share);
        }
    }

    private LocationSession open(List<Slot> cancelledSlots) {
        return settings.backend().open(form, cancelledSlots, control::requireGo);
    }

    /** True when no-goods were found that make another attempt worthwhile. */
    private boolean improveAtSites(LocationSession session, SolveControl share) {
        LocationSession.Outcome outcome = minimise(session, share);
        boolean wrong = false;
        if (outcome instanceof LocationSession.Outcome.Found found) {
            List<int[]> standing = new ArrayList<>();
            for (var entry : found.selection().cancelledPositions().entrySet()) {
                Site site = sites.get(entry.getKey());
                int[] chosen = Arrays.stream(entry.getValue())
                        .map(site.slot()::orientedUnit)
                        .toArray();
                if (form.cancellation().cancels(chosen)) {
                    standing.add(chosen);
                } else {
                    wrong = true;
                    noGoodCount++;
                    site.noGoods().add(form.cancellation().explain(site.slot(), entry.getValue()));
                }
            }
            complete(found.selection().keptGroups(), standing);
        }
        return wrong;
    }

    private LocationSession.Outcome minimise(LocationSession session, SolveControl limits) {
        EngineOptions left = options;
        if (options.workLimit().isPresent()) {
            long workLeft = options.workLimit().getAsLong() - workSpent;
            if (workLeft <= 0) {
                backendGaveUp = true;
                return new LocationSession.Outcome.NothingFound(lowerBound);
            }
            left = new EngineOptions(options.threads(), options.seed(), OptionalLong.of(workLeft));
        }
        session.requireCostBelow(best.value());
        // Without cancelled groups every selection stands, so its cost can be told before the search ends.
        IntConsumer costImproved = places.isEmpty() ? this::announce : cost -> {};
        LocationSession.Outcome outcome = session.minimise(left, lowerBound, limits, costImproved);
        workSpent += session.work();
        session.counts().forEach((name, count) -> counts.merge(name, count, Long::sum));
        return outcome;
    }

    private void round() {
        rounds++;
        LocationSession session =
                open(places.stream().map(place -> place.region().slot()).toList());
        for (int c = 0; c < places.size(); c++) {
            for (Cancellation.NoGood noGood : places.get(c).noGoods()) {
                session.exclude(c, noGood);
            }
        }
        LocationSession.Outcome outcome = minimise(session, control);
        if (outcome instanceof LocationSession.Outcome.Found found) {
            raiseLowerBound(found.lowerBound());
            examine(found.selection());
        } else if (outcome instanceof LocationSession.Outcome.NothingFound nothing) {
            raiseLowerBound(nothing.lowerBound());
            backendGaveUp = true;
        } else {
            raiseLowerBound(best.value());
        }
    }

    private void announce(int upperBound) {
        if (upperBound < announced) {
            announced = upperBound;
            control.listener().witnessImproved(upperBound);
        }
    }

    private void raiseLowerBound(int bound) {
        if (bound > lowerBound) {
            lowerBound = bound;
            control.listener().lowerBoundImproved(bound);
        }
    }

    /** Keeps what stands of the selection as a witness, and refines where it does not. */
    private void examine(LocationSession.Selection selection) {
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
        complete(selection.keptGroups(), standing);
    }

    /** Covers what these groups leave out, and keeps the result when it is the best witness so far. */
    private void complete(List<int[]> keptGroups, List<int[]> standing) {
        boolean[] covered = new boolean[form.unitCount()];
        List<int[]> kept = new ArrayList<>(keptGroups);
        standing.forEach(group -> markUnits(group, covered));
        kept.forEach(group -> markUnits(group, covered));
        kept.addAll(GreedySlotCover.of(form, covered));
        NearbyNetwork witness = nearby(kept, standing);
        if (witness.value() < best.value()) {
            witness.check(problem).requireAccepted();
            best = witness;
            announce(best.value());
        }
    }

    private static void markUnits(int[] group, boolean[] marked) {
        Arrays.stream(group).forEach(orientedUnit -> marked[orientedUnit >> 1] = true);
    }

    private void examineGroup(Place place, int[] positions, boolean[] used, List<int[]> standing, List<Place> refined) {
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
            addSite(place.region().around(bestStanding));
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
