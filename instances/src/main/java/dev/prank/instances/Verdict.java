package dev.prank.instances;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/** The outcome of a check: accepted, or rejected with the first reason found. */
public sealed interface Verdict {

    /** The claim holds. */
    record Accepted() implements Verdict {}

    /**
     * The claim does not hold, or does not follow from what was given.
     *
     * @param reason one sentence naming the place and the values
     */
    record Rejected(String reason) implements Verdict {
        public Rejected {
            Objects.requireNonNull(reason, "reason");
        }
    }

    static Verdict accepted() {
        return new Accepted();
    }

    static Verdict rejected(String reason) {
        return new Rejected(reason);
    }

    /** One function per case; exactly one is called. */
    default <T> T match(Supplier<T> accepted, Function<String, T> rejected) {
        return this instanceof Rejected r ? rejected.apply(r.reason()) : accepted.get();
    }

    default boolean isAccepted() {
        return this instanceof Accepted;
    }

    /**
     * Insists on acceptance: for answers that the program itself produced.
     *
     * @throws IllegalStateException with the reason when this is a rejection
     */
    default void requireAccepted() {
        if (this instanceof Rejected r) {
            throw new IllegalStateException(r.reason());
        }
    }
}
