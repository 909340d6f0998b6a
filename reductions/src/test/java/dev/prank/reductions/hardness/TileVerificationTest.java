package dev.prank.reductions.hardness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.prank.instances.Verdict;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The verification finds what was found by other means before the program was written, and finds every kind of mistake. */
class TileVerificationTest {

    private static final LeastCoverOracle EXACT = new LatticeSquares();

    private static final TileVerification VERIFIED = TileVerification.ofAllTiles(EXACT);

    private static String reason(Verdict verdict) {
        return verdict.match(() -> "accepted", reason -> reason);
    }

    private static String reason(TileClaim claim, LeastCoverOracle oracle) {
        return reason(TileVerification.of(List.of(claim), List.of(), oracle).verdict());
    }

    private static TileClaim claim(TileType type) {
        return TileClaim.of(Tile.of(type, Symmetry.IDENTITY));
    }

    private static TileClaim withInterior(TileClaim claim, List<TilePoint> interior) {
        TileShape shape = claim.shape();
        return new TileClaim(
                claim.name(),
                new TileShape(shape.ports(), interior, shape.squares(), shape.maximalTight()),
                claim.meaning());
    }

    @Test
    void allTilesAreVerified() {
        assertThat(reason(VERIFIED.verdict())).isEqualTo("accepted");
        assertThat(VERIFIED.tiles()).hasSize(34);
        assertThat(VERIFIED.tiles().stream().map(tile -> tile.claim().name())).doesNotHaveDuplicates();
    }

    /** k, then the sets of ports that need a further square, as they were found before the program was written. */
    @Test
    void costsAreThoseOfThePublishedTable() {
        Map<String, String> further = new HashMap<>();
        for (TileCosts tile : VERIFIED.tiles()) {
            int squares = tile.entries().get(0).cost();
            assertThat(tile.entries())
                    .allSatisfy(
                            entry -> assertThat(entry.cost()).isEqualTo(tile.isTight(entry) ? squares : squares + 1));
            further.put(
                    tile.claim().name(),
                    squares + ":"
                            + tile.entries().stream()
                                    .filter(entry -> !tile.isTight(entry))
                                    .map(entry -> " " + Sides.name(entry.ports()))
                                    .collect(Collectors.joining()));
        }

        assertThat(further)
                .containsEntry("straight", "2: WE")
                .containsEntry("corner", "1: WS")
                .containsEntry("clause", "2: WES")
                .containsEntry("variable-middle", "3: WS ES WES")
                .containsEntry("variable-arm", "2: WE WS WES")
                .containsEntry("crossing", "3: WE SN WES WEN WSN ESN WESN")
                .containsEntry("dead-end", "0: W")
                .containsEntry("four-clause", "3: WESN")
                .containsEntry("straight rotated-90", "2: SN");
    }

    /** Both halves of each proof, checked here once more from the bare coordinates. */
    @Test
    void everyEntryHasACoverAndAPackingOfItsCost() {
        for (TileCosts tile : VERIFIED.tiles()) {
            assertThat(tile.entries()).hasSize(1 << tile.claim().shape().ports().size());
            for (CostProof entry : tile.entries()) {
                Set<TilePoint> points = tile.claim().shape().interior().stream().collect(Collectors.toSet());
                entry.ports().forEach(side -> points.add(side.port()));

                assertThat(entry.squares()).hasSize(entry.claimed());
                assertThat(points)
                        .allSatisfy(point -> assertThat(entry.squares()).anySatisfy(square -> {
                            assertThat(distance(square.centreX(), point.x())).isLessThanOrEqualTo(Rational.ONE);
                            assertThat(distance(square.centreY(), point.y())).isLessThanOrEqualTo(Rational.ONE);
                        }));
                assertThat(entry.packing()).hasSize(entry.claimed()).isSubsetOf(points);
                assertThat(entry.packing())
                        .allSatisfy(one -> assertThat(entry.packing())
                                .allSatisfy(other -> assertThat(one.equals(other) || one.distance(other) >= 3)
                                        .isTrue()));
            }
        }
    }

    private static Rational distance(Rational centre, int coordinate) {
        return centre.subtract(Rational.of(coordinate)).abs();
    }

    @Test
    void pointsOfDifferentTilesKeepTheirDistance() {
        assertThat(VERIFIED.spacing().clearances())
                .extracting(
                        clearance -> clearance.condition().label(),
                        clearance -> clearance.nearest().orElseThrow().distance())
                .containsExactly(tuple("a1", 4), tuple("a2", 6), tuple("a3", 4));
        // Interior coordinates are 2 to 6 and ports 0 to 8, and cells two apart begin 16 apart.
        assertThat(VERIFIED.spacing().clearances())
                .extracting(TileSpacing.Clearance::beyond)
                .containsExactly(12, 10, 8);
    }

