package dev.prank.solver.bench;

import java.util.Objects;
import java.util.Optional;

/**
 * What one solver did on one instance.
 *
 * @param points of the instance, or units if it is a network
 * @param solver the name of an engine or a peer
 * @param peer whether it is a peer, with which engines are compared
 * @param lower 0 when it proved nothing
 * @param upper the number of points or units when it found nothing better
 * @param seconds of solving, with modelling and without reading; for an external program those of the whole process unless it
 *     says better
 * @param note why the run is not {@link Status#SOLVED}, in words; empty when there is nothing to say
 */
public record Measurement(
        String suite,
        String cell,
        String instance,
        Optional<String> family,
        int points,
        String solver,
        boolean peer,
        Status status,
        int lower,
        int upper,
        double seconds,
        String note) {

    /** How a run ended. */
    public enum Status {
        /** With a proved optimum, within the time limit. */
        SOLVED("solved"),
        /** At the limit, or later than it. */
        OPEN("open"),
        /** By force, because it did not end soon after the limit. */
        KILLED("killed"),
        /** With an error. */
        FAILED("failed");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /** As it stands in files. */
        public String word() {
            return word;
        }
    }

    public Measurement {
        Objects.requireNonNull(suite, "suite");
        Objects.requireNonNull(cell, "cell");
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(solver, "solver");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(note, "note");
    }

    public boolean isSolved() {
        return status == Status.SOLVED;
    }

    /** (upper − lower) / upper, and 0 when both are 0. */
    public double gap() {
        return upper == 0 ? 0 : (upper - lower) / (double) upper;
    }
}
