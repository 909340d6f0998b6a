package dev.prank.reductions.export;

import java.io.IOException;
import java.io.Writer;

/**
 * Writes the set cover as MaxSAT in the WCNF format of the MaxSAT Evaluations since 2022: no {@code p} line, {@code h} before
 * hard clauses, the weight before soft ones. Hard clause i says that point i is in a chosen square; soft clauses of weight 1 say
 * that a square is not chosen. The least cost is the least cover.
 */
public final class WcnfWriter {

    private WcnfWriter() {}

    /** Flushes {@code out} and leaves it open. */
    public static void write(SetCoverModel model, Writer out) throws IOException {
        ExportText text = new ExportText(out, "c");
        text.header(model.problem());
        text.comment("the least cost is the least number of squares of side 2*radius that cover all points");
        text.variables(model);
        for (int point = 0; point < model.pointCount(); point++) {
            StringBuilder clause = new StringBuilder("h ");
            for (int j = 0; j < model.squaresOver(point); j++) {
                clause.append(model.squareOver(point, j) + 1).append(' ');
            }
            text.line(clause.append('0').toString());
        }
        for (int variable = 1; variable <= model.squareCount(); variable++) {
            text.line("1 -" + variable + " 0");
        }
        text.flush();
    }
}
