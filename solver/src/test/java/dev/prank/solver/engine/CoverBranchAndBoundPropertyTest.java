package dev.prank.solver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.prank.solver.SolveControl;
import dev.prank.solver.kernel.SetCover;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Covers, cuts and bounds against all covers of small problems. */
class CoverBranchAndBoundPropertyTest {

    private static CoverSearch search(long work) {
        return new CoverSearch(SolveControl.unlimited(), 1, 1, work);
    }

    @Property(tries = 400)
    void findsTheLeastCoverBelowTheCutoff(
            @ForAll @IntRange(min = 1, max = 14) int rows,
            @ForAll @IntRange(min = 1, max = 14) int columns,
            @ForAll @IntRange(min = 2, max = 5) int longest,
            @ForAll @IntRange(min = -2, max = 3) int aboveLeast,
            @ForAll long seed) {
        SetCover cover = SmallCovers.random(rows, columns, longest, seed);
        int least = SmallCovers.least(cover);
        int cutoff = Math.max(0, least + aboveLeast);
        CoverBranchAndBound.Outcome outcome =
                new CoverBranchAndBound(search(Long.MAX_VALUE)).solve(cover, cutoff, CoverBranchAndBound.SILENT);
        assertThat(outcome.lower().bound()).isEqualTo(Math.min(cutoff, least));
        assertThat(outcome.cover().isPresent()).isEqualTo(least < cutoff);
        outcome.cover().ifPresent(found -> {
            assertThat(cover.isCoveredBy(found)).isTrue();
            assertThat(found).hasSize(least);
        });
    }

    /**
     * Points of the projective space of dimension 3 over two elements that meet all its lines: at least 7, as in a plane (Bose, Burton 1966).
     * Simple bounds leave such parts open, so several of them take turns.
     */
    @Test
    void partsThatTakeTurnsGiveTheLeastCover() {
        SplittableRandom random = new SplittableRandom(3);
        List<int[]> columns = new ArrayList<>();
        int parts = 3;
        List<int[]> lines = new ArrayList<>();
        for (int a = 1; a < 16; a++) {
            for (int b = a + 1; b < 16; b++) {
                if ((a ^ b) > b) {
                    lines.add(new int[] {a, b, a ^ b});
                }
            }
        }
        assertThat(lines).hasSize(35);
        for (int part = 0; part < parts; part++) {
            int[] rowOf = shuffled(lines.size(), random);
            int first = part * lines.size();
            for (int point = 1; point < 16; point++) {
                int its = point;
                columns.add(IntStream.range(0, lines.size())
                        .filter(line -> Arrays.stream(lines.get(line)).anyMatch(each -> each == its))
                        .map(line -> first + rowOf[line])
                        .toArray());
            }
        }
        SetCover cover = SetCover.of(parts * lines.size(), columns);
        SolveControl late = SolveControl.unlimited().withTimeLimit(Duration.ofDays(1));
        for (CoverSearch search : List.of(search(Long.MAX_VALUE), new CoverSearch(late, 1, 2, Long.MAX_VALUE))) {
            CoverBranchAndBound.Outcome outcome =
                    new CoverBranchAndBound(search).solve(cover, 1_000, CoverBranchAndBound.SILENT);
            assertThat(outcome.lower().bound()).isEqualTo(7 * parts);
            assertThat(outcome.cover().orElseThrow()).hasSize(7 * parts);
        }
        for (long work : new long[] {0, 1, 3, 5, 7, 10, 20, 40}) {
            CoverBranchAndBound.Outcome outcome =
                    new CoverBranchAndBound(search(work)).solve(cover, 1_000, CoverBranchAndBound.SILENT);
            assertThat(outcome.lower().bound()).isLessThanOrEqualTo(7 * parts);
            int[] found = outcome.cover().orElseThrow();
            assertThat(cover.isCoveredBy(found)).isTrue();
            assertThat(found.length).isGreaterThanOrEqualTo(7 * parts);
        }
    }

