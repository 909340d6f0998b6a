package dev.prank.solver;

import dev.prank.instances.Witness;
import dev.prank.solver.proof.BoundProof;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The outcome of solving: the optimum, or a bracket around it. A witness of the upper bound always exists (the network itself, or
 * one covering point per point), so there is no third case.
 */
public sealed interface SolveResult<W extends Witness> {

    /** Proves the upper bound. */
    W witness();

    /** No witness has a smaller value than this. */
    int lowerBound();

    Statistics statistics();

    /**
     * Proves the lower bound; empty when the engine has no proof or was not asked for one. The solvers return proofs of optima, and of bounds
     * that answer a decision question with no, only after the checker of certificates has accepted them. At other brackets it has not looked.
     */
    Optional<BoundProof> proof();

    default int upperBound() {
        return witness().value();
    }

    /** One function per case; exactly one is called. */
    <T> T match(Function<Optimal<W>, T> optimal, Function<Bracketed<W>, T> bracketed);

    default boolean isOptimal() {
        return match(optimal -> true, bracketed -> false);
    }

    /** The witness is optimal. */
    record Optimal<W extends Witness>(W witness, int lowerBound, Statistics statistics, Optional<BoundProof> proof)
            implements SolveResult<W> {

        /** Without a proof. */
        public Optimal(W witness, int lowerBound, Statistics statistics) {
            this(witness, lowerBound, statistics, Optional.empty());
        }

        /** For what solvers return: whether the checker of certificates has accepted a proof of the lower bound. */
        public boolean isCertified() {
            return proof.isPresent();
        }

        /** @throws IllegalArgumentException when the witness does not reach the lower bound exactly */
        public Optimal {
            requireAbout(proof, lowerBound);
            Objects.requireNonNull(statistics, "statistics");
            if (witness.value() != lowerBound) {
                throw new IllegalArgumentException(
                        "witness of value " + witness.value() + " with lower bound " + lowerBound + " is not optimal");
            }
        }

        @Override
        public <T> T match(Function<Optimal<W>, T> optimal, Function<Bracketed<W>, T> bracketed) {
            return optimal.apply(this);
        }
    }

    /** The search stopped before the bounds met. */
    record Bracketed<W extends Witness>(
            W witness, int lowerBound, StopReason stopReason, Statistics statistics, Optional<BoundProof> proof)
            implements SolveResult<W> {

        /** Without a proof. */
        public Bracketed(W witness, int lowerBound, StopReason stopReason, Statistics statistics) {
            this(witness, lowerBound, stopReason, statistics, Optional.empty());
        }

        /** @throws IllegalArgumentException when the lower bound is not below the witness's value, or negative */
        public Bracketed {
            requireAbout(proof, lowerBound);
            Objects.requireNonNull(stopReason, "stopReason");
            Objects.requireNonNull(statistics, "statistics");
            if (lowerBound < 0 || lowerBound >= witness.value()) {
                throw new IllegalArgumentException("lower bound " + lowerBound + " and witness of value "
                        + witness.value() + " are no open bracket");
            }
        }

        @Override
        public <T> T match(Function<Optimal<W>, T> optimal, Function<Bracketed<W>, T> bracketed) {
            return bracketed.apply(this);
        }
    }

    /** The same answer, found with other effort. */
    default SolveResult<W> withStatistics(Statistics other) {
        return match(
                optimal -> new Optimal<>(witness(), lowerBound(), other, proof()),
                bracketed -> new Bracketed<>(witness(), lowerBound(), bracketed.stopReason(), other, proof()));
    }

    /**
     * The same answer with a proof of its lower bound.
     *
     * @throws IllegalArgumentException when the proof is about another bound
     */
    default SolveResult<W> withProof(Optional<BoundProof> itsProof) {
        return match(
                optimal -> new Optimal<>(witness(), lowerBound(), statistics(), itsProof),
                bracketed -> new Bracketed<>(witness(), lowerBound(), bracketed.stopReason(), statistics(), itsProof));
    }

    /** Optimal when the bounds meet, bracketed with {@code stopReason} when they do not. */
    static <W extends Witness> SolveResult<W> of(
            W witness, int lowerBound, StopReason stopReason, Statistics statistics) {
        return witness.value() == lowerBound
                ? new Optimal<>(witness, lowerBound, statistics)
                : new Bracketed<>(witness, lowerBound, stopReason, statistics);
    }

    private static void requireAbout(Optional<BoundProof> proof, int lowerBound) {
        if (proof.isPresent() && proof.get().bound() != lowerBound) {
            throw new IllegalArgumentException(
                    "the proof is about " + proof.get().bound() + ", the lower bound is " + lowerBound);
        }
    }
}
