package dev.prank.reductions.hardness;

import dev.prank.instances.Verdict;
import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.Reduction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * From a tile grid to uniform point cover: the tiles' interior points and the ports can be covered by {@link #bound} squares of
 * side 2ε exactly when the grid's question has the answer yes, for every ε from 1/8 to below 3/16 of a tile. The tile in column c
 * and row r is the square [c, c + 1] × [r, r + 1].
 *
 * <p><b>Proof.</b> All coordinates are whole eighths, so for these ε two points fit into a square exactly when they differ by at
 * most 2/8 in each coordinate. {@link TileVerification} checks, for all tiles and neighbours, that (a1) interior points of different
 * tiles, (a2) an interior point and a port that is not on its tile, and (a3) two ports do not fit into one square, and (b) that the
 * costs of {@link TileShape} are right. Take any cover. A square that holds an interior point belongs to that point's tile, which is
 * unique by a1, and by a2 it helps only with ports of that tile. Give each port to the tile that its square belongs to, or to either
 * of its tiles when the square holds no interior point. If f squares hold no interior point, the others number at least
 * Σ cost(owned ports covered by them) ≥ Σ k = bound. So a cover of at most {@code bound} squares has f = 0, and each tile covers the
 * ports that it owns at cost k: they are a tight set. Conversely tight sets give a cover of Σ k squares.
 */
public final class TileGridToPointCover implements Reduction<TileGrid, PortOwners, PointCoverProblem, PointCover> {

    /** The least radius, in tiles. */
    public static final Rational LEAST_RADIUS = Rational.of(1, TilePoint.TILE);

    /** The radius must be below this, in tiles. */
    public static final Rational RADIUS_LIMIT = Rational.of(3, 2 * TilePoint.TILE);

    private final TileGrid source;
    private final PointCoverProblem target;
    /** The index of the first point of each tile; its interior comes first, then its eastern and northern port. */
    private final int[] firstPoint;

    /**
     * Linear time and space.
     *
     * @param radius ε in tiles, from {@link #LEAST_RADIUS} to below {@link #RADIUS_LIMIT}
     * @throws IllegalArgumentException for any other radius
     */
    public TileGridToPointCover(TileGrid source, Rational radius) {
        this.source = Objects.requireNonNull(source, "source");
        if (!isSupported(radius)) {
            throw new IllegalArgumentException("the radius must be at least " + LEAST_RADIUS + " and below "
                    + RADIUS_LIMIT + ", but is " + radius);
        }
        this.firstPoint = new int[source.tiles().size() + 1];
        Coordinates coordinates = new Coordinates();
        List<Point> points = new ArrayList<>();
        for (int t = 0; t < source.tiles().size(); t++) {
            PlacedTile tile = source.tiles().get(t);
            firstPoint[t] = points.size();
            for (TilePoint point : tile.tile().shape().interior()) {
                points.add(coordinates.point(tile, point));
            }
            if (source.hasPort(t, Side.EAST)) {
                points.add(coordinates.point(tile, Side.EAST.port()));
            }
            if (source.hasPort(t, Side.NORTH)) {
                points.add(coordinates.point(tile, Side.NORTH.port()));
            }
        }
        firstPoint[source.tiles().size()] = points.size();
        this.target = new PointCoverProblem(new PointSet(2, points), radius);
    }

    /** The radius is one for which the tiles work. */
    public static boolean isSupported(Rational radius) {
        return radius.compareTo(LEAST_RADIUS) >= 0 && radius.compareTo(RADIUS_LIMIT) < 0;
    }

    /** At the least radius. */
    public TileGridToPointCover(TileGrid source) {
        this(source, LEAST_RADIUS);
    }

    /** Makes points; equal coordinates are one object, which halves the memory of large grids. */
    private static final class Coordinates {

        private final Map<Long, Rational> values = new HashMap<>();

        Point point(PlacedTile tile, TilePoint point) {
            return new Point(List.of(value(tile.column(), point.x()), value(tile.row(), point.y())));
        }

        private Rational value(long cell, int eighths) {
            return values.computeIfAbsent(TilePoint.TILE * cell + eighths, value -> Rational.of(value, TilePoint.TILE));
        }
    }

