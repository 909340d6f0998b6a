package dev.prank.solver.bench;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One instance of a comparison, made when it is needed.
 *
 * @param suite what the user names
 * @param cell what is counted as one in the comparison: instances that differ only in their seed
 * @param name different from those of all other instances
 * @param family cells of one family differ only in their size; empty when there is no such family
 */
public record BenchCase(
        String suite, String cell, String name, Optional<String> family, Supplier<BenchProblem> problem) {

    public BenchCase {
        Objects.requireNonNull(suite, "suite");
        Objects.requireNonNull(cell, "cell");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(problem, "problem");
    }
}
