package dev.prank.reductions.hardness;

import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * From any formula in conjunctive normal form straight to a tile grid, with crossings where wires meet: no planarity is needed.
 *
 * <p><b>Construction.</b> The L literal occurrences, sorted by variable and the negative ones first, get the columns 0 … L − 1. The
 * northernmost row holds one variable tile per occurrence, joined along each variable; below it, clause j has row m − j. A wire goes
 * south from each occurrence to the row of its clause. Along that row runs the disjunction of the literals met so far, from the
 * clause's first column to its last. Wires that meet it on their way further south cross it. Clauses of one literal end in a dead
 * end. A formula with an empty clause becomes two dead ends at one port, a grid without a witness; a formula without clauses becomes
 * the grid without tiles.
 *
 * <p><b>Proof.</b> Say that a port speaks true when the tile on the side of its variable covers it. For x true every tile of x owns
 * its eastern port, and the positive ones the southern one too; for x false the western one, and the negative ones the southern one
 * too. By the tight sets of the tiles these are the only choices up to giving a port away, which only makes a literal false: a
 * southern port speaks true only if its literal is. A wire or crossing passes on at most what comes in. In the row of clause j the
 * eastern port of a tile speaks true only if the western or northern one does, and the last tile needs one of its two ports to be
 * covered from outside: some literal of the clause is true. Conversely a model gives tight sets everywhere. So the grid has a
 * witness exactly when the formula is satisfiable.
 *
 * <p>At most L(m + 1) tiles; time and space are linear in their number, after the occurrences are sorted in O(L log L).
 */
public final class DirectRoute implements FormulaToTileGrid {

    private static final Tile CROSSING = Tile.of(TileType.CROSSING, Symmetry.IDENTITY);
    private static final Tile VERTICAL = Tile.of(TileType.STRAIGHT, EnumSet.of(Side.SOUTH, Side.NORTH));
    private static final Tile HORIZONTAL = Tile.of(TileType.STRAIGHT, EnumSet.of(Side.WEST, Side.EAST));
    private static final Tile UNIT = Tile.of(TileType.DEAD_END, EnumSet.of(Side.NORTH));
    private static final Tile FIRST = Tile.of(TileType.CORNER, EnumSet.of(Side.NORTH, Side.EAST));
    private static final Tile LAST = Tile.of(TileType.CORNER, EnumSet.of(Side.NORTH, Side.WEST));
    private static final Tile OR = Tile.of(TileType.CLAUSE, EnumSet.of(Side.WEST, Side.EAST, Side.NORTH));
    private static final Tile POSITIVE = Tile.variable(Side.WEST, EnumSet.of(Side.EAST, Side.SOUTH));
    private static final Tile NEGATIVE = Tile.variable(Side.EAST, EnumSet.of(Side.WEST, Side.SOUTH));

    /** More cells than any machine has memory for; the arrays of a grid could not be indexed. */
    private static final long CELL_LIMIT = Integer.MAX_VALUE / 16;

    /** The number of a clause takes no more. */
    private static final int CLAUSE_BITS = 31;

    private final CnfFormula source;
    private final TileGrid target;
    /** The literal of each column, and the number of its clause from 1. */
    private final int[] literals;

    private final int[] clauses;

    /** @throws IllegalArgumentException when the grid would have more than about 10⁸ cells */
    public DirectRoute(CnfFormula source) {
        this.source = Objects.requireNonNull(source, "source");
        boolean hasEmptyClause = source.clauses().stream().anyMatch(clause -> clause.size() == 0);
        int columns = hasEmptyClause
                ? 0
                : Math.toIntExact(
                        source.clauses().stream().mapToLong(Clause::size).sum());
        if (columns * (source.clauses().size() + 1L) > CELL_LIMIT) {
            throw new IllegalArgumentException("the grid would have " + columns + " columns and "
                    + (source.clauses().size() + 1) + " rows, too many cells");
        }
        this.literals = new int[columns];
        this.clauses = new int[columns];
        if (hasEmptyClause) {
            this.target = new TileGrid(List.of(
                    PlacedTile.of(0, 0, Tile.of(TileType.DEAD_END, EnumSet.of(Side.EAST))),
                    PlacedTile.of(1, 0, Tile.of(TileType.DEAD_END, EnumSet.of(Side.WEST)))));
        } else {
            sortOccurrences();
            this.target = new TileGrid(tiles());
        }
    }

    /** By variable, then negative before positive, then by clause. */
    private void sortOccurrences() {
        long[] order = new long[literals.length];
        int size = 0;
        for (int j = 1; j <= source.clauses().size(); j++) {
            for (int literal : source.clauses().get(j - 1).literals()) {
                // 2v for ¬v and 2v + 1 for v, with the clause in the lower bits.
                long place = 2L * Math.abs(literal) + (literal > 0 ? 1 : 0);
                order[size++] = place << CLAUSE_BITS | j;
            }
        }
        Arrays.sort(order);
        for (int c = 0; c < size; c++) {
            long place = order[c] >> CLAUSE_BITS;
            literals[c] = (int) (place / 2) * (place % 2 == 1 ? 1 : -1);
            clauses[c] = (int) (order[c] & Integer.MAX_VALUE);
        }
    }

