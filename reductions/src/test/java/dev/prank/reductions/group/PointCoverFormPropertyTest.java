package dev.prank.reductions.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Against all sets of points, on lattices so coarse that points coincide and distances of exactly 2ε are common. */
class PointCoverFormPropertyTest {

    private static final LocationForm.Limits LIMITS = new LocationForm.Limits(10_000, 100_000);

    @Property(tries = 600)
    void theFormHasTheLeastCoverOfThePoints(
            @ForAll @IntRange(min = 1, max = 4) int dimension,
            @ForAll @IntRange(max = 10) int count,
            @ForAll @IntRange(min = 1, max = 9) int side,
            @ForAll @IntRange(max = 3) int radius,
            @ForAll boolean hasLongFractions,
            @ForAll long seed) {
        int[][] lattice = lattice(dimension, count, side, seed);
        PointCoverProblem problem = problem(dimension, lattice, radius, hasLongFractions);
        PointCoverForm form = form(problem, LIMITS);

        int[] best = bestCover(form);
        PointCover cover = form.decode(best);
        PointCover first = form.decode(form.firstCover());

        cover.check(problem).requireAccepted();
        first.check(problem).requireAccepted();
        assertThat(cover.value())
                .as("%s", problem)
                .isEqualTo(leastCover(lattice, 2 * radius))
                .isEqualTo(form.settledCount() + best.length);
        assertThat(first.value()).isBetween(cover.value(), form.settledCount() + form.firstCover().length);
        assertThat(form.takenOutCount() + form.rowCount() + form.settledCount()).isEqualTo(count);
    }

    @Property(tries = 300)
    void squaresAreMaximalAndDifferent(
            @ForAll @IntRange(min = 1, max = 3) int dimension,
            @ForAll @IntRange(max = 40) int count,
            @ForAll long seed) {
        PointCoverProblem problem = problem(dimension, lattice(dimension, count, 12, seed), 2, false);
        PointCoverForm form = form(problem, LIMITS);

        for (int a = 0; a < form.squares().size(); a++) {
            for (int b = 0; b < form.squares().size(); b++) {
                List<Integer> inner = boxed(form.squares().get(a));
                assertThat(a != b && boxed(form.squares().get(b)).containsAll(inner))
                        .as("squares %d and %d of %s", a, b, problem)
                        .isFalse();
            }
        }
    }

    @Property(tries = 300)
    void theGridAndThePlainGraphHaveTheSameEdges(
            @ForAll @IntRange(min = 1, max = 5) int dimension,
            @ForAll @IntRange(max = 60) int count,
            @ForAll @IntRange(min = 1, max = 30) int side,
            @ForAll boolean hasLongFractions,
            @ForAll long seed) {
        int[][] lattice = lattice(dimension, count, side, seed);
        PointBoxes boxes = new PointBoxes(problem(dimension, lattice, 2, hasLongFractions));
        IntersectionGraph byPoint = IntersectionGraph.of(boxes, boxes.all(), () -> {});
        BoxGrid grid = new BoxGrid(boxes, boxes.all(), () -> {});
        IntersectionGraph byPosition = IntersectionGraph.of(grid, () -> {});

        for (int p = 0; p < count; p++) {
            int[] point = lattice[grid.box(p)];
            assertThat(byPoint.neighbours(grid.box(p)))
                    .as("seed %d, point %d", seed, grid.box(p))
                    .containsExactly(Arrays.stream(byPosition.neighbours(p))
                            .map(grid::box)
                            .sorted()
                            .toArray())
                    .containsExactly(IntStream.range(0, count)
                            .filter(other -> lattice[other] != point && isWithin(point, lattice[other], 4))
                            .toArray());
            assertThat(byPosition.neighbours(p)).isSorted();
        }
    }

