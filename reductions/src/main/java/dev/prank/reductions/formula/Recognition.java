package dev.prank.reductions.formula;

import java.util.Objects;
import java.util.function.Function;

/**
 * The outcome of {@link RestrictedPlanarFormula#recognise}: the formula with its embedding, or the first reason found against
 * it.
 */
public sealed interface Recognition {

    /** The formula is restricted and planar. */
    record Recognised(RestrictedPlanarFormula formula) implements Recognition {
        public Recognised {
            Objects.requireNonNull(formula, "formula");
        }
    }

    /**
     * It is not.
     *
     * @param reason one sentence naming the clause or the variable and what was expected; clauses are counted from 1
     */
    record Refused(String reason) implements Recognition {
        public Refused {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** One function per case; exactly one is called. */
    default <T> T match(Function<RestrictedPlanarFormula, T> recognised, Function<String, T> refused) {
        return this instanceof Refused r ? refused.apply(r.reason()) : recognised.apply(((Recognised) this).formula());
    }

    /**
     * Insists on recognition: for formulas that the program itself produced.
     *
     * @throws IllegalStateException with the reason when this is a refusal
     */
    default RestrictedPlanarFormula requireRecognised() {
        return match(Function.identity(), reason -> {
            throw new IllegalStateException(reason);
        });
    }
}
