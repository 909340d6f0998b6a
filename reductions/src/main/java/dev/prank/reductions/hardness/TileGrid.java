package dev.prank.reductions.hardness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Tiles in cells of the plane, and the question that they ask: can each port be given to one of its two tiles such that the ports
 * of each tile are a tight set? The witness of yes is a {@link PortOwners}.
 *
 * <p>A port exists where two neighbouring tiles both have an open port at the side between them. Tiles are in row-major order from
 * the south-west; ports are in the order of the tile west or south of them, at each tile the eastern one before the northern one.
 * Space is linear in the number of tiles.
 */
public final class TileGrid {

    /**
     * A port, by the indices of its tiles.
     *
     * @param first the tile to the west or south
     * @param second the tile to the east or north
     * @param side where the port is, seen from {@code first}: east or north
     */
    public record Port(int first, int second, Side side) {}

    private static final Comparator<PlacedTile> ROW_MAJOR =
            Comparator.comparingInt(PlacedTile::row).thenComparingInt(PlacedTile::column);

    private static final int SIDES = Side.values().length;
    private static final int NONE = -1;

    private final List<PlacedTile> tiles;
    private final List<Port> ports;
    /** The port of tile t at side s at index t · SIDES + s, or {@link #NONE}. */
    private final int[] portAt;

    private final int bound;

    /**
     * Linear time, after sorting.
     *
     * @throws IllegalArgumentException when two tiles are in one cell
     */
    public TileGrid(Collection<PlacedTile> placed) {
        List<PlacedTile> sorted = new ArrayList<>(placed);
        sorted.sort(ROW_MAJOR);
        this.tiles = Collections.unmodifiableList(sorted);
        this.portAt = new int[tiles.size() * SIDES];
        Arrays.fill(portAt, NONE);
        List<Port> found = new ArrayList<>();
        long squares = 0;
        int north = 0;
        for (int t = 0; t < tiles.size(); t++) {
            PlacedTile tile = tiles.get(t);
            squares += tile.tile().shape().squares();
            if (t + 1 < tiles.size()) {
                if (ROW_MAJOR.compare(tile, tiles.get(t + 1)) == 0) {
                    throw new IllegalArgumentException("two tiles in column " + tile.column() + ", row " + tile.row());
                }
                if (isAt(t + 1, tile.column() + 1L, tile.row())) {
                    join(t, t + 1, Side.EAST, found);
                }
            }
            // Tiles come in row-major order, so the cells north of them do too.
            while (north < tiles.size() && isBefore(north, tile.column(), tile.row() + 1L)) {
                north++;
            }
            if (north < tiles.size() && isAt(north, tile.column(), tile.row() + 1L)) {
                join(t, north, Side.NORTH, found);
            }
        }
        this.ports = Collections.unmodifiableList(found);
        this.bound = Math.toIntExact(squares);
    }

    private boolean isAt(int t, long column, long row) {
        return tiles.get(t).column() == column && tiles.get(t).row() == row;
    }

    private boolean isBefore(int t, long column, long row) {
        PlacedTile tile = tiles.get(t);
        return tile.row() < row || tile.row() == row && tile.column() < column;
    }

    private void join(int first, int second, Side side, List<Port> found) {
        if (tiles.get(first).open().contains(side) && tiles.get(second).open().contains(side.opposite())) {
            portAt[first * SIDES + side.ordinal()] = found.size();
            portAt[second * SIDES + side.opposite().ordinal()] = found.size();
            found.add(new Port(first, second, side));
        }
    }

    public List<PlacedTile> tiles() {
        return tiles;
    }

    public List<Port> ports() {
        return ports;
    }

    /** The columns from the westernmost to the easternmost tile; 0 without tiles. */
    public int width() {
        return extent(PlacedTile::column);
    }

    /** The rows from the southernmost to the northernmost tile; 0 without tiles. */
    public int height() {
        return extent(PlacedTile::row);
    }

    private int extent(ToIntFunction<PlacedTile> coordinate) {
        IntSummaryStatistics range = tiles.stream().mapToInt(coordinate).summaryStatistics();
        return tiles.isEmpty() ? 0 : Math.toIntExact((long) range.getMax() - range.getMin() + 1);
    }

    /** r: the squares that the tiles need without any port, added up. */
    public int bound() {
        return bound;
    }

    /** There is a port at this side of the tile with index {@code tile}. */
    public boolean hasPort(int tile, Side side) {
        return portAt[tile * SIDES + side.ordinal()] != NONE;
    }

    /**
     * The index of the port at a side of a tile.
     *
     * @throws IllegalArgumentException when there is none
     */
    public int port(int tile, Side side) {
        int port = portAt[tile * SIDES + side.ordinal()];
        if (port == NONE) {
            throw new IllegalArgumentException("tile " + tile + " has no port in the " + side);
        }
        return port;
    }

    /** The sides at which the tile with index {@code tile} is joined to a neighbour. */
    public Set<Side> portsOf(int tile) {
        Set<Side> sides = EnumSet.noneOf(Side.class);
        for (Side side : Side.values()) {
            if (hasPort(tile, side)) {
                sides.add(side);
            }
        }
        return sides;
    }

    /** The ports that the tile with index {@code tile} owns. */
    public Set<Side> owned(int tile, PortOwners owners) {
        return Sides.ofBits(ownedBits(tile, owners));
    }

    int ownedBits(int tile, PortOwners owners) {
        int bits = 0;
        for (Side side : Side.values()) {
            int port = portAt[tile * SIDES + side.ordinal()];
            if (port != NONE && owners.isFirst(port) == (ports.get(port).first() == tile)) {
                bits |= Sides.bit(side);
            }
        }
        return bits;
    }

    /** The index of the tile in a cell, or a negative number when the cell is empty. Logarithmic time. */
    public int indexOf(int column, int row) {
        int low = 0;
        int high = tiles.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isBefore(middle, column, row)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < tiles.size() && isAt(low, column, row) ? low : NONE;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof TileGrid other && tiles.equals(other.tiles);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tiles);
    }

    @Override
    public String toString() {
        return tiles.size() + " tiles, " + ports.size() + " ports, bound " + bound;
    }
}
