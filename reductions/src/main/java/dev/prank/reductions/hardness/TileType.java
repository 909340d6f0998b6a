package dev.prank.reductions.hardness;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The tiles from which layouts are built, each in one position; {@link Tile} has all positions.
 *
 * <p>A port that the tile does not <em>own</em> is covered by the tile on its other side. Covered from the variable's side a port
 * says that the literal is true. The crossing is what makes planarity unnecessary. The plus-shaped tile (4,4), (2,4), (6,4), (4,2),
 * (4,6) has the pair costs of a crossing, but cost 2 without ports, so a square saved there pays for a violation elsewhere: it is
 * no crossing.
 */
public enum TileType {
    /** A wire; a clause of two literals; a variable with one positive occurrence. */
    STRAIGHT("WE", 2, "W E", "2,4 4,4 6,4", ""),
    /** The same, bent. */
    CORNER("WS", 1, "W S", "2,2", ""),
    /** At least one of the three ports is covered from outside: a clause of three literals, or an OR gate. */
    CLAUSE("WES", 2, "WE WS ES", "2,2 6,2", ""),
    /** A variable: the tile owns both positive ports, or the negative one, which is between them. */
    VARIABLE_MIDDLE("WES", 3, "WE S", "2,5 3,3 4,2 5,3 6,5", "S"),
    /** A variable: the tile owns both positive ports, or the negative one, which is opposite to one of them. */
    VARIABLE_ARM("WES", 2, "ES W", "2,2 4,2 6,4", "W"),
    /** Two wires that cross: at least one port of each line is covered from outside, independently. */
    CROSSING("WESN", 3, "WS WN ES EN", "2,2 2,4 2,6 4,2 4,6 6,4", ""),
    /** The end of a wire: its port must be covered from outside. A clause of one literal. */
    DEAD_END("W", 0, "", "", ""),
    /** At least one of the four ports is covered from outside. */
    FOUR_CLAUSE("WESN", 3, "WES WEN WSN ESN", "2,2 2,6 6,2", "");

    private final TileShape shape;
    private final Optional<Side> negative;

    TileType(String ports, int squares, String maximalTight, String interior, String negative) {
        this.shape = new TileShape(
                Sides.named(ports),
                words(interior).stream().map(TileType::point).toList(),
                squares,
                words(maximalTight).stream().map(Sides::named).toList());
        this.negative = Sides.named(negative).stream().findAny();
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }

    private static TilePoint point(String text) {
        return new TilePoint(text.charAt(0) - '0', text.charAt(2) - '0');
    }

    /** Ports, interior points and claimed costs in the position that has no rotation. */
    public TileShape shape() {
        return shape;
    }

    /** For the two three-port variables the port of the negative occurrence, in the position that has no rotation. */
    public Optional<Side> negative() {
        return negative;
    }

    /** The name in files and tables, for instance {@code variable-arm}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when there is no such tile */
    public static TileType labelled(String label) {
        return Arrays.stream(values())
                .filter(type -> type.label().equals(label))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("there is no tile '" + label + "'"));
    }
}
