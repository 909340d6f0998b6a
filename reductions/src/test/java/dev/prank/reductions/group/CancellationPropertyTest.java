package dev.prank.reductions.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.instances.network.ProximateRankProblem;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CancellationPropertyTest {

    @Property(tries = 500)
    void theTestIsTheDefinition(@ForAll @IntRange(max = 4) int units, @ForAll long seed) {
        ProximateRankProblem problem = SmallProblems.random(units, seed);
        Cancellation cancellation = new Cancellation(problem);
        for (int set = 0; set < 1 << 2 * units; set++) {
            int[] chosen = chosen(set, 2 * units);
            assertThat(cancellation.cancels(chosen)).isEqualTo(SmallProblems.cancels(problem, chosen));
        }
    }

    /** Over all sets of oriented units of a slot, whether they share a point or not. */
    @Property(tries = 300)
    void aNoGoodExcludesTheChosenSetAndNoneThatCancels(
            @ForAll @IntRange(min = 1, max = 4) int units, @ForAll long seed) {
        ProximateRankProblem problem = SmallProblems.random(units, seed);
        Cancellation cancellation = new Cancellation(problem);
        int size = 2 * units;
        Slot slot = Slot.ofClique(IntStream.range(0, size).toArray());
        for (int set = 0; set < 1 << size; set++) {
            int[] chosen = chosen(set, size);
            if (cancellation.cancels(chosen)) {
                assertThatThrownBy(() -> cancellation.explain(slot, chosen))
                        .isInstanceOf(IllegalArgumentException.class);
                continue;
            }
            Cancellation.NoGood noGood = cancellation.explain(slot, chosen);
            assertThat(isExcluded(set, noGood)).isTrue();
            for (int other = 0; other < 1 << size; other++) {
                if (isExcluded(other, noGood)) {
                    assertThat(cancellation.cancels(chosen(other, size)))
                            .as("%s excluded because of %s in %s", Integer.toBinaryString(other), slot, problem)
                            .isFalse();
                }
            }
        }
    }

    private static boolean isExcluded(int set, Cancellation.NoGood noGood) {
        return IntStream.of(noGood.leaveOut()).allMatch(box -> (set >> box & 1) != 0)
                && IntStream.of(noGood.takeIn()).noneMatch(box -> (set >> box & 1) != 0);
    }

    private static int[] chosen(int set, int size) {
        return IntStream.range(0, size).filter(box -> (set >> box & 1) != 0).toArray();
    }
}
