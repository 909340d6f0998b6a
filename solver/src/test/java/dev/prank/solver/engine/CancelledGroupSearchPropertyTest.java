package dev.prank.solver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prank.instances.network.ProximateRankProblem;
import dev.prank.reductions.group.LocationForm;
import dev.prank.reductions.group.Slot;
import dev.prank.solver.SolveControl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Against all subsets of the members. */
class CancelledGroupSearchPropertyTest {

    private static final int MOST_MEMBERS = 12;
    private static final int WEIGHTS = 3;

    @Provide
    Arbitrary<ProximateRankProblem> problems() {
        return Problems.small(9);
    }

    @Property(tries = 700)
    void findsTheHeaviestGroup(@ForAll("problems") ProximateRankProblem problem, @ForAll long seed) {
        Random random = new Random(seed);
        LocationForm form = LocationForm.of(problem);
        for (Slot slot : form.cancelledSlots()) {
            if (slot.size() <= MOST_MEMBERS) {
                compare(form, slot, random);
            }
        }
    }

    @Example
    void refusesWeightsThatSumsCouldNotHold() {
        LocationForm form = LocationForm.of(Problems.dense(9, 1));
        Slot slot = form.cancelledSlots().get(0);
        CancelledGroupSearch search =
                new CancelledGroupSearch(slot, form.cancellation(), new boolean[slot.size()], false);
        boolean[] allowed = new boolean[slot.size()];
        Arrays.fill(allowed, true);
        long[] weight = new long[form.unitCount()];
        Arrays.fill(weight, CancelledGroupSearch.LARGEST_WEIGHT + 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> search.search(weight, allowed, List.of(), false, 0, 100, SolveControl.unlimited()));
    }

    /** A search keeps multipliers and, after some weights, lists of groups; each must do with any weights. */
    private static void compare(LocationForm form, Slot slot, Random random) {
        boolean[] isNew = new boolean[slot.size()];
        for (int p = 0; p < slot.size(); p++) {
            isNew[p] = random.nextInt(3) == 0;
        }
        CancelledGroupSearch search = new CancelledGroupSearch(slot, form.cancellation(), isNew, random.nextInt(4) > 0);
        for (int round = 0; round < WEIGHTS; round++) {
            long[] weight = new long[form.unitCount()];
            for (int unit = 0; unit < weight.length; unit++) {
                // Ties matter as much as large numbers.
                weight[unit] = random.nextBoolean() ? random.nextInt(5) - 2L : random.nextInt(1 << 25) - (1L << 24);
            }
            boolean[] allowed = new boolean[slot.size()];
            for (int p = 0; p < slot.size(); p++) {
                allowed[p] = random.nextInt(5) > 0;
            }
            List<UnitPair> pairs = pairs(form.unitCount(), random);
            boolean onlyNew = random.nextBoolean();
            compare(form, slot, search, weight, allowed, pairs, isNew, onlyNew, 0);
            compare(
                    form,
                    slot,
                    search,
                    weight,
                    allowed,
                    pairs,
                    isNew,
                    onlyNew,
                    random.nextInt(1 << random.nextInt(26)));
        }
    }

    private static void compare(
            LocationForm form,
            Slot slot,
            CancelledGroupSearch search,
            long[] weight,
            boolean[] allowed,
            List<UnitPair> pairs,
            boolean[] isNew,
            boolean onlyNew,
            long light) {
        long heaviest = 0;
        for (int set = 1; set < 1 << slot.size(); set++) {
            if (isGroup(form, slot, set, allowed, pairs) && (!onlyNew || hasNew(set, isNew))) {
                heaviest = Math.max(heaviest, weight(slot, set, weight));
            }
        }
        for (long budget : new long[] {0, 1, 3, 10, 1_000_000}) {
            CancelledGroupSearch.Outcome outcome =
                    search.search(weight, allowed, pairs, onlyNew, light, budget, SolveControl.unlimited());
            String where = slot + ", weights " + Arrays.toString(weight) + ", pairs " + pairs + ", light " + light
                    + ", budget " + budget;
            assertThat(outcome.upperBound()).as(where).isGreaterThanOrEqualTo(heaviest);
            int found = 0;
            for (int box : outcome.group()) {
                found |= 1 << Arrays.binarySearch(members(slot), box);
            }
            if (found != 0) {
                assertThat(isGroup(form, slot, found, allowed, pairs)).as(where).isTrue();
                assertThat(!onlyNew || hasNew(found, isNew)).as(where).isTrue();
                assertThat(weight(slot, found, weight)).as(where).isBetween(1L, heaviest);
            }
            if (!outcome.cutShort()) {
                assertThat(outcome.upperBound()).as(where).isLessThanOrEqualTo(Math.max(heaviest, light));
                if (found != 0 || heaviest > light) {
                    assertThat(weight(slot, found, weight)).as(where).isEqualTo(heaviest);
                }
            }
        }
        assertThat(search.search(weight, allowed, pairs, onlyNew, light, 1_000_000, SolveControl.unlimited())
                        .cutShort())
                .isFalse();
    }

    private static int[] members(Slot slot) {
        return IntStream.range(0, slot.size()).map(slot::orientedUnit).toArray();
    }

    private static List<UnitPair> pairs(int units, Random random) {
        List<UnitPair> pairs = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0 && units > 1; count--) {
            int first = random.nextInt(units - 1);
            pairs.add(new UnitPair(first, first + 1 + random.nextInt(units - 1 - first), random.nextBoolean()));
        }
        return pairs;
    }

    private static boolean isGroup(LocationForm form, Slot slot, int set, boolean[] allowed, List<UnitPair> pairs) {
        int[] group = IntStream.range(0, slot.size())
                .filter(p -> (set >> p & 1) == 1)
                .map(slot::orientedUnit)
                .toArray();
        boolean fits = IntStream.range(0, slot.size()).allMatch(p -> (set >> p & 1) == 0 || allowed[p]);
        boolean distinct = Arrays.stream(group).map(box -> box >> 1).distinct().count() == group.length;
        Set<Integer> units = Arrays.stream(group).map(box -> box >> 1).boxed().collect(Collectors.toSet());
        boolean isInLine = pairs.stream().allMatch(pair -> {
            boolean hasFirst = units.contains(pair.first());
            boolean hasSecond = units.contains(pair.second());
            return pair.areTogether() ? hasFirst == hasSecond : !hasFirst || !hasSecond;
        });
        return fits && distinct && isInLine && form.cancellation().cancels(group);
    }

    private static boolean hasNew(int set, boolean[] isNew) {
        return IntStream.range(0, isNew.length).anyMatch(p -> (set >> p & 1) == 1 && isNew[p]);
    }

    private static long weight(Slot slot, int set, long[] weight) {
        return IntStream.range(0, slot.size())
                .filter(p -> (set >> p & 1) == 1)
                .mapToLong(p -> weight[slot.unit(p)])
                .sum();
    }
}
