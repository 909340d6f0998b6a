package dev.prank.reductions.export;

import java.io.IOException;
import java.io.Writer;

/**
 * Writes the set cover as an integer program in free MPS. Row {@code p<i>} says that point i is in a chosen square; all variables
 * are binary. The minimum is the least cover.
 *
 * <p>Variables are integers between markers with an upper bound of 1, because readers differ on whether a {@code BV} bound has a
 * value. Names start in the fifth column, where readers that guess between free and fixed MPS look for them.
 */
public final class MpsWriter {

    private MpsWriter() {}

    /** Flushes {@code out} and leaves it open. */
    public static void write(SetCoverModel model, Writer out) throws IOException {
        ExportText text = new ExportText(out, "*");
        text.header(model.problem());
        text.comment("the minimum is the least number of squares of side 2*radius that cover all points");
        text.comment("row p<i>: point i is in a chosen square");
        text.variables(model);
        text.line("NAME cover");
        text.line("ROWS");
        text.line(" N obj");
        for (int point = 0; point < model.pointCount(); point++) {
            text.line(" G p" + point);
        }
        text.line("COLUMNS");
        text.line("    m1 'MARKER' 'INTORG'");
        for (int square = 0; square < model.squareCount(); square++) {
            String column = "    x" + (square + 1);
            text.line(column + " obj 1");
            for (int j = 0; j < model.size(square); j++) {
                text.line(column + " p" + model.point(square, j) + " 1");
            }
        }
        text.line("    m2 'MARKER' 'INTEND'");
        text.line("RHS");
        for (int point = 0; point < model.pointCount(); point++) {
            text.line("    rhs p" + point + " 1");
        }
        text.line("BOUNDS");
        for (int variable = 1; variable <= model.squareCount(); variable++) {
            text.line(" UP bnd x" + variable + " 1");
        }
        text.line("ENDATA");
        text.flush();
    }
}
