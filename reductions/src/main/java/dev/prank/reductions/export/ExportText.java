package dev.prank.reductions.export;

import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.number.Rational;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Lines of an exported file, in ASCII characters. Comments, and lists where the format allows it, are broken before they get
 * longer than {@value #WIDTH} characters, because some readers cut long lines off; a single longer number stays whole.
 */
final class ExportText {

    /** The least limit of the common readers is 255. */
    private static final int WIDTH = 200;

    private final Writer writer;
    private final String commentMark;

    /** @param commentMark what starts a comment line in the format */
    ExportText(Writer out, String commentMark) {
        writer = new BufferedWriter(out, 1 << 16);
        this.commentMark = commentMark;
    }

    void line(String line) throws IOException {
        writer.write(line);
        writer.write('\n');
    }

    void comment(String text) throws IOException {
        wrapped(commentMark + " ", text);
    }

    /** Says what problem it is; the writer adds what its variables or vertices mean. */
    void header(PointCoverProblem problem) throws IOException {
        comment("uniform point cover: " + problem.points().size() + " points of dimension "
                + problem.points().dimension() + ", radius " + problem.radius());
    }

    /** Says what the variables of a set cover mean, one by one. */
    void variables(SetCoverModel model) throws IOException {
        comment(model.squareCount()
                + " variables: x<k> says that square k of side 2*radius is chosen; points are counted from 0");
        for (int square = 0; square < model.squareCount(); square++) {
            StringBuilder text = new StringBuilder("x" + (square + 1) + " covers points");
            for (int j = 0; j < model.size(square); j++) {
                text.append(' ').append(model.point(square, j));
            }
            text.append(" centre (");
            String separator = "";
            for (Rational coordinate : model.centre(square).coordinates()) {
                text.append(separator).append(coordinate);
                separator = ",";
            }
            comment(text.append(')').toString());
        }
    }

    /** Writes words that are separated by single spaces, each line with the prefix; no line when there are no words. */
    void wrapped(String prefix, String words) throws IOException {
        if (words.isEmpty()) {
            return;
        }
        int start = 0;
        int room = WIDTH - prefix.length();
        while (words.length() - start > room) {
            int end = words.lastIndexOf(' ', start + room);
            if (end <= start) {
                end = words.indexOf(' ', start + room);
            }
            if (end < 0) {
                break;
            }
            line(prefix + words.substring(start, end));
            start = end + 1;
        }
        line(prefix + words.substring(start));
    }

    void flush() throws IOException {
        writer.flush();
    }
}
