package dev.prank.solver.kernel;

import java.util.Arrays;

/**
 * The rows of a set cover problem as sets of columns, or its columns as sets of rows, while sets are removed and added. Each of the
 * two is the other's {@link #pair opposite}: removing a set takes it out of all sets of the opposite, which then are {@link #touched}.
 *
 * <p>Members are kept sorted. Dead members stay in the list of a set until somebody {@linkplain #members looks at} it, so a removal
 * takes time linear in the set that is removed, and every entry is dropped once.
 */
final class LiveSets {

    private static final int DEAD = -1;

    private int[][] members;
    /** How many places of the list are in use, by live and dead members. */
    private int[] stored;
    /** How many members are live, or {@link #DEAD}. */
    private int[] size;
    /** A bit for each member's hash; bits of dead members may remain. */
    private long[] signature;

    private int count;
    private LiveSets opposite = this;
    private final IntQueue touched = new IntQueue();

    LiveSets(int[][] members) {
        this.members = members;
        count = members.length;
        stored = new int[count];
        size = new int[count];
        signature = new long[count];
        for (int set = 0; set < count; set++) {
            stored[set] = members[set].length;
            size[set] = members[set].length;
            for (int member : members[set]) {
                signature[set] |= bitOf(member);
            }
            touched.add(set);
        }
    }

    static void pair(LiveSets rows, LiveSets columns) {
        rows.opposite = columns;
        columns.opposite = rows;
    }

    private static long bitOf(int member) {
        return 1L << (member * 0x9E3779B9 >>> 26);
    }

    /** All sets that there ever were; they are numbered from 0. */
    int count() {
        return count;
    }

    boolean isLive(int set) {
        return size[set] != DEAD;
    }

    /** How many live members a live set has. */
    int size(int set) {
        return size[set];
    }

    /** Sets that are new, or have lost or gained a member, and were not taken out since. */
    IntQueue touched() {
        return touched;
    }

    /** The live members, increasing, in the first {@link #size} places. To be read before anything is added. */
    int[] members(int set) {
        int[] list = members[set];
        if (stored[set] > size[set]) {
            int kept = 0;
            long bits = 0;
            for (int place = 0; place < stored[set]; place++) {
                if (opposite.isLive(list[place])) {
                    bits |= bitOf(list[place]);
                    list[kept++] = list[place];
                }
            }
            stored[set] = kept;
            signature[set] = bits;
        }
        return list;
    }

    void remove(int set) {
        int[] list = members(set);
        int length = size[set];
        size[set] = DEAD;
        members[set] = new int[0];
        stored[set] = 0;
        for (int place = 0; place < length; place++) {
            opposite.size[list[place]]--;
            opposite.touched.add(list[place]);
        }
    }

    /** A new set with the next number. Sets of the opposite stay sorted because the number is the largest. */
    void add(int[] sorted) {
        if (count == size.length) {
            int capacity = 2 * count + 1;
            members = Arrays.copyOf(members, capacity);
            stored = Arrays.copyOf(stored, capacity);
            size = Arrays.copyOf(size, capacity);
            signature = Arrays.copyOf(signature, capacity);
        }
        members[count] = sorted;
        stored[count] = sorted.length;
        size[count] = sorted.length;
        for (int member : sorted) {
            signature[count] |= bitOf(member);
            opposite.append(member, count);
        }
        touched.add(count++);
    }

    private void append(int set, int member) {
        if (stored[set] == members[set].length) {
            members[set] = Arrays.copyOf(members[set], 2 * stored[set] + 1);
        }
        members[set][stored[set]++] = member;
        size[set]++;
        signature[set] |= bitOf(member);
        touched.add(set);
    }

    /**
     * Live sets that contain all these members, other than one of them. Looks only at sets that have the member with the fewest sets.
     *
     * @param wanted live members, increasing, at least one
     * @param atMost stop after this many
     */
    int[] supersets(int[] wanted, int length, int except, int atMost) {
        int rarest = wanted[0];
        long bits = 0;
        for (int place = 0; place < length; place++) {
            bits |= bitOf(wanted[place]);
            if (opposite.size[wanted[place]] < opposite.size[rarest]) {
                rarest = wanted[place];
            }
        }
        int[] candidates = opposite.members(rarest);
        int[] found = new int[Math.min(4, opposite.size[rarest])];
        int foundCount = 0;
        for (int place = 0; place < opposite.size[rarest] && foundCount < atMost; place++) {
            int set = candidates[place];
            if (set != except
                    && size[set] >= length
                    && (bits & ~signature[set]) == 0
                    && contains(set, wanted, length)) {
                if (foundCount == found.length) {
                    found = Arrays.copyOf(found, 2 * foundCount);
                }
                found[foundCount++] = set;
            }
        }
        return Arrays.copyOf(found, foundCount);
    }

    private boolean contains(int set, int[] wanted, int length) {
        int from = 0;
        for (int place = 0; place < length; place++) {
            int at = Arrays.binarySearch(members[set], from, stored[set], wanted[place]);
            if (at < 0) {
                return false;
            }
            from = at + 1;
        }
        return true;
    }
}
