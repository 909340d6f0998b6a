package dev.prank.solver.certificate;

import java.util.Arrays;
import java.util.Optional;

/** Atoms whose sum is at most 0. When only some of them matter, the same is derived for fewer atoms, by halving. */
final class ViprZero {

    /** Smaller sums are not halved. */
    private static final int SMALL = 8;

    private final ViprProof proof;
    private final ViprConstraint constraint;
    private Optional<ViprZero> low = Optional.empty();
    private Optional<ViprZero> high = Optional.empty();

    /** @param constraint that the sum of these atoms, in order, is at most 0 */
    ViprZero(ViprProof proof, ViprConstraint constraint) {
        this.proof = proof;
        this.constraint = constraint;
    }

    /** A constraint that says that the atom, with few others, is at most 0. */
    ViprConstraint near(int atom) {
        int[] atoms = constraint.atoms();
        if (atoms.length <= SMALL) {
            return constraint;
        }
        int middle = atoms.length / 2;
        if (atom < atoms[middle]) {
            low = Optional.of(low.orElseGet(() -> part(0, middle)));
            return low.get().near(atom);
        }
        high = Optional.of(high.orElseGet(() -> part(middle, atoms.length)));
        return high.get().near(atom);
    }

    private ViprZero part(int from, int to) {
        ViprCombination combination = new ViprCombination();
        combination.add(constraint, 1);
        int[] atoms = constraint.atoms();
        for (int place = 0; place < atoms.length; place++) {
            if (place < from || place >= to) {
                proof.lower(combination, atoms[place], 1);
            }
        }
        int[] kept = Arrays.copyOfRange(atoms, from, to);
        return new ViprZero(proof, proof.derive(false, kept, ViprConstraint.ones(kept.length), 0, combination, 1));
    }
}
