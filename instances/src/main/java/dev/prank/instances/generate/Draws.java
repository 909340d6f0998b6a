package dev.prank.instances.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random choices that are the same on every platform and Java version: all of them come from {@link SplittableRandom#nextLong()},
 * which its specification fixes, where the derivation of bounded numbers from it has changed between versions.
 */
final class Draws {

    private final SplittableRandom random;

    Draws(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** 0 … bound − 1, uniform up to a bias of {@code bound / 2^64}. */
    long below(long bound) {
        return Long.remainderUnsigned(random.nextLong(), bound);
    }

    int below(int bound) {
        return (int) below((long) bound);
    }

    /** −most … most. */
    long symmetric(long most) {
        return below(2 * most + 1) - most;
    }

    boolean coin() {
        return below(2) == 0;
    }

    /** All orders are equally likely. */
    <T> void shuffle(List<T> list) {
        for (int i = list.size() - 1; i > 0; i--) {
            int j = below(i + 1);
            list.set(j, list.set(i, list.get(j)));
        }
    }

    /** {@code count} distinct numbers of 1 … most, in random order. For a count that is small beside {@code most}, or small at all. */
    List<Integer> distinct(int count, int most) {
        List<Integer> chosen = new ArrayList<>(count);
        while (chosen.size() < count) {
            int candidate = 1 + below(most);
            if (!chosen.contains(candidate)) {
                chosen.add(candidate);
            }
        }
        return chosen;
    }
}
