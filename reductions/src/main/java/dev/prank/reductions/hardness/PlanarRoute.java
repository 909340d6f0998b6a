package dev.prank.reductions.hardness;

import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.reductions.formula.FormulaToRestrictedPlanar;
import dev.prank.reductions.formula.Recognition;
import dev.prank.reductions.formula.RestrictedPlanarFormula;
import dev.prank.reductions.planar.Cell;
import dev.prank.reductions.planar.Edge;
import dev.prank.reductions.planar.OrthogonalDrawer;
import dev.prank.reductions.planar.OrthogonalDrawing;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The paper's route (Theorem 6.1): the clause–variable graph of a restricted planar formula is drawn on the integer grid, and every
 * cell of the drawing becomes a tile. Other formulas go through {@link FormulaToRestrictedPlanar} first.
 *
 * <p><b>Construction.</b> A variable with two positive occurrences becomes a three-port variable tile, one with a single positive
 * occurrence a straight tile or corner. A clause of three literals becomes a clause tile, one of two literals a straight tile or corner.
 * All other cells of the edges are straight tiles and corners.
 *
 * <p><b>Proof.</b> A variable tile owns positive ports or the negative port, never both. A wire owns at most one of its two ports, so
 * what its far end gets from outside came in at its near end. A clause tile leaves at least one port to be covered from outside. Call a
 * variable false when its tile owns the negative port: then in each clause a true literal arrives. Conversely, given a model, cover
 * the ports of an edge from the variable's side when its literal is true and from the clause's side when it is false; all sets are tight.
 *
 * <p>Time and space are those of the steps and linear in the number of cells.
 */
public final class PlanarRoute implements FormulaToTileGrid {

    private final CnfFormula source;
    /** Empty when the source is restricted and planar itself. */
    private final Optional<FormulaToRestrictedPlanar> detour;

    private final RestrictedPlanarFormula restricted;
    private final OrthogonalDrawing drawing;
    private final TileGrid target;

    /** Makes the formula restricted and planar where it is not. */
    public PlanarRoute(CnfFormula source) {
        this.source = Objects.requireNonNull(source, "source");
        Recognition recognition = RestrictedPlanarFormula.recognise(source);
        this.detour = recognition.match(
                formula -> Optional.empty(), reason -> Optional.of(new FormulaToRestrictedPlanar(source)));
        this.restricted = detour.map(FormulaToRestrictedPlanar::target).orElseGet(recognition::requireRecognised);
        this.drawing = OrthogonalDrawer.draw(restricted.embedding());
        this.target = new TileGrid(tiles());
    }

    private List<PlacedTile> tiles() {
        List<Set<Side>> sides = new ArrayList<>();
        drawing.vertices().forEach(vertex -> sides.add(EnumSet.noneOf(Side.class)));
        List<PlacedTile> tiles = new ArrayList<>();
        for (Edge edge : drawing.paths().keySet()) {
            // From the variable to the clause: variables have the smaller vertex numbers.
            List<Cell> path = drawing.cells(edge);
            sides.get(edge.lower()).add(side(path.get(0), path.get(1)));
            sides.get(edge.upper()).add(side(path.get(path.size() - 1), path.get(path.size() - 2)));
            for (int i = 1; i < path.size() - 1; i++) {
                Set<Side> ends = EnumSet.of(side(path.get(i), path.get(i - 1)), side(path.get(i), path.get(i + 1)));
                tiles.add(placed(path.get(i), wire(ends)));
            }
        }
        int variables = restricted.formula().variableCount();
        for (int vertex = 0; vertex < sides.size(); vertex++) {
            Set<Side> ports = sides.get(vertex);
            tiles.add(placed(
                    drawing.vertices().get(vertex),
                    ports.size() == 2
                            ? wire(ports)
                            : vertex < variables ? variable(vertex, ports) : Tile.of(TileType.CLAUSE, ports)));
        }
        return tiles;
    }

