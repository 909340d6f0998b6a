package dev.prank.solver.draw;

import dev.prank.solver.draw.Shape.Anchor;
import dev.prank.solver.draw.Shape.At;
import dev.prank.solver.draw.Shape.Face;
import java.util.ArrayList;
import java.util.List;

/** What is written below a picture: a legend of the marks and a caption. */
final class Footer {

    /** Draws an example of a mark. */
    interface Sample {
        void drawAt(Canvas canvas, At place);
    }

    private record Entry(Sample sample, String text) {}

    private static final double LINE_HEIGHT = 17;
    private static final double LEGEND_SIZE = 11;
    private static final double SAMPLE_WIDTH = 20;

    private final List<Entry> legend = new ArrayList<>();

    void explain(Sample sample, String text) {
        legend.add(new Entry(sample, text));
    }

    /** Draws between two margins, from {@code top} downwards, and returns where it ended. */
    double draw(Canvas canvas, String caption, double left, double right, double top) {
        double y = drawLegend(canvas, left, right, top);
        for (String line : wrapped(caption, right - left)) {
            y += LINE_HEIGHT;
            canvas.text(left, y, line, Anchor.START);
        }
        return y;
    }

    private double drawLegend(Canvas canvas, double left, double right, double top) {
        if (legend.isEmpty()) {
            return top;
        }
        double x = left;
        double y = top + LINE_HEIGHT;
        for (Entry entry : legend) {
            double width = SAMPLE_WIDTH + Shape.Text.width(entry.text(), LEGEND_SIZE) + 10;
            if (x > left && x + width - 10 > right) {
                x = left;
                y += LINE_HEIGHT;
            }
            entry.sample().drawAt(canvas, new At(x + 7, y - 4));
            canvas.text(x + SAMPLE_WIDTH, y, entry.text(), LEGEND_SIZE, Anchor.START, Face.PLAIN);
            x += width;
        }
        return y + 3;
    }

    /** Lines break at spaces, and in numbers that are too long for a line. */
    private static List<String> wrapped(String text, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int most = (int) Math.max(1, width / Shape.Text.width("0", Canvas.TEXT_SIZE));
        for (String word : text.replaceAll("(\\S{" + most + "})(?=\\S)", "$1 ").split(" ")) {
            if (line.length() > 0 && Shape.Text.width(line + " " + word, Canvas.TEXT_SIZE) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
