package dev.prank.solver.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Paints pictures with the JDK's own graphics, smoothed, as large as good print needs. Works without a screen. */
final class PngWriter {

    static final int LONGEST_SIDE = 2000;

    private final Graphics2D graphics;

    private PngWriter(Graphics2D graphics) {
        this.graphics = graphics;
    }

    static void write(Picture picture, OutputStream out) throws IOException {
        // The stream that ImageIO makes by itself would be a file in the temporary directory.
        try (MemoryCacheImageOutputStream buffer = new MemoryCacheImageOutputStream(out)) {
            if (!ImageIO.write(painted(picture), "png", buffer)) {
                throw new IllegalStateException("every Java platform writes PNG");
            }
        }
    }

    private static BufferedImage painted(Picture picture) {
        double scale = LONGEST_SIDE / Math.max(picture.width(), picture.height());
        BufferedImage image = new BufferedImage(
                Math.max(1, (int) Math.round(picture.width() * scale)),
                Math.max(1, (int) Math.round(picture.height() * scale)),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.scale(scale, scale);
            PngWriter writer = new PngWriter(graphics);
            for (Shape shape : picture.shapes()) {
                writer.paint(shape);
            }
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private void paint(Shape shape) {
        java.awt.Shape outline = shape.match(
                PngWriter::outline,
                rectangle ->
                        new Rectangle2D.Double(rectangle.x(), rectangle.y(), rectangle.width(), rectangle.height()),
                circle -> new Ellipse2D.Double(
                        circle.x() - circle.radius(),
                        circle.y() - circle.radius(),
                        2 * circle.radius(),
                        2 * circle.radius()),
                PngWriter::outline);
        Style style = shape.style();
        if (style.opacity() > 0) {
            int alpha = (int) Math.round(255 * style.opacity());
            graphics.setColor(new Color(style.fill().rgb() | alpha << 24, true));
            graphics.fill(outline);
        }
        if (style.width() > 0) {
            graphics.setColor(new Color(style.stroke().rgb()));
            graphics.setStroke(new BasicStroke(
                    (float) style.width(),
                    BasicStroke.CAP_ROUND,
                    BasicStroke.JOIN_ROUND,
                    1,
                    style.dashed() ? new float[] {(float) Style.DASH, (float) Style.GAP} : null,
                    0));
            graphics.draw(outline);
        }
    }

    private static Path2D outline(Shape.Path path) {
        Path2D outline = new Path2D.Double();
        for (int i = 0; i < path.places().size(); i++) {
            Shape.At at = path.places().get(i);
            if (i == 0) {
                outline.moveTo(at.x(), at.y());
            } else {
                outline.lineTo(at.x(), at.y());
            }
        }
        if (path.closed()) {
            outline.closePath();
        }
        return outline;
    }

    /** Text as outlines: not rounded to pixels, so that it has its place and size at every scale. */
    private static java.awt.Shape outline(Shape.Text text) {
        int face = switch (text.face()) {
            case PLAIN -> Font.PLAIN;
            case ITALIC -> Font.ITALIC;
            case BOLD -> Font.BOLD;
        };
        Font font = new Font(Font.SANS_SERIF, face, 1).deriveFont((float) text.size());
        char[] letters = text.text().toCharArray();
        GlyphVector glyphs = font.layoutGlyphVector(
                new FontRenderContext(null, true, true), letters, 0, letters.length, Font.LAYOUT_LEFT_TO_RIGHT);
        double width = glyphs.getLogicalBounds().getWidth();
        double shift = switch (text.anchor()) {
            case START -> 0;
            case MIDDLE -> width / 2;
            case END -> width;
        };
        return glyphs.getOutline((float) (text.x() - shift), (float) text.y());
    }
}
