package dev.prank.instances.io;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a generated instance comes from: enough to make it again.
 *
 * @param family the name of the generator
 * @param parameters its parameters by name, exact numbers as text
 * @param seed of its random choices
 * @param known what is known of the answer; nothing here is checked on reading
 */
public record Origin(String family, SortedMap<String, String> parameters, OptionalLong seed, Optional<Known> known) {

    public Origin {
        Objects.requireNonNull(family, "family");
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(known, "known");
    }

    /** The same origin of an instance of which this is known. */
    public Origin withKnown(Known answer) {
        return new Origin(family, parameters, seed, Optional.of(answer));
    }

    /** {@code name=value} pairs, separated by blanks, in the order of the names. */
    public String parameterText() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            text.append(text.length() == 0 ? "" : " ");
            text.append(parameter.getKey()).append('=').append(parameter.getValue());
        }
        return text.toString();
    }

    /**
     * Bounds on the answer: the least cover of points, the proximate rank of a network, or the least number of clauses of a formula
     * that are false at once (0 if it is satisfiable).
     *
     * @param lower the answer is not smaller; absent when nothing is known
     * @param upper the answer is not larger; absent when nothing is known
     * @param how why
     */
    public record Known(OptionalInt lower, OptionalInt upper, String how) {

        /** @throws IllegalArgumentException when a bound is negative or the lower one exceeds the upper one */
        public Known {
            Objects.requireNonNull(how, "how");
            if (lower.orElse(0) < 0 || upper.orElse(0) < 0) {
                throw new IllegalArgumentException("the bounds must not be negative");
            }
            if (lower.orElse(0) > upper.orElse(Integer.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "the lower bound " + lower.getAsInt() + " exceeds the upper bound " + upper.getAsInt());
            }
        }

        /** The answer is exactly this. */
        public static Known exactly(int answer, String how) {
            return new Known(OptionalInt.of(answer), OptionalInt.of(answer), how);
        }

        public static Known atLeast(int lower, String how) {
            return new Known(OptionalInt.of(lower), OptionalInt.empty(), how);
        }

        public static Known atMost(int upper, String how) {
            return new Known(OptionalInt.empty(), OptionalInt.of(upper), how);
        }
    }
}
