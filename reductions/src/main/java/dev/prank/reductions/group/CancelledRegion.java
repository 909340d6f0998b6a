package dev.prank.reductions.group;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A slot for cancelled groups whose location lies anywhere in a box of rank space: a relaxation that is refined only where a search
 * needs it, so that the maximal cliques of candidates are never listed.
 *
 * <p>The members of {@link #slot} are the oriented units whose boxes meet the region. Not every set of members has a common point, but
 * every group with its location in the region consists of members; so bounds proved over regions that together hold all useful
 * locations are valid. {@link #separate} splits a region at a place that parts members without a common point; after finitely many
 * splits all members of a region share a point and its slot is exact.
 */
public final class CancelledRegion {

    /** Measured on trained networks of 256 and 512 units: larger shares loosen the bounds, smaller ones slow the search. */
    private static final double COARSE_SHARE = 0.15;

    private final LocationForm form;
    /** Inclusive bounds on the place of the location in each dimension. */
    private final int[] low;

    private final int[] high;
    private final Slot slot;

    /** A region whose slot has these oriented units, in increasing order. */
    CancelledRegion(LocationForm form, int[] low, int[] high, int[] orientedUnits) {
        this.form = form;
        this.low = low;
        this.high = high;
        this.slot = Slot.ofClique(orientedUnits);
    }

    /** The members, without conflicts: a relaxation. */
    public Slot slot() {
        return slot;
    }

    /**
     * What {@link #separate} found.
     *
     * @param pieces regions that together hold every location of the region that can serve a cancelled group
     * @param standing groups, as lists of oriented units, that share a point and cancel
     */
    public record Separation(List<CancelledRegion> pieces, List<int[]> standing) {}

    /**
     * Splits the region until in each piece the given group, as far as it meets the piece, shares a point or does not cancel, or until
     * there are {@code pieceLimit} pieces.
     *
     * @param orientedUnits a group of members that cancels
     */
    public Separation separate(int[] orientedUnits, int pieceLimit) {
        List<CancelledRegion> pieces = new ArrayList<>();
        List<int[]> standing = new ArrayList<>();
        Deque<CancelledRegion> open = new ArrayDeque<>(List.of(this));
        while (!open.isEmpty()) {
            CancelledRegion region = open.removeFirst();
            int[] group = region.meeting(orientedUnits);
            boolean cancels = form.cancellation().cancels(group) && form.hasMustJoin(group);
            Cut cut = cancels ? region.bestCut(group) : Cut.NONE;
            if (cancels && cut == Cut.NONE) {
                standing.add(group);
            }
            if (cut == Cut.NONE || pieces.size() + open.size() + 2 > pieceLimit) {
                pieces.add(region);
            } else {
                region.half(cut, true, open);
                region.half(cut, false, open);
            }
        }
        return new Separation(pieces, standing);
    }

    /**
     * A maximal set of members with a common location, dense by a greedy choice: the region is halved at its best cut, always keeping
     * the half that more members meet. Empty when no unit that must join could be cancelled there.
     */
    public Slot dense() {
        CancelledRegion region = this;
        while (true) {
            Cut cut = region.bestCut(region.members());
            if (cut == Cut.NONE) {
                return region.slot;
            }
            Deque<CancelledRegion> halves = new ArrayDeque<>();
            region.half(cut, true, halves);
            region.half(cut, false, halves);
            region = halves.stream()
                    .max(Comparator.comparingInt(half -> half.slot.size()))
                    .orElseGet(() -> new CancelledRegion(form, low, high, new int[0]));
        }
    }

    /** The members that share a location with a group: the group itself and a greedy choice of others, lower indices first. */
    public Slot around(int[] group) {
        List<Integer> members = new ArrayList<>();
        Arrays.stream(group).forEach(members::add);
        for (int p = 0; p < slot.size(); p++) {
            int box = slot.orientedUnit(p);
            if (!members.contains(box)
                    && members.stream().allMatch(other -> form.boxes().intersect(box, other))) {
                members.add(box);
            }
        }
        return Slot.ofClique(members.stream().mapToInt(box -> box).toArray());
    }

    private int[] meeting(int[] orientedUnits) {
        return Arrays.stream(orientedUnits).filter(this::meets).toArray();
    }

    private boolean meets(int box) {
        OrientedBoxes boxes = form.boxes();
        for (int k = 0; k < low.length; k++) {
            if (boxes.left(box, k) > high[k] || boxes.right(box, k) < low[k]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Splits the region until no cut parts more than a small share of the members of a piece: what is left of the relaxation is then
     * worth a search before it is refined further. Pieces where no unit that must join could be cancelled are dropped.
     */
    List<CancelledRegion> coarsePieces() {
        List<CancelledRegion> pieces = new ArrayList<>();
        Deque<CancelledRegion> open = new ArrayDeque<>(List.of(this));
        while (!open.isEmpty()) {
            CancelledRegion region = open.removeFirst();
            Cut cut = region.bestCut(region.members());
            if (cut.partedCount() <= COARSE_SHARE * region.slot.size()) {
                pieces.add(region);
            } else {
                region.half(cut, true, open);
                region.half(cut, false, open);
            }
        }
        return pieces;
    }

    private int[] members() {
        return IntStream.range(0, slot.size()).map(slot::orientedUnit).toArray();
    }

    /**
     * Locations up to and including {@code place} in one dimension, or beyond it.
     *
     * @param partedCount how many boxes of a group lie on the side where fewer do; 0 only for {@link #NONE}
     */
    private record Cut(int dimension, int place, int partedCount) {
        static final Cut NONE = new Cut(-1, -1, 0);
    }

    /** The cut with most boxes of the group on the smaller side; none when all of them share a point. */
    private Cut bestCut(int[] group) {
        OrientedBoxes boxes = form.boxes();
        Cut best = Cut.NONE;
        for (int k = 0; k < low.length; k++) {
            int dimension = k;
            int[] rights = Arrays.stream(group)
                    .map(box -> boxes.right(box, dimension))
                    .sorted()
                    .toArray();
            int[] lefts = Arrays.stream(group)
                    .map(box -> boxes.left(box, dimension))
                    .sorted()
                    .toArray();
            int passed = 0;
            for (int j = 0; j < rights.length && rights[j] < lefts[lefts.length - 1]; j++) {
                while (passed < lefts.length && lefts[passed] <= rights[j]) {
                    passed++;
                }
                int parted = Math.min(j + 1, lefts.length - passed);
                if (parted > best.partedCount()) {
                    best = new Cut(k, rights[j], parted);
                }
            }
        }
        return best;
    }

    private void half(Cut cut, boolean lower, Deque<CancelledRegion> open) {
        int[] newLow = low.clone();
        int[] newHigh = high.clone();
        if (lower) {
            newHigh[cut.dimension()] = Math.min(high[cut.dimension()], cut.place());
        } else {
            newLow[cut.dimension()] = Math.max(low[cut.dimension()], cut.place() + 1);
        }
        CancelledRegion half = new CancelledRegion(form, newLow, newHigh, new int[0]);
        int[] useful = form.thinned(Arrays.stream(members()).filter(half::meets).toArray());
        if (useful.length > 0) {
            open.add(new CancelledRegion(form, newLow, newHigh, useful));
        }
    }
}
