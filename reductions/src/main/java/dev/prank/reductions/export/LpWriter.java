package dev.prank.reductions.export;

import java.io.IOException;
import java.io.Writer;
import java.util.StringJoiner;

/**
 * Writes the set cover as an integer program in the CPLEX LP format. Row {@code p<i>} says that point i is in a chosen square;
 * all variables are binary. The minimum is the least cover.
 */
public final class LpWriter {

    private LpWriter() {}

    /** Flushes {@code out} and leaves it open. */
    public static void write(SetCoverModel model, Writer out) throws IOException {
        ExportText text = new ExportText(out, "\\");
        text.header(model.problem());
        text.comment("the minimum is the least number of squares of side 2*radius that cover all points");
        text.comment("row p<i>: point i is in a chosen square");
        text.variables(model);
        text.line("Minimize");
        text.wrapped(" ", ("obj: " + allSquares(model, " + ")).strip());
        text.line("Subject To");
        for (int point = 0; point < model.pointCount(); point++) {
            StringJoiner row = new StringJoiner(" + ", "p" + point + ": ", " >= 1");
            for (int j = 0; j < model.squaresOver(point); j++) {
                row.add("x" + (model.squareOver(point, j) + 1));
            }
            text.wrapped(" ", row.toString());
        }
        text.line("Binary");
        text.wrapped(" ", allSquares(model, " "));
        text.line("End");
        text.flush();
    }

    private static String allSquares(SetCoverModel model, String separator) {
        StringJoiner squares = new StringJoiner(separator);
        for (int variable = 1; variable <= model.squareCount(); variable++) {
            squares.add("x" + variable);
        }
        return squares.toString();
    }
}
