package dev.prank.solver.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * Whatever line the checker accepts, it does not make a problem dearer: with the columns that are taken, the least cover of what is
 * left, by trying all of them, is never above that of the problem at the start. Lines are random, in any order.
 */
class CertificateLinesPropertyTest {

    private static final String STOP = "stop";

    private static final int LINES = 14;

    @Property(tries = 8000)
    void noAcceptedLineMakesTheLeastCoverLarger(@ForAll long seed) throws IOException {
        run(seed, new TreeMap<>());
    }

    @Test
    void everyKindOfLineIsAcceptedNowAndThen() throws IOException {
        Map<String, Integer> accepted = new TreeMap<>();
        for (long seed = 0; seed < 3000; seed++) {
            run(seed, accepted);
        }
        assertThat(accepted.keySet())
                .contains("drop", "propagate", "force", "dominated", "fold", "exchange", "cut", "fix", "canonical");
    }

    private static void run(long seed, Map<String, Integer> accepted) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = random.nextInt(2, 8);
        List<int[]> columns = new ArrayList<>();
        for (int column = random.nextInt(2, 10); column > 0; column--) {
            columns.add(random.ints(random.nextInt(1, 4), 0, rows)
                    .distinct()
                    .sorted()
                    .toArray());
        }
        CoverState state = new CoverState(rows, columns);
        int least = least(state);
        StringBuilder lines = new StringBuilder();
        for (int line = 0; line < LINES && least < Integer.MAX_VALUE; line++) {
            String next = line(state, least + 1, random);
            CoverState after = new CoverState(rows, columns);
            String verdict = CoverCertificate.checkBlock(
                            after, least + 1, new BufferedReader(new StringReader(lines + next + "\n" + STOP + "\n")))
                    .toString();
            // Accepted up to the last line, which is none.
            if (verdict.contains("unknown word '" + STOP + "'")) {
                lines.append(next).append('\n');
                accepted.merge(next.split(" ")[0], 1, Integer::sum);
                state = after;
                assertThat(least(state))
                        .as("seed %d: %s%n%s", seed, Arrays.deepToString(columns.toArray()), lines)
                        .isLessThanOrEqualTo(least);
                if (state.columnCount() > 14) {
                    return;
                }
            }
        }
    }

    /** With those taken, by trying all sets; without bound when there is no cover. */
    private static int least(CoverState state) {
        int[] columns = state.liveColumns().stream().toArray();
        int least = Integer.MAX_VALUE;
        for (int set = 0; set < 1 << columns.length; set++) {
            int its = set;
            int[] chosen = IntStream.range(0, columns.length)
                    .filter(at -> (its >> at & 1) != 0)
                    .map(at -> columns[at])
                    .toArray();
            if (state.taken() + chosen.length < least && isCover(state, chosen)) {
                least = state.taken() + chosen.length;
            }
        }
        return least;
    }

    private static boolean isCover(CoverState state, int[] chosen) {
        return state.liveRows().stream()
                        .allMatch(row -> Arrays.stream(chosen)
                                .anyMatch(column -> Arrays.binarySearch(state.columnsOf(row), column) >= 0))
                && state.cuts().stream().allMatch(cut -> {
                    long sum = 0;
                    for (int at = 0; at < cut.columns().length; at++) {
                        int column = cut.columns()[at];
                        sum += Arrays.stream(chosen).anyMatch(c -> c == column) ? cut.coefficients()[at] : 0;
                    }
                    return sum >= cut.bound();
                });
    }

    private static String line(CoverState state, int v, SplittableRandom random) {
        int[] rows = state.liveRows().stream().toArray();
        int[] columns = state.liveColumns().stream().toArray();
        if (rows.length == 0 || columns.length == 0) {
            return "propagate";
        }
        int column = one(columns, random);
        return switch (random.nextInt(16)) {
            case 0 -> "propagate";
            case 1 -> "force " + one(rows, random);
            case 2, 3, 4, 12, 13 -> "dominated " + column + " " + one(columns, random);
            case 5, 6 -> fold(state, one(rows, random), one(columns, random), random);
            case 7, 8 ->
                "exchange " + random.nextInt(-1, 4) + " /" + some(rows, 4, random) + " /" + some(rows, 3, random) + " /"
                        + some(rows, 3, random);
            case 11 -> "drop " + one(rows, random);
            case 9, 14 ->
                "cut " + random.nextInt(0, 5) + " /" + some(rows, 6, random) + " /"
                        + weighted(IntStream.range(0, state.columnCount()), 1, 4, random);
            case 10 ->
                "fix " + (v + random.nextInt(2)) + " / " + random.nextInt(1, 4) + " /"
                        + weighted(Arrays.stream(rows), 0, 4, random) + " /"
                        + weighted(IntStream.range(0, state.cuts().size()), 0, 3, random);
            default ->
                "canonical" + weighted(Arrays.stream(columns), -20, 50, random) + "\nrefuted " + column + " / 2 1 "
                        + column + " 1 " + one(columns, random);
        };
    }

    /** With all pairs of rows but some; right only when the row has two columns. */
    private static String fold(CoverState state, int row, int substitute, SplittableRandom random) {
        int[] columns = state.columnsOf(row);
        if (columns.length == 0) {
            return "propagate";
        }
        int first = one(columns, random);
        int second = columns[columns.length - 1] == first ? columns[0] : columns[columns.length - 1];
        StringBuilder text = new StringBuilder("fold " + row + " " + first + " " + second + " " + substitute + " /");
        for (int a : state.rowsOf(first)) {
            for (int b : state.rowsOf(second)) {
                if (a != row && b != row && random.nextInt(8) > 0) {
                    text.append(' ').append(a).append(' ').append(b);
                }
            }
        }
        return text.toString();
    }

    private static int one(int[] numbers, SplittableRandom random) {
        return numbers[random.nextInt(numbers.length)];
    }

    private static String some(int[] numbers, int most, SplittableRandom random) {
        return random.ints(random.nextInt(most + 1), 0, numbers.length)
                .map(at -> numbers[at])
                .distinct()
                .sorted()
                .mapToObj(number -> " " + number)
                .collect(Collectors.joining());
    }

    /** Most of the numbers, each with a weight. */
    private static String weighted(IntStream numbers, int least, int limit, SplittableRandom random) {
        return numbers.filter(number -> random.nextInt(4) > 0)
                .mapToObj(number -> " " + number + " " + random.nextInt(least, limit))
                .collect(Collectors.joining());
    }
}
