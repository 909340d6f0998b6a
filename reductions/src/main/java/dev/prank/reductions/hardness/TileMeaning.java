package dev.prank.reductions.hardness;

import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a tile is for: which sets of its ports it has to cover without a further square, and which not. This is written from the
 * purpose of the tile, not from its points or from the claims of {@link TileShape}, so that both can be tested against it.
 *
 * @param sentence the condition in words
 * @param allows whether the tile may cover exactly this set of its ports
 */
public record TileMeaning(String sentence, Predicate<Set<Side>> allows) {

    public TileMeaning {
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(allows, "allows");
    }

    /** What a tile in this position is for. */
    public static TileMeaning of(Tile tile) {
        Set<Side> ports = tile.shape().ports();
        return switch (tile.type()) {
            case STRAIGHT, CORNER -> clause("wire", ports);
            case CLAUSE, FOUR_CLAUSE -> clause("clause", ports);
            case DEAD_END -> clause("unit clause", ports);
            case CROSSING -> crossing();
            case VARIABLE_MIDDLE, VARIABLE_ARM -> variable(tile.negative().orElseThrow());
        };
    }

    /** At least one of the ports is left to the neighbours. With two ports this is a wire, with one the end of a wire. */
    static TileMeaning clause(String name, Set<Side> ports) {
        String left = switch (ports.size()) {
            case 1 -> "the port is";
            case 2 -> "at least one of the two ports is";
            default -> "at least one of the " + ports.size() + " ports is";
        };
        return new TileMeaning(
                name + ": " + left + " covered from outside",
                covered -> ports.stream().anyMatch(port -> !covered.contains(port)));
    }

    /** Two wires, each in its own right. */
    static TileMeaning crossing() {
        return new TileMeaning(
                "two independent wires: at least one of W and E, and at least one of S and N, is covered from outside",
                covered -> (!covered.contains(Side.WEST) || !covered.contains(Side.EAST))
                        && (!covered.contains(Side.SOUTH) || !covered.contains(Side.NORTH)));
    }

    /** Never the negative port together with a positive one. */
    static TileMeaning variable(Side negative) {
        return new TileMeaning(
                "variable: covers positive ports or the negative port " + negative.letter() + ", never both kinds",
                covered -> !covered.contains(negative) || covered.size() == 1);
    }
}
