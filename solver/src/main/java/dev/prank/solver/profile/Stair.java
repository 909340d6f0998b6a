package dev.prank.solver.profile;

import dev.prank.instances.Witness;
import dev.prank.instances.number.Rational;
import dev.prank.solver.SolveResult;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of ε_r, the least radius at which the rank is at most r.
 *
 * @param rank r
 * @param lower ε_r is not below it
 * @param reached a witness of rank at most r at the smallest radius found; empty when there is none in the window
 * @param refuted the answer at the greatest radius at which the rank is known to be above r; empty when there is none
 */
public record Stair<W extends Witness>(
        int rank, Rational lower, Optional<Reached<W>> reached, Optional<Refuted<W>> refuted) {

    /**
     * An upper bound.
     *
     * @param radius the least one that the witness needs; ε_r is at most this
     */
    public record Reached<W extends Witness>(Rational radius, W witness) {}

    /**
     * A lower bound.
     *
     * @param radius ε_r is above it
     */
    public record Refuted<W extends Witness>(Rational radius, SolveResult<W> result) {
        /** Whether the checker of certificates has accepted a proof that this rank is out of reach there. */
        boolean isProof(int rank) {
            return result.proof().filter(proof -> proof.bound() > rank).isPresent();
        }
    }

    /** @throws IllegalArgumentException when the bounds contradict each other */
    public Stair {
        Objects.requireNonNull(refuted, "refuted");
        if (reached.isPresent() && reached.get().radius().compareTo(lower) < 0) {
            throw new IllegalArgumentException("rank " + rank + " is reached at radius "
                    + reached.get().radius() + ", below the lower bound " + lower);
        }
    }

    /** ε_r is {@link #lower}, and {@link #reached} has a witness. */
    public boolean isExact() {
        return reached.isPresent() && reached.get().radius().equals(lower);
    }

    /** It is exact, and the checker of certificates has accepted a proof for the radius just below, if there is one. */
    public boolean isCertified() {
        return isExact()
                && (lower.signum() == 0
                        || refuted.filter(each -> each.isProof(rank)).isPresent());
    }
}
