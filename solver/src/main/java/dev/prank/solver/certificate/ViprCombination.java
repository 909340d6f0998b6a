package dev.prank.solver.certificate;

import java.util.Map;
import java.util.TreeMap;

/** A sum of constraints, as Σ coefficients · atoms ≤ bound: those that say "at least" are turned round. */
final class ViprCombination {

    private final Map<Integer, Long> coefficients = new TreeMap<>();
    private final Map<Integer, Long> multipliers = new TreeMap<>();
    private long bound;

    /** @param multiplier not negative */
    void add(ViprConstraint constraint, long multiplier) {
        if (multiplier == 0) {
            return;
        }
        long signed = constraint.isAtLeast() ? -multiplier : multiplier;
        multipliers.merge(constraint.id(), signed, Math::addExact);
        bound = Math.addExact(bound, Math.multiplyExact(signed, constraint.bound()));
        for (int place = 0; place < constraint.atoms().length; place++) {
            long more = Math.multiplyExact(signed, constraint.coefficients()[place]);
            coefficients.merge(constraint.atoms()[place], more, Math::addExact);
        }
    }

    long coefficient(int atom) {
        return coefficients.getOrDefault(atom, 0L);
    }

    /** Of the atoms, in order. */
    Map<Integer, Long> coefficients() {
        return coefficients;
    }

    /** Of the constraints, negative for those that say "at least". */
    Map<Integer, Long> multipliers() {
        return multipliers;
    }

    long bound() {
        return bound;
    }
}
