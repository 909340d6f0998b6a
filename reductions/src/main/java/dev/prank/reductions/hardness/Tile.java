package dev.prank.reductions.hardness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A tile type in one of its positions. There are 34: positions of one type that look the same are one tile. Instances are shared,
 * so equality is identity.
 */
public final class Tile {

    private static final List<Tile> ALL = makeAll();

    private final TileType type;
    private final Symmetry symmetry;
    private final TileShape shape;
    /** The centres of the covering squares for each tight set of ports, by its bits; empty for the other sets. */
    private final List<Optional<List<TilePoint>>> covers;

    private Tile(TileType type, Symmetry symmetry, TileShape shape) {
        this.type = type;
        this.symmetry = symmetry;
        this.shape = shape;
        List<Optional<List<TilePoint>>> made = new ArrayList<>();
        for (int bits = 0; bits < 1 << Side.values().length; bits++) {
            Set<Side> owned = Sides.ofBits(bits);
            made.add(
                    shape.ports().containsAll(owned) && shape.isTight(owned)
                            ? Optional.of(cover(owned))
                            : Optional.empty());
        }
        this.covers = List.copyOf(made);
    }

    private static List<Tile> makeAll() {
        List<Tile> tiles = new ArrayList<>();
        for (TileType type : TileType.values()) {
            Map<TileShape, Symmetry> positions = new HashMap<>();
            for (Symmetry symmetry : Symmetry.values()) {
                TileShape shape = type.shape().transformed(symmetry);
                if (positions.putIfAbsent(shape, symmetry) == null) {
                    tiles.add(new Tile(type, symmetry, shape));
                }
            }
        }
        return List.copyOf(tiles);
    }

    /** All tiles, by type. */
    public static List<Tile> all() {
        return ALL;
    }

    /**
     * The tile of this type with these ports; the first one in the order of {@link #all} when there are several.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Tile of(TileType type, Set<Side> ports) {
        return ALL.stream()
                .filter(tile -> tile.type == type && tile.shape.ports().equals(ports))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no " + type.label() + " with ports " + Sides.name(ports)));
    }

    /**
     * The variable with three ports: the negative occurrence leaves at {@code negative}, the positive ones at the two others.
     *
     * @throws IllegalArgumentException when these are not three sides
     */
    public static Tile variable(Side negative, Set<Side> positive) {
        return ALL.stream()
                .filter(tile -> tile.negative().equals(Optional.of(negative))
                        && tile.shape.ports().size() == positive.size() + 1
                        && tile.shape.ports().containsAll(positive)
                        && !positive.contains(negative))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no variable with negative port "
                        + negative.letter() + " and positive ports " + Sides.name(positive)));
    }

    /** The tile that {@code type} becomes under {@code symmetry}. */
    public static Tile of(TileType type, Symmetry symmetry) {
        TileShape shape = type.shape().transformed(symmetry);
        return ALL.stream()
                .filter(tile -> tile.type == type && tile.shape.equals(shape))
                .findFirst()
                .orElseThrow();
    }

    public TileType type() {
        return type;
    }

    /** The first symmetry that turns {@link TileType#shape} into this tile's. */
    public Symmetry symmetry() {
        return symmetry;
    }

    /** Points and claimed costs in this position. */
    public TileShape shape() {
        return shape;
    }

    /** The port of a three-port variable's negative occurrence. */
    public Optional<Side> negative() {
        return type.negative().map(symmetry::apply);
    }

    /**
     * The centres of as many squares as {@link TileShape#squares} says that cover the interior and the given ports.
     *
     * @throws IllegalArgumentException when the ports are not a tight set of this tile
     */
    public List<TilePoint> tightCover(Set<Side> owned) {
        return tightCover(Sides.bits(owned))
                .orElseThrow(() ->
                        new IllegalArgumentException(Sides.name(owned) + " is not a tight set of ports of " + this));
    }

    /** Like {@link #tightCover(Set)}; empty when the set is not tight. */
    Optional<List<TilePoint>> tightCover(int ownedBits) {
        return covers.get(ownedBits);
    }

    private List<TilePoint> cover(Set<Side> owned) {
        List<TilePoint> points = new ArrayList<>(shape.interior());
        owned.forEach(side -> points.add(side.port()));
        List<TilePoint> centres = new ArrayList<>();
        if (!extendToCover(points, centres)) {
            throw new IllegalStateException(
                    this + ": " + shape.squares() + " squares do not cover " + Sides.name(owned));
        }
        return List.copyOf(centres);
    }

    /**
     * Covers the points with the squares that the shape has left. The westernmost point needs a square; it may as well begin there,
     * at the height of one of the points.
     */
    private boolean extendToCover(List<TilePoint> points, List<TilePoint> centres) {
        if (points.isEmpty()) {
            return true;
        }
        if (centres.size() == shape.squares()) {
            return false;
        }
        TilePoint first = points.stream().min(TilePoint::compareTo).orElseThrow();
        int half = TilePoint.REACH / 2;
        for (TilePoint lowest : points) {
            TilePoint centre = new TilePoint(first.x() + half, lowest.y() + half);
            if (centre.distance(first) <= half) {
                centres.add(centre);
                if (extendToCover(
                        points.stream()
                                .filter(point -> point.distance(centre) > half)
                                .toList(),
                        centres)) {
                    return true;
                }
                centres.remove(centres.size() - 1);
            }
        }
        return false;
    }

    /** Type, ports, and for a three-port variable the negative one, for instance {@code variable-arm WES (negative W)}. */
    @Override
    public String toString() {
        return type.label() + " " + Sides.name(shape.ports())
                + negative().map(side -> " (negative " + side.letter() + ")").orElse("");
    }
}