    private static PlacedTile placed(Cell cell, Tile tile) {
        return PlacedTile.of(cell.column(), cell.row(), tile);
    }

    private static Tile wire(Set<Side> ends) {
        boolean isStraight = ends.contains(ends.iterator().next().opposite());
        return Tile.of(isStraight ? TileType.STRAIGHT : TileType.CORNER, ends);
    }

    private Tile variable(int vertex, Set<Side> ports) {
        Side negative = negativeSide(vertex);
        Set<Side> positive = EnumSet.copyOf(ports);
        positive.remove(negative);
        return Tile.variable(negative, positive);
    }

    /** The side at which the edge of the negative occurrence leaves. */
    private Side negativeSide(int vertex) {
        int variables = restricted.formula().variableCount();
        int clause = restricted.embedding().neighbours(vertex).stream()
                .filter(neighbour -> restricted
                        .formula()
                        .clauses()
                        .get(neighbour - variables)
                        .literals()
                        .contains(-vertex - 1))
                .findAny()
                .orElseThrow();
        List<Cell> path = drawing.paths().get(new Edge(vertex, clause));
        return side(path.get(0), path.get(1));
    }

    private static Side side(Cell from, Cell to) {
        if (from.row() == to.row()) {
            return to.column() > from.column() ? Side.EAST : Side.WEST;
        }
        return to.row() > from.row() ? Side.NORTH : Side.SOUTH;
    }

    @Override
    public CnfFormula source() {
        return source;
    }

    /** The restricted planar formula that is drawn; the source itself where it is one. */
    public RestrictedPlanarFormula restricted() {
        return restricted;
    }

    /** Variable v of {@link #restricted} is vertex v − 1, its clause with index j the vertex that many variables further. */
    public OrthogonalDrawing drawing() {
        return drawing;
    }

    @Override
    public TileGrid target() {
        return target;
    }

    @Override
    public int bendCount() {
        return drawing.bendCount();
    }

    @Override
    public PortOwners pushForward(Assignment model) {
        if (!model.satisfies(source)) {
            throw new IllegalArgumentException("the assignment does not satisfy the formula");
        }
        Assignment drawn = detour.map(way -> way.pushForward(model)).orElse(model);
        int variables = restricted.formula().variableCount();
        BitSet first = new BitSet(target.ports().size());
        for (Edge edge : drawing.paths().keySet()) {
            Clause clause = restricted.formula().clauses().get(edge.upper() - variables);
            int positive = edge.lower() + 1;
            boolean isTrue = drawn.satisfies(clause.literals().contains(positive) ? positive : -positive);
            // From the variable to the clause: variables have the smaller vertex numbers.
            List<Cell> path = drawing.cells(edge);
            for (int i = 1; i < path.size(); i++) {
                Cell nearVariable = path.get(i - 1);
                Side side = side(nearVariable, path.get(i));
                boolean variableIsFirst = side == Side.EAST || side == Side.NORTH;
                first.set(
                        target.port(target.indexOf(nearVariable.column(), nearVariable.row()), side),
                        isTrue == variableIsFirst);
            }
        }
        return new PortOwners(target.ports().size(), first);
    }

    @Override
    public Optional<Assignment> read(PortOwners owners) {
        if (owners.portCount() != target.ports().size()) {
            throw new IllegalArgumentException("there are owners for " + owners.portCount()
                    + " ports, but the grid has " + target.ports().size());
        }
        List<Boolean> values = new ArrayList<>();
        for (int vertex = 0; vertex < restricted.formula().variableCount(); vertex++) {
            Cell cell = drawing.vertices().get(vertex);
            values.add(!target.owned(target.indexOf(cell.column(), cell.row()), owners)
                    .contains(negativeSide(vertex)));
        }
        Assignment drawn = new Assignment(values);
        return Optional.of(drawn)
                .filter(assignment -> assignment.satisfies(restricted.formula()))
                .map(assignment -> detour.map(way -> way.pullBack(assignment)).orElse(assignment));
    }
}
