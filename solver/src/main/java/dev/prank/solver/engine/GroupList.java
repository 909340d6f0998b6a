package dev.prank.solver.engine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * All sets of members of one location whose rounded row sums are at most 0, where they are few: every group that cancels is among them.
 * Immutable.
 */
final class GroupList {

    /** Members of a location that has a list: positions are bits of a long. */
    private static final int MOST_MEMBERS = Long.SIZE;

    private static final int MOST_GROUPS = 2_048;
    private static final int MOST_NODES = 20_000;

    private final long[] sets;

    private GroupList(long[] sets) {
        this.sets = sets;
    }

    /**
     * Empty where there are too many members or sets, or where finding them takes too long.
     *
     * @param member oriented units, increasing; no set has both orientations of a unit
     * @param excess [row][position]
     */
    static Optional<GroupList> of(int[] member, long[][] excess) {
        if (member.length > MOST_MEMBERS) {
            return Optional.empty();
        }
        Listing listing = new Listing(member, excess);
        return listing.decide(0, 0) ? Optional.of(listing.list()) : Optional.empty();
    }

    int size() {
        return sets.length;
    }

    /** Bit p is set when the member at position p is in it. */
    long set(int index) {
        return sets[index];
    }

    /** Decides members one by one, those of large excess first, and gives up where no row sum can be at most 0 any more. */
    private static final class Listing {
        private final int[] member;
        private final long[][] excess;
        private final int[] order;
        private final long[][] leastAfter;
        private final long[][] sums;
        private long[] sets = new long[16];
        private int count;
        private int nodes;

        Listing(int[] member, long[][] excess) {
            this.member = member;
            this.excess = excess;
            order = IntStream.range(0, member.length)
                    .boxed()
                    .sorted(Comparator.comparingLong((Integer p) -> -size(p)).thenComparing(p -> p))
                    .mapToInt(p -> p)
                    .toArray();
            leastAfter = new long[order.length + 1][excess.length];
            sums = new long[order.length + 1][excess.length];
            for (int depth = order.length - 1; depth >= 0; depth--) {
                for (int row = 0; row < excess.length; row++) {
                    leastAfter[depth][row] = leastAfter[depth + 1][row] + Math.min(0, excess[row][order[depth]]);
                }
            }
        }

        private long size(int p) {
            return Arrays.stream(excess)
                    .mapToLong(row -> Math.abs(row[p]))
                    .max()
                    .orElse(0);
        }

        /** False when there is too much. */
        boolean decide(int depth, long set) {
            for (int row = 0; row < excess.length; row++) {
                if (sums[depth][row] + leastAfter[depth][row] > 0) {
                    return true;
                }
            }
            if (++nodes > MOST_NODES) {
                return false;
            }
            if (depth == order.length) {
                return set == 0 || add(set);
            }
            System.arraycopy(sums[depth], 0, sums[depth + 1], 0, excess.length);
            if (!decide(depth + 1, set)) {
                return false;
            }
            int p = order[depth];
            if (hasTwinIn(set, p)) {
                return true;
            }
            for (int row = 0; row < excess.length; row++) {
                sums[depth + 1][row] = sums[depth][row] + excess[row][p];
            }
            return decide(depth + 1, set | 1L << p);
        }

        private boolean hasTwinIn(long set, int p) {
            int twin = (member[p] & 1) == 0 ? p + 1 : p - 1;
            return twin >= 0 && twin < member.length && member[twin] == (member[p] ^ 1) && (set >> twin & 1) != 0;
        }

        private boolean add(long set) {
            if (count == MOST_GROUPS) {
                return false;
            }
            if (count == sets.length) {
                sets = Arrays.copyOf(sets, 2 * count);
            }
            sets[count++] = set;
            return true;
        }

        GroupList list() {
            return new GroupList(Arrays.copyOf(sets, count));
        }
    }
}
