package dev.prank.reductions.planar;

import java.util.Arrays;

/**
 * The unknowns of a drawing of an {@link OrthogonalShape}. Nodes that vertical steps join share a column, and those that
 * horizontal steps join share a row: such a set of nodes is a <em>line</em>. Axis 0 is columns, axis 1 is rows. Each node lies on
 * one line of each axis; a node that only horizontal steps meet is alone on its line of axis 0.
 */
final class GridLines {

    private final OrthogonalShape shape;
    private final int[][] line = new int[2][];
    private final int[] count = new int[2];

    GridLines(OrthogonalShape shape) {
        this.shape = shape;
        for (int axis = 0; axis < 2; axis++) {
            find(axis);
        }
    }

    OrthogonalShape shape() {
        return shape;
    }

    /** The number of the line on which a node gets its coordinate on this axis. */
    int line(int axis, int node) {
        return line[axis][node];
    }

    /** The lines of an axis have the numbers from 0 to this. */
    int count(int axis) {
        return count[axis];
    }

    private void find(int axis) {
        int[] back = new int[shape.nodeCount()];
        int[] forth = new int[shape.nodeCount()];
        Arrays.fill(back, -1);
        Arrays.fill(forth, -1);
        for (int dart = 0; dart < shape.dartCount(); dart++) {
            if (shape.axis(dart) != axis) {
                (shape.direction(dart) < 2 ? forth : back)[shape.tail(dart)] = shape.head(dart);
            }
        }
        line[axis] = new int[shape.nodeCount()];
        for (int first = 0; first < shape.nodeCount(); first++) {
            if (back[first] < 0) {
                for (int node = first; node >= 0; node = forth[node]) {
                    line[axis][node] = count[axis];
                }
                count[axis]++;
            }
        }
    }
}