    private static int[] shuffled(int size, SplittableRandom random) {
        int[] numbers = IntStream.range(0, size).toArray();
        for (int last = size - 1; last > 0; last--) {
            int other = (int) Long.remainderUnsigned(random.nextLong(), last + 1);
            int swapped = numbers[last];
            numbers[last] = numbers[other];
            numbers[other] = swapped;
        }
        return numbers;
    }

    @Test
    void aTurnHasItsShareOfTheTimeAndItsOwnLimitOfWork() {
        SolveControl control = SolveControl.unlimited().withTimeLimit(Duration.ofHours(4));
        CoverSearch search = new CoverSearch(control, 1, 2, 30);
        CoverSearch turn = search.turn(10, 4);
        assertThat(turn.control().remaining().orElseThrow()).isLessThanOrEqualTo(Duration.ofHours(1));
        assertThat(turn.threads()).isEqualTo(2);
        assertThat(turn.mayGoOn()).isTrue();
        turn.spend(10);
        assertThat(turn.mayGoOn()).isFalse();
        assertThat(search.mayGoOn()).isTrue();
        search.turn(1_000, 2).spend(20);
        assertThat(search.mayGoOn()).isFalse();
        assertThat(search.turn(1_000, 1).mayGoOn()).isFalse();
        assertThat(search(5).turn(10, 4).control().remaining()).isEmpty();
    }

    /** Without data reduction and a good first cover, so that branching happens on problems that can be enumerated. */
    @Property(tries = 300)
    void treesFindTheLeastCover(
            @ForAll @IntRange(min = 4, max = 16) int rows,
            @ForAll @IntRange(min = 4, max = 14) int columns,
            @ForAll @IntRange(min = 2, max = 4) int longest,
            @ForAll @IntRange(max = 20) int work,
            @ForAll long seed) {
        SetCover cover = SmallCovers.random(rows, columns, longest, seed);
        int least = SmallCovers.least(cover);
        for (long limit : new long[] {work, Long.MAX_VALUE}) {
            for (CoverTree.Effort effort : CoverTree.Effort.values()) {
                CoverSearch search = search(limit);
                CoverTree tree = treeFromAllColumns(search, cover);
                int lower = tree.run(effort);
                assertThat(cover.isCoveredBy(tree.best())).isTrue();
                assertThat(lower).isLessThanOrEqualTo(least);
                if (limit == Long.MAX_VALUE && effort != CoverTree.Effort.ROOT) {
                    assertThat(lower).isEqualTo(least);
                    assertThat(tree.best()).hasSize(least);
                }
                if (lower < tree.best().length) {
                    assertRestHasEveryBetterCover(cover, tree);
                }
            }
        }
    }

    private static CoverTree treeFromAllColumns(CoverSearch search, SetCover cover) {
        int[] all = new int[cover.columnCount()];
        Arrays.setAll(all, column -> column);
        return new CoverTree(
                search,
                new CoverBranchAndBound(search),
                cover,
                new CoverMultipliers(CoverBranchAndBound.rowsOf(cover), CoverBranchAndBound.columnsOf(cover), false),
                all,
                ProvedBound.NOTHING,
                Integer.MAX_VALUE,
                () -> Integer.MAX_VALUE,
                CoverBranchAndBound.SILENT);
    }

    private static void assertRestHasEveryBetterCover(SetCover cover, CoverTree tree) {
        RestOfCover rest = tree.rest();
        int least = SmallCovers.least(cover);
        if (least < tree.best().length) {
            assertThat(SmallCovers.least(rest.cover()) + rest.taken().length).isEqualTo(least);
        }
    }

    @Property(tries = 100)
    void twoThreadsFindTheLeastCover(
            @ForAll @IntRange(min = 10, max = 16) int rows,
            @ForAll @IntRange(min = 10, max = 14) int columns,
            @ForAll long seed) {
        SetCover cover = SmallCovers.random(rows, columns, 3, seed);
        CoverSearch search = new CoverSearch(SolveControl.unlimited(), 1, 2, Long.MAX_VALUE);
        CoverTree tree = treeFromAllColumns(search, cover);
        assertThat(tree.run(CoverTree.Effort.SMALL)).isEqualTo(SmallCovers.least(cover));
        assertThat(tree.best()).hasSize(SmallCovers.least(cover));
    }

