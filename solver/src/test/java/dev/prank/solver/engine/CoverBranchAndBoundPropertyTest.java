package dev.prank.solver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.solver.SolveControl;
import dev.prank.solver.kernel.SetCover;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Covers, cuts and bounds against all covers of small problems. */
class CoverBranchAndBoundPropertyTest {

    private static CoverSearch search(long work) {
        return new CoverSearch(SolveControl.unlimited(), 1, work);
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
        assertThat(outcome.lowerBound()).isEqualTo(Math.min(cutoff, least));
        assertThat(outcome.cover().isPresent()).isEqualTo(least < cutoff);
        outcome.cover().ifPresent(found -> {
            assertThat(cover.isCoveredBy(found)).isTrue();
            assertThat(found).hasSize(least);
        });
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
        int[] all = new int[columns];
        Arrays.setAll(all, column -> column);
        for (long limit : new long[] {work, Long.MAX_VALUE}) {
            CoverSearch search = search(limit);
            try (CoverTree tree = new CoverTree(
                    search,
                    new CoverBranchAndBound(search),
                    cover,
                    all,
                    0,
                    Integer.MAX_VALUE,
                    CoverBranchAndBound.SILENT)) {
                int lower = tree.run();
                assertThat(cover.isCoveredBy(tree.best())).isTrue();
                assertThat(lower).isLessThanOrEqualTo(least);
                if (limit == Long.MAX_VALUE) {
                    assertThat(lower).isEqualTo(least);
                    assertThat(tree.best()).hasSize(least);
                }
            }
        }
    }

    @Property(tries = 300)
    void halfSumsOfHalfSumsHoldForEveryCover(
            @ForAll @IntRange(min = 2, max = 10) int rows,
            @ForAll @IntRange(min = 2, max = 10) int columns,
            @ForAll long seed) {
        SetCover cover = SmallCovers.random(rows, columns, 3, seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<CoverRow> valid = new ArrayList<>(SmallCovers.rows(cover));
        for (int i = 0; i < 20; i++) {
            int count = 2 + random.nextInt(4);
            valid.add(ZeroHalfCuts.halfSum(
                    random.ints(count, 0, valid.size()).mapToObj(valid::get).toList()));
        }
        SmallCovers.forEachCover(
                cover,
                chosen -> assertThat(valid)
                        .allSatisfy(row -> assertThat(SmallCovers.satisfies(row, chosen))
                                .as("%s for columns %s", row, Integer.toBinaryString(chosen))
                                .isTrue()));
    }

    @Property(tries = 200)
    void cutsFoundAreViolatedAndHoldForEveryCover(
            @ForAll @IntRange(min = 3, max = 10) int rows,
            @ForAll @IntRange(min = 3, max = 10) int columns,
            @ForAll long seed) {
        SetCover cover = SmallCovers.random(rows, columns, 3, seed);
        List<CoverRow> base = SmallCovers.rows(cover);
        try (CoverRelaxation relaxation = new CoverRelaxation(columns, base, columns, SolveControl.unlimited())) {
            assertThat(relaxation.solve(new byte[columns], List.of())).isTrue();
            List<CoverRow> cuts = ZeroHalfCuts.violated(base, relaxation.values(), 50, new int[] {4, 10}, () -> true);
            for (CoverRow cut : cuts) {
                double sum = 0;
                for (int entry = 0; entry < cut.columns().length; entry++) {
                    sum += cut.coefficients()[entry] * relaxation.values()[cut.columns()[entry]];
                }
                assertThat(sum).as(cut.toString()).isLessThan(cut.bound());
                SmallCovers.forEachCover(
                        cover,
                        chosen -> assertThat(SmallCovers.satisfies(cut, chosen)).isTrue());
            }
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
        List<CoverRow> first = SmallCovers.rows(cover);
        List<CoverRow> then = List.of(ZeroHalfCuts.halfSum(first));
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
        long scaled = CoverRelaxation.scaledBound(first, then, multiplier, state, reducedCost);
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
        try (CoverRelaxation relaxation =
                new CoverRelaxation(columns, SmallCovers.rows(cover), columns, SolveControl.unlimited())) {
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
        assertThat(CoverBounds.packing(rowsOf, columnsOf)).isLessThanOrEqualTo(least);
        boolean[] all = new boolean[columns];
        Arrays.fill(all, true);
        int[] greedy = CoverBounds.greedy(rowsOf, rows, new double[columns], all);
        assertThat(cover.isCoveredBy(greedy)).isTrue();
        int[] improved =
                new CoverLocalSearch(rowsOf, columnsOf, seed).improve(greedy, 0, 300, SolveControl.unlimited());
        assertThat(cover.isCoveredBy(improved)).isTrue();
        assertThat(improved.length).isBetween(least, greedy.length);
    }
}
