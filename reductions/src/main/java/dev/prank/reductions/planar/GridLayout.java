package dev.prank.reductions.planar;

import java.util.Arrays;

/**
 * Coordinates for an {@link OrthogonalShape}: first those of a {@link FaceDissection}, then columns and rows in turn are placed
 * anew, each time with the other coordinates fixed, while width, height or the total length becomes smaller. Lines keep their
 * order wherever they meet the same row (or column), so the drawing stays planar.
 *
 * <p>A line is at most as far from the first as there are lines, so width and height are at most the number of vertices and
 * bends. Each round takes time linear in the total length plus that of {@link LineOrder#place}.
 */
final class GridLayout {

    private final GridLines lines;
    private final OrthogonalShape shape;
    /** For each axis and line its coordinate. */
    private final int[][] position = new int[2][];

    GridLayout(OrthogonalShape shape) {
        this.shape = shape;
        lines = new GridLines(shape);
        LineOrder[] orders = FaceDissection.orders(lines);
        for (int axis = 0; axis < 2; axis++) {
            // The frame has the first coordinate to itself.
            int[] least = Arrays.copyOf(orders[axis].least(), lines.count(axis));
            Arrays.setAll(least, line -> least[line] - 1);
            position[axis] = least;
        }
        long size;
        do {
            size = length() + width() + height();
            place(0);
            place(1);
        } while (length() + width() + height() < size);
    }

    OrthogonalShape shape() {
        return shape;
    }

    Cell cell(int node) {
        return new Cell(coordinate(0, node), coordinate(1, node));
    }

    int width() {
        return extent(0);
    }

    int height() {
        return extent(1);
    }

    /** The number of unit steps of all edges. */
    long length() {
        long length = 0;
        for (int dart = 0; dart < shape.dartCount(); dart++) {
            if (shape.direction(dart) < 2) {
                int axis = shape.axis(dart);
                length += coordinate(axis, shape.head(dart)) - coordinate(axis, shape.tail(dart));
            }
        }
        return length;
    }

    private int extent(int axis) {
        return Arrays.stream(position[axis]).max().orElseThrow() + 1;
    }

    private int coordinate(int axis, int node) {
        return position[axis][lines.line(axis, node)];
    }

    private void place(int axis) {
        int count = lines.count(axis);
        int[] low = new int[count];
        int[] high = new int[count];
        Arrays.fill(low, Integer.MAX_VALUE);
        for (int node = 0; node < shape.nodeCount(); node++) {
            int line = lines.line(axis, node);
            int across = coordinate(1 - axis, node);
            low[line] = Math.min(low[line], across);
            high[line] = Math.max(high[line], across);
        }
        LineOrder order = new LineOrder(count);
        int[] lastAt = new int[extent(1 - axis)];
        Arrays.fill(lastAt, -1);
        for (int line : LineOrder.ascending(position[axis])) {
            int previous = -1;
            for (int across = low[line]; across <= high[line]; across++) {
                if (lastAt[across] >= 0 && lastAt[across] != previous) {
                    previous = lastAt[across];
                    order.before(previous, line);
                }
                lastAt[across] = line;
            }
        }
        int[] pull = new int[count];
        for (int dart = 0; dart < shape.dartCount(); dart++) {
            if (shape.direction(dart) == axis) {
                pull[lines.line(axis, shape.tail(dart))]--;
                pull[lines.line(axis, shape.head(dart))]++;
            }
        }
        position[axis] = order.place(pull);
    }
}