    /** On two threads changes that overlap must not be made together. */
    @Property(tries = 100)
    void neighbourhoodsKeepCoversAndNeverMakeThemWorse(
            @ForAll @IntRange(min = 4, max = 16) int rows,
            @ForAll @IntRange(min = 4, max = 14) int columns,
            @ForAll long seed) {
        SetCover cover = SmallCovers.random(rows, columns, 3, seed);
        int least = SmallCovers.least(cover);
        for (int threads : new int[] {1, 2}) {
            CoverSearch search = new CoverSearch(SolveControl.unlimited(), 1, threads, Long.MAX_VALUE);
            CoverNeighbourhoods neighbourhoods = new CoverNeighbourhoods(
                    CoverBranchAndBound.rowsOf(cover),
                    CoverBranchAndBound.columnsOf(cover),
                    new CoverBranchAndBound(search),
                    seed);
            int[] all = new int[columns];
            Arrays.setAll(all, column -> column);
            List<Integer> sizes = new ArrayList<>();
            int[] better = neighbourhoods.improve(all, 0, search, sizes::add);
            assertThat(cover.isCoveredBy(better)).isTrue();
            assertThat(better.length).isBetween(least, columns);
            assertThat(sizes).isSortedAccordingTo(Comparator.reverseOrder()).doesNotHaveDuplicates();
            assertThat(better)
                    .hasSize(sizes.isEmpty() ? columns : sizes.get(sizes.size() - 1))
                    .doesNotHaveDuplicates();
        }
    }

    @Property(tries = 300)
    void windowCutsAreViolatedAndHoldForEveryCover(
            @ForAll @IntRange(min = 4, max = 12) int rows,
            @ForAll @IntRange(min = 4, max = 12) int columns,
            @ForAll @IntRange(min = 4, max = 12) int size,
            @ForAll long seed) {
        SetCover cover = SmallCovers.random(rows, columns, 3, seed);
        SplittableRandom random = new SplittableRandom(seed);
        byte[] state = new byte[columns];
        state[random.nextInt(columns)] = random.nextBoolean() ? CoverRelaxation.OUT : CoverRelaxation.FREE;
        WindowCuts windows = new WindowCuts(CoverBranchAndBound.rowsOf(cover), CoverBranchAndBound.columnsOf(cover));
        try (CoverRelaxation relaxation = new CoverRelaxation(
                SmallCovers.rows(cover), SmallCovers.all(columns), columns, SolveControl.unlimited())) {
            for (int round = 0; round < 3; round++) {
                assertThat(relaxation.solve(state, List.of())).isTrue();
                List<CoverRow> cuts = windows.violated(relaxation.values(), state, size, false, () -> true);
                assertThat(cuts)
                        .usingRecursiveComparison()
                        .isEqualTo(
                                new WindowCuts(CoverBranchAndBound.rowsOf(cover), CoverBranchAndBound.columnsOf(cover))
                                        .violated(relaxation.values(), state, size, true, () -> true));
                for (CoverRow cut : cuts) {
                    double sum = 0;
                    for (int entry = 0; entry < cut.columns().length; entry++) {
                        sum += cut.coefficients()[entry] * relaxation.values()[cut.columns()[entry]];
                    }
                    assertThat(sum).as(cut.toString()).isLessThan(cut.bound());
                    SmallCovers.forEachCover(cover, chosen -> {
                        boolean takesNoneThatIsOut = IntStream.range(0, columns)
                                .allMatch(c -> (chosen >> c & 1) == 0 || state[c] != CoverRelaxation.OUT);
                        if (takesNoneThatIsOut) {
                            assertThat(SmallCovers.satisfies(cut, chosen)).isTrue();
                        }
                    });
                }
                relaxation.addCuts(cuts);
            }
        }
    }

