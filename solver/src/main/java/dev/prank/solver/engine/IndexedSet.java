package dev.prank.solver.engine;

import java.util.Arrays;

/** Numbers from 0 to a limit, in no order, with everything in constant time: also a random one. */
final class IndexedSet {

    private final int[] elements;
    private final int[] position;
    private int size;

    IndexedSet(int limit) {
        elements = new int[limit];
        position = new int[limit];
        Arrays.fill(position, -1);
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean contains(int element) {
        return position[element] >= 0;
    }

    /** For each index below the size another element. */
    int get(int index) {
        return elements[index];
    }

    void add(int element) {
        if (position[element] < 0) {
            position[element] = size;
            elements[size++] = element;
        }
    }

    void remove(int element) {
        int its = position[element];
        if (its >= 0) {
            int last = elements[--size];
            elements[its] = last;
            position[last] = its;
            position[element] = -1;
        }
    }

    int[] toArray() {
        return Arrays.copyOf(elements, size);
    }
}
