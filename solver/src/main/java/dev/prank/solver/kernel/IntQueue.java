package dev.prank.solver.kernel;

import java.util.Arrays;
import java.util.BitSet;

/** Numbers in the order in which they came, each at most once at a time. Every operation takes amortised constant time. */
final class IntQueue {

    private final BitSet waiting = new BitSet();
    private int[] ring = new int[16];
    private int head;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Nothing happens when the number is already waiting. */
    void add(int number) {
        if (waiting.get(number)) {
            return;
        }
        waiting.set(number);
        if (size == ring.length) {
            int[] longer = Arrays.copyOfRange(ring, head, head + 2 * size);
            System.arraycopy(ring, 0, longer, size - head, head);
            ring = longer;
            head = 0;
        }
        ring[(head + size++) & (ring.length - 1)] = number;
    }

    int remove() {
        int number = ring[head];
        head = (head + 1) & (ring.length - 1);
        size--;
        waiting.clear(number);
        return number;
    }
}