    /** An odd cycle's relaxation is at one half everywhere; a window that holds it gives the cut that closes it. */
    @Test
    void aWindowClosesAnOddCycle() {
        List<int[]> cycle = new ArrayList<>();
        for (int column = 0; column < 7; column++) {
            cycle.add(new int[] {column, (column + 1) % 7});
        }
        SetCover cover = SetCover.of(7, cycle);
        WindowCuts windows = new WindowCuts(CoverBranchAndBound.rowsOf(cover), CoverBranchAndBound.columnsOf(cover));
        try (CoverRelaxation relaxation =
                new CoverRelaxation(SmallCovers.rows(cover), SmallCovers.all(7), 7, SolveControl.unlimited())) {
            assertThat(relaxation.solve(new byte[7], List.of())).isTrue();
            assertThat(relaxation.looseBound()).isCloseTo(3.5, within(1e-6));
            relaxation.addCuts(windows.violated(relaxation.values(), new byte[7], 16, false, () -> true));
            assertThat(relaxation.solve(new byte[7], List.of())).isTrue();
            assertThat(relaxation.looseBound()).isCloseTo(4, within(1e-6));
        }
    }

    @Property(tries = 500)
    void windowsFindTheLightestCover(
            @ForAll @IntRange(min = 1, max = 10) int rows,
            @ForAll @IntRange(min = 1, max = 11) int columns,
            @ForAll @IntRange(min = 1, max = 40) int limit,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] rowsOf = new long[columns];
        long[] weight = new long[columns];
        for (int column = 0; column < columns; column++) {
            rowsOf[column] = random.nextLong(1L << rows);
            weight[column] = random.nextLong(12);
        }
        long all = random.nextLong(1L << rows);
        long least = limit;
        for (int chosen = 0; chosen < 1 << columns; chosen++) {
            long covered = 0;
            long sum = 0;
            for (int column = 0; column < columns; column++) {
                if ((chosen >> column & 1) == 1) {
                    covered |= rowsOf[column];
                    sum += weight[column];
                }
            }
            if ((all & ~covered) == 0) {
                least = Math.min(least, sum);
            }
        }
        WindowCover.Found found =
                WindowCover.least(all, rowsOf, weight, columns, limit).orElseThrow();
        assertThat(found.weight()).isEqualTo(least);
        if (least < limit) {
            long covered = 0;
            long sum = 0;
            for (int column : found.columns()) {
                covered |= rowsOf[column];
                sum += weight[column];
            }
            assertThat(all & ~covered).isZero();
            assertThat(sum).isEqualTo(least);
        }
    }

    /** Whatever the multipliers are. */
    @Property(tries = 500)
    void boundsAndForcedColumnsHoldForAnyMultipliers(
            @ForAll @IntRange(min = 2, max = 8) int rows,
            @ForAll @IntRange(min = 2, max = 10) int columns,
            @ForAll long seed) {
        SetCover cover = SmallCovers.random(rows, columns, 3, seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<CoverRow> valid = new ArrayList<>(SmallCovers.rows(cover));
        // Every cover has at least so many columns, so that this holds too.
        valid.add(new CoverRow(
                IntStream.range(0, columns).toArray(),
                IntStream.range(0, columns).map(column -> 2).toArray(),
                2 * SmallCovers.least(cover),
                new int[0]));
        long[] multiplier = new long[rows + 1];
        for (int row = 0; row <= rows; row++) {
            multiplier[row] = random.nextLong(2 * CoverRelaxation.SCALE);
        }
        byte[] state = new byte[columns];
        for (int column = 0; column < columns; column++) {
            int draw = random.nextInt(6);
            state[column] = draw < 4 ? CoverRelaxation.FREE : draw == 4 ? CoverRelaxation.IN : CoverRelaxation.OUT;
        }
        long[] reducedCost = new long[columns];
        long scaled = CoverRelaxation.scaledBound(valid, multiplier, state, reducedCost);
        SmallCovers.forEachCover(cover, chosen -> {
            for (int column = 0; column < columns; column++) {
                boolean in = (chosen >> column & 1) == 1;
                if (in && state[column] == CoverRelaxation.OUT || !in && state[column] == CoverRelaxation.IN) {
                    return;
                }
            }
            long size = Integer.bitCount(chosen) * CoverRelaxation.SCALE;
            assertThat(scaled).isLessThanOrEqualTo(size);
            for (int column = 0; column < columns; column++) {
                if (state[column] == CoverRelaxation.FREE) {
                    boolean in = (chosen >> column & 1) == 1;
                    long extra = in ? Math.max(0, reducedCost[column]) : Math.max(0, -reducedCost[column]);
                    assertThat(scaled + extra).isLessThanOrEqualTo(size);
                }
            }
        });
    }

    @Property(tries = 300)
    void relaxationsBoundFromBelowWithBranchRowsInTurn(
            @ForAll @IntRange(min = 2, max = 10) int rows,
            @ForAll @IntRange(min = 4, max = 10) int columns,
            @ForAll long seed) {
        SetCover cover = SmallCovers.random(rows, columns, 3, seed);
        SplittableRandom random = new SplittableRandom(seed);
        try (CoverRelaxation relaxation = new CoverRelaxation(
                SmallCovers.rows(cover), SmallCovers.all(columns), columns, SolveControl.unlimited())) {
            for (int round = 0; round < 6; round++) {
                byte[] state = new byte[columns];
                state[random.nextInt(columns)] = CoverRelaxation.OUT;
                state[random.nextInt(columns)] = CoverRelaxation.IN;
                List<CoverRow> branch = new ArrayList<>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    int low = random.nextInt(columns - 1);
                    branch.add(CoverRow.oneOf(new int[] {low, low + 1 + random.nextInt(columns - 1 - low)}));
                }
                assertThat(relaxation.solve(state, branch)).isTrue();
                int bound = relaxation.bound();
                SmallCovers.forEachCover(cover, chosen -> {
                    boolean fits = branch.stream().allMatch(row -> SmallCovers.satisfies(row, chosen));
                    for (int column = 0; column < columns; column++) {
                        boolean in = (chosen >> column & 1) == 1;
                        fits &= state[column] == CoverRelaxation.FREE || in == (state[column] == CoverRelaxation.IN);
                    }
                    if (fits) {
                        assertThat(bound).isLessThanOrEqualTo(Integer.bitCount(chosen));
                        for (int column = 0; column < columns; column++) {
                            int cutoff = Integer.bitCount(chosen) + 1;
                            byte in = (chosen >> column & 1) == 1 ? CoverRelaxation.IN : CoverRelaxation.OUT;
                            assertThat(state[column] != CoverRelaxation.FREE
                                            || relaxation.forced(column, cutoff) == CoverRelaxation.FREE
                                            || relaxation.forced(column, cutoff) == in)
                                    .isTrue();
                        }
                    }
                });
            }
        }
    }

    @Property(tries = 200)
    void simpleBoundsBracketTheLeastCover(
            @ForAll @IntRange(min = 1, max = 12) int rows,
            @ForAll @IntRange(min = 1, max = 12) int columns,
            @ForAll long seed) {
        SetCover cover = SmallCovers.random(rows, columns, 4, seed);
        int least = SmallCovers.least(cover);
        int[][] rowsOf = CoverBranchAndBound.rowsOf(cover);
        int[][] columnsOf = CoverBranchAndBound.columnsOf(cover);
        assertThat(CoverBounds.packing(rowsOf, columnsOf).length).isLessThanOrEqualTo(least);
        int[] greedy = CoverBounds.greedy(rowsOf, rows, new double[columns], SmallCovers.all(columns));
        assertThat(cover.isCoveredBy(greedy)).isTrue();
        int[] inTurn = CoverBounds.inTurn(rowsOf, columnsOf);
        assertThat(cover.isCoveredBy(inTurn)).isTrue();
        assertThat(inTurn.length).isBetween(least, rows);
        int[] improved =
                new CoverLocalSearch(rowsOf, columnsOf, seed).improve(greedy, 0, 300, SolveControl.unlimited());
        assertThat(cover.isCoveredBy(improved)).isTrue();
        assertThat(improved.length).isBetween(least, greedy.length);
    }
}
