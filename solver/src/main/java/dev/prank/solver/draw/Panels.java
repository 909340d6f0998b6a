package dev.prank.solver.draw;

import dev.prank.solver.draw.Shape.Anchor;
import dev.prank.solver.draw.Shape.Face;
import java.util.List;

/** Several pictures on one page, labelled (a), (b), … as in a paper. */
final class Panels {

    private static final double GAP = 18;
    private static final double MARGIN = 12;
    private static final double LABEL_SIZE = 13;
    private static final double LABEL_HEIGHT = 20;

    private Panels() {}

    /**
     * The pictures row by row at their own size, each in the middle of its column.
     *
     * @param pictures from 1 to 26
     * @param columns at least 1
     */
    static Picture of(String title, String description, List<Picture> pictures, int columns) {
        double[] widths = new double[Math.min(columns, pictures.size())];
        double[] heights = new double[(pictures.size() + columns - 1) / columns];
        for (int i = 0; i < pictures.size(); i++) {
            widths[i % columns] = Math.max(widths[i % columns], pictures.get(i).width());
            heights[i / columns] =
                    Math.max(heights[i / columns], pictures.get(i).height() + LABEL_HEIGHT);
        }
        Canvas canvas = new Canvas();
        double y = MARGIN;
        for (int row = 0; row < heights.length; row++) {
            double x = MARGIN;
            for (int column = 0; column < widths.length && row * columns + column < pictures.size(); column++) {
                int i = row * columns + column;
                Picture picture = pictures.get(i);
                String label = "(" + (char) ('a' + i) + ")";
                canvas.text(x, y + LABEL_SIZE, label, LABEL_SIZE, Anchor.START, Face.BOLD);
                canvas.addMoved(picture.shapes(), x + (widths[column] - picture.width()) / 2, y + LABEL_HEIGHT);
                x += widths[column] + GAP;
            }
            y += heights[row] + GAP;
        }
        double width = 2 * MARGIN - GAP;
        for (double column : widths) {
            width += column + GAP;
        }
        return new Picture(width, y - GAP + MARGIN, title, description, canvas.shapes());
    }
}
