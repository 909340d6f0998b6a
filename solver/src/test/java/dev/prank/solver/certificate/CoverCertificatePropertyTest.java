package dev.prank.solver.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.Verdict;
import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.generate.RandomPoints;
import dev.prank.instances.number.Rational;
import dev.prank.solver.kernel.CoverKernel;
import dev.prank.solver.kernel.SetCover;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What the kernel writes proves its offset: with a plain search over the core behind it, the whole optimum and nothing more. */
class CoverCertificatePropertyTest {

    @Property(tries = 1500)
    void theKernelsLinesProveTheOptimumAndNoMore(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = random.nextInt(1, 15);
        List<int[]> columns = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            columns.add(new int[] {row});
        }
        for (int more = random.nextInt(0, 20); more > 0; more--) {
            columns.add(random.ints(random.nextInt(1, 5), 0, rows)
                    .distinct()
                    .sorted()
                    .toArray());
        }
        assertProved(SetCover.of(rows, columns), "seed " + seed);
    }

    @Property(tries = 1000)
    void theKernelsLinesProveTheOptimumOfPointsAndNoMore(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        PointCoverProblem problem =
                RandomPoints.lattice(random.nextInt(1, 18), Rational.of(3, 2), 6, random.nextLong());
        int count = problem.points().size();
        List<int[]> squares =
                new CoverSquares(problem, IntStream.range(0, count).toArray()).after(0);
        assertProved(SetCover.of(count, squares), "seed " + seed);
    }

    /** Large enough for columns to be refuted. */
    @Property(tries = 30)
    void refutedColumnsAreProved(@ForAll long seed) throws IOException {
        PointCoverProblem problem = RandomPoints.uniform(150, Rational.ONE, Rational.of(5), seed);
        int count = problem.points().size();
        List<int[]> squares =
                new CoverSquares(problem, IntStream.range(0, count).toArray()).after(0);
        SetCover cover = SetCover.of(count, squares);
        CoverKernel kernel = CoverKernel.proved(cover, 1_000_000, () -> {});

        Verdict verdict = CoverCertificate.checkBlock(
                new CoverState(count, squares),
                kernel.offset(),
                new BufferedReader(new StringReader(kernel.proof().orElseThrow() + "bound 1 / /\n")));

        assertThat(verdict).as("seed " + seed).isEqualTo(Verdict.accepted());
    }

    @Property(tries = 1000)
    void squaresAreTheMaximalCliques(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int dimension = random.nextInt(1, 4);
        int count = random.nextInt(1, 9);
        List<Point> points = new ArrayList<>();
        for (int p = 0; p < count; p++) {
            points.add(new Point(random.ints(dimension, 0, 7)
                    .mapToObj(x -> Rational.of(x - 3, 2))
                    .toList()));
        }
        PointCoverProblem problem =
                new PointCoverProblem(new PointSet(dimension, points), Rational.of(random.nextInt(0, 4), 2));

        List<int[]> squares =
                new CoverSquares(problem, IntStream.range(0, count).toArray()).after(0);

        Set<String> expected = new TreeSet<>();
        for (int set = 1; set < 1 << count; set++) {
            int its = set;
            if (fits(problem, its)
                    && IntStream.range(0, count).noneMatch(p -> (its >> p & 1) == 0 && fits(problem, its | 1 << p))) {
                expected.add(BitSet.valueOf(new long[] {its}).toString());
            }
        }
        List<String> found = squares.stream()
                .map(square -> {
                    BitSet bits = new BitSet();
                    Arrays.stream(square).forEach(bits::set);
                    return bits.toString();
                })
                .toList();
        assertThat(found).as("seed " + seed).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(squares).as("seed " + seed).isSortedAccordingTo(Arrays::compare);
    }

    private static boolean fits(PointCoverProblem problem, int set) {
        int[] members = BitSet.valueOf(new long[] {set}).stream().toArray();
        Rational side = problem.radius().multiply(2);
        List<Point> points = problem.points().points();
        return Arrays.stream(members)
                .allMatch(p ->
                        Arrays.stream(members).allMatch(q -> points.get(p).isWithin(side, points.get(q))));
    }

    private static void assertProved(SetCover cover, String instance) throws IOException {
        CoverKernel kernel = CoverKernel.proved(cover, 1_000_000, () -> {});
        int least = kernel.offset() + least(kernel.core(), new BitSet(), 0);

        for (int v : new int[] {least, least + 1}) {
            StringBuilder lines = new StringBuilder(kernel.proof().orElseThrow().toString());
            search(kernel, new BitSet(), new BitSet(), v - kernel.offset(), lines);
            List<int[]> columns = IntStream.range(0, cover.columnCount())
                    .mapToObj(cover::rowsOf)
                    .toList();
            Verdict verdict = CoverCertificate.checkBlock(
                    new CoverState(cover.rowCount(), columns),
                    v,
                    new BufferedReader(new StringReader(lines.toString())));
            assertThat(verdict.isAccepted())
                    .as("%s, bound %d of %d: %s%n%s", instance, v, least, verdict, lines)
                    .isEqualTo(v == least);
        }
        assertThat(least).as(instance).isEqualTo(least(cover, new BitSet(), 0));
    }

    /** Branches on the columns of the first row that no taken column serves, until {@code v} columns are taken. */
    private static void search(CoverKernel kernel, BitSet taken, BitSet out, int v, StringBuilder lines) {
        SetCover core = kernel.core();
        int row = IntStream.range(0, core.rowCount())
                .filter(r -> Arrays.stream(core.columnsOf(r)).noneMatch(taken::get))
                .findFirst()
                .orElse(-1);
        int column = row < 0
                ? -1
                : Arrays.stream(core.columnsOf(row))
                        .filter(c -> !out.get(c))
                        .findFirst()
                        .orElse(-1);
        if (v <= 0 || row < 0) {
            lines.append("bound 1 / /\n");
        } else if (column < 0) {
            lines.append("impossible\n");
        } else {
            lines.append("branch ").append(kernel.columnInProof(column)).append('\n');
            BitSet more = (BitSet) taken.clone();
            more.set(column);
            search(kernel, more, out, v - 1, lines);
            BitSet fewer = (BitSet) out.clone();
            fewer.set(column);
            search(kernel, taken, fewer, v, lines);
        }
    }

    /** By trying all columns of the first row that is not covered. */
    private static int least(SetCover cover, BitSet covered, int row) {
        int next = covered.nextClearBit(row);
        if (next >= cover.rowCount()) {
            return 0;
        }
        int least = Integer.MAX_VALUE;
        for (int column : cover.columnsOf(next)) {
            BitSet more = (BitSet) covered.clone();
            Arrays.stream(cover.rowsOf(column)).forEach(more::set);
            least = Math.min(least, 1 + least(cover, more, next));
        }
        return least;
    }
}
