package dev.prank.solver.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.generate.RandomPoints;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.export.SetCoverModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The kernel keeps the optimum of small problems, which a table over all sets of rows finds without any rule, and lifts covers. */
class CoverKernelPropertyTest {

    @Property(tries = 3000)
    @Label("columns of any rows")
    void theOptimumOfAbstractProblemsIsKept(@ForAll long seed) {
        check(abstractProblem(seed), seed);
    }

    @Property(tries = 3000)
    @Label("columns of few rows, rows of few columns")
    void theOptimumOfSparseProblemsIsKept(@ForAll long seed) {
        check(sparseProblem(seed), seed);
    }

    @Property(tries = 1000)
    @Label("points on a lattice, many at a distance of exactly two radii")
    void theOptimumOfPointsIsKept(@ForAll long seed) {
        check(points(seed), seed);
    }

    /** The rules for vertex clique cover that {@link CoverKernel} says are special cases, by what they look for. */
    @Property(tries = 500)
    @Label(
            "cores have no simplicial rows, none with two neighbours, no dominated ones, and no twins with three neighbours")
    void coresHaveNothingThatCliqueCoverRulesReduce(@ForAll long seed) {
        for (SetCover source : List.of(planeWithTwins(seed), largerProblem(seed), points(40, seed))) {
            SetCover core = CoverKernel.of(source, () -> {}).core();
            String instance = "seed " + seed + ": " + show(source);
            List<List<Integer>> columns = new ArrayList<>();
            List<List<Integer>> neighbours = new ArrayList<>();
            for (int row = 0; row < core.rowCount(); row++) {
                columns.add(Arrays.stream(core.columnsOf(row)).boxed().toList());
                neighbours.add(neighbours(core, row));
                assertThat(columns.get(row)).as(instance).hasSizeGreaterThan(1);
                assertThat(neighbours.get(row)).as(instance).hasSizeGreaterThan(2);
                for (int other = 0; other < row; other++) {
                    assertThat(columns.get(row).containsAll(columns.get(other))
                                    || columns.get(other).containsAll(columns.get(row)))
                            .as("rows %s and %s dominated; %s", row, other, instance)
                            .isFalse();
                    assertThat(neighbours.get(row).size() == 3
                                    && neighbours.get(row).equals(neighbours.get(other)))
                            .as("rows %s and %s twins; %s", row, other, instance)
                            .isFalse();
                }
            }
        }
    }

    private static List<Integer> neighbours(SetCover cover, int row) {
        return Arrays.stream(cover.columnsOf(row))
                .flatMap(column -> Arrays.stream(cover.rowsOf(column)))
                .filter(other -> other != row)
                .distinct()
                .sorted()
                .boxed()
                .toList();
    }

    /** The projective plane of order 3, to which no rule applies, and two rows that share columns with three of its points. */
    private static SetCover planeWithTwins(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<int[]> columns = new ArrayList<>();
        for (int line = 0; line < 13; line++) {
            columns.add(new int[] {line, (line + 1) % 13, (line + 3) % 13, (line + 9) % 13});
        }
        int first = random.nextInt(13);
        int second = (first + random.nextInt(1, 6)) % 13;
        int third = (second + random.nextInt(1, 6)) % 13;
        boolean isEdge = random.nextLong() < 0;
        for (int twin = 13; twin <= 14; twin++) {
            columns.add(new int[] {third, twin});
            if (isEdge) {
                columns.add(new int[] {first, second, twin});
            } else {
                columns.add(new int[] {first, twin});
                columns.add(new int[] {second, twin});
            }
        }
        return SetCover.of(15, columns);
    }

    /** Smaller ones are exchanged as a whole, so nothing would be left to refute. */
    @Property(tries = 150)
    @Label("larger problems, with refuted columns")
    void refutedColumnsKeepTheOptimum(@ForAll long seed) {
        SetCover source = largerProblem(seed);

        CoverKernel kernel = CoverKernel.of(source, 1_000_000, () -> {});

        String instance = "seed " + seed + ": " + show(source);
        int[] least = leastCover(kernel.core());
        assertThat(kernel.offset() + least.length).as(instance).isEqualTo(leastCover(source).length);
        assertIsLifted(source, kernel, least, instance);
    }

    @Test
    void everyRuleIsPutToTheTest() {
        List<LongFunction<SetCover>> kinds = List.of(
                CoverKernelPropertyTest::abstractProblem,
                CoverKernelPropertyTest::sparseProblem,
                CoverKernelPropertyTest::points);
        Map<String, Long> used = new TreeMap<>();
        for (LongFunction<SetCover> kind : kinds) {
            for (long seed = 0; seed < 1000; seed++) {
                CoverKernel.of(kind.apply(seed), () -> {})
                        .counts()
                        .byName()
                        .forEach((rule, count) -> used.merge(rule, count, Long::sum));
            }
        }
        for (long seed = 0; seed < 100; seed++) {
            CoverKernel.Counts counts =
                    CoverKernel.of(largerProblem(seed), 1_000_000, () -> {}).counts();
            used.merge("refutedColumns", counts.refutedColumns(), Long::sum);
        }
        assertThat(used)
                .hasSize(6)
                .allSatisfy((rule, count) -> assertThat(count).isGreaterThan(20));
    }

