package dev.prank.reductions.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RadixSortPropertyTest {

    @Property(tries = 300)
    void ordersLikeAStableComparisonSort(
            @ForAll @IntRange(max = 300) int size, @ForAll @IntRange(max = 63) int shift, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] keys = IntStream.range(0, size)
                .mapToLong(j -> random.nextLong() >> shift)
                .toArray();
        int[] expected = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingLong(j -> keys[j]))
                .mapToInt(j -> j)
                .toArray();
        assertThat(RadixSort.order(keys)).isEqualTo(expected);
    }

    @Property(tries = 50)
    void ordersTheExtremes(@ForAll @IntRange(min = 3, max = 100) int size) {
        long[] extremes = {Long.MAX_VALUE, -1, 0, Long.MIN_VALUE, 1};
        long[] keys = IntStream.range(0, size).mapToLong(j -> extremes[j % 5]).toArray();
        int[] order = RadixSort.order(keys);
        for (int j = 1; j < size; j++) {
            assertThat(keys[order[j - 1]] < keys[order[j]]
                            || keys[order[j - 1]] == keys[order[j]] && order[j - 1] < order[j])
                    .as("places %d and %d of %d", j - 1, j, size)
                    .isTrue();
        }
    }
}
