package dev.prank.solver.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.generate.RandomPoints;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.export.SetCoverModel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Without the columns that are refuted together, problems have covers as small as with them. */
class ColumnRefuterTest {

    private static final long ENOUGH = 1_000_000;

    @Property(tries = 1500)
    @Label("columns of any rows")
    void abstractProblemsKeepTheirOptimum(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int deepest) {
        check(CoverKernelPropertyTest.abstractProblem(seed), deepest, ENOUGH, seed);
    }

    @Property(tries = 1500)
    @Label("columns of few rows, rows of few columns, and any limit of work")
    void sparseProblemsKeepTheirOptimum(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int deepest,
            @ForAll @IntRange(max = 3000) int work) {
        check(CoverKernelPropertyTest.sparseProblem(seed), deepest, work, seed);
    }

    @Property(tries = 1500)
    @Label("points on a lattice, with whole orbits of equally good covers")
    void pointsKeepTheirOptimum(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int deepest) {
        check(CoverKernelPropertyTest.points(seed), deepest, ENOUGH, seed);
    }

    @Test
    void dominatedColumnsAreRefuted() {
        SetCover cover = SetCover.of(3, List.of(new int[] {0, 1}, new int[] {1}, new int[] {1, 2}, new int[] {0, 1}));

        int[] refuted = refute(cover, 1, ENOUGH, 1);

        assertThat(refuted).contains(1).doesNotContain(2).hasSize(2);
    }

    /** Each pair of neighbours on a path of columns of two rows can be shifted, so one of the two least covers is left. */
    @Test
    void ofAnEvenRingOneCoverIsLeft() {
        int length = 12;
        SetCover ring = SetCover.of(
                length,
                IntStream.range(0, length)
                        .mapToObj(row -> new int[] {row, (row + 1) % length})
                        .toList());

        assertThat(refute(ring, 6, ENOUGH, 1)).hasSize(6);
    }

    @Test
    void deeperSearchesRefuteMore() {
        SetCover cover = CoverKernel.of(
                        CoverKernelPropertyTest.coverOf(
                                SetCoverModel.of(RandomPoints.uniform(400, Rational.of(1), Rational.of(4), 1))),
                        () -> {})
                .core();

        int before = 0;
        for (int deepest = 1; deepest <= 4; deepest++) {
            int refuted = refute(cover, deepest, Long.MAX_VALUE, 1).length;
            assertThat(refuted).isGreaterThanOrEqualTo(before);
            before = refuted;
        }
        assertThat(before).isGreaterThan(cover.columnCount() / 10);
    }

    @Test
    void nothingIsRefutedWithoutWork() {
        LongFunction<SetCover> kind = CoverKernelPropertyTest::points;

        assertThat(refute(kind.apply(1), 4, 0, 1)).isEmpty();
    }

    private static void check(SetCover cover, int deepest, long work, long seed) {
        int[] refuted = refute(cover, deepest, work, seed);

        List<int[]> left = IntStream.range(0, cover.columnCount())
                .filter(column -> Arrays.binarySearch(refuted, column) < 0)
                .mapToObj(cover::rowsOf)
                .toList();
        SetCover rest = SetCover.of(cover.rowCount(), left);
        String instance = "seed " + seed + ", without columns " + Arrays.toString(refuted) + ": "
                + CoverKernelPropertyTest.show(cover);
        assertThat(rest.isCoveredBy(IntStream.range(0, left.size()).toArray()))
                .as(instance)
                .isTrue();
        assertThat(CoverKernelPropertyTest.leastCover(rest))
                .as(instance)
                .hasSameSizeAs(CoverKernelPropertyTest.leastCover(cover));
    }

    private static int[] refute(SetCover cover, int deepest, long work, long seed) {
        int[][] rowsOf = new int[cover.columnCount()][];
        Arrays.setAll(rowsOf, cover::rowsOf);
        int[][] columnsOf = new int[cover.rowCount()][];
        Arrays.setAll(columnsOf, cover::columnsOf);
        return new ColumnRefuter(rowsOf, columnsOf, deepest, work, seed, Optional.empty(), () -> {}).refute();
    }
}
