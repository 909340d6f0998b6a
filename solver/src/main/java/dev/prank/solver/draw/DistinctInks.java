package dev.prank.solver.draw;

import dev.prank.solver.draw.Shape.At;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Chooses inks so that squares that touch or overlap mostly differ. */
final class DistinctInks {

    private record Cell(long x, long y) {}

    private DistinctInks() {}

    /**
     * For each place in turn the ink that is least used within {@code reach} of it, the next in the palette on ties. Expected
     * linear time when few places are near each other.
     */
    static List<Ink> near(List<At> places, double reach) {
        double side = reach > 0 ? reach : 1;
        Map<Cell, List<Integer>> cells = new HashMap<>();
        int[] inkOf = new int[places.size()];
        List<Ink> inks = new ArrayList<>(places.size());
        int next = 0;
        for (int i = 0; i < inkOf.length; i++) {
            At at = places.get(i);
            Cell cell = new Cell((long) Math.floor(at.x() / side), (long) Math.floor(at.y() / side));
            int[] uses = new int[Ink.DISTINCT.size()];
            for (long dx = -1; dx <= 1; dx++) {
                for (long dy = -1; dy <= 1; dy++) {
                    for (int j : cells.getOrDefault(new Cell(cell.x() + dx, cell.y() + dy), List.of())) {
                        uses[inkOf[j]]++;
                    }
                }
            }
            int best = next;
            for (int step = 1; step < uses.length; step++) {
                int ink = (next + step) % uses.length;
                best = uses[ink] < uses[best] ? ink : best;
            }
            inkOf[i] = best;
            next = (best + 1) % uses.length;
            inks.add(Ink.DISTINCT.get(best));
            cells.computeIfAbsent(cell, c -> new ArrayList<>()).add(i);
        }
        return inks;
    }
}
