package dev.prank.reductions.planar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LineOrderPropertyTest {

    @Property(tries = 300)
    void placesAreTheBestOfAll(
            @ForAll @IntRange(min = 1, max = 6) int lines, @ForAll @IntRange(max = 9) int pairs, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LineOrder order = new LineOrder(lines);
        int[][] before = new int[lines > 1 ? pairs : 0][];
        int[] pull = new int[lines];
        for (int i = 0; i < before.length; i++) {
            int low = below(random, lines - 1);
            before[i] = new int[] {low, low + 1 + below(random, lines - 1 - low)};
            order.before(before[i][0], before[i][1]);
            // As from a step between the two lines, or none.
            int steps = below(random, 3);
            pull[before[i][0]] -= steps;
            pull[before[i][1]] += steps;
        }
        int[] least = order.least();
        int[] placed = order.place(pull);

        int[] coordinate = new int[lines];
        int bestExtent = Integer.MAX_VALUE;
        int bestSum = Integer.MAX_VALUE;
        int[] smallest = new int[lines];
        Arrays.fill(smallest, lines);
        for (int code = 0; code < Math.pow(lines, lines); code++) {
            for (int i = 0, rest = code; i < lines; i++, rest /= lines) {
                coordinate[i] = rest % lines;
            }
            if (respects(coordinate, before)) {
                for (int i = 0; i < lines; i++) {
                    smallest[i] = Math.min(smallest[i], coordinate[i]);
                }
                int extent = Arrays.stream(coordinate).max().orElseThrow();
                int sum = sum(pull, coordinate);
                if (extent < bestExtent || extent == bestExtent && sum < bestSum) {
                    bestExtent = extent;
                    bestSum = sum;
                }
            }
        }
        assertThat(least).as("seed %s", seed).isEqualTo(smallest);
        assertThat(respects(placed, before)).as("seed %s", seed).isTrue();
        assertThat(Arrays.stream(placed).min().orElseThrow())
                .as("seed %s", seed)
                .isNotNegative();
        assertThat(Arrays.stream(placed).max().orElseThrow())
                .as("seed %s", seed)
                .isEqualTo(bestExtent);
        assertThat(sum(pull, placed)).as("seed %s", seed).isEqualTo(bestSum);
    }

    /** So large that the least sum is not looked for. */
    @Example
    void manyLinesKeepTheirOrder() {
        SplittableRandom random = new SplittableRandom(1);
        int lines = 20_000;
        LineOrder order = new LineOrder(lines);
        int[][] before = new int[3 * lines][];
        int[] pull = new int[lines];
        for (int i = 0; i < before.length; i++) {
            int low = below(random, lines - 1);
            before[i] = new int[] {low, low + 1 + below(random, Math.min(40, lines - 1 - low))};
            order.before(before[i][0], before[i][1]);
            pull[before[i][0]]--;
            pull[before[i][1]]++;
        }
        int[] least = order.least();
        int[] placed = order.place(pull);

        assertThat(respects(placed, before)).isTrue();
        assertThat(Arrays.stream(placed).min().orElseThrow()).isNotNegative();
        assertThat(Arrays.stream(placed).max().orElseThrow())
                .isEqualTo(Arrays.stream(least).max().orElseThrow());
        assertThat(sum(pull, placed)).isLessThan(sum(pull, least));
    }

    @Example
    void aCircleIsAnError() {
        LineOrder order = new LineOrder(3);
        order.before(0, 1);
        order.before(1, 2);
        order.before(2, 1);

        assertThatThrownBy(order::least).isInstanceOf(IllegalStateException.class);
    }

    private static boolean respects(int[] coordinate, int[][] before) {
        return Arrays.stream(before).allMatch(pair -> coordinate[pair[0]] < coordinate[pair[1]]);
    }

    private static int sum(int[] pull, int[] coordinate) {
        int sum = 0;
        for (int i = 0; i < pull.length; i++) {
            sum += pull[i] * coordinate[i];
        }
        return sum;
    }

    private static int below(SplittableRandom random, int bound) {
        return (int) Long.remainderUnsigned(random.nextLong(), bound);
    }
}
