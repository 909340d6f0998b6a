package dev.prank.reductions.export;

import java.io.IOException;
import java.io.Writer;
import java.util.Collections;
import java.util.StringJoiner;

/**
 * Writes the set cover in the format of the {@code scp} files of Beasley's OR-Library, with unit costs: the numbers of rows and
 * columns, the cost of each column, and for each row the number of columns that cover it and their numbers. Row i + 1 is point i,
 * a column is a variable of the model. The format has no comments.
 */
public final class OrLibraryWriter {

    private OrLibraryWriter() {}

    /** Flushes {@code out} and leaves it open. */
    public static void write(SetCoverModel model, Writer out) throws IOException {
        ExportText text = new ExportText(out, "");
        text.line(" " + model.pointCount() + " " + model.squareCount());
        text.wrapped(" ", String.join(" ", Collections.nCopies(model.squareCount(), "1")));
        for (int point = 0; point < model.pointCount(); point++) {
            text.line(" " + model.squaresOver(point));
            StringJoiner columns = new StringJoiner(" ");
            for (int j = 0; j < model.squaresOver(point); j++) {
                columns.add(Integer.toString(model.squareOver(point, j) + 1));
            }
            text.wrapped(" ", columns.toString());
        }
        text.flush();
    }
}
