package dev.prank.solver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupListTest {

    @Test
    void listsTheSetsWhoseSumsAreAtMost0() {
        // The first needs the second and a third; the last two are orientations of one unit.
        long[][] excess = {{3, -2, -1, -1}};
        int[] member = {0, 2, 4, 5};

        GroupList list = GroupList.of(member, excess).orElseThrow();

        assertThat(sets(list)).containsExactlyInAnyOrder(0b0010L, 0b0100L, 0b1000L, 0b0110L, 0b1010L, 0b0111L, 0b1011L);
    }

    @Test
    void allRowsCount() {
        long[][] excess = {{1, -1}, {-3, 2}};

        assertThat(sets(GroupList.of(new int[] {0, 2}, excess).orElseThrow())).containsExactly(0b11L);
    }

    @Test
    void thereIsNoListOfTooManyMembersOrSets() {
        assertThat(GroupList.of(units(65), ones(65))).isEmpty();
        assertThat(GroupList.of(units(12), negativeOnes(12))).isEmpty();
        assertThat(GroupList.of(units(64), ones(64)))
                .hasValueSatisfying(list -> assertThat(list.size()).isZero());
        assertThat(GroupList.of(units(11), negativeOnes(11)))
                .hasValueSatisfying(list -> assertThat(list.size()).isEqualTo(2047));
    }

    private static Set<Long> sets(GroupList list) {
        return IntStream.range(0, list.size()).mapToObj(list::set).collect(Collectors.toSet());
    }

    private static int[] units(int count) {
        return IntStream.range(0, count).map(unit -> 2 * unit).toArray();
    }

    private static long[][] ones(int count) {
        return new long[][] {IntStream.range(0, count).mapToLong(unit -> 1).toArray()};
    }

    private static long[][] negativeOnes(int count) {
        return new long[][] {IntStream.range(0, count).mapToLong(unit -> -1).toArray()};
    }
}
