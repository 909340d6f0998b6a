package dev.prank.solver.cli;

import dev.prank.instances.Verdict;
import dev.prank.reductions.hardness.CostProof;
import dev.prank.reductions.hardness.Side;
import dev.prank.reductions.hardness.Sides;
import dev.prank.reductions.hardness.Symmetry;
import dev.prank.reductions.hardness.Tile;
import dev.prank.reductions.hardness.TileCosts;
import dev.prank.reductions.hardness.TilePoint;
import dev.prank.reductions.hardness.TileShape;
import dev.prank.reductions.hardness.TileSpacing;
import dev.prank.reductions.hardness.TileVerification;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A verification of the tiles for people: what is checked, why that is enough, and every proof. */
final class GadgetsText {

    private static final String INTRODUCTION = """
            The tiles from which a formula becomes points, verified from scratch.

            A layout puts tiles in cells of side 8; all lengths and points are in eighths of a cell. A tile has interior
            points (o) and ports (W, E, S, N) in the middle of sides. Where two neighbouring tiles both have a port at the
            side between them, the port is one point. All points are to be covered by closed squares of side 2.

            What is checked:
            (a) No square holds interior points of two tiles, or an interior point and a port of another tile, or two ports.
            (b) For every tile and every set S of its ports, the cost of S: the least number of squares that cover the
                interior and S. Let k be the cost of no ports. S is tight when its cost is k.
            (c) The tight sets are those of the tile's purpose.

            Why that is enough: let r be the sum of k over all tiles. The points can be covered by r squares exactly when each
            port can be given to one of its two tiles such that every tile gets a tight set; fewer than r never suffice.
            Proof. Take any cover. By (a) a square with an interior point belongs to one tile and helps only with ports of that
            tile. Give each port to the tile of a square that holds it, or to either of its tiles when that square has no
            interior point. Each tile needs k squares of its own for its interior alone, so there are at least r. If there are
            exactly r, every square belongs to a tile, and each tile covers the ports it was given with k squares: a tight
            set. Conversely, tight sets give a cover of r squares. So what a layout can do depends on its tight sets alone,
            and these say by (c) that wires, clauses and variables work as in the formula.

            Costs
            -----
            To check a cost by hand: the squares of side 2 around the given centres hold all points, so the cost is at most
            their number. No two of the given points differ by 2 or less in both coordinates, so no square holds two of
            them, and the cost is at least their number. Both numbers are equal.
            """;

    private static final int ROWS = TilePoint.TILE + 1;

    private final StringBuilder text = new StringBuilder();
    private final TileVerification verification;

    private GadgetsText(TileVerification verification) {
        this.verification = verification;
    }

    static String of(TileVerification verification, boolean allPositions) {
        GadgetsText text = new GadgetsText(verification);
        text.text.append(INTRODUCTION);
        text.addTiles(allPositions);
        text.addDistances();
        text.addRadii();
        text.addWrongTiles();
        text.addSummary();
        return text.text.toString();
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }

    private void heading(String heading) {
        line("");
        line(heading);
        line("-".repeat(heading.length()));
    }

    private static String shown(Verdict verdict, String accepted) {
        return verdict.match(() -> accepted, reason -> "WRONG: " + reason);
    }

    private void addTiles(boolean allPositions) {
        for (int t = 0; t < Tile.all().size(); t++) {
            Tile tile = Tile.all().get(t);
            TileCosts costs = verification.tiles().get(t);
            if (allPositions || tile.symmetry() == Symmetry.IDENTITY) {
                addTile(costs);
                line("  " + (allPositions ? shown(costs.check(), "verified") : positions(tile)));
            }
        }
    }

