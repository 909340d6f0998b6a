package dev.prank.reductions.hardness;

/** A side of a tile; its port is the middle of it. The order is the one in which sides are listed everywhere. */
public enum Side {
    WEST(-1, 0),
    EAST(1, 0),
    SOUTH(0, -1),
    NORTH(0, 1);

    private final int columnStep;
    private final int rowStep;

    Side(int columnStep, int rowStep) {
        this.columnStep = columnStep;
        this.rowStep = rowStep;
    }

    /** What to add to a tile's column to get to the neighbour behind this side. */
    public int columnStep() {
        return columnStep;
    }

    /** What to add to a tile's row to get to the neighbour behind this side; rows are counted from the south. */
    public int rowStep() {
        return rowStep;
    }

    public Side opposite() {
        return switch (this) {
            case WEST -> EAST;
            case EAST -> WEST;
            case SOUTH -> NORTH;
            case NORTH -> SOUTH;
        };
    }

    /** The port, the middle of this side. */
    public TilePoint port() {
        return new TilePoint(TilePoint.TILE / 2 * (1 + columnStep), TilePoint.TILE / 2 * (1 + rowStep));
    }

    /** W, E, S or N. */
    public char letter() {
        return name().charAt(0);
    }
}
