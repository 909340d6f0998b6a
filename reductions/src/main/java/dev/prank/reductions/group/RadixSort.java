package dev.prank.reductions.group;

import java.util.Arrays;

/** Sorts numbers by 64-bit keys, keeping the order of equal ones. */
final class RadixSort {

    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;
    /** Below, insertion is quicker than counting digits. */
    private static final int INSERTION_SIZE = 64;

    private RadixSort() {}

    /**
     * The numbers 0 … {@code keys.length − 1} by increasing signed key, equal keys by number. Time linear in the length for each digit of
     * 11 bits in which keys differ; linear extra space. The keys are left as they are.
     */
    static int[] order(long[] keys) {
        int[] order = new int[keys.length];
        if (keys.length <= INSERTION_SIZE) {
            insert(keys, order);
            return order;
        }
        Arrays.setAll(order, j -> j);
        long differing = 0;
        for (long key : keys) {
            differing |= key ^ keys[0];
        }
        int[] next = new int[keys.length];
        for (int shift = 0; shift < Long.SIZE; shift += DIGIT_BITS) {
            if ((differing >>> shift & (DIGITS - 1)) != 0) {
                sortByDigit(keys, order, next, shift);
                int[] sorted = next;
                next = order;
                order = sorted;
            }
        }
        return order;
    }

    private static void insert(long[] keys, int[] order) {
        for (int j = 0; j < keys.length; j++) {
            int at = j;
            for (; at > 0 && keys[order[at - 1]] > keys[j]; at--) {
                order[at] = order[at - 1];
            }
            order[at] = j;
        }
    }

    private static void sortByDigit(long[] keys, int[] order, int[] sorted, int shift) {
        int[] start = new int[DIGITS + 1];
        for (long key : keys) {
            start[digit(key, shift) + 1]++;
        }
        for (int digit = 0; digit < DIGITS; digit++) {
            start[digit + 1] += start[digit];
        }
        for (int number : order) {
            sorted[start[digit(keys[number], shift)]++] = number;
        }
    }

    /** With the sign bit flipped, unsigned order is signed order. */
    private static int digit(long key, int shift) {
        return (int) ((key ^ Long.MIN_VALUE) >>> shift) & (DIGITS - 1);
    }
}
