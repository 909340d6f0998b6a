package dev.prank.reductions.hardness;

import dev.prank.instances.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How close points of different tiles can come, over all pairs of tiles in neighbouring cells, diagonal ones included. Squares serve
 * one tile only when (a1) interior points of different tiles, (a2) an interior point and a port that is not on its tile, and (a3) two
 * ports are farther apart than a square is wide.
 *
 * <p>A port exists only where both tiles at a side have it. So a side of a tile has either a port of its own or none at all, and
 * every port at a side of a neighbour counts as foreign, except at the tile's own four sides.
 *
 * <p>Cells that are two or more apart need no enumeration: see {@link Clearance#beyond}.
 */
public final class TileSpacing {

    /** The three conditions. */
    public enum Condition {
        INTERIORS("a1", "interior points of different tiles"),
        INTERIOR_AND_PORT("a2", "an interior point and a port that is not on its tile"),
        PORTS("a3", "two ports");

        private final String label;
        private final String subject;

        Condition(String label, String subject) {
            this.label = label;
            this.subject = subject;
        }

        /** a1, a2 or a3. */
        public String label() {
            return label;
        }

        /** Between what the distance is. */
        public String subject() {
            return subject;
        }
    }

    /**
     * Two points of tiles, one of which is in the cell (0, 0) and the other in the cell ({@code columns}, {@code rows}).
     *
     * @param secondPoint as seen from the cell (0, 0)
     */
    public record Pair(
            String firstTile, TilePoint firstPoint, String secondTile, int columns, int rows, TilePoint secondPoint) {

        /** In eighths of a tile. */
        public int distance() {
            return firstPoint.distance(secondPoint);
        }

        @Override
        public String toString() {
            return firstPoint + " of " + firstTile + " and " + secondPoint + " of " + secondTile + " at offset ("
                    + columns + "," + rows + ")";
        }
    }

    /**
     * One condition for one set of tiles.
     *
     * @param nearest the closest pair; empty when there is no pair
     * @param beyond no pair of points in cells that are two or more apart is closer than this
     */
    public record Clearance(Condition condition, Optional<Pair> nearest, int beyond) {

        /** The points do not fit into one square of this side. */
        boolean isAbove(int side) {
            return beyond > side && nearest.stream().allMatch(pair -> pair.distance() > side);
        }
    }

    private final List<Clearance> clearances;

    private TileSpacing(List<Clearance> clearances) {
        this.clearances = clearances;
    }

    /** Compares all points of all pairs of tiles. */
    public static TileSpacing of(Collection<TileClaim> tiles) {
        Nearest interiors = new Nearest(false);
        Nearest interiorToPort = new Nearest(false);
        Nearest ports = new Nearest(true);
        for (TileClaim first : tiles) {
            for (TileClaim second : tiles) {
                for (int columns = -1; columns <= 1; columns++) {
                    for (int rows = -1; rows <= 1; rows++) {
                        Place place = new Place(first, second, columns, rows);
                        if (columns != 0 || rows != 0) {
                            interiors.take(place, first.shape().interior(), place.movedInterior());
                            interiorToPort.take(place, first.shape().interior(), place.foreignPorts());
                            ports.take(place, ports(first), place.movedPorts());
                        } else if (first == second) {
                            ports.take(place, ports(first), place.movedPorts());
                        }
                    }
                }
            }
        }
        List<Integer> coordinates = tiles.stream()
                .flatMap(tile -> tile.shape().interior().stream())
                .flatMap(point -> Stream.of(point.x(), point.y()))
                .toList();
        int least = coordinates.stream().reduce(TilePoint.TILE, Math::min);
        int most = coordinates.stream().reduce(0, Math::max);
        int gap = 2 * TilePoint.TILE;
        return new TileSpacing(List.of(
                new Clearance(Condition.INTERIORS, interiors.best, gap + least - most),
                new Clearance(
                        Condition.INTERIOR_AND_PORT,
                        interiorToPort.best,
                        Math.min(gap - most, gap + least - TilePoint.TILE)),
                new Clearance(Condition.PORTS, ports.best, gap - TilePoint.TILE)));
    }

    private static List<TilePoint> ports(TileClaim tile) {
        return tile.shape().ports().stream().map(Side::port).toList();
    }

    /** Two tiles, the second one so many columns and rows away. */
    private record Place(TileClaim first, TileClaim second, int columns, int rows) {

        List<TilePoint> movedInterior() {
            return moved(second.shape().interior());
        }

        List<TilePoint> movedPorts() {
            return moved(ports(second));
        }

        /** The ports of the second tile that are not at a side of the first one. */
        List<TilePoint> foreignPorts() {
            Set<TilePoint> own = Stream.of(Side.values()).map(Side::port).collect(Collectors.toSet());
            List<TilePoint> foreign = new ArrayList<>(movedPorts());
            foreign.removeAll(own);
            return foreign;
        }

        Pair pair(TilePoint firstPoint, TilePoint secondPoint) {
            return new Pair(first.name(), firstPoint, second.name(), columns, rows, secondPoint);
        }

        private List<TilePoint> moved(List<TilePoint> points) {
            return points.stream().map(point -> point.moved(columns, rows)).toList();
        }
    }

    /** Keeps the first of the closest pairs. */
    private static final class Nearest {
        /** Points at one place are one point, as the ports of two tiles at the side between them are. */
        private final boolean merging;

        private Optional<Pair> best = Optional.empty();
        private int bestDistance = Integer.MAX_VALUE;

        Nearest(boolean merging) {
            this.merging = merging;
        }

        void take(Place place, List<TilePoint> firstPoints, List<TilePoint> secondPoints) {
            for (TilePoint first : firstPoints) {
                for (TilePoint second : secondPoints) {
                    int distance = first.distance(second);
                    if (distance < bestDistance && !(merging && distance == 0)) {
                        bestDistance = distance;
                        best = Optional.of(place.pair(first, second));
                    }
                }
            }
        }
    }

    /** The conditions a1, a2 and a3, in this order. */
    public List<Clearance> clearances() {
        return clearances;
    }

    /** Squares of this side serve one tile only. */
    public Verdict check(int side) {
        for (Clearance clearance : clearances) {
            if (!clearance.isAbove(side)) {
                String distance = clearance
                        .nearest()
                        .filter(pair -> pair.distance() <= side)
                        .map(pair -> pair.distance() + " apart: " + pair)
                        .orElse("perhaps only " + clearance.beyond() + " apart in cells that are two or more apart");
                return Verdict.rejected("condition " + clearance.condition().label() + ": "
                        + clearance.condition().subject() + " can be " + distance);
            }
        }
        return Verdict.accepted();
    }
}
