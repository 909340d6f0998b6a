package dev.prank.solver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.prank.solver.SolveControl;
import dev.prank.solver.StopReason;
import dev.prank.solver.backend.CoverLinearProgram;
import dev.prank.solver.kernel.SetCover;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Multipliers and linear programs that begin with some columns, against all covers and against the program with all columns. */
class CoverMultipliersPropertyTest {

    private static CoverMultipliers multipliers(SetCover cover, boolean mayShare) {
        return new CoverMultipliers(CoverBranchAndBound.rowsOf(cover), CoverBranchAndBound.columnsOf(cover), mayShare);
    }

    private static CoverMultipliers improved(SetCover cover, int steps) {
        CoverMultipliers multipliers = multipliers(cover, false);
        multipliers.improve(steps, Integer.MAX_VALUE, SolveControl.unlimited());
        return multipliers;
    }

    /** The optimum of the program in which every column is between 0 and 1. */
    private static double relaxed(int columns, List<CoverRow> rows) {
        try (CoverLinearProgram program = new CoverLinearProgram(columns, 100)) {
            rows.forEach(row -> program.addRow(row.columns(), row.coefficients(), row.bound()));
            assertThat(program.solve(SolveControl.unlimited())).isTrue();
            double[] values = new double[columns];
            program.readValues(values);
            return Arrays.stream(values).sum();
        }
    }

    @Property(tries = 300)
    void boundsAndForcedColumnsHoldForEveryCover(
            @ForAll @IntRange(min = 1, max = 12) int rows,
            @ForAll @IntRange(min = 1, max = 12) int columns,
            @ForAll @IntRange(min = 1, max = 6) int longest,
            @ForAll @IntRange(max = 300) int steps,
            @ForAll long seed) {
        SetCover cover = SmallCovers.random(rows, columns, longest, seed);
        CoverMultipliers multipliers = improved(cover, steps);
        SmallCovers.forEachCover(cover, chosen -> {
            int size = Integer.bitCount(chosen);
            assertThat(multipliers.bound()).isLessThanOrEqualTo(size);
            for (int column = 0; column < columns; column++) {
                byte in = (chosen >> column & 1) == 1 ? CoverRelaxation.IN : CoverRelaxation.OUT;
                assertThat(multipliers.forced(column, size + 1)).isIn(CoverRelaxation.FREE, in);
            }
        });
    }

    @Property(tries = 100)
    void theBoundComesCloseToTheLinearRelaxation(
            @ForAll @IntRange(min = 1, max = 40) int rows,
            @ForAll @IntRange(min = 1, max = 60) int columns,
            @ForAll @IntRange(min = 1, max = 6) int longest,
            @ForAll long seed) {
        SetCover cover = SmallCovers.random(rows, columns, longest, seed);
        double relaxed = relaxed(columns, SmallCovers.rows(cover));
        CoverMultipliers multipliers = improved(cover, 4_000);
        assertThat(multipliers.looseBound()).isBetween(0.99 * relaxed, relaxed + 1e-6);
        assertThat(Arrays.stream(multipliers.values()).sum()).isCloseTo(relaxed, within(0.02 * relaxed));
    }

    @Property(tries = 20)
    void everyRowHasPromisingColumns(
            @ForAll @IntRange(min = 15, max = 30) int rows,
            @ForAll @IntRange(min = 5_001, max = 5_100) int columns,
            @ForAll long seed) {
        SetCover cover = SmallCovers.random(rows, columns, 4, seed);
        boolean[] promising = improved(cover, 200).promising();
        assertThat(IntStream.range(0, columns).filter(column -> promising[column]))
                .hasSizeLessThan(columns);
        for (int row = 0; row < rows; row++) {
            long its = Arrays.stream(cover.columnsOf(row))
                    .filter(column -> promising[column])
                    .count();
            assertThat(its).isGreaterThanOrEqualTo(Math.min(2, cover.columnsOf(row).length));
        }
    }

