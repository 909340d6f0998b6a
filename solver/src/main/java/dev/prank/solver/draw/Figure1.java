package dev.prank.solver.draw;

import dev.prank.instances.cover.PointCover;
import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.reductions.hardness.PlanarRoute;
import dev.prank.reductions.hardness.TileGrid;
import dev.prank.reductions.hardness.TileGridToPointCover;
import dev.prank.reductions.planar.Cell;
import dev.prank.reductions.planar.Edge;
import dev.prank.reductions.planar.OrthogonalDrawing;
import dev.prank.solver.draw.Shape.Anchor;
import dev.prank.solver.draw.Shape.At;
import dev.prank.solver.draw.Shape.Face;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The paper's Figure 1 with a formula of our own: (a) a satisfiable restricted formula; (b) its planar incidence graph; (c) the
 * graph on the integer grid; (d) the drawing divided into tiles; (e) the source points of all tiles; (f) a cover of them by as
 * many squares as the reduction allows. Panels (c) to (f) are computed by {@link PlanarRoute} and {@link TileGridToPointCover}.
 */
public final class Figure1 {

    private static final double SIDE = 215;

    /** Restricted, planar, and true when all variables are. */
    static final CnfFormula FORMULA =
            new CnfFormula(4, List.of(Clause.of(-1, 2), Clause.of(1, -2, 3), Clause.of(2, -3, 4), Clause.of(1, -4)));

    /** Where the vertices of the incidence graph are in panel (b): first the variables, then the clauses. */
    static final List<At> PLACES = List.of(
            new At(3, 2.2),
            new At(0, 3),
            new At(1.1, 1),
            new At(2.1, 0),
            new At(1.6, 3),
            new At(1.1, 2),
            new At(0, 0),
            new At(3, 1));

    private Figure1() {}

    public static Picture make() {
        PlanarRoute route = new PlanarRoute(FORMULA);
        TileGrid grid = route.target();
        TileGridToPointCover reduction = new TileGridToPointCover(grid);
        PointCover cover = reduction.pushForward(route.pushForward(new Assignment(List.of(true, true, true, true))));
        List<Picture> panels = List.of(
                formulaPanel(),
                graphPanel(),
                drawingPanel(route.drawing()),
                tilesPanel(grid, route.drawing()),
                GridPicture.pointsPanel(grid, SIDE),
                GridPicture.coverPanel(grid, cover, reduction.target().radius(), SIDE));
        return Panels.of(
                "From a formula to points",
                "Example of the reduction from restricted Boolean satisfiability to uniform point cover. (a) A satisfiable"
                        + " restricted formula. (b) Its planar bipartite clause–variable incidence graph (circles: variables,"
                        + " squares: clauses, dashed edges: negative literals). (c) The graph embedded onto an integer grid."
                        + " (d) The embedding divided into unit tiles. (e) The h = "
                        + reduction.target().points().size() + " source points of all tiles. (f) A (" + cover.value()
                        + ", " + reduction.target().radius()
                        + ")-cover of the source points (diamonds: covering points, with their squares).",
                panels,
                3);
    }

    private static Picture formulaPanel() {
        Canvas canvas = new Canvas();
        List<Clause> clauses = FORMULA.clauses();
        double size = 15;
        double lineHeight = 1.9 * size;
        double top = (SIDE - clauses.size() * lineHeight) / 2;
        for (int j = 0; j < clauses.size(); j++) {
            String text = clauses.get(j).literals().stream()
                    .map(literal -> (literal < 0 ? "¬" : "") + Projection.indexed("x", Math.abs(literal)))
                    .collect(Collectors.joining(" ∨ ", "(", ")"));
            double y = top + (j + 0.7) * lineHeight;
            canvas.text(SIDE / 2, y, (j == 0 ? "" : "∧ ") + text, size, Anchor.MIDDLE, Face.PLAIN);
        }
        return new Picture(SIDE, SIDE, "formula", "formula", canvas.shapes());
    }

