package dev.prank.instances.generate;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.number.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Random points in the plane. Coordinates are whole multiples of ε/1000, or of ε for {@link #lattice}. Everything takes time and
 * space linear in the number of points.
 *
 * <p>The <em>occupancy</em> of a region is the mean number of its points in a covering square of side 2ε: n points in a region of
 * side s have occupancy {@code n (2ε)² / s²}. It decides how hard an instance is: with few points per square nearly every point
 * stands alone, with many the squares tile the region.
 */
public final class RandomPoints {

    /** Lattice steps to one ε. */
    private static final int FINENESS = 1000;

    private static final long SQUARE_SIDE = 2 * FINENESS;

    private RandomPoints() {}

    /**
     * Independent points, uniform in a square region whose side gives it the occupancy asked for, up to the rounding of that side to
     * a whole number of lattice steps.
     *
     * @throws IllegalArgumentException when the count is negative, the radius or the occupancy is not positive, or the region would
     *     have more than 2^62 lattice steps
     */
    public static PointCoverProblem uniform(int count, Rational radius, Rational occupancy, long seed) {
        requireCount("the number of points", count, 0);
        requirePositive("radius", radius);
        long side = regionSide(count, occupancy);
        Draws draws = new Draws(seed);
        List<Point> points = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long x = draws.below(side + 1);
            points.add(onFineLattice(x, draws.below(side + 1), radius));
        }
        return problem(points, radius);
    }

    /**
     * Points around random centres. The centres are uniform in the region that {@link #uniform} would take. Each point belongs to a
     * random centre and differs from it in each coordinate by at most {@code spread · ε}, near values being likelier (the sum of two
     * uniform numbers), so points may lie outside the region.
     *
     * @param spread in radii, at least 0
     * @throws IllegalArgumentException as {@link #uniform}; also when there is no cluster or the spread is negative or beyond 10^9
     */
    public static PointCoverProblem clustered(
            int count, Rational radius, Rational occupancy, int clusters, Rational spread, long seed) {
        requireCount("the number of points", count, 0);
        requireCount("the number of clusters", clusters, 1);
        requirePositive("radius", radius);
        if (spread.signum() < 0 || spread.compareTo(Rational.of(1_000_000_000)) > 0) {
            throw new IllegalArgumentException("the spread must be from 0 to 1000000000 radii, but is " + spread);
        }
        long side = regionSide(count, occupancy);
        long reach = spread.multiply(FINENESS).floor().longValueExact();
        Draws draws = new Draws(seed);
        long[] centreX = new long[clusters];
        long[] centreY = new long[clusters];
        for (int c = 0; c < clusters; c++) {
            centreX[c] = draws.below(side + 1);
            centreY[c] = draws.below(side + 1);
        }
        List<Point> points = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int c = draws.below(clusters);
            long x = centreX[c] + draws.below(reach + 1) + draws.below(reach + 1) - reach;
            long y = centreY[c] + draws.below(reach + 1) + draws.below(reach + 1) - reach;
            points.add(onFineLattice(x, y, radius));
        }
        return problem(points, radius);
    }

    /**
     * Independent points, uniform among the (steps + 1)² points of a lattice of spacing ε. Repeated points, equal coordinates and
     * distances of exactly 2ε are common, so an answer is only right if closed squares are treated exactly.
     *
     * @throws IllegalArgumentException when the count or {@code steps} is negative or the radius is not positive
     */
    public static PointCoverProblem lattice(int count, Rational radius, int steps, long seed) {
        requireCount("the number of points", count, 0);
        requireCount("steps", steps, 0);
        requirePositive("radius", radius);
        Draws draws = new Draws(seed);
        List<Point> points = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long x = draws.below(steps + 1L);
            points.add(new Point(List.of(radius.multiply(x), radius.multiply(draws.below(steps + 1L)))));
        }
        return problem(points, radius);
    }

    /**
     * Points whose least cover is known: {@code squares} covering squares, each with {@code pointsPerSquare} points. The points are
     * in random order.
     *
     * <p><b>Construction.</b> Each square has one <em>anchor</em> among its points. Anchor j of row i is at
     * {@code (shift_i + j·p + δ, i·p + δ')}, where the pitch is {@code p = 2ε + ε/2 + ε/1000}, the shift of a row is random, and δ
     * and δ' are random in 0 … ε/2. The square's centre is random within ε of its anchor in each coordinate, and its other points are
     * random in the square. So most squares overlap their neighbours.
     *
     * <p><b>Proof that the optimum is {@code squares}.</b> The squares cover the points, so it is no larger. Two anchors are more than
     * 2ε apart: if their rows differ, their second coordinates differ by at least {@code p − ε/2 = 2ε + ε/1000}; if not, the rows
     * have one shift and their first coordinates do. A square of side 2ε holds at most one of them, so at least one square per anchor
     * is needed.
     *
     * @throws IllegalArgumentException when {@code squares} is negative, {@code pointsPerSquare} is below 1, their product is not an
     *     int, or the radius is not positive
     */
    public static PlantedCover planted(int squares, int pointsPerSquare, Rational radius, long seed) {
        requireCount("the number of squares", squares, 0);
        requireCount("the number of points per square", pointsPerSquare, 1);
        requirePositive("radius", radius);
        if ((long) squares * pointsPerSquare > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    squares + " squares of " + pointsPerSquare + " points are more than 2147483647 points");
        }
        long jitter = FINENESS / 2;
        long pitch = SQUARE_SIDE + jitter + 1;
        int columns = (int) Math.ceil(Math.sqrt(squares));
        Draws draws = new Draws(seed);
        List<Point> centres = new ArrayList<>(squares);
        List<Placed> placed = new ArrayList<>(squares * pointsPerSquare);
        long shift = 0;
        for (int s = 0; s < squares; s++) {
            if (s % columns == 0) {
                shift = draws.below(pitch);
            }
            long x = shift + s % columns * pitch + draws.below(jitter + 1);
            long y = s / columns * pitch + draws.below(jitter + 1);
            placed.add(new Placed(onFineLattice(x, y, radius), s, true));
            long centreX = x + draws.symmetric(FINENESS);
            long centreY = y + draws.symmetric(FINENESS);
            centres.add(onFineLattice(centreX, centreY, radius));
            for (int i = 1; i < pointsPerSquare; i++) {
                long dx = draws.symmetric(FINENESS);
                long dy = draws.symmetric(FINENESS);
                placed.add(new Placed(onFineLattice(centreX + dx, centreY + dy, radius), s, false));
            }
        }
        draws.shuffle(placed);
        List<Integer> packing = new ArrayList<>(Collections.nCopies(squares, 0));
        for (int i = 0; i < placed.size(); i++) {
            if (placed.get(i).isAnchor()) {
                packing.set(placed.get(i).square(), i);
            }
        }
        PointCover cover =
                new PointCover(centres, placed.stream().map(Placed::square).toList());
        return new PlantedCover(problem(placed.stream().map(Placed::point).toList(), radius), cover, packing);
    }

    /** A point of a planted cover and the square it was made for. */
    private record Placed(Point point, int square, boolean isAnchor) {}

    /** ⌊2·1000·√(count / occupancy)⌋ lattice steps. */
    private static long regionSide(int count, Rational occupancy) {
        requirePositive("occupancy", occupancy);
        BigInteger side = Rational.of(SQUARE_SIDE * SQUARE_SIDE)
                .multiply(count)
                .divide(occupancy)
                .floor()
                .sqrt();
        if (side.bitLength() > 62) {
            throw new IllegalArgumentException("the occupancy is too small, at " + occupancy.toDecimalString());
        }
        return side.longValueExact();
    }

    private static Point onFineLattice(long x, long y, Rational radius) {
        return new Point(
                List.of(radius.multiply(x).divide(FINENESS), radius.multiply(y).divide(FINENESS)));
    }

    private static PointCoverProblem problem(List<Point> points, Rational radius) {
        return new PointCoverProblem(new PointSet(2, points), radius);
    }

    private static void requirePositive(String name, Rational value) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException(name + " must be positive, but is " + value);
        }
    }

    private static void requireCount(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", but is " + value);
        }
    }
}