    private static void check(SetCover source, long seed) {
        String instance = "seed " + seed + ": " + show(source);

        CoverKernel kernel = CoverKernel.of(source, () -> {});

        SetCover core = kernel.core();
        int[] least = leastCover(core);
        assertThat(kernel.offset() + least.length).as(instance).isEqualTo(leastCover(source).length);
        assertIsLifted(source, kernel, least, instance);
        SplittableRandom random = new SplittableRandom(seed);
        for (int choice = 0; choice < 10; choice++) {
            int[] some = IntStream.range(0, core.columnCount())
                    .filter(column -> random.nextLong() < 0)
                    .toArray();
            if (core.isCoveredBy(some)) {
                assertIsLifted(source, kernel, some, instance);
            }
        }
        CoverKernel again = CoverKernel.of(core, () -> {});
        assertThat(again.offset())
                .as("a second pass finds nothing; %s", instance)
                .isZero();
        assertThat(again.core().entryCount()).as(instance).isEqualTo(core.entryCount());
    }

    private static void assertIsLifted(SetCover source, CoverKernel kernel, int[] coreColumns, String instance) {
        int[] lifted = kernel.lift(coreColumns);
        assertThat(source.isCoveredBy(lifted)).as(instance).isTrue();
        assertThat(lifted).as(instance).doesNotHaveDuplicates().hasSize(kernel.offset() + coreColumns.length);
    }

    /** Fewest columns for each set of rows, from small sets to large ones. */
    static int[] leastCover(SetCover cover) {
        int all = (1 << cover.rowCount()) - 1;
        int[] masks = IntStream.range(0, cover.columnCount())
                .map(column ->
                        Arrays.stream(cover.rowsOf(column)).map(row -> 1 << row).sum())
                .toArray();
        int[] fewest = new int[all + 1];
        int[] last = new int[all + 1];
        Arrays.fill(fewest, 1, all + 1, Integer.MAX_VALUE);
        for (int rows = 1; rows <= all; rows++) {
            for (int column = 0; column < masks.length; column++) {
                int before = fewest[rows & ~masks[column]];
                if (before < Integer.MAX_VALUE && (rows & masks[column]) != 0 && before + 1 < fewest[rows]) {
                    fewest[rows] = before + 1;
                    last[rows] = column;
                }
            }
        }
        int[] chosen = new int[fewest[all]];
        int rows = all;
        for (int place = 0; place < chosen.length; place++) {
            chosen[place] = last[rows];
            rows &= ~masks[last[rows]];
        }
        return chosen;
    }

    static SetCover abstractProblem(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rowCount = random.nextInt(1, 11);
        int columnCount = random.nextInt(1, 15);
        int share = random.nextInt(10, 60);
        return coverOf(rowCount, columnCount, random, (row, column) -> random.nextInt(100) < share);
    }

    /** Rings and paths of rows with two columns, with a few larger columns laid over them. */
    static SetCover sparseProblem(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rowCount = random.nextInt(4, 13);
        int step = random.nextInt(1, 4);
        int larger = random.nextInt(0, 5);
        return coverOf(
                rowCount,
                rowCount + larger,
                random,
                (row, column) -> column < rowCount
                        ? row == column || row == (column + step) % rowCount
                        : random.nextInt(rowCount) < 3);
    }

    private static SetCover largerProblem(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rowCount = random.nextInt(14, 18);
        int share = random.nextInt(15, 30);
        return coverOf(rowCount, rowCount + random.nextInt(10), random, (row, column) -> random.nextInt(100) < share);
    }

    static SetCover points(long seed) {
        return points(new SplittableRandom(seed).nextInt(1, 13), seed);
    }

    private static SetCover points(int count, long seed) {
        int steps = new SplittableRandom(seed).split().nextInt(2, 9);
        return coverOf(SetCoverModel.of(RandomPoints.lattice(count, Rational.of(1), steps, seed)));
    }

    static SetCover coverOf(SetCoverModel model) {
        List<int[]> columns = new ArrayList<>();
        for (int square = 0; square < model.squareCount(); square++) {
            int current = square;
            columns.add(IntStream.range(0, model.size(square))
                    .map(j -> model.point(current, j))
                    .toArray());
        }
        return SetCover.of(model.pointCount(), columns);
    }

    private interface Entries {
        boolean has(int row, int column);
    }

    /** Rows that would be in no column go into a random one. */
    private static SetCover coverOf(int rowCount, int columnCount, SplittableRandom random, Entries entries) {
        boolean[][] has = new boolean[columnCount][rowCount];
        for (int row = 0; row < rowCount; row++) {
            boolean isIn = false;
            for (int column = 0; column < columnCount; column++) {
                has[column][row] = entries.has(row, column);
                isIn |= has[column][row];
            }
            if (!isIn) {
                has[random.nextInt(columnCount)][row] = true;
            }
        }
        return SetCover.of(
                rowCount,
                Arrays.stream(has)
                        .map(column -> IntStream.range(0, rowCount)
                                .filter(row -> column[row])
                                .toArray())
                        .toList());
    }

    static String show(SetCover cover) {
        return cover.rowCount() + " rows, columns "
                + IntStream.range(0, cover.columnCount())
                        .mapToObj(column -> Arrays.toString(cover.rowsOf(column)))
                        .toList();
    }
}
