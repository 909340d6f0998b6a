package dev.prank.solver.draw;

import dev.prank.instances.formula.CnfFormula;
import dev.prank.solver.draw.Shape.Anchor;
import dev.prank.solver.draw.Shape.At;
import dev.prank.solver.draw.Shape.Face;
import java.util.List;

/**
 * How the clause–variable incidence graph of a formula is drawn: variables as circles, clauses as squares, edges of negative
 * literals dashed. With n variables, vertex v − 1 is variable v and vertex n + j the clause with index j.
 */
final class IncidenceMarks {

    private static final double RADIUS = 10;

    private final CnfFormula formula;
    private final Canvas canvas;

    IncidenceMarks(CnfFormula formula, Canvas canvas) {
        this.formula = formula;
        this.canvas = canvas;
    }

    /** @param places from the variable to the clause, or the other way round */
    void drawEdge(int variable, int clause, List<At> places) {
        Style line = Style.line(Ink.BLACK, 1.1);
        canvas.add(new Shape.Path(places, false, isPositive(variable, clause) ? line : line.asDashed()));
    }

    /** + or − at the middle of a straight edge. */
    void drawSign(int variable, int clause, At from, At to) {
        At middle = new At((from.x() + to.x()) / 2, (from.y() + to.y()) / 2);
        canvas.circle(middle, 6, Style.filled(Ink.WHITE));
        canvas.text(
                middle.x(),
                middle.y() + 4,
                isPositive(variable, clause) ? "+" : "\u2212",
                12,
                Anchor.MIDDLE,
                Face.BOLD);
    }

    /** A vertex with its name, in at most the given size. */
    void drawVertex(int vertex, At at, double mostRadius) {
        double radius = Math.min(RADIUS, mostRadius);
        boolean isVariable = vertex < formula.variableCount();
        Style outline = Style.line(Ink.BLACK, 1);
        if (isVariable) {
            canvas.circle(at, radius, outline.filledWith(Ink.SKY_BLUE, 1));
        } else {
            canvas.square(at, 0.9 * radius, outline.filledWith(Ink.ORANGE, 1));
        }
        canvas.text(at.x(), at.y() + 0.35 * radius, name(vertex), radius, Anchor.MIDDLE, Face.PLAIN);
    }

    String name(int vertex) {
        int variables = formula.variableCount();
        return vertex < variables
                ? Projection.indexed("x", vertex + 1)
                : Projection.indexed("C", vertex - variables + 1);
    }

    private boolean isPositive(int variable, int clause) {
        return formula.clauses()
                .get(clause - formula.variableCount())
                .literals()
                .contains(variable + 1);
    }
}
