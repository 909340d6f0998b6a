package dev.prank.solver.draw;

import dev.prank.solver.draw.Shape.Anchor;
import dev.prank.solver.draw.Shape.At;
import dev.prank.solver.draw.Shape.Face;
import java.util.ArrayList;
import java.util.List;

/** Puts names beside marks where they cover neither a mark nor another name; a name without such a place is left out. */
final class Labels {

    private record Box(double left, double top, double right, double bottom) {

        boolean meets(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }

        boolean isInside(Box other) {
            return left >= other.left && right <= other.right && top >= other.top && bottom <= other.bottom;
        }
    }

    /** Right, left, above, below, and the four corners, as directions. */
    private static final int[][] SIDES = {{1, 0}, {-1, 0}, {0, -1}, {0, 1}, {1, -1}, {1, 1}, {-1, -1}, {-1, 1}};

    /** A line is taken for squares so far apart: names are larger. */
    private static final double LINE_STEP = 3;

    private final Box page;
    private final double size;
    private final Face face;
    private final List<Box> taken = new ArrayList<>();

    /** @param view names stay inside it */
    Labels(View view, double size, Face face) {
        this.page = new Box(view.left(), view.top(), view.left() + view.width(), view.top() + view.height());
        this.size = size;
        this.face = face;
    }

    /** Keeps names off a mark. */
    void avoid(At mark, double radius) {
        taken.add(new Box(mark.x() - radius, mark.y() - radius, mark.x() + radius, mark.y() + radius));
    }

    /** Keeps names off a line. */
    void avoidLine(At from, At to) {
        int steps = (int) Math.ceil(Math.hypot(to.x() - from.x(), to.y() - from.y()) / LINE_STEP);
        for (int i = 0; i <= steps; i++) {
            double part = steps == 0 ? 0 : (double) i / steps;
            avoid(new At(from.x() + part * (to.x() - from.x()), from.y() + part * (to.y() - from.y())), 1);
        }
    }

    /** Quadratic in the number of names and marks: for pictures with few of them. */
    void put(Canvas canvas, At mark, double radius, String name) {
        double width = Shape.Text.width(name, size);
        double height = 0.75 * size;
        double gap = radius + 2;
        for (int[] side : SIDES) {
            double slant = side[0] != 0 && side[1] != 0 ? 0.7 : 1;
            double x = mark.x() + side[0] * (gap * slant + width / 2);
            double y = mark.y() + side[1] * (gap * slant + height / 2);
            Box box = new Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2);
            if (box.isInside(page) && taken.stream().noneMatch(box::meets)) {
                taken.add(box);
                Anchor anchor = side[0] > 0 ? Anchor.START : side[0] < 0 ? Anchor.END : Anchor.MIDDLE;
                canvas.text(x - side[0] * width / 2, y + height / 2, name, size, anchor, face);
                return;
            }
        }
    }
}
