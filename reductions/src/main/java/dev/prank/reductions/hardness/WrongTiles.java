package dev.prank.reductions.hardness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tiles that look right and are not. {@link TileVerification} has to find each of them wrong, so that it is seen to be able to fail. */
final class WrongTiles {

    private WrongTiles() {}

    /** All of them: single mistakes of each kind, then each real tile without one of its interior points. */
    static List<TileClaim> all() {
        List<TileClaim> tiles =
                new ArrayList<>(List.of(plusCrossing(), wrongTableEntry(), wrongMeaning(), pointOnTheSide()));
        for (TileType type : TileType.values()) {
            Tile tile = Tile.of(type, Symmetry.IDENTITY);
            for (TilePoint point : tile.shape().interior()) {
                tiles.add(without(TileClaim.of(tile), point));
            }
        }
        return List.copyOf(tiles);
    }

    /** It has the costs of a crossing for all pairs of ports, but needs one square less without ports. */
    static TileClaim plusCrossing() {
        TileShape shape = claim(TileType.CROSSING).shape();
        return new TileClaim(
                "plus-shaped crossing",
                withInterior(
                        shape,
                        List.of(
                                new TilePoint(4, 4),
                                new TilePoint(2, 4),
                                new TilePoint(6, 4),
                                new TilePoint(4, 2),
                                new TilePoint(4, 6))),
                TileMeaning.crossing());
    }

    private static TileClaim wrongTableEntry() {
        TileShape shape = claim(TileType.CROSSING).shape();
        List<Set<Side>> tight = Stream.concat(shape.maximalTight().stream(), Stream.of(Set.of(Side.WEST, Side.EAST)))
                .toList();
        return new TileClaim(
                "crossing with WE claimed tight",
                new TileShape(shape.ports(), shape.interior(), shape.squares(), tight),
                TileMeaning.crossing());
    }

    private static TileClaim wrongMeaning() {
        TileType type = TileType.VARIABLE_ARM;
        Side other = type.shape().ports().stream()
                .filter(side -> !type.negative().equals(Optional.of(side)))
                .findFirst()
                .orElseThrow();
        return new TileClaim(
                type.label() + " with negative port " + other.letter(), type.shape(), TileMeaning.variable(other));
    }

    /** The right costs, but the neighbour in the south is too near. */
    private static TileClaim pointOnTheSide() {
        TileClaim straight = claim(TileType.STRAIGHT);
        return new TileClaim(
                "straight bent to the southern side",
                withInterior(straight.shape(), List.of(new TilePoint(2, 2), new TilePoint(4, 0), new TilePoint(6, 2))),
                straight.meaning());
    }

    private static TileClaim without(TileClaim claim, TilePoint point) {
        List<TilePoint> left = new ArrayList<>(claim.shape().interior());
        left.remove(point);
        return new TileClaim(claim.name() + " without " + point, withInterior(claim.shape(), left), claim.meaning());
    }

    private static TileClaim claim(TileType type) {
        return TileClaim.of(Tile.of(type, Symmetry.IDENTITY));
    }

    private static TileShape withInterior(TileShape shape, List<TilePoint> interior) {
        return new TileShape(shape.ports(), interior, shape.squares(), shape.maximalTight());
    }
}
