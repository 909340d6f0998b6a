package dev.prank.reductions.hardness;

import dev.prank.instances.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How many squares the interior of a tile and some of its ports need, with both halves of the proof: squares that hold all points,
 * and points of which no two fit into one square. When there are equally many, that is the cost.
 *
 * @param ports the ports that have to be covered besides the interior
 * @param claimed the claimed cost
 * @param points the points that have to be covered
 * @param side the side of the squares, in eighths of a tile
 * @param squares a cover of the points
 * @param packing some of the points, pairwise farther apart than {@code side}
 */
public record CostProof(
        Set<Side> ports,
        int claimed,
        List<TilePoint> points,
        int side,
        List<CoveringSquare> squares,
        List<TilePoint> packing) {

    public CostProof {
        ports = Sides.copy(ports);
        points = List.copyOf(points);
        squares = List.copyOf(squares);
        packing = List.copyOf(packing);
    }

    /** Asks the oracle for the squares and searches exhaustively for the packing: exponential in the number of points. */
    static CostProof of(TileShape shape, Set<Side> ports, int side, LeastCoverOracle oracle) {
        List<TilePoint> points = new ArrayList<>(shape.interior());
        ports.forEach(port -> points.add(port.port()));
        return new CostProof(
                ports,
                shape.cost(ports),
                points,
                side,
                oracle.leastCover(List.copyOf(points), side).stream()
                        .sorted(Comparator.comparingInt(CoveringSquare::west).thenComparingInt(CoveringSquare::south))
                        .toList(),
                largestPacking(points, side));
    }

    /** With the first point or without it, whichever gives more. */
    private static List<TilePoint> largestPacking(List<TilePoint> points, int side) {
        if (points.isEmpty()) {
            return List.of();
        }
        TilePoint first = points.get(0);
        List<TilePoint> others = points.subList(1, points.size());
        List<TilePoint> with = new ArrayList<>(List.of(first));
        with.addAll(largestPacking(
                others.stream().filter(point -> point.distance(first) > side).toList(), side));
        List<TilePoint> without = largestPacking(others, side);
        return with.size() >= without.size() ? with : without;
    }

    /** The cost, when {@link #check} accepts. */
    public int cost() {
        return squares.size();
    }

    /** Checks cover and packing in integers, without any search, and the claim against them. */
    public Verdict check() {
        Optional<TilePoint> left = points.stream()
                .filter(point -> squares.stream().noneMatch(square -> square.side() == side && square.holds(point)))
                .findFirst();
        if (left.isPresent()) {
            return Verdict.rejected("the squares given for " + name() + " leave out " + left.get());
        }
        for (int i = 0; i < packing.size(); i++) {
            for (int j = 0; j < i; j++) {
                int dx = Math.abs(packing.get(i).x() - packing.get(j).x());
                int dy = Math.abs(packing.get(i).y() - packing.get(j).y());
                if (dx <= side && dy <= side) {
                    return Verdict.rejected("the points given for " + name() + " do not exclude each other: "
                            + packing.get(j) + " and " + packing.get(i));
                }
            }
        }
        if (!points.containsAll(packing)) {
            return Verdict.rejected("the packing given for " + name() + " has points that need not be covered");
        }
        boolean proved = squares.size() == packing.size();
        if (squares.size() < claimed) {
            return Verdict.rejected("the cost of " + name() + " is " + (proved ? "" : "at most ") + squares.size()
                    + ", claimed " + claimed + ": " + shownSquares());
        }
        if (packing.size() > claimed) {
            return Verdict.rejected(
                    "the cost of " + name() + " is " + (proved ? "" : "at least ") + packing.size() + ", claimed "
                            + claimed + ": no two of " + shown(packing) + " fit into one square of side " + side);
        }
        return proved
                ? Verdict.accepted()
                : Verdict.rejected("no proof of the cost of " + name() + ": the cover has " + squares.size()
                        + " squares, but at most " + packing.size() + " points exclude each other");
    }

    private String name() {
        return ports.isEmpty() ? "no ports" : (ports.size() == 1 ? "port " : "ports ") + Sides.name(ports);
    }

    private String shownSquares() {
        return squares.isEmpty()
                ? "there is nothing to cover"
                : "squares of side " + side + " centred at " + shown(squares) + " suffice";
    }

    private static String shown(List<?> places) {
        return places.stream().map(Object::toString).collect(Collectors.joining(" "));
    }
}