    private static Picture graphPanel() {
        Bounds bounds = Bounds.around(PLACES).paddedBy(0.3);
        View view = new View(bounds, SIDE / Math.max(bounds.width(), bounds.height()), 0, 0);
        Canvas canvas = new Canvas();
        IncidenceMarks marks = new IncidenceMarks(FORMULA, canvas);
        List<Edge> edges = edges();
        for (Edge edge : edges) {
            At from = view.at(PLACES.get(edge.lower()));
            At to = view.at(PLACES.get(edge.upper()));
            marks.drawEdge(edge.lower(), edge.upper(), List.of(from, to));
        }
        for (Edge edge : edges) {
            marks.drawSign(
                    edge.lower(), edge.upper(), view.at(PLACES.get(edge.lower())), view.at(PLACES.get(edge.upper())));
        }
        for (int vertex = 0; vertex < PLACES.size(); vertex++) {
            marks.drawVertex(vertex, view.at(PLACES.get(vertex)), SIDE);
        }
        return new Picture(view.width(), view.height(), "incidence graph", "incidence graph", canvas.shapes());
    }

    /** Each from the variable to the clause. */
    static List<Edge> edges() {
        List<Edge> edges = new ArrayList<>();
        for (int j = 0; j < FORMULA.clauses().size(); j++) {
            for (int literal : FORMULA.clauses().get(j).literals()) {
                edges.add(new Edge(Math.abs(literal) - 1, FORMULA.variableCount() + j));
            }
        }
        return edges;
    }

    private static Picture drawingPanel(OrthogonalDrawing drawing) {
        Bounds bounds = new Bounds(0, drawing.width(), 0, drawing.height()).paddedBy(0.25);
        View view = new View(bounds, SIDE / Math.max(bounds.width(), bounds.height()), 0, 0);
        Canvas canvas = new Canvas();
        Style raster = Style.line(Ink.LIGHT_GREY, 0.5);
        for (int column = 0; column < drawing.width(); column++) {
            canvas.line(view.at(column + 0.5, 0), view.at(column + 0.5, drawing.height()), raster);
        }
        for (int row = 0; row < drawing.height(); row++) {
            canvas.line(view.at(0, row + 0.5), view.at(drawing.width(), row + 0.5), raster);
        }
        IncidenceMarks marks = new IncidenceMarks(FORMULA, canvas);
        for (Map.Entry<Edge, List<Cell>> path : drawing.paths().entrySet()) {
            List<At> places =
                    path.getValue().stream().map(cell -> middle(view, cell)).toList();
            marks.drawEdge(path.getKey().lower(), path.getKey().upper(), places);
        }
        drawVertices(marks, view, drawing, 0.36);
        return new Picture(view.width(), view.height(), "grid embedding", "grid embedding", canvas.shapes());
    }

    private static Picture tilesPanel(TileGrid grid, OrthogonalDrawing drawing) {
        Picture tiles = GridPicture.tilesPanel(grid, SIDE);
        Canvas canvas = new Canvas();
        canvas.addMoved(tiles.shapes(), 0, 0);
        View view = GridPicture.panelView(grid, SIDE);
        drawVertices(new IncidenceMarks(FORMULA, canvas), view, drawing, 0.25);
        return new Picture(tiles.width(), tiles.height(), "tiles", "tiles", canvas.shapes());
    }

    /** @param part of a cell that a mark may reach to */
    private static void drawVertices(IncidenceMarks marks, View view, OrthogonalDrawing drawing, double part) {
        for (int vertex = 0; vertex < drawing.vertices().size(); vertex++) {
            marks.drawVertex(vertex, middle(view, drawing.vertices().get(vertex)), part * view.scale());
        }
    }

    private static At middle(View view, Cell cell) {
        return view.at(cell.column() + 0.5, cell.row() + 0.5);
    }
}
