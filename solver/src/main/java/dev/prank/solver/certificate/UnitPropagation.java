package dev.prank.solver.certificate;

import java.util.Arrays;

/**
 * Clauses, and what follows from them by unit propagation, with two watched literals in each clause (Moskewicz and others, DAC
 * 2001).
 *
 * <p>Literals are as in DIMACS. What has once followed stays, also when the clauses are dropped that it came from: it follows
 * from those that were added first. Takes time linear in the visits of watched clauses, and space linear in the clauses. Not
 * thread-safe.
 */
final class UnitPropagation {

    private static final byte TRUE = 1;
    private static final byte FALSE = -1;

    /** Its first two literals are watched, if it has as many. */
    private static final class StoredClause {
        final int[] literals;
        /** The next one in the same bucket. */
        StoredClause next;

        boolean isDropped;

        StoredClause(int[] literals) {
            this.literals = literals;
        }
    }

    /** By literal, see {@link #index}: the clauses that watch it. */
    private StoredClause[][] watchers = new StoredClause[2][];

    private int[] watcherCounts = new int[2];
    private byte[] values = new byte[2];
    private int[] trail = new int[1];
    private int trailSize;
    private int propagated;
    /** By hash, all clauses that are not dropped. */
    private StoredClause[] buckets = new StoredClause[1 << 10];

    private int clauseCount;
    private boolean isContradictory;

    /** Whether the clauses contradict each other by unit propagation. */
    boolean isContradictory() {
        return isContradictory;
    }

    /** Adds a clause and what follows from it. */
    void add(int[] clause) {
        StoredClause stored = new StoredClause(distinct(clause));
        int[] literals = stored.literals;
        for (int literal : literals) {
            reserve(Math.abs(literal));
        }
        store(stored);
        if (isContradictory) {
            return;
        }
        // Literals that are not false go first, so that they are watched.
        int free = 0;
        for (int j = 0; j < literals.length; j++) {
            if (value(literals[j]) != FALSE) {
                swap(literals, free++, j);
            }
        }
        if (literals.length > 1) {
            watch(literals[0], stored);
            watch(literals[1], stored);
        }
        if (free == 0) {
            isContradictory = true;
        } else if (free == 1) {
            assign(literals[0]);
            isContradictory = !propagate();
        }
    }

    /** Whether propagation meets a conflict when all literals of the clause are false. */
    boolean implies(int[] clause) {
        int mark = trailSize;
        boolean conflict = isContradictory;
        for (int j = 0; j < clause.length && !conflict; j++) {
            reserve(Math.abs(clause[j]));
            conflict = !assign(-clause[j]);
        }
        conflict = conflict || !propagate();
        while (trailSize > mark) {
            trailSize--;
            values[index(trail[trailSize])] = 0;
            values[index(-trail[trailSize])] = 0;
        }
        propagated = mark;
        return conflict;
    }

    /** Drops one clause with these literals, in any order; false when there is none. */
    boolean drop(int[] clause) {
        int[] literals = distinct(clause);
        int bucket = bucket(literals);
        StoredClause before = null;
        for (StoredClause each = buckets[bucket]; each != null; each = each.next) {
            if (Arrays.equals(distinct(each.literals), literals)) {
                if (before == null) {
                    buckets[bucket] = each.next;
                } else {
                    before.next = each.next;
                }
                each.isDropped = true;
                clauseCount--;
                return true;
            }
            before = each;
        }
        return false;
    }

    private static int[] distinct(int[] clause) {
        return Arrays.stream(clause).sorted().distinct().toArray();
    }

    private void store(StoredClause clause) {
        clauseCount++;
        if (clauseCount > buckets.length) {
            StoredClause[] old = buckets;
            buckets = new StoredClause[2 * old.length];
            for (StoredClause head : old) {
                StoredClause each = head;
                while (each != null) {
                    StoredClause next = each.next;
                    putFirst(each);
                    each = next;
                }
            }
        }
        putFirst(clause);
    }

    private void putFirst(StoredClause clause) {
        int bucket = bucket(clause.literals);
        clause.next = buckets[bucket];
        buckets[bucket] = clause;
    }

    /** The order of the literals does not count. */
    private int bucket(int[] literals) {
        int hash = 0;
        for (int literal : literals) {
            int mixed = literal * 0x9E3779B9;
            hash += mixed ^ mixed >>> 15;
        }
        return (hash ^ hash >>> 16) & buckets.length - 1;
    }

    private static int index(int literal) {
        return literal > 0 ? 2 * literal : -2 * literal + 1;
    }

    private byte value(int literal) {
        return values[index(literal)];
    }

    private void reserve(int variable) {
        if (2 * variable + 1 >= values.length) {
            int size = 4 * variable + 2;
            values = Arrays.copyOf(values, size);
            watcherCounts = Arrays.copyOf(watcherCounts, size);
            watchers = Arrays.copyOf(watchers, size);
            trail = Arrays.copyOf(trail, size / 2);
        }
    }

    /** False when the literal is false already. */
    private boolean assign(int literal) {
        if (value(literal) == 0) {
            values[index(literal)] = TRUE;
            values[index(-literal)] = FALSE;
            trail[trailSize++] = literal;
        }
        return value(literal) == TRUE;
    }

    private void watch(int literal, StoredClause clause) {
        int i = index(literal);
        if (watchers[i] == null) {
            watchers[i] = new StoredClause[4];
        } else if (watcherCounts[i] == watchers[i].length) {
            watchers[i] = Arrays.copyOf(watchers[i], 2 * watcherCounts[i]);
        }
        watchers[i][watcherCounts[i]++] = clause;
    }

    /** False at a conflict. */
    private boolean propagate() {
        boolean consistent = true;
        while (consistent && propagated < trailSize) {
            consistent = visit(-trail[propagated++]);
        }
        return consistent;
    }

    /** Looks at the clauses that watch a literal which has become false; false at a conflict. */
    private boolean visit(int falsified) {
        int i = index(falsified);
        int count = watcherCounts[i];
        if (count == 0) {
            return true;
        }
        StoredClause[] list = watchers[i];
        int kept = 0;
        boolean consistent = true;
        for (int j = 0; j < count; j++) {
            StoredClause clause = list[j];
            if (clause.isDropped) {
                continue;
            }
            int[] literals = clause.literals;
            if (consistent && literals[0] == falsified) {
                swap(literals, 0, 1);
            }
            if (!consistent || value(literals[0]) == TRUE || !moveWatch(clause)) {
                list[kept++] = clause;
                consistent = consistent && assign(literals[0]);
            }
        }
        Arrays.fill(list, kept, count, null);
        watcherCounts[i] = kept;
        return consistent;
    }

    /** Watches another literal instead of the second one, if there is one that is not false. */
    private boolean moveWatch(StoredClause clause) {
        int[] literals = clause.literals;
        for (int j = 2; j < literals.length; j++) {
            if (value(literals[j]) != FALSE) {
                swap(literals, 1, j);
                watch(literals[1], clause);
                return true;
            }
        }
        return false;
    }

    private static void swap(int[] literals, int i, int j) {
        int literal = literals[i];
        literals[i] = literals[j];
        literals[j] = literal;
    }
}
