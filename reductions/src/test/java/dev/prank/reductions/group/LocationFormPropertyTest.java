package dev.prank.reductions.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.network.ProximateRankProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** No group of use is lost: each one, or its mirror image, fits into a slot or a region. */
class LocationFormPropertyTest {

    private static final LocationForm.Limits NO_CLIQUES = new LocationForm.Limits(0, 0);

    @Property(tries = 500)
    void keptGroupsFitSlotsThatArePairwiseCompatible(@ForAll @IntRange(max = 6) int units, @ForAll long seed) {
        ProximateRankProblem problem = SmallProblems.random(units, seed);
        for (LocationForm form : forms(problem)) {
            for (int[] group : SmallProblems.groups(problem)) {
                if (IntStream.of(group).allMatch(box -> SmallProblems.mustJoin(problem, box >> 1))) {
                    requireFit(form.keptSlots(), group, problem);
                }
            }
            form.keptSlots().forEach(slot -> requireCompatible(slot, problem));
        }
    }

    @Property(tries = 500)
    void cancelledGroupsFitSlotsAndRegions(@ForAll @IntRange(max = 6) int units, @ForAll long seed) {
        ProximateRankProblem problem = SmallProblems.random(units, seed);
        List<int[]> cancelled = cancelledGroups(problem);
        for (LocationForm form : forms(problem)) {
            form.cancelledSlots().forEach(slot -> requireCompatible(slot, problem));
            for (int[] group : cancelled) {
                requireFit(form.cancelledSlots(), group, problem);
                requireFit(slots(form.cancelledRegions(0)), group, problem);
                requireFit(slots(form.cancelledRegions(Long.MAX_VALUE)), group, problem);
            }
        }
    }

    @Property(tries = 500)
    void noGroupIsLostWhenRegionsAreSplit(@ForAll @IntRange(min = 2, max = 6) int units, @ForAll long seed) {
        ProximateRankProblem problem = SmallProblems.random(units, seed);
        LocationForm form = LocationForm.of(problem);
        SplittableRandom random = new SplittableRandom(seed);
        List<CancelledRegion> regions = form.cancelledRegions(0);
        for (int round = 0; round < 6; round++) {
            List<CancelledRegion> refined = new ArrayList<>();
            for (CancelledRegion region : regions) {
                int[] group = IntStream.of(SmallProblems.members(region.slot()))
                        .filter(box -> random.nextBoolean())
                        .toArray();
                CancelledRegion.Separation separation = region.separate(group, random.nextBoolean() ? 2 : 64);
                refined.addAll(separation.pieces());
                for (int[] standing : separation.standing()) {
                    assertThat(SmallProblems.cancels(problem, standing)).isTrue();
                    assertThat(pairwise(standing, problem)).isTrue();
                }
                boolean stays = pairwise(group, problem) || !SmallProblems.cancels(problem, group);
                assertThat(separation.pieces())
                        .as("a group that does not stand is parted")
                        .allMatch(piece -> stays || !holds(piece.slot(), group) || !hasMustJoin(group, problem));
            }
            regions = refined;
        }
        for (int[] group : cancelledGroups(problem)) {
            requireFit(slots(regions), group, problem);
        }
        for (CancelledRegion region : regions) {
            assertThat(pairwise(SmallProblems.members(region.dense()), problem)).isTrue();
            int[] one = {region.slot().orientedUnit(0)};
            Slot around = region.around(one);
            assertThat(pairwise(SmallProblems.members(around), problem)).isTrue();
            assertThat(holds(around, one)).isTrue();
        }
    }

    @Property
    void unitsThatMayNotBeCancelledAreInNoCancelledGroup(@ForAll @IntRange(max = 6) int units, @ForAll long seed) {
        ProximateRankProblem problem = SmallProblems.random(units, seed);
        LocationForm form = LocationForm.of(problem);
        for (int[] group : cancelledGroups(problem)) {
            assertThat(IntStream.of(group)).allMatch(box -> form.mayBeCancelled(box >> 1));
        }
    }

    @Property
    void compatibleUnitsAreThoseWhoseBoxesMeet(@ForAll @IntRange(max = 6) int units, @ForAll long seed) {
        ProximateRankProblem problem = SmallProblems.random(units, seed);
        LocationForm form = LocationForm.of(problem);
        for (int unit = 0; unit < units; unit++) {
            int box = 2 * unit;
            assertThat(form.compatibleUnits(unit))
                    .containsExactly(IntStream.range(0, units)
                            .filter(other -> 2 * other != box)
                            .filter(other -> SmallProblems.meet(problem, box, 2 * other)
                                    || SmallProblems.meet(problem, box, 2 * other + 1))
                            .toArray());
        }
    }

    private static List<LocationForm> forms(ProximateRankProblem problem) {
        return List.of(LocationForm.of(problem), LocationForm.of(problem, NO_CLIQUES, () -> {}));
    }

    private static List<Slot> slots(List<CancelledRegion> regions) {
        return regions.stream().map(CancelledRegion::slot).toList();
    }

    private static List<int[]> cancelledGroups(ProximateRankProblem problem) {
        return SmallProblems.groups(problem).stream()
                .filter(group -> hasMustJoin(group, problem) && SmallProblems.cancels(problem, group))
                .toList();
    }

    private static boolean hasMustJoin(int[] group, ProximateRankProblem problem) {
        return IntStream.of(group).anyMatch(box -> SmallProblems.mustJoin(problem, box >> 1));
    }

    private static void requireFit(List<Slot> slots, int[] group, ProximateRankProblem problem) {
        int[] mirrored = SmallProblems.mirrored(group);
        assertThat(slots)
                .as("slots for %s of %s", Arrays.toString(group), problem)
                .anyMatch(slot -> holds(slot, group) || holds(slot, mirrored));
    }

    private static boolean holds(Slot slot, int[] group) {
        int[] members = SmallProblems.members(slot);
        if (!IntStream.of(group).allMatch(box -> Arrays.binarySearch(members, box) >= 0)) {
            return false;
        }
        if (slot.hasRepresentative()
                && IntStream.of(group).noneMatch(box -> box == slot.orientedUnit(slot.representative()))) {
            return false;
        }
        return IntStream.range(0, slot.conflictCount())
                .noneMatch(c -> has(group, slot.orientedUnit(slot.conflictFirst(c)))
                        && has(group, slot.orientedUnit(slot.conflictSecond(c))));
    }

    private static boolean has(int[] group, int orientedUnit) {
        return IntStream.of(group).anyMatch(box -> box == orientedUnit);
    }

    /** Members without a conflict share a point. */
    private static void requireCompatible(Slot slot, ProximateRankProblem problem) {
        List<List<Integer>> conflicts = IntStream.range(0, slot.conflictCount())
                .mapToObj(c -> List.of(slot.conflictFirst(c), slot.conflictSecond(c)))
                .toList();
        for (int p = 0; p < slot.size(); p++) {
            for (int q = p + 1; q < slot.size(); q++) {
                assertThat(SmallProblems.meet(problem, slot.orientedUnit(p), slot.orientedUnit(q)))
                        .isEqualTo(!conflicts.contains(List.of(p, q)));
            }
        }
    }

    private static boolean pairwise(int[] group, ProximateRankProblem problem) {
        return IntStream.of(group).allMatch(a -> IntStream.of(group).allMatch(b -> SmallProblems.meet(problem, a, b)));
    }
}