    /** The extents are right: no pair at offset 2 is nearer than they say. */
    @Test
    void cellsTwoApartAreAsFarAsTheExtentsSay() {
        int interiors = Integer.MAX_VALUE;
        int ports = Integer.MAX_VALUE;
        for (Tile first : Tile.all()) {
            for (Tile second : Tile.all()) {
                for (int rows = -3; rows <= 3; rows++) {
                    for (TilePoint point : first.shape().interior()) {
                        for (TilePoint other : second.shape().interior()) {
                            interiors = Math.min(interiors, point.distance(other.moved(2, rows)));
                        }
                        for (Side side : second.shape().ports()) {
                            ports = Math.min(ports, point.distance(side.port().moved(2, rows)));
                        }
                    }
                }
            }
        }
        assertThat(interiors).isEqualTo(12);
        assertThat(ports).isEqualTo(10);
    }

    @Test
    void theRadiiAreExactlyThose() {
        assertThat(VERIFIED.radii())
                .containsExactly(new TileVerification.RadiusRange(Rational.of(1, 8), Rational.of(3, 16)));
        assertThat(VERIFIED.reaches()).hasSize(5);
        assertThat(reason(VERIFIED.reaches().get(1).verdict()))
                .isEqualTo(
                        "straight: the cost of no ports is 3, claimed 2: no two of (2,4) (4,4) (6,4) fit into one square of side 1");
        assertThat(reason(VERIFIED.reaches().get(3).verdict()))
                .startsWith("variable-middle: the cost of no ports is 2, claimed 3: squares of side 3 centred at ");
        assertThat(reason(VERIFIED.reaches().get(4).verdict()))
                .startsWith("condition a1: interior points of different tiles can be 4 apart: ");
    }

    @Test
    void everyWrongTileIsFoundOut() {
        Map<String, String> reasons = new HashMap<>();
        VERIFIED.wrongTiles().forEach(tile -> reasons.put(tile.claim().name(), reason(tile.verdict())));

        assertThat(reasons).hasSize(4 + 3 + 1 + 2 + 5 + 3 + 6 + 3).doesNotContainValue("accepted");
        assertThat(reasons.get("plus-shaped crossing"))
                .isEqualTo(
                        "plus-shaped crossing: the cost of no ports is 2, claimed 3: squares of side 2 centred at (3,3) (5,5)"
                                + " suffice");
        assertThat(reasons.get("crossing with WE claimed tight")).contains("the cost of ports WE is 4, claimed 3");
        assertThat(reasons.get("variable-arm with negative port E"))
                .contains("the ports WS need a further square, which is not the meaning");
        assertThat(reasons.get("straight bent to the southern side"))
                .startsWith("condition a1: interior points of different tiles can be 2 apart: ");
        assertThat(reasons.get("straight without (4,4)")).contains("the cost of ports WE is 2, claimed 3");
    }

    /** The plus is wrong only without ports: all its pairs have the costs of a crossing. */
    @Test
    void thePlusHasThePairCostsOfACrossing() {
        List<CostProof> pairs = TileCosts.of(WrongTiles.plusCrossing(), TilePoint.REACH, EXACT).entries().stream()
                .filter(entry -> entry.ports().size() == 2)
                .toList();

        assertThat(pairs)
                .hasSize(6)
                .allSatisfy(pair -> assertThat(reason(pair.check())).isEqualTo("accepted"));
    }

    @Test
    void noPositionBearsTheLossOfAPoint() {
        for (TileClaim claim : TileClaim.all()) {
            for (TilePoint point : claim.shape().interior()) {
                List<TilePoint> left = new ArrayList<>(claim.shape().interior());
                left.remove(point);
                TileClaim wrong = withInterior(claim, left);

                assertThat(TileCosts.of(wrong, TilePoint.REACH, EXACT).check().isAccepted())
                        .as("%s without %s", claim.name(), point)
                        .isFalse();
            }
        }
    }