    /** Whatever the columns are that the program begins with. Coefficients make columns worth more than 1. */
    @Property(tries = 300)
    void columnsJoinTheProgramUntilNoneIsMissing(
            @ForAll @IntRange(min = 2, max = 20) int rows,
            @ForAll @IntRange(min = 2, max = 30) int columns,
            @ForAll long seed) {
        SetCover cover = SmallCovers.random(rows, columns, 3, seed);
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] active = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            active[column] = random.nextInt(3) == 0;
        }
        int[] all = IntStream.range(0, columns).toArray();
        CoverRow more = new CoverRow(
                all,
                Arrays.stream(all).map(column -> 1 + random.nextInt(4)).toArray(),
                1 + random.nextInt(columns),
                new int[0]);
        List<CoverRow> valid = new ArrayList<>(SmallCovers.rows(cover));
        try (CoverRelaxation relaxation = new CoverRelaxation(valid, active, 100, SolveControl.unlimited())) {
            assertThat(relaxation.solve(new byte[columns], List.of())).isTrue();
            assertThat(relaxation.looseBound()).isCloseTo(relaxed(columns, valid), within(1e-5));
            relaxation.addCuts(List.of(more));
            valid.add(more);
            assertThat(relaxation.solve(new byte[columns], List.of())).isTrue();
            assertThat(relaxation.looseBound()).isCloseTo(relaxed(columns, valid), within(1e-5));
        }
    }

    @Test
    void oneColumnServesOneRow() {
        CoverMultipliers multipliers = improved(SetCover.of(1, List.of(new int[] {0})), 100);
        assertThat(multipliers.bound()).isOne();
        assertThat(multipliers.promising()).containsExactly(true);
    }

    @Test
    void oneColumnServesAllRows() {
        int[] all = IntStream.range(0, 50).toArray();
        List<int[]> columns = new ArrayList<>();
        Arrays.stream(all).forEach(row -> columns.add(new int[] {row}));
        columns.add(all);
        CoverMultipliers multipliers = improved(SetCover.of(50, columns), 100);
        assertThat(multipliers.bound()).isOne();
        assertThat(multipliers.looseBound()).isLessThanOrEqualTo(1);
        assertThat(multipliers.forced(0, 2)).isEqualTo(CoverRelaxation.OUT);
    }

    /** Half of each column is the relaxation's optimum; the bound is rounded up from just below it. */
    @Test
    void anOddCycleIsRoundedUp() {
        List<int[]> cycle =
                IntStream.range(0, 7).mapToObj(c -> new int[] {c, (c + 1) % 7}).toList();
        CoverMultipliers multipliers = improved(SetCover.of(7, cycle), 400);
        assertThat(multipliers.looseBound()).isBetween(3.49, 3.5);
        assertThat(multipliers.bound()).isEqualTo(4);
    }

    @Test
    void threadsChangeNothing() {
        SetCover cover = SmallCovers.random(3_000, 6_000, 20, 5);
        assertThat(cover.entryCount()).isGreaterThan(50_000);
        CoverMultipliers alone = multipliers(cover, false);
        CoverMultipliers shared = multipliers(cover, true);
        alone.improve(120, Integer.MAX_VALUE, SolveControl.unlimited());
        shared.improve(120, Integer.MAX_VALUE, SolveControl.unlimited());
        assertThat(shared.values()).isEqualTo(alone.values());
        assertThat(shared.looseBound()).isEqualTo(alone.looseBound());
    }

    @Test
    void aCancelledControlLeavesTheFirstBound() {
        SetCover cover = SmallCovers.random(60, 90, 4, 3);
        CoverMultipliers multipliers = multipliers(cover, false);
        double first = multipliers.looseBound();
        SolveControl control = SolveControl.unlimited();
        control.cancel(StopReason.CANCELLED);
        multipliers.improve(1_000, Integer.MAX_VALUE, control);
        assertThat(multipliers.looseBound()).isEqualTo(first).isPositive();
        multipliers.improve(1_000, Integer.MAX_VALUE, SolveControl.unlimited());
        assertThat(multipliers.looseBound()).isGreaterThan(first);
    }
}
