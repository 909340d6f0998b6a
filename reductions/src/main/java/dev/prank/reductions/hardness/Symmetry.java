package dev.prank.reductions.hardness;

import java.util.Arrays;
import java.util.Locale;

/** The eight symmetries of the square: a rotation, after a reflection that swaps west and east for the mirrored ones. */
public enum Symmetry {
    IDENTITY(false, 0),
    ROTATED_90(false, 1),
    ROTATED_180(false, 2),
    ROTATED_270(false, 3),
    MIRRORED(true, 0),
    MIRRORED_ROTATED_90(true, 1),
    MIRRORED_ROTATED_180(true, 2),
    MIRRORED_ROTATED_270(true, 3);

    private final boolean mirrored;
    private final int quarterTurns;

    Symmetry(boolean mirrored, int quarterTurns) {
        this.mirrored = mirrored;
        this.quarterTurns = quarterTurns;
    }

    /** The name in files, for instance {@code mirrored-rotated-90}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when there is no such symmetry */
    public static Symmetry labelled(String label) {
        return Arrays.stream(values())
                .filter(symmetry -> symmetry.label().equals(label))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("there is no symmetry '" + label + "'"));
    }

    /** Where a point of the tile goes; rotations are counter-clockwise around the tile's centre. */
    public TilePoint apply(TilePoint point) {
        TilePoint image = mirrored ? new TilePoint(TilePoint.TILE - point.x(), point.y()) : point;
        for (int turn = 0; turn < quarterTurns; turn++) {
            image = new TilePoint(TilePoint.TILE - image.y(), image.x());
        }
        return image;
    }

    /** Where a side goes. */
    public Side apply(Side side) {
        TilePoint port = apply(side.port());
        for (Side image : Side.values()) {
            if (image.port().equals(port)) {
                return image;
            }
        }
        throw new AssertionError("a symmetry takes ports to ports");
    }
}
