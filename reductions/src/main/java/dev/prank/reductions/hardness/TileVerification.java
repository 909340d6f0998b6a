package dev.prank.reductions.hardness;

import dev.prank.instances.Verdict;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Verifies from scratch everything that {@link TileGridToPointCover} takes for granted of the tiles. Immutable.
 *
 * <ul>
 *   <li>Every cost of every tile in every position, with a cover and a packing of equal size as its proof ({@link CostProof}).
 *   <li>That the sets of ports which need no further square are those of the tile's purpose ({@link TileMeaning}).
 *   <li>The conditions a1 to a3 between all tiles ({@link TileSpacing}).
 *   <li>The radii for which all of this holds. All coordinates are whole eighths of a tile, so two points fit into a square of side
 *       2ε tiles exactly when they differ by at most ⌊16ε⌋ in each coordinate, and points of which every two fit do so together. So
 *       it is enough to look at the <em>reach</em> ⌊16ε⌋ = 0, 1, 2, ….
 * </ul>
 *
 * <p>Neither the claimed tables nor the oracle are trusted: the tables are compared with proved costs, and a cost is proved by
 * integer comparisons that use no search. To show that it can fail, the same is done for tiles that are known to be wrong.
 */
public final class TileVerification {

    /**
     * Whether everything holds for all radii ε with ⌊16ε⌋ = {@code reach}.
     *
     * @param verdict rejected with the first reason
     */
    public record ReachVerdict(int reach, Verdict verdict) {}

    /**
     * A range of radii.
     *
     * @param least belongs to the range, in tiles
     * @param limit does not belong to the range, in tiles
     */
    public record RadiusRange(Rational least, Rational limit) {}

    /**
     * A tile that is known to be wrong.
     *
     * @param verdict accepted when nothing wrong was found
     */
    public record WrongTile(TileClaim claim, Verdict verdict) {}

    private final List<TileCosts> tiles;
    private final TileSpacing spacing;
    private final List<ReachVerdict> reaches;
    private final List<WrongTile> wrongTiles;

    private TileVerification(
            List<TileCosts> tiles, TileSpacing spacing, List<ReachVerdict> reaches, List<WrongTile> wrongTiles) {
        this.tiles = tiles;
        this.spacing = spacing;
        this.reaches = reaches;
        this.wrongTiles = wrongTiles;
    }

    /** Verifies all tiles of this program and looks for what is wrong with {@link WrongTiles}. */
    public static TileVerification ofAllTiles(LeastCoverOracle oracle) {
        return of(TileClaim.all(), WrongTiles.all(), oracle);
    }

    /**
     * Verifies the claims about tiles that may stand next to each other.
     *
     * @param wrong known to be wrong; each is put next to the others
     */
    public static TileVerification of(List<TileClaim> claims, List<TileClaim> wrong, LeastCoverOracle oracle) {
        List<TileCosts> tiles = claims.stream()
                .map(claim -> TileCosts.of(claim, TilePoint.REACH, oracle))
                .toList();
        TileSpacing spacing = TileSpacing.of(claims);
        List<WrongTile> wrongTiles = new ArrayList<>();
        for (TileClaim claim : wrong) {
            List<TileClaim> together = new ArrayList<>(claims);
            together.add(claim);
            wrongTiles.add(new WrongTile(
                    claim,
                    firstRejection(List.of(
                            TileCosts.of(claim, TilePoint.REACH, oracle).check(),
                            TileSpacing.of(together).check(TilePoint.REACH)))));
        }
        return new TileVerification(tiles, spacing, reaches(claims, spacing, oracle), List.copyOf(wrongTiles));
    }

    /** Up to the first reach at which points of different tiles fit into one square: they do so at every larger reach too. */
    private static List<ReachVerdict> reaches(List<TileClaim> claims, TileSpacing spacing, LeastCoverOracle oracle) {
        List<ReachVerdict> reaches = new ArrayList<>();
        Verdict apart = spacing.check(0);
        for (int reach = 0; apart.isAccepted(); reach++) {
            Verdict verdict = Verdict.accepted();
            for (int t = 0; t < claims.size() && verdict.isAccepted(); t++) {
                verdict = TileCosts.of(claims.get(t), reach, oracle).check();
            }
            reaches.add(new ReachVerdict(reach, verdict));
            apart = spacing.check(reach + 1);
        }
        reaches.add(new ReachVerdict(reaches.size(), apart));
        return List.copyOf(reaches);
    }

    private static Verdict firstRejection(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> !verdict.isAccepted())
                .findFirst()
                .orElse(Verdict.accepted());
    }

    /** The cost tables for squares of side {@link TilePoint#REACH}, in the order of the claims. */
    public List<TileCosts> tiles() {
        return tiles;
    }

    public TileSpacing spacing() {
        return spacing;
    }

    /** For each reach from 0 on; at the last one the conditions a1 to a3 fail, so nothing holds for any larger reach. */
    public List<ReachVerdict> reaches() {
        return reaches;
    }

    /** Exactly the radii for which everything holds, in increasing order. */
    public List<RadiusRange> radii() {
        List<RadiusRange> ranges = new ArrayList<>();
        for (ReachVerdict reach : reaches) {
            if (reach.verdict().isAccepted()) {
                Rational least = radius(reach.reach());
                boolean goesOn = !ranges.isEmpty()
                        && ranges.get(ranges.size() - 1).limit().equals(least);
                ranges.add(new RadiusRange(
                        goesOn ? ranges.remove(ranges.size() - 1).least() : least, radius(reach.reach() + 1)));
            }
        }
        return List.copyOf(ranges);
    }

    /** The least radius of a reach, in tiles. */
    private static Rational radius(int reach) {
        return Rational.of(reach, 2 * TilePoint.TILE);
    }

    public List<WrongTile> wrongTiles() {
        return wrongTiles;
    }

    /** Everything holds for the radii that {@link TileGridToPointCover} accepts, and every wrong tile was found to be wrong. */
    public Verdict verdict() {
        List<Verdict> parts =
                new ArrayList<>(tiles.stream().map(TileCosts::check).toList());
        parts.add(spacing.check(TilePoint.REACH));
        parts.add(checkRadii());
        parts.add(checkWrongTiles());
        return firstRejection(parts);
    }

    private Verdict checkRadii() {
        boolean contained = radii().stream()
                .anyMatch(range -> range.least().compareTo(TileGridToPointCover.LEAST_RADIUS) <= 0
                        && range.limit().compareTo(TileGridToPointCover.RADIUS_LIMIT) >= 0);
        return contained
                ? Verdict.accepted()
                : Verdict.rejected("not everything holds for all radii from " + TileGridToPointCover.LEAST_RADIUS
                        + " to below " + TileGridToPointCover.RADIUS_LIMIT + " of a tile");
    }

    private Verdict checkWrongTiles() {
        Optional<WrongTile> missed =
                wrongTiles.stream().filter(tile -> tile.verdict().isAccepted()).findFirst();
        return missed.map(tile -> Verdict.rejected(
                        "nothing wrong was found in: " + tile.claim().name()))
                .orElse(Verdict.accepted());
    }
}
