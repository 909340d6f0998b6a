package dev.prank.solver.engine;

import dev.prank.reductions.group.LocationForm;
import dev.prank.reductions.group.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * A cover of all units that must join by kept slots, without any cancellation: the greedy choice of the slot that covers most units not
 * yet covered. At most 1 + ln h times the least such cover; O(total members · log slots).
 */
final class GreedySlotCover {

    private GreedySlotCover() {}

    /**
     * Oriented units of each slot chosen.
     *
     * @param alreadyCovered units that need no cover
     */
    static List<int[]> of(LocationForm form, boolean[] alreadyCovered) {
        List<Slot> slots = form.keptSlots();
        boolean[] covered = alreadyCovered.clone();
        List<int[]> chosen = new ArrayList<>();
        List<int[]> groups = new ArrayList<>(slots.size());
        slots.forEach(slot -> groups.add(group(slot)));
        PriorityQueue<int[]> queue = new PriorityQueue<>(
                Comparator.<int[]>comparingInt(entry -> -entry[1]).thenComparingInt(entry -> entry[0]));
        for (int j = 0; j < groups.size(); j++) {
            queue.add(new int[] {j, groups.get(j).length});
        }
        while (!queue.isEmpty()) {
            int[] entry = queue.remove();
            int left = 0;
            for (int orientedUnit : groups.get(entry[0])) {
                left += covered[orientedUnit >> 1] ? 0 : 1;
            }
            if (left < entry[1]) {
                // Gains only fall: the entry goes back with its present gain.
                if (left > 0) {
                    queue.add(new int[] {entry[0], left});
                }
            } else if (left > 0) {
                chosen.add(groups.get(entry[0]));
                for (int orientedUnit : groups.get(entry[0])) {
                    covered[orientedUnit >> 1] = true;
                }
            }
        }
        return chosen;
    }

    /** All members of a slot without conflicts; a greedy choice that contains the representative otherwise. */
    static int[] group(Slot slot) {
        if (slot.conflictCount() == 0) {
            return IntStream.range(0, slot.size()).map(slot::orientedUnit).toArray();
        }
        boolean[][] conflicts = new boolean[slot.size()][slot.size()];
        for (int conflict = 0; conflict < slot.conflictCount(); conflict++) {
            conflicts[slot.conflictFirst(conflict)][slot.conflictSecond(conflict)] = true;
            conflicts[slot.conflictSecond(conflict)][slot.conflictFirst(conflict)] = true;
        }
        List<Integer> chosen = new ArrayList<>();
        if (slot.hasRepresentative()) {
            chosen.add(slot.representative());
        }
        for (int p = 0; p < slot.size(); p++) {
            int position = p;
            if (chosen.stream().allMatch(q -> q != position && !conflicts[q][position])) {
                chosen.add(p);
            }
        }
        return chosen.stream().mapToInt(slot::orientedUnit).toArray();
    }
}
