package dev.prank.reductions.hardness;

import dev.prank.instances.Verdict;
import java.util.BitSet;
import java.util.Set;

/** For each port of a {@link TileGrid} the tile that covers it: the first (west or south) or the second one. Immutable. */
public final class PortOwners {

    private final int portCount;
    private final BitSet first;

    /** @param first the ports whose first tile covers them */
    public PortOwners(int portCount, BitSet first) {
        if (first.length() > portCount) {
            throw new IllegalArgumentException(
                    "port " + (first.length() - 1) + " does not exist; there are " + portCount);
        }
        this.portCount = portCount;
        this.first = (BitSet) first.clone();
    }

    public int portCount() {
        return portCount;
    }

    /** The tile to the west or south covers the port. */
    public boolean isFirst(int port) {
        return first.get(port);
    }

    /** Each tile owns a tight set of ports. Linear time. */
    public Verdict check(TileGrid grid) {
        if (grid.ports().size() != portCount) {
            return Verdict.rejected("there are owners for " + portCount + " ports, but the grid has "
                    + grid.ports().size());
        }
        for (int t = 0; t < grid.tiles().size(); t++) {
            PlacedTile tile = grid.tiles().get(t);
            Set<Side> owned = grid.owned(t, this);
            if (!tile.tile().shape().isTight(owned)) {
                return Verdict.rejected("the " + tile.tile() + " in column " + tile.column() + ", row " + tile.row()
                        + " owns the ports " + Sides.name(owned) + ", which cost one square too many");
            }
        }
        return Verdict.accepted();
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof PortOwners other && portCount == other.portCount && first.equals(other.first);
    }

    @Override
    public int hashCode() {
        return first.hashCode();
    }

    @Override
    public String toString() {
        return "first tile owns " + first + " of " + portCount + " ports";
    }
}
