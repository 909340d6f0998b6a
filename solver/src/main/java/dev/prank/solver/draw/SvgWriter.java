package dev.prank.solver.draw;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Writes SVG 1.1 without scripts, style sheets or anything from elsewhere. Shapes of one style in a row share a group, and
 * coordinates have two decimals, so 50,000 points take about 2 MB.
 */
final class SvgWriter {

    private final Writer out;

    private SvgWriter(Writer out) {
        this.out = out;
    }

    static void write(Picture picture, OutputStream stream) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16);
        new SvgWriter(out).write(picture);
        out.flush();
    }

    private void write(Picture picture) throws IOException {
        String width = number(picture.width());
        String height = number(picture.height());
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.write("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height
                + "\" viewBox=\"0 0 " + width + " " + height + "\" font-family=\"Helvetica, Arial, sans-serif\""
                + " stroke-linecap=\"round\" stroke-linejoin=\"round\">\n");
        out.write("<title>" + escaped(picture.title()) + "</title>\n");
        out.write("<desc>" + escaped(picture.description()) + "</desc>\n");
        out.write("<rect width=\"" + width + "\" height=\"" + height + "\" fill=\"#ffffff\"/>\n");
        List<Shape> shapes = picture.shapes();
        for (int i = 0; i < shapes.size(); i++) {
            Style style = shapes.get(i).style();
            if (i == 0 || !style.equals(shapes.get(i - 1).style())) {
                out.write("<g" + attributes(style) + ">\n");
            }
            out.write(shapes.get(i).match(SvgWriter::path, SvgWriter::rectangle, SvgWriter::circle, SvgWriter::text));
            if (i + 1 == shapes.size() || !style.equals(shapes.get(i + 1).style())) {
                out.write("</g>\n");
            }
        }
        out.write("</svg>\n");
    }

    private static String attributes(Style style) {
        StringBuilder text = new StringBuilder();
        if (style.opacity() == 0) {
            text.append(" fill=\"none\"");
        } else {
            text.append(" fill=\"").append(colour(style.fill())).append('"');
            if (style.opacity() < 1) {
                text.append(" fill-opacity=\"").append(number(style.opacity())).append('"');
            }
        }
        if (style.width() > 0) {
            text.append(" stroke=\"").append(colour(style.stroke()));
            text.append("\" stroke-width=\"").append(number(style.width())).append('"');
            if (style.dashed()) {
                text.append(" stroke-dasharray=\"" + number(Style.DASH) + " " + number(Style.GAP) + "\"");
            }
        }
        return text.toString();
    }

    private static String path(Shape.Path path) {
        StringBuilder text = new StringBuilder("<path d=\"");
        char before = 'M';
        for (Shape.At at : path.places()) {
            text.append(before).append(number(at.x())).append(' ').append(number(at.y()));
            before = before == 'M' ? 'L' : ' ';
        }
        return text.append(path.closed() ? "z" : "").append("\"/>\n").toString();
    }

    private static String rectangle(Shape.Rectangle rectangle) {
        return "<rect x=\"" + number(rectangle.x()) + "\" y=\"" + number(rectangle.y()) + "\" width=\""
                + number(rectangle.width()) + "\" height=\"" + number(rectangle.height()) + "\"/>\n";
    }

    private static String circle(Shape.Circle circle) {
        return "<circle cx=\"" + number(circle.x()) + "\" cy=\"" + number(circle.y()) + "\" r=\""
                + number(circle.radius()) + "\"/>\n";
    }

    private static String text(Shape.Text text) {
        String anchor = text.anchor() == Shape.Anchor.START
                ? ""
                : " text-anchor=\"" + text.anchor().name().toLowerCase(Locale.ROOT) + "\"";
        String face = switch (text.face()) {
            case PLAIN -> "";
            case ITALIC -> " font-style=\"italic\"";
            case BOLD -> " font-weight=\"bold\"";
        };
        return "<text x=\"" + number(text.x()) + "\" y=\"" + number(text.y()) + "\" font-size=\"" + number(text.size())
                + "\"" + anchor + face + ">" + escaped(text.text()) + "</text>\n";
    }

    private static String colour(Ink ink) {
        return String.format("#%06x", ink.rgb());
    }

    /** Two decimals, without trailing zeros. */
    static String number(double value) {
        long hundredths = Math.round(value * 100);
        long whole = Math.abs(hundredths) / 100;
        int rest = (int) (Math.abs(hundredths) % 100);
        String fraction = rest == 0 ? "" : rest % 10 == 0 ? "." + rest / 10 : (rest < 10 ? ".0" : ".") + rest;
        return (hundredths < 0 ? "-" : "") + whole + fraction;
    }

    /** Fit for XML: what it reserves becomes a reference, what it cannot hold becomes a replacement character. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isXml(c) ? c : 0xfffd);
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c >= 0x20 && c < 0xd800
                || c >= 0xe000 && c < 0xfffe
                || c >= 0x10000 && c <= Character.MAX_CODE_POINT;
    }
}
