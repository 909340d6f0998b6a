package dev.prank.solver.cli;

import dev.prank.instances.Witness;
import dev.prank.instances.number.Rational;
import dev.prank.solver.SolveResult;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a search has told about one instance at one radius.
 *
 * @param rank the number that a decision question asks about; empty when the optimum was asked for
 * @param greedy the paper's greedy upper bound
 * @param certificate the name of the file that proves the lower bound, when one was written
 */
record Answer<T, W extends Witness>(
        Inputs.Instance<T> instance,
        Rational radius,
        OptionalInt rank,
        int greedy,
        SolveResult<W> result,
        Optional<String> certificate) {

    /** Without a certificate. */
    Answer(Inputs.Instance<T> instance, Rational radius, OptionalInt rank, int greedy, SolveResult<W> result) {
        this(instance, radius, rank, greedy, result, Optional.empty());
    }

    Answer<T, W> certifiedBy(String file) {
        return new Answer<>(instance, radius, rank, greedy, result, Optional.of(file));
    }

    /** Whether a proof of the lower bound has been checked. */
    boolean isCertified() {
        boolean isAnswer = result.isOptimal() || status() == Status.NO;
        return certificate.isPresent() || isAnswer && result.proof().isPresent();
    }

    /** How far the question has been answered. */
    enum Status {
        OPTIMAL(ExitCode.DONE),
        BRACKETED(ExitCode.STOPPED),
        YES(ExitCode.YES),
        NO(ExitCode.NO);

        private final ExitCode exitCode;

        Status(ExitCode exitCode) {
            this.exitCode = exitCode;
        }

        ExitCode exitCode() {
            return exitCode;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Status status() {
        if (rank.isEmpty()) {
            return result.isOptimal() ? Status.OPTIMAL : Status.BRACKETED;
        }
        if (result.upperBound() <= rank.getAsInt()) {
            return Status.YES;
        }
        return result.lowerBound() > rank.getAsInt() ? Status.NO : Status.BRACKETED;
    }

    /** The bracket, or the one number it has shrunk to. */
    String value() {
        return result.isOptimal()
                ? Integer.toString(result.upperBound())
                : result.lowerBound() + ".." + result.upperBound();
    }

    /** Why the search ended before the bounds met, as a phrase; empty when they met. */
    String stopReason() {
        return result.match(
                optimal -> "",
                bracketed ->
                        bracketed.stopReason().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    double seconds() {
        return result.statistics().time().toNanos() / 1e9;
    }
}