    @Example
    void tooManySquaresAreRefused() {
        PointCoverProblem problem = problem(2, lattice(2, 200, 40, 1), 3, false);
        PointCoverForm form = form(problem, LIMITS);
        int squares = form.squares().size();
        long members =
                form.squares().stream().mapToLong(square -> square.length).sum();

        assertThat(form(problem, new LocationForm.Limits(squares, members)).squares())
                .hasSize(squares);
        assertThatExceptionOfType(TooLargeException.class)
                .isThrownBy(() -> form(problem, new LocationForm.Limits(squares - 1, members)));
        assertThatExceptionOfType(TooLargeException.class)
                .isThrownBy(() -> form(problem, new LocationForm.Limits(squares, members - 1)));
    }

    @Example
    void rowsWithoutASquareAreRefused() {
        PointCoverForm form = form(problem(2, lattice(2, 200, 40, 1), 3, false), LIMITS);

        assertThat(form.rowCount()).isPositive();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> form.decode(new int[0]))
                .withMessageContaining("row 0");
    }

    @Example
    void theCheckpointEndsTheWork() {
        PointCoverProblem problem = problem(2, lattice(2, 200, 40, 1), 3, false);
        int[] calls = {0};
        PointCoverForm.of(PlacedPoints.of(problem, () -> {}), LIMITS, () -> calls[0]++);
        for (int last = 0; last < calls[0]; last++) {
            int[] left = {last};
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> PointCoverForm.of(PlacedPoints.of(problem, () -> {}), LIMITS, () -> {
                        if (left[0]-- == 0) {
                            throw new IllegalStateException("stopped");
                        }
                    }));
        }
    }

    private static PointCoverForm form(PointCoverProblem problem, LocationForm.Limits limits) {
        return PointCoverForm.of(PlacedPoints.of(problem, () -> {}), limits, () -> {});
    }

    private static int[][] lattice(int dimension, int count, int side, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] points = new int[count][dimension];
        for (int[] point : points) {
            Arrays.setAll(point, k -> random.nextInt(side));
        }
        return points;
    }

    /** With long fractions, the lattice is so fine that no common denominator of 60 bits exists with the radius. */
    private static PointCoverProblem problem(int dimension, int[][] lattice, int radius, boolean hasLongFractions) {
        Rational step = hasLongFractions ? Rational.parse("1e-30") : Rational.of(1, 3);
        List<Point> points = new ArrayList<>();
        for (int[] point : lattice) {
            points.add(new Point(Arrays.stream(point).mapToObj(step::multiply).toList()));
        }
        return new PointCoverProblem(new PointSet(dimension, points), step.multiply(radius));
    }

    private static boolean isWithin(int[] point, int[] other, int distance) {
        return IntStream.range(0, point.length).allMatch(k -> Math.abs(point[k] - other[k]) <= distance);
    }

    /** Over all partitions into sets that fit a cube, by dynamic programming over sets of points. */
    private static int leastCover(int[][] points, int side) {
        int[] least = new int[1 << points.length];
        for (int set = 1; set < least.length; set++) {
            int first = Integer.numberOfTrailingZeros(set);
            least[set] = points.length;
            for (int part = set; part > 0; part = (part - 1) & set) {
                if ((part >> first & 1) != 0 && least[set & ~part] + 1 < least[set] && fits(points, part, side)) {
                    least[set] = least[set & ~part] + 1;
                }
            }
        }
        return least[least.length - 1];
    }

    private static boolean fits(int[][] points, int set, int side) {
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < i; j++) {
                if ((set >> i & 1) != 0 && (set >> j & 1) != 0 && !isWithin(points[i], points[j], side)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** By dynamic programming over the sets of covered rows. */
    private static int[] bestCover(PointCoverForm form) {
        int[][] chosen = new int[1 << form.rowCount()][];
        chosen[0] = new int[0];
        for (int covered = 0; covered < chosen.length; covered++) {
            for (int square = 0;
                    chosen[covered] != null && square < form.squares().size();
                    square++) {
                int more = covered;
                for (int row : form.squares().get(square)) {
                    more |= 1 << row;
                }
                int size = chosen[covered].length + 1;
                if (chosen[more] == null || chosen[more].length > size) {
                    chosen[more] = Arrays.copyOf(chosen[covered], size);
                    chosen[more][size - 1] = square;
                }
            }
        }
        return chosen[chosen.length - 1];
    }

    private static List<Integer> boxed(int[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