    private List<PlacedTile> tiles() {
        int rows = source.clauses().size();
        int columns = literals.length;
        int[] first = new int[rows + 1];
        int[] last = new int[rows + 1];
        Arrays.fill(first, columns);
        for (int c = 0; c < columns; c++) {
            first[clauses[c]] = Math.min(first[clauses[c]], c);
            last[clauses[c]] = c;
        }
        List<PlacedTile> tiles = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            Set<Side> open = EnumSet.of(Side.SOUTH);
            if (c > 0 && isSameVariable(c - 1, c)) {
                open.add(Side.WEST);
            }
            if (c + 1 < columns && isSameVariable(c, c + 1)) {
                open.add(Side.EAST);
            }
            tiles.add(new PlacedTile(c, rows, literals[c] > 0 ? POSITIVE : NEGATIVE, open));
        }
        // The columns whose wires still go on, as a linked list, so that empty cells cost no time.
        int[] following = new int[columns + 1];
        for (int c = 0; c <= columns; c++) {
            following[c] = c;
        }
        for (int j = 1; j <= rows; j++) {
            int row = rows - j;
            int beyond = 0;
            int previous = -1;
            for (int c = following[0]; c < columns; c = following[c + 1]) {
                for (int gap = Math.max(beyond, first[j]); gap < c && gap < last[j]; gap++) {
                    tiles.add(PlacedTile.of(gap, row, HORIZONTAL));
                }
                boolean isInside = first[j] < c && c < last[j];
                tiles.add(PlacedTile.of(
                        c, row, clauses[c] == j ? gate(c, first[j], last[j]) : isInside ? CROSSING : VERTICAL));
                if (clauses[c] != j) {
                    following[previous + 1] = c;
                    previous = c;
                }
                beyond = c + 1;
            }
            following[previous + 1] = columns;
        }
        return tiles;
    }

    private boolean isSameVariable(int column, int other) {
        return Math.abs(literals[column]) == Math.abs(literals[other]);
    }

    private static Tile gate(int column, int first, int last) {
        if (first == last) {
            return UNIT;
        }
        return column == first ? FIRST : column == last ? LAST : OR;
    }

    @Override
    public CnfFormula source() {
        return source;
    }

    @Override
    public TileGrid target() {
        return target;
    }

    /** Wires are straight: corners only begin and end clauses. */
    @Override
    public int bendCount() {
        return 0;
    }

    /** Linear time. */
    @Override
    public PortOwners pushForward(Assignment model) {
        if (!model.satisfies(source)) {
            throw new IllegalArgumentException("the assignment does not satisfy the formula");
        }
        int top = source.clauses().size();
        BitSet first = new BitSet(target.ports().size());
        int row = -1;
        boolean isTrueSoFar = false;
        for (int p = 0; p < target.ports().size(); p++) {
            TileGrid.Port port = target.ports().get(p);
            PlacedTile tile = target.tiles().get(port.first());
            if (port.side() == Side.NORTH) {
                first.set(p, !model.satisfies(literals[tile.column()]));
            } else if (tile.row() == top) {
                first.set(p, model.value(Math.abs(literals[tile.column()])));
            } else {
                // Ports come row by row and from west to east; a row's first one is at the first literal of its clause.
                if (tile.row() != row) {
                    row = tile.row();
                    isTrueSoFar = false;
                }
                int column = tile.column();
                isTrueSoFar |= clauses[column] == top - row && model.satisfies(literals[column]);
                first.set(p, isTrueSoFar);
            }
        }
        return new PortOwners(target.ports().size(), first);
    }

    /**
     * A variable with both signs is true when the port between its last negative and its first positive tile is covered from the
     * west. Others have the value of the sign that occurs; false when none does.
     */
    @Override
    public Optional<Assignment> read(PortOwners owners) {
        if (owners.portCount() != target.ports().size()) {
            throw new IllegalArgumentException("there are owners for " + owners.portCount()
                    + " ports, but the grid has " + target.ports().size());
        }
        Boolean[] values = new Boolean[source.variableCount()];
        Arrays.fill(values, false);
        for (int c = 0; c < literals.length; c++) {
            boolean isFirstPositive = literals[c] > 0 && (c == 0 || literals[c - 1] != literals[c]);
            if (isFirstPositive) {
                boolean isPure = c == 0 || literals[c - 1] != -literals[c];
                values[literals[c] - 1] = isPure
                        || owners.isFirst(target.port(
                                target.indexOf(c - 1, source.clauses().size()), Side.EAST));
            }
        }
        return Optional.of(new Assignment(List.of(values))).filter(assignment -> assignment.satisfies(source));
    }
}
