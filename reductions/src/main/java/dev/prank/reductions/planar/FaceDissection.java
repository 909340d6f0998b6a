package dev.prank.reductions.planar;

import java.util.Arrays;

/**
 * First "before" relations between the lines of a shape: any coordinates that respect them give a planar drawing.
 *
 * <p>Each face is cut into rectangles. Where a face turns right and then left twice, the side before these turns is continued
 * straight on to the side after them; this cuts off a rectangle, and the rest of the face has two corners less. A face with four
 * more left turns than right turns has such a place until it is a rectangle itself. The outer face becomes one of these by a
 * frame around the drawing and a cut from a corner to it. Relations: each step goes in its direction, and opposite sides of a
 * rectangle lie on the right sides of each other. Then every rectangle is drawn as one, and they fit together. Source: Tamassia
 * 1987, where the same is done with auxiliary vertices. Linear time.
 */
final class FaceDissection {

    private final GridLines lines;
    private final LineOrder[] order = new LineOrder[2];

    private FaceDissection(GridLines lines) {
        this.lines = lines;
        OrthogonalShape shape = lines.shape();
        for (int axis = 0; axis < 2; axis++) {
            order[axis] = new LineOrder(lines.count(axis) + 2);
        }
        boolean[] seen = new boolean[shape.dartCount()];
        Sides outer = new Sides(shape.outerDart(), seen);
        framed(outer).dissect();
        for (int dart = 0; dart < shape.dartCount(); dart++) {
            if (shape.direction(dart) < 2) {
                int axis = shape.axis(dart);
                order[axis].before(lines.line(axis, shape.tail(dart)), lines.line(axis, shape.head(dart)));
            }
            if (!seen[dart]) {
                new Sides(dart, seen).dissect();
            }
        }
    }

    /** For each axis the order of its lines, and of two more, the first and the last side of a frame around everything. */
    static LineOrder[] orders(GridLines lines) {
        return new FaceDissection(lines).order;
    }

    /**
     * The outer face with a frame around it and a cut from a side's end, where it turns right, straight on to the frame: the new
     * face goes along the cut, around the frame and back.
     */
    private Sides framed(Sides outer) {
        int cut = 0;
        while (outer.turn(cut, cut + 1) != -1) {
            cut++;
        }
        int heading = outer.direction[cut];
        Sides framed = new Sides();
        framed.add(heading, outer.line[cut]);
        for (int i = 1; i <= 5; i++) {
            int side = heading + i & 3;
            framed.add(side, frameLine(side));
        }
        if (outer.isDeadEnd(cut)) {
            // The way back is the dead end's other side.
            framed.relate(1, outer.line[(cut + 1) % outer.size]);
        } else {
            framed.add(heading + 2 & 3, outer.line[cut]);
            framed.add(outer.direction[(cut + 1) % outer.size], outer.line[(cut + 1) % outer.size]);
        }
        for (int i = 2; i < outer.size; i++) {
            framed.add(outer.direction[(cut + i) % outer.size], outer.line[(cut + i) % outer.size]);
        }
        return framed;
    }

    /** The side of the frame that has this direction with the drawing on its left. */
    private int frameLine(int direction) {
        return lines.count(1 - (direction & 1)) + (direction == 0 || direction == 3 ? 0 : 1);
    }

    /**
     * The sides of a face in cyclic order: maximal straight walks, each with its direction and its line, and a turn of 1 or −1
     * between each and the next. A dead end has an empty side across it, between two turns of −1.
     */
    private final class Sides {

        private int[] direction = new int[8];
        private int[] line = new int[8];
        private int size;

        Sides() {}

        Sides(int dartOfFace, boolean[] seen) {
            OrthogonalShape shape = lines.shape();
            int dart = dartOfFace;
            while (shape.turn(dart) == 0) {
                dart = shape.next(dart);
            }
            // The next dart begins a side.
            for (dart = shape.next(dart); !seen[dart]; dart = shape.next(dart)) {
                seen[dart] = true;
                int axis = shape.axis(dart);
                if (shape.turn(dart) != 0) {
                    add(shape.direction(dart), lines.line(1 - axis, shape.head(dart)));
                }
                if (shape.turn(dart) == -2) {
                    add(shape.direction(dart) + 3 & 3, lines.line(axis, shape.head(dart)));
                }
            }
        }

        void add(int sideDirection, int sideLine) {
            if (size == line.length) {
                direction = Arrays.copyOf(direction, 2 * size);
                line = Arrays.copyOf(line, 2 * size);
            }
            direction[size] = sideDirection;
            line[size++] = sideLine;
        }

        int turn(int from, int to) {
            return (direction[to % size] - direction[from % size] & 3) == 1 ? 1 : -1;
        }

        /** Whether this side leads into a dead end; the one after the next then leads out of it on the same line. */
        boolean isDeadEnd(int side) {
            return turn(side, side + 1) == -1
                    && turn(side + 1, side + 2) == -1
                    && line[side % size] == line[(side + 2) % size];
        }

        void dissect() {
            int[] next = new int[size];
            int[] previous = new int[size];
            for (int i = 0; i < size; i++) {
                next[i] = (i + 1) % size;
                previous[next[i]] = i;
            }
            int side = 0;
            for (int left = size; left > 4; ) {
                int across = next[side];
                int along = next[across];
                int end = next[along];
                if (turn(side, across) == -1 && turn(across, along) == 1 && turn(along, end) == 1) {
                    relate(along, line[side]);
                    relate(end, line[across]);
                    next[side] = end;
                    previous[end] = side;
                    left -= 2;
                    side = previous[previous[side]];
                } else {
                    side = across;
                }
            }
            relate(side, line[next[next[side]]]);
            relate(next[side], line[previous[side]]);
        }

        /** Demands that a line parallel to a side lies on the left of it. */
        void relate(int side, int other) {
            int axis = 1 - (direction[side] & 1);
            if (direction[side] == 0 || direction[side] == 3) {
                order[axis].before(line[side], other);
            } else {
                order[axis].before(other, line[side]);
            }
        }
    }
}