    @Test
    void everyWrongEntryOfATableIsFoundOut() {
        for (TileClaim claim : TileClaim.all()) {
            TileShape shape = claim.shape();
            for (Set<Side> ports : Sides.subsets(shape.ports())) {
                if (!shape.isTight(ports)) {
                    List<Set<Side>> tight = new ArrayList<>(shape.maximalTight());
                    tight.add(ports);
                    TileClaim wrong = new TileClaim(
                            "wrong",
                            new TileShape(shape.ports(), shape.interior(), shape.squares(), tight),
                            claim.meaning());

                    assertThat(reason(
                                    TileCosts.of(wrong, TilePoint.REACH, EXACT).check()))
                            .as("%s with %s", claim.name(), Sides.name(ports))
                            .contains(" is " + (shape.squares() + 1) + ", claimed " + shape.squares());
                }
            }
            TileShape more = new TileShape(shape.ports(), shape.interior(), shape.squares() + 1, shape.maximalTight());
            assertThat(reason(TileCosts.of(new TileClaim("wrong", more, claim.meaning()), TilePoint.REACH, EXACT)
                            .check()))
                    .contains("the cost of no ports is " + shape.squares() + ", claimed " + (shape.squares() + 1));
        }
    }

    /** Its costs are right, but the tile in the west may have its southern port one eighth from the point. */
    @Test
    void anInteriorPointNearAForeignPortIsFoundOut() {
        TileClaim loose = new TileClaim(
                "loose",
                new TileShape(Set.of(Side.SOUTH), List.of(new TilePoint(-3, -1)), 1, List.of()),
                new TileMeaning("never covers a port", Set::isEmpty));

        assertThat(reason(TileCosts.of(loose, TilePoint.REACH, EXACT).check())).isEqualTo("accepted");
        assertThat(reason(loose, EXACT))
                .isEqualTo(
                        "condition a2: an interior point and a port that is not on its tile can be 1 apart: (-3,-1) of"
                                + " loose and (-4,0) of loose at offset (-1,0)");
    }

    @Test
    void aMeaningThatIsNotTheTilesIsFoundOut() {
        TileClaim clause = claim(TileType.CLAUSE);
        TileClaim wrong = new TileClaim("clause", clause.shape(), TileMeaning.variable(Side.WEST));

        assertThat(reason(wrong, EXACT))
                .startsWith("clause: the ports WE are covered without a further square, which is not the meaning");
    }

    @Test
    void aCoverThatLeavesOutAPointIsNoticed() {
        LeastCoverOracle forgetful = (points, side) -> {
            List<CoveringSquare> squares = EXACT.leastCover(points, side);
            return squares.subList(0, Math.max(0, squares.size() - 1));
        };

        assertThat(reason(claim(TileType.CORNER), forgetful))
                .isEqualTo("corner: the squares given for no ports leave out (2,2)");
    }

    @Test
    void squaresThatAreTooLargeAreNoticed() {
        LeastCoverOracle generous = (points, side) -> List.of(new CoveringSquare(0, 0, 8));

        assertThat(reason(claim(TileType.STRAIGHT), generous))
                .isEqualTo("straight: the squares given for no ports leave out (2,4)");
    }

    @Test
    void aCoverWithTooManySquaresIsNoticed() {
        LeastCoverOracle wasteful = (points, side) -> points.stream()
                .map(point -> CoveringSquare.around(List.of(point), side))
                .toList();

        assertThat(reason(claim(TileType.STRAIGHT), wasteful))
                .isEqualTo("straight: no proof of the cost of no ports: the cover has 3 squares, but at most 2 points"
                        + " exclude each other");
    }

    /** Wrong proofs that the verification itself never makes. */
    @Test
    void aWrongPackingIsNoticed() {
        TilePoint point = new TilePoint(2, 2);
        TilePoint near = new TilePoint(4, 4);
        TilePoint far = new TilePoint(7, 7);
        List<CoveringSquare> squares = List.of(new CoveringSquare(2, 2, 2), new CoveringSquare(6, 6, 2));

        assertThat(reason(new CostProof(Set.of(), 2, List.of(point, near), 2, squares, List.of(point, near)).check()))
                .isEqualTo("the points given for no ports do not exclude each other: (2,2) and (4,4)");
        assertThat(reason(new CostProof(Set.of(), 2, List.of(point, near), 2, squares, List.of(point, far)).check()))
                .isEqualTo("the packing given for no ports has points that need not be covered");
        assertThat(reason(new CostProof(Set.of(), 2, List.of(point, far), 2, squares, List.of(point, far)).check()))
                .isEqualTo("accepted");
    }

    @Test
    void aWrongTileThatPassesIsReported() {
        TileClaim right = claim(TileType.CORNER);
        TileVerification verification = TileVerification.of(List.of(right), List.of(right), EXACT);

        assertThat(reason(verification.verdict())).isEqualTo("nothing wrong was found in: corner");
    }
}
