package dev.prank.solver;

import dev.prank.solver.proof.ProofSteps;
import java.util.OptionalLong;

/**
 * How an engine works, whatever it solves.
 *
 * @param threads at least 1
 * @param seed for every random choice
 * @param workLimit a machine-independent limit in the engine's own unit (search nodes, conflicts, deterministic ticks); with one
 *     thread and a work limit the same instance gives the same result
 * @param proofSteps how the result shall prove its lower bound, where the engine can ({@link SolveResult#proof})
 */
public record EngineOptions(int threads, long seed, OptionalLong workLimit, ProofSteps proofSteps) {

    /** @throws IllegalArgumentException when {@code threads} is below 1 or the work limit negative */
    public EngineOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + threads);
        }
        if (workLimit.isPresent() && workLimit.getAsLong() < 0) {
            throw new IllegalArgumentException("work limit must not be negative, but is " + workLimit.getAsLong());
        }
    }

    /** Without proofs. */
    public EngineOptions(int threads, long seed, OptionalLong workLimit) {
        this(threads, seed, workLimit, ProofSteps.NONE);
    }

    /** One thread, seed 0, no work limit, no proofs. */
    public static EngineOptions defaults() {
        return new EngineOptions(1, 0, OptionalLong.empty());
    }

    /** The same with another number of threads. */
    public EngineOptions onThreads(int count) {
        return new EngineOptions(count, seed, workLimit, proofSteps);
    }

    /** The same with at most so much work. */
    public EngineOptions withWorkLimit(long units) {
        return new EngineOptions(
                threads, seed, OptionalLong.of(Math.min(units, workLimit.orElse(Long.MAX_VALUE))), proofSteps);
    }

    public boolean isProving() {
        return proofSteps != ProofSteps.NONE;
    }
}