    private String positions(Tile tile) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int t = 0; t < Tile.all().size(); t++) {
            if (Tile.all().get(t).type() == tile.type()) {
                verdicts.add(verification.tiles().get(t).check());
            }
        }
        return verdicts.stream()
                .filter(verdict -> !verdict.isAccepted())
                .findFirst()
                .map(verdict -> shown(verdict, ""))
                .orElse("verified, each from its own points: " + Table.count(verdicts.size(), "position"));
    }

    private void addTile(TileCosts costs) {
        TileShape shape = costs.claim().shape();
        line("");
        line(costs.claim().name() + ": ports " + Sides.name(shape.ports()) + ", k = " + shape.squares());
        line("  " + costs.claim().meaning().sentence());
        List<String> picture = picture(shape);
        List<String> table = table(costs);
        for (int row = 0; row < Math.max(picture.size(), table.size()); row++) {
            String left = row < picture.size() ? picture.get(row) : " ".repeat(2 * ROWS - 1);
            line("  " + left + "   " + (row < table.size() ? table.get(row) : ""));
        }
    }

    /** The 9 × 9 lattice points of the tile, north above. */
    private static List<String> picture(TileShape shape) {
        List<TilePoint> ports = shape.ports().stream().map(Side::port).toList();
        List<String> lines = new ArrayList<>();
        for (int y = TilePoint.TILE; y >= 0; y--) {
            List<String> marks = new ArrayList<>();
            for (int x = 0; x <= TilePoint.TILE; x++) {
                TilePoint point = new TilePoint(x, y);
                int port = ports.indexOf(point);
                marks.add(
                        shape.interior().contains(point)
                                ? "o"
                                : port < 0 ? "." : Sides.name(shape.ports()).substring(port, port + 1));
            }
            lines.add(String.join(" ", marks));
        }
        return lines;
    }

    private static List<String> table(TileCosts costs) {
        List<String> centres = new ArrayList<>(List.of("squares centred at"));
        costs.entries().forEach(entry -> centres.add(places(entry.squares())));
        int width = centres.stream().mapToInt(String::length).max().getAsInt();
        List<String> lines = new ArrayList<>();
        lines.add("ports  cost    " + padded(centres.get(0), width) + "  no two in one square");
        for (int e = 0; e < costs.entries().size(); e++) {
            CostProof entry = costs.entries().get(e);
            lines.add(padded(Sides.name(entry.ports()), 7)
                    + padded(entry.cost() + (costs.isTight(entry) ? " tight" : ""), 8)
                    + padded(centres.get(e + 1), width) + "  " + places(entry.packing()));
        }
        return lines;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String places(List<?> places) {
        return places.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private void addDistances() {
        heading("Distances");
        line(
                "The least distance (larger one of the two coordinates' differences) over all pairs of tiles and all cells that");
        line(
                "touch, also at a corner; for two ports also within a tile. Last column: points in cells that do not touch are at least");
        line("so far apart, by the extents of the tiles.");
        line("");
        for (TileSpacing.Clearance clearance : verification.spacing().clearances()) {
            String least = clearance
                    .nearest()
                    .map(pair -> Integer.toString(pair.distance()))
                    .orElse("-");
            line(clearance.condition().label() + "  "
                    + padded(clearance.condition().subject(), 54) + padded(least, 4) + clearance.beyond());
            clearance.nearest().ifPresent(pair -> line("    " + pair));
        }
        line(shown(verification.spacing().check(TilePoint.REACH), "All are more than 2: no square serves two tiles."));
    }

    private void addRadii() {
        heading("Radius");
        line(
                "All coordinates are whole eighths. So two points fit into a square of side 2ε cells exactly when they differ by");
        line(
                "at most d = ⌊16ε⌋ eighths in both coordinates, and points of which every two fit do so together. Above, d = 2.");
        line("");
        for (TileVerification.ReachVerdict reach : verification.reaches()) {
            line("d = " + reach.reach() + "  "
                    + reach.verdict().match(() -> "everything holds", reason -> "fails: " + reason));
        }
        line("For every larger d the last reason stands, so everything holds exactly for "
                + verification.radii().stream()
                        .map(range -> range.least() + " ≤ ε < " + range.limit())
                        .collect(Collectors.joining(" and ", "", "."))
                + (verification.radii().isEmpty() ? " no ε" : ""));
    }

    private void addWrongTiles() {
        heading("Wrong tiles, for comparison");
        for (TileVerification.WrongTile tile : verification.wrongTiles()) {
            line(tile.verdict()
                    .match(
                            () -> tile.claim().name() + ": NOTHING WRONG FOUND",
                            reason -> reason.startsWith(tile.claim().name())
                                    ? reason
                                    : tile.claim().name() + ": " + reason));
        }
    }

    private void addSummary() {
        long costs = verification.tiles().stream()
                .mapToLong(tile -> tile.entries().size())
                .sum();
        line("");
        line(verification
                .verdict()
                .match(
                        () -> "verified: " + verification.tiles().size() + " tiles, " + costs
                                + " costs, each with its proof; "
                                + verification.wrongTiles().size() + " wrong tiles found to be wrong",
                        reason -> "rejected: " + reason));
    }
}
