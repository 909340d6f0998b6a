package dev.prank.solver.profile;

import dev.prank.instances.number.Rational;
import java.util.Optional;

/**
 * The part of a staircase that is asked for.
 *
 * @param leastRank at least 0
 * @param greatestRank at least the least one; ranks above that of the instance itself are left out
 * @param leastRadius where ε_r is at most this, it is not looked for
 * @param greatestRadius where ε_r is above this, it is not looked for; empty for no limit
 */
public record Window(int leastRank, int greatestRank, Rational leastRadius, Optional<Rational> greatestRadius) {

    /** The whole staircase. */
    public static final Window ALL = new Window(0, Integer.MAX_VALUE, Rational.ZERO, Optional.empty());

    /** @throws IllegalArgumentException when a range is empty or begins below 0 */
    public Window {
        if (leastRank < 0 || greatestRank < leastRank) {
            throw new IllegalArgumentException("there are no ranks from " + leastRank + " to " + greatestRank);
        }
        if (leastRadius.signum() < 0
                || greatestRadius.isPresent() && greatestRadius.get().compareTo(leastRadius) < 0) {
            throw new IllegalArgumentException(
                    "there are no radii from " + leastRadius + " to " + greatestRadius.orElse(leastRadius));
        }
    }

    /** Whether ε_r is known, or that it is where it is not looked for. */
    public boolean isAnswered(Stair<?> stair) {
        return stair.isExact()
                || stair.reached()
                        .filter(each -> each.radius().compareTo(leastRadius) <= 0)
                        .isPresent()
                || greatestRadius
                        .filter(each -> each.compareTo(stair.lower()) <= 0)
                        .isPresent();
    }
}
