package dev.prank.solver.kernel;

import java.util.Arrays;

/** Which of the numbers below a limit are marked. Every operation takes amortised constant time. */
final class Marks {

    private final int[] roundOf;
    private int round = 1;

    Marks(int limit) {
        roundOf = new int[limit];
    }

    void clear() {
        if (++round == 0) {
            Arrays.fill(roundOf, 0);
            round = 1;
        }
    }

    /** Whether the number was not marked before. */
    boolean mark(int number) {
        boolean isNew = roundOf[number] != round;
        roundOf[number] = round;
        return isNew;
    }
}
