package dev.prank.reductions.export;

import java.io.IOException;
import java.io.Writer;
import java.util.OptionalInt;

/**
 * Writes the set cover as a linear pseudo-Boolean problem in the OPB format of the pseudo-Boolean competitions: a first line with
 * the sizes, constraints with {@code >=} only, one per line. Constraint i says that point i is in a chosen square.
 */
public final class OpbWriter {

    private OpbWriter() {}

    /** Minimises the number of chosen squares. Flushes {@code out} and leaves it open. */
    public static void writeMinimum(SetCoverModel model, Writer out) throws IOException {
        write(model, OptionalInt.empty(), out);
    }

    /**
     * The decision problem UPC, without an objective: satisfiable exactly when {@code rank} squares cover all points. The last
     * constraint is the bound. Flushes {@code out} and leaves it open.
     *
     * @throws IllegalArgumentException when {@code rank} is negative
     */
    public static void writeDecision(SetCoverModel model, int rank, Writer out) throws IOException {
        if (rank < 0) {
            throw new IllegalArgumentException("rank must not be negative, but is " + rank);
        }
        write(model, OptionalInt.of(rank), out);
    }

    private static void write(SetCoverModel model, OptionalInt rank, Writer out) throws IOException {
        // The grammar has no sums without terms: without squares there is neither an objective nor a bound.
        boolean isEmpty = model.squareCount() == 0;
        boolean isBounded = rank.isPresent() && !isEmpty;
        ExportText text = new ExportText(out, "*");
        text.line(
                "* #variable= " + model.squareCount() + " #constraint= " + (model.pointCount() + (isBounded ? 1 : 0)));
        text.header(model.problem());
        text.comment(
                rank.isPresent()
                        ? "satisfiable exactly when at most " + rank.getAsInt()
                                + " squares of side 2*radius are needed to cover all points"
                        : "the minimum is the least number of squares of side 2*radius that cover all points");
        text.variables(model);
        if (rank.isEmpty() && !isEmpty) {
            text.line("min: " + allSquares(model, "+1") + ";");
        }
        for (int point = 0; point < model.pointCount(); point++) {
            StringBuilder sum = new StringBuilder();
            for (int j = 0; j < model.squaresOver(point); j++) {
                sum.append("+1 x").append(model.squareOver(point, j) + 1).append(' ');
            }
            text.line(sum.append(">= 1 ;").toString());
        }
        if (isBounded) {
            text.line(allSquares(model, "-1") + ">= " + -rank.getAsInt() + " ;");
        }
        text.flush();
    }

    private static String allSquares(SetCoverModel model, String coefficient) {
        StringBuilder sum = new StringBuilder();
        for (int variable = 1; variable <= model.squareCount(); variable++) {
            sum.append(coefficient).append(" x").append(variable).append(' ');
        }
        return sum.toString();
    }
}
