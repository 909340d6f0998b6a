package dev.prank.solver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.reductions.group.LocationForm;
import dev.prank.reductions.group.Slot;
import dev.prank.solver.SolveControl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Bounds against all groupings over the slots that obey what is decided. */
class GroupRelaxationPropertyTest {

    private static final int NONE = Integer.MAX_VALUE / 2;

    /** So that two of them are a weight that {@link CancelledGroupSearch} takes. */
    private static final long LARGEST = CancelledGroupSearch.LARGEST_WEIGHT / 2;

    @Provide
    Arbitrary<ProximateRankProblem> problems() {
        return Problems.small(7);
    }

    @Property(tries = 400)
    void boundsAreNeverAboveTheLeastCost(@ForAll("problems") ProximateRankProblem problem, @ForAll long seed) {
        Random random = new Random(seed);
        LocationForm form = LocationForm.of(problem);
        Assume.that(!form.cancelledSlots().isEmpty());
        int cutoff = form.unitCount() + 1;
        CoverSearch search = new CoverSearch(SolveControl.unlimited(), 1, 1, Long.MAX_VALUE);
        try (GroupRelaxation relaxation = new GroupRelaxation(form, search, cutoff)) {
            GroupRelaxation.State free = relaxation.freeState();
            int optimum = leastCost(form, free);
            assertThat(relaxation.boundOfShares(cutoff)).isLessThanOrEqualTo(optimum);
            assertThat(relaxation.solve(free, cutoff).bound()).isLessThanOrEqualTo(optimum);
            assertThat(relaxation.solveFully(free, cutoff).bound()).isLessThanOrEqualTo(optimum);
            for (int k = 0; k < 4; k++) {
                GroupRelaxation.State state = relaxation.freeState();
                decide(state.slot, random);
                decide(state.cancelled, random);
                int least = leastCost(form, state);
                assertThat(relaxation.solve(state, cutoff).bound()).isLessThanOrEqualTo(least);
                GroupRelaxation.Outcome full = relaxation.solveFully(state, cutoff);
                assertThat(full.complete()).isTrue();
                assertThat(full.bound()).isLessThanOrEqualTo(least);
            }
            assertThat(relaxation.solve(free, cutoff).bound()).isLessThanOrEqualTo(optimum);
        }
    }

    @Property(tries = 200)
    void multipliersStayWithinTheirLimit(
            @ForAll @LongRange(min = -LARGEST, max = LARGEST) long dual,
            @ForAll @LongRange(min = -LARGEST, max = LARGEST) long centre,
            @ForAll @IntRange(max = 24) int halvings,
            @ForAll @DoubleRange(max = 1) double towardsCentre) {
        double rescaled = Math.scalb((double) centre, halvings);
        long its = GroupRelaxation.between(dual, rescaled, towardsCentre);
        assertThat(its).isBetween(-LARGEST, LARGEST);
        if (halvings == 0) {
            assertThat((double) its).isBetween(Math.min(dual, rescaled) - 1, Math.max(dual, rescaled) + 1);
        }
    }

    private static void decide(byte[] states, Random random) {
        for (int j = 0; j < states.length; j++) {
            states[j] = (byte) Math.max(0, random.nextInt(6) - 3);
        }
    }

    /** The least number of kept slots, by trying for each unit in turn all cancelled slots that it may stand in, or none. */
    private static int leastCost(LocationForm form, GroupRelaxation.State state) {
        return place(form, state, 0, new HashMap<>(), new boolean[form.unitCount()]);
    }

    private static int place(
            LocationForm form,
            GroupRelaxation.State state,
            int unit,
            Map<Integer, List<Integer>> groups,
            boolean[] cancelled) {
        if (unit == form.unitCount()) {
            boolean allCancel = groups.values().stream()
                    .allMatch(group -> form.cancellation()
                            .cancels(group.stream().mapToInt(box -> box).toArray()));
            return allCancel ? keptCost(form, state, cancelled) : NONE;
        }
        int best = NONE;
        if (state.cancelled[unit] != GroupRelaxation.State.IN) {
            best = place(form, state, unit + 1, groups, cancelled);
        }
        if (state.cancelled[unit] != GroupRelaxation.State.OUT) {
            cancelled[unit] = true;
            List<Slot> slots = form.cancelledSlots();
            for (int c = 0; c < slots.size(); c++) {
                for (int p = 0; p < slots.get(c).size(); p++) {
                    if (slots.get(c).unit(p) == unit) {
                        List<Integer> group = groups.computeIfAbsent(c, key -> new ArrayList<>());
                        group.add(slots.get(c).orientedUnit(p));
                        best = Math.min(best, place(form, state, unit + 1, groups, cancelled));
                        group.remove(group.size() - 1);
                    }
                }
            }
            cancelled[unit] = false;
        }
        return best;
    }

    private static int keptCost(LocationForm form, GroupRelaxation.State state, boolean[] cancelled) {
        List<Slot> slots = form.keptSlots();
        int best = NONE;
        for (int set = 0; set < 1 << slots.size(); set++) {
            boolean[] covered = cancelled.clone();
            boolean obeys = true;
            for (int j = 0; j < slots.size(); j++) {
                boolean in = (set >> j & 1) == 1;
                obeys &= state.slot[j] != (in ? GroupRelaxation.State.OUT : GroupRelaxation.State.IN);
                for (int p = 0; in && p < slots.get(j).size(); p++) {
                    covered[slots.get(j).unit(p)] = true;
                }
            }
            for (int unit = 0; unit < covered.length; unit++) {
                obeys &= covered[unit] || !form.mustJoin(unit);
            }
            if (obeys) {
                best = Math.min(best, Integer.bitCount(set));
            }
        }
        return best;
    }
}