    @Override
    public TileGrid source() {
        return source;
    }

    @Override
    public PointCoverProblem target() {
        return target;
    }

    /** r: so many squares suffice exactly when the grid's question has the answer yes; fewer never do. */
    public int bound() {
        return source.bound();
    }

    /**
     * Every tile covers its interior and the ports that it owns: {@link #bound} squares. Linear time.
     *
     * @throws IllegalArgumentException when a tile does not own a tight set of ports
     */
    @Override
    public PointCover pushForward(PortOwners owners) {
        require(owners.check(source), "not a witness of the grid");
        Coordinates coordinates = new Coordinates();
        List<Point> centres = new ArrayList<>(bound());
        Integer[] assignment = new Integer[target.points().size()];
        for (int t = 0; t < source.tiles().size(); t++) {
            PlacedTile tile = source.tiles().get(t);
            int owned = source.ownedBits(t, owners);
            List<TilePoint> squares = tile.tile().tightCover(owned).orElseThrow();
            int firstCentre = centres.size();
            squares.forEach(square -> centres.add(coordinates.point(tile, square)));
            int next = firstPoint[t];
            for (TilePoint point : tile.tile().shape().interior()) {
                assignment[next++] = firstCentre + covering(squares, point);
            }
            for (Side side : Sides.ofBits(owned)) {
                assignment[pointOf(source.port(t, side))] = firstCentre + covering(squares, side.port());
            }
        }
        return new PointCover(centres, List.of(assignment));
    }

    private static int covering(List<TilePoint> squares, TilePoint point) {
        for (int s = 0; s < squares.size(); s++) {
            if (2 * squares.get(s).distance(point) <= TilePoint.REACH) {
                return s;
            }
        }
        throw new IllegalStateException("a tight cover leaves out " + point);
    }

    /** The index of the point that is this port. */
    public int pointOf(int port) {
        TileGrid.Port ends = source.ports().get(port);
        int first = ends.first();
        boolean isLast = ends.side() == Side.NORTH || !source.hasPort(first, Side.NORTH);
        return firstPoint[first + 1] - (isLast ? 1 : 2);
    }

    /**
     * Who covers the ports in a cover of at most {@link #bound} squares. Linear time.
     *
     * @throws IllegalArgumentException when {@code cover} is no cover or has more squares than the bound
     */
    @Override
    public PortOwners pullBack(PointCover cover) {
        if (cover.value() > bound()) {
            throw new IllegalArgumentException(
                    "the cover has " + cover.value() + " squares, more than the bound " + bound());
        }
        PortOwners owners = ownersIn(cover);
        owners.check(source).requireAccepted();
        return owners;
    }

    /**
     * Who covers the ports in any cover, however large. Beyond the bound a tile may own more than a tight set, and a port whose
     * square holds no interior point is given to the tile west or south of it.
     *
     * @throws IllegalArgumentException when {@code cover} is no cover
     */
    public PortOwners ownersIn(PointCover cover) {
        require(cover.check(target), "not a cover of the points");
        BitSet first = new BitSet(source.ports().size());
        for (int p = 0; p < source.ports().size(); p++) {
            TileGrid.Port port = source.ports().get(p);
            Point centre = cover.centres().get(cover.assignment().get(pointOf(p)));
            first.set(p, holdsInterior(port.first(), centre) || !holdsInterior(port.second(), centre));
        }
        return new PortOwners(source.ports().size(), first);
    }

    private boolean holdsInterior(int tile, Point centre) {
        int interior = source.tiles().get(tile).tile().shape().interior().size();
        for (int i = firstPoint[tile]; i < firstPoint[tile] + interior; i++) {
            if (target.points().points().get(i).distance(centre).compareTo(target.radius()) <= 0) {
                return true;
            }
        }
        return false;
    }

    private static void require(Verdict verdict, String claim) {
        Optional<String> problem = verdict.match(Optional::empty, Optional::of);
        if (problem.isPresent()) {
            throw new IllegalArgumentException(claim + ": " + problem.get());
        }
    }
}
