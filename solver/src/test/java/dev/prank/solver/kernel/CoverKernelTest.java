package dev.prank.solver.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.instances.generate.RandomFormulas;
import dev.prank.instances.generate.RandomPoints;
import dev.prank.instances.io.PointReader;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.export.SetCoverModel;
import dev.prank.reductions.hardness.DirectRoute;
import dev.prank.reductions.hardness.TileGridToPointCover;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoverKernelTest {

    @Test
    void aProblemWithoutRowsIsItsOwnCore() {
        CoverKernel kernel = CoverKernel.of(SetCover.of(0, List.of(new int[0])), () -> {});

        assertThat(kernel.offset()).isZero();
        assertThat(kernel.core().rowCount()).isZero();
        assertThat(kernel.lift(new int[0])).isEmpty();
    }

    @Test
    void aRowWithoutColumnsIsRefused() {
        assertThatThrownBy(() -> CoverKernel.of(SetCover.of(2, List.of(new int[] {1})), () -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 0 is in no column");
    }

    @Test
    void whatCoversNotTheCoreIsNotLifted() {
        // The points and lines of the projective plane of order 3, too many for one table: no rule applies.
        SetCover plane = SetCover.of(
                13,
                IntStream.range(0, 13)
                        .mapToObj(line -> new int[] {line, (line + 1) % 13, (line + 3) % 13, (line + 9) % 13})
                        .toList());
        CoverKernel kernel = CoverKernel.of(plane, () -> {});

        assertThat(kernel.core().rowCount()).isEqualTo(13);
        assertThat(kernel.lift(IntStream.range(0, 13).toArray())).hasSize(13);
        assertThatThrownBy(() -> kernel.lift(new int[] {0, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the columns do not cover the core");
    }

    @Test
    void theCheckpointCanEndTheWork() {
        SetCover cover = SetCover.of(1, List.of(new int[] {0}));

        assertThatThrownBy(() -> CoverKernel.of(cover, () -> {
                    throw new CancellationException("enough");
                }))
                .isInstanceOf(CancellationException.class)
                .hasMessage("enough");
    }

    /** A ring of k rows, each column with two neighbours, needs half of k, rounded up. */
    @Test
    void ringsVanish() {
        for (int length = 3; length < 60; length++) {
            int count = length;
            SetCover ring = SetCover.of(
                    count,
                    IntStream.range(0, count)
                            .mapToObj(row -> new int[] {row, (row + 1) % count})
                            .toList());

            CoverKernel kernel = CoverKernel.of(ring, () -> {});

            assertThat(kernel.core().rowCount()).isZero();
            assertThat(kernel.offset()).isEqualTo((count + 1) / 2);
            assertThat(ring.isCoveredBy(kernel.lift(new int[0]))).isTrue();
        }
    }

    /** Long lists of equal rows, equal columns, and columns that shrink row by row must not take quadratic time. */
    @Test
    @Timeout(20)
    void longListsTakeNoQuadraticTime() {
        int count = 60_000;
        int[] all = IntStream.range(0, count).toArray();
        List<int[]> star = new ArrayList<>(List.of(all, all.clone()));
        for (int row = 0; row < count; row += 2) {
            star.add(new int[] {row, row + 1});
        }
        List<int[]> singles = new ArrayList<>(List.of(all));
        IntStream.range(0, count).forEach(row -> singles.add(new int[] {row % 7}));

        // Every row of the long column has one more column, and a fold of each would walk through the long one.
        List<int[]> comb = new ArrayList<>(List.of(all));
        for (int row = 0; row < count; row++) {
            comb.add(new int[] {row, count + row});
            comb.add(new int[] {count + row, count + (row + 1) % count});
        }

        SetCover source = SetCover.of(2 * count, comb);
        CoverKernel kernel = CoverKernel.of(source, () -> {});

        assertThat(source.isCoveredBy(kernel.lift(
                        IntStream.range(0, kernel.core().columnCount()).toArray())))
                .isTrue();
        assertThat(CoverKernel.of(SetCover.of(count, star), () -> {}).offset()).isEqualTo(1);
        assertThat(CoverKernel.of(SetCover.of(count, singles), () -> {}).offset())
                .isEqualTo(1);
    }

    static Stream<CnfFormula> formulas() {
        return Stream.of(
                RandomFormulas.signPatterns(3),
                RandomFormulas.signPatterns(4),
                RandomFormulas.pigeonhole(3),
                RandomFormulas.uniform(8, 34, 3, 1),
                RandomFormulas.planted(10, 30, 3, 2).formula());
    }

    /** Of the points little more than the formula is left: rows are fewer than its literals. */
    @ParameterizedTest
    @MethodSource("formulas")
    void pointsMadeOfAFormulaCollapse(CnfFormula formula) {
        SetCover source = CoverKernelPropertyTest.coverOf(
                SetCoverModel.of(new TileGridToPointCover(new DirectRoute(formula).target()).target()));

        CoverKernel kernel = CoverKernel.of(source, () -> {});

        int literals = formula.clauses().stream()
                .mapToInt(clause -> clause.literals().size())
                .sum();
        assertThat(kernel.core().rowCount()).isLessThan(literals);
        assertThat(source.isCoveredBy(kernel.lift(
                        IntStream.range(0, kernel.core().columnCount()).toArray())))
                .isTrue();
    }

    /** Optima that another solver found; see {@code test-data/points/README.md}. The rules alone reach them. */
    @ParameterizedTest
    @CsvSource({"pcb442,50,195", "pcb442,100,108", "pcb442,200,42", "pr1002,100,551", "pr1002,200,307", "nrw1379,20,763"
    })
    void knownCoversNeedNoSearch(String name, long radius, int optimum) throws IOException {
        Path file = Path.of(System.getProperty("prank.testData"), "points", name + ".csv");
        PointSet points = PointReader.read(file).points();
        SetCover source =
                CoverKernelPropertyTest.coverOf(SetCoverModel.of(new PointCoverProblem(points, Rational.of(radius))));

        CoverKernel kernel = CoverKernel.of(source, () -> {});

        assertThat(kernel.core().rowCount()).isZero();
        assertThat(kernel.offset()).isEqualTo(optimum);
        int[] cover = kernel.lift(new int[0]);
        assertThat(cover).hasSize(optimum);
        assertThat(source.isCoveredBy(cover)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "1", "2"})
    void uniformPointsNearlyVanishWhenASquareHoldsFew(String occupancy) {
        SetCover source = CoverKernelPropertyTest.coverOf(
                SetCoverModel.of(RandomPoints.uniform(10_000, Rational.of(1), Rational.parse(occupancy), 1)));

        assertThat(CoverKernel.of(source, () -> {}).core().rowCount()).isLessThan(source.rowCount() / 100);
    }
}
