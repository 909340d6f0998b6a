package dev.prank.solver.backend;

import dev.prank.reductions.group.Cancellation;
import dev.prank.reductions.group.LocationForm;
import dev.prank.reductions.group.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The location form as a 0/1 program.
 *
 * <p>Variables: {@code y_j} — kept slot j is served; {@code x_{j,p}} — member p joins kept slot j (only where the slot has conflicts);
 * {@code z_{c,p}} — member p joins cancelled slot c. Each unit that must join does so somewhere, and each unit joins at most one
 * cancelled slot. Cancellation rows carry rounded-down excesses, so the program is a relaxation of the location form over these slots.
 * Its size is that of the slots: one entry for each member, conflict, and cancellation row of a member.
 */
final class LocationModel {

    /** Rows between two calls of the checkpoint. */
    private static final int CHECKPOINT_ROWS = 1024;

    private final LocationForm form;
    private final List<Slot> cancelledSlots;
    private final ZeroOneSink sink;
    private final Runnable checkpoint;
    private final int[] served;
    private final int[][] joins;
    private final int[][] cancels;
    private int conflictRows;

    /** Writes the program. The checkpoint is called now and then; what it throws is thrown on. */
    LocationModel(LocationForm form, List<Slot> cancelledSlots, ZeroOneSink sink, Runnable checkpoint) {
        this.form = form;
        this.cancelledSlots = cancelledSlots;
        this.sink = sink;
        this.checkpoint = checkpoint;
        served = new int[form.keptSlots().size()];
        joins = new int[served.length][];
        cancels = new int[cancelledSlots.size()][];
        List<List<Integer>> covers = lists(form.unitCount());
        List<List<Integer>> cancellations = lists(form.unitCount());
        addKeptSlots(covers);
        addCancelledSlots(covers, cancellations);
        for (int unit = 0; unit < form.unitCount(); unit++) {
            if (unit % CHECKPOINT_ROWS == 0) {
                checkpoint.run();
            }
            if (form.mustJoin(unit)) {
                sink.addAtLeastOne(array(covers.get(unit)));
            }
            if (cancellations.get(unit).size() > 1) {
                sink.addAtMostOne(array(cancellations.get(unit)));
            }
        }
        sink.minimiseCount(served);
    }

    private static List<List<Integer>> lists(int count) {
        List<List<Integer>> lists = new ArrayList<>(count);
        IntStream.range(0, count).forEach(i -> lists.add(new ArrayList<>()));
        return lists;
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    private void addKeptSlots(List<List<Integer>> covers) {
        for (int j = 0; j < served.length; j++) {
            Slot slot = form.keptSlots().get(j);
            served[j] = sink.newVariable();
            boolean free = slot.conflictCount() == 0;
            joins[j] = free ? new int[0] : members(slot);
            for (int p = 0; p < slot.size(); p++) {
                covers.get(slot.unit(p)).add(free ? served[j] : joins[j][p]);
                if (!free) {
                    sink.addImplication(joins[j][p], served[j]);
                }
            }
            if (!free) {
                addConflicts(slot, joins[j]);
            }
        }
    }

    private void addCancelledSlots(List<List<Integer>> covers, List<List<Integer>> cancellations) {
        Cancellation cancellation = form.cancellation();
        for (int c = 0; c < cancels.length; c++) {
            checkpoint.run();
            Slot slot = cancelledSlots.get(c);
            cancels[c] = members(slot);
            for (int p = 0; p < slot.size(); p++) {
                covers.get(slot.unit(p)).add(cancels[c][p]);
                cancellations.get(slot.unit(p)).add(cancels[c][p]);
            }
            addConflicts(slot, cancels[c]);
            for (int row = 0; row < cancellation.rowCount(); row++) {
                long[] excess = new long[slot.size()];
                boolean binding = false;
                for (int p = 0; p < slot.size(); p++) {
                    excess[p] = cancellation.roundedExcess(row, slot.orientedUnit(p));
                    binding |= excess[p] > 0;
                }
                if (binding) {
                    sink.addAtMostZero(cancels[c], excess);
                }
            }
        }
    }

    private int[] members(Slot slot) {
        int[] members = new int[slot.size()];
        Arrays.setAll(members, p -> sink.newVariable());
        if (slot.hasRepresentative()) {
            for (int member : members) {
                sink.addImplication(member, members[slot.representative()]);
            }
        }
        return members;
    }

    private void addConflicts(Slot slot, int[] members) {
        for (int conflict = 0; conflict < slot.conflictCount(); conflict++) {
            if (++conflictRows % CHECKPOINT_ROWS == 0) {
                checkpoint.run();
            }
            sink.addAtMostOne(
                    new int[] {members[slot.conflictFirst(conflict)], members[slot.conflictSecond(conflict)]});
        }
    }

    /** Excludes a family of groups, see {@link LocationSession#exclude}. */
    void exclude(int cancelledSlot, Cancellation.NoGood noGood) {
        Slot slot = cancelledSlots.get(cancelledSlot);
        List<Integer> absent = new ArrayList<>();
        List<Integer> clause = new ArrayList<>();
        for (int p = 0; p < slot.size(); p++) {
            if (noGood.leavesOut(slot.orientedUnit(p))) {
                absent.add(~cancels[cancelledSlot][p]);
            } else if (noGood.takesIn(slot.orientedUnit(p))) {
                clause.add(cancels[cancelledSlot][p]);
            }
        }
        if (absent.size() == noGood.leaveOut().length) {
            clause.addAll(absent);
            sink.addAtLeastOne(array(clause));
        }
    }

    /** The variables whose sum is the cost. */
    int[] costVariables() {
        return served.clone();
    }

    /** The groups of a solution, given the variables that are 1 in it. */
    LocationSession.Selection selection(IntPredicate isOne) {
        List<int[]> kept = new ArrayList<>();
        for (int j = 0; j < served.length; j++) {
            if (isOne.test(served[j])) {
                Slot slot = form.keptSlots().get(j);
                int[] members = joins[j];
                kept.add(IntStream.range(0, slot.size())
                        .filter(p -> members.length == 0 || isOne.test(members[p]))
                        .map(slot::orientedUnit)
                        .toArray());
            }
        }
        Map<Integer, int[]> positions = new TreeMap<>();
        for (int c = 0; c < cancels.length; c++) {
            Slot slot = cancelledSlots.get(c);
            int[] members = cancels[c];
            int[] chosen = IntStream.range(0, slot.size())
                    .filter(p -> isOne.test(members[p]))
                    .toArray();
            if (Arrays.stream(chosen).anyMatch(p -> form.mustJoin(slot.unit(p)))) {
                positions.put(c, chosen);
            }
        }
        return new LocationSession.Selection(kept, positions);
    }
}
