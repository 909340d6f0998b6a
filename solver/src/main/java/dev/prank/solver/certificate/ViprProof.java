package dev.prank.solver.certificate;

import dev.prank.instances.number.Rational;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The derivations of a VIPR file. They stay in memory, as the file first says how many there are. Constraints are about
 * <em>atoms</em>: an atom is a sum of variables less a whole number, and is not negative. Atoms that stand in one constraint have
 * no variable in common.
 */
final class ViprProof {

    /** @param notNegative the number of the constraint that says so */
    private record Atom(int[] variables, long less, int notNegative) {}

    private final List<Atom> atoms = new ArrayList<>();
    private final StringBuilder lines = new StringBuilder();
    private final int given;
    private int derived;

    /**
     * The first atoms are the variables, and the first constraints of the file say that they are not negative.
     *
     * @param others how many other constraints are given
     */
    ViprProof(int variables, int others) {
        for (int variable = 0; variable < variables; variable++) {
            atoms.add(new Atom(new int[] {variable}, 0, variable));
        }
        given = variables + others;
    }

    int atomCount() {
        return atoms.size();
    }

    /** A new atom: what a sum of atoms, each once, has beyond the least that the constraint allows. */
    int addAtom(ViprConstraint atLeast) {
        int[] variables = Arrays.stream(atLeast.atoms())
                .flatMap(atom -> Arrays.stream(atoms.get(atom).variables))
                .sorted()
                .toArray();
        atoms.add(new Atom(variables, boundOfVariables(atLeast), atLeast.id()));
        return atoms.size() - 1;
    }

    private long boundOfVariables(ViprConstraint constraint) {
        long bound = constraint.bound();
        for (int place = 0; place < constraint.atoms().length; place++) {
            long less = atoms.get(constraint.atoms()[place]).less;
            bound = Math.addExact(bound, Math.multiplyExact(constraint.coefficients()[place], less));
        }
        return bound;
    }

    /** Lowers the coefficient of an atom: it is not negative. */
    void lower(ViprCombination combination, int atom, long by) {
        combination.add(ViprConstraint.ofSum(atoms.get(atom).notNegative, true, new int[] {atom}, 0), by);
    }

    ViprConstraint assume(boolean isAtLeast, int[] its, long[] coefficients, long bound) {
        return add(new ViprConstraint(nextId(), isAtLeast, its, coefficients, bound), "asm");
    }

    /** What follows from the combination over the divisor, and rounding. */
    ViprConstraint derive(
            boolean isAtLeast, int[] its, long[] coefficients, long bound, ViprCombination from, long divisor) {
        String reason = combined(from, isAtLeast ? -1 : 1, divisor);
        return add(new ViprConstraint(nextId(), isAtLeast, its, coefficients, bound), reason);
    }

    /** 0 ≥ 1, from a combination without atoms and with a negative bound. Returns its number. */
    int contradiction(ViprCombination from) {
        return addContradiction(combined(from, 1, 1));
    }

    /** 0 ≥ 1, as it follows from either half of a split. Returns its number. */
    int contradiction(int first, ViprConstraint itsHalf, int second, ViprConstraint otherHalf) {
        return addContradiction(unsplit(first, itsHalf, second, otherHalf));
    }

    private int addContradiction(String reason) {
        return add(ViprConstraint.ofSum(nextId(), true, new int[] {}, 1), reason)
                .id();
    }

    /** The contrary of an assumption that leads to a contradiction. */
    ViprConstraint contrary(ViprConstraint assumed, int contradiction) {
        boolean isAtLeast = !assumed.isAtLeast();
        long bound = assumed.bound() + (isAtLeast ? 1 : -1);
        ViprConstraint other = assume(isAtLeast, assumed.atoms(), assumed.coefficients(), bound);
        return add(
                new ViprConstraint(nextId(), isAtLeast, assumed.atoms(), assumed.coefficients(), bound),
                unsplit(contradiction, assumed, other.id(), other));
    }

    private static String unsplit(int first, ViprConstraint itsHalf, int second, ViprConstraint otherHalf) {
        return "uns " + first + " " + itsHalf.id() + " " + second + " " + otherHalf.id();
    }

    private static String combined(ViprCombination from, int sign, long divisor) {
        StringBuilder text = new StringBuilder(divisor == 1 ? "lin " : "rnd ");
        text.append(from.multipliers().size());
        from.multipliers().forEach((id, multiplier) -> {
            text.append(' ').append(id).append(' ');
            if (divisor == 1) {
                text.append(sign * multiplier);
            } else {
                text.append(Rational.of(sign * multiplier, divisor));
            }
        });
        return text.toString();
    }

    private int nextId() {
        return given + derived;
    }

    private ViprConstraint add(ViprConstraint constraint, String reason) {
        StringBuilder text = new StringBuilder(constraint.isAtLeast() ? "G " : "L ");
        text.append(boundOfVariables(constraint)).append(' ');
        int count = Arrays.stream(constraint.atoms())
                .map(atom -> atoms.get(atom).variables.length)
                .sum();
        text.append(count);
        for (int place = 0; place < constraint.atoms().length; place++) {
            for (int variable : atoms.get(constraint.atoms()[place]).variables) {
                text.append(' ').append(variable).append(' ').append(constraint.coefficients()[place]);
            }
        }
        add(text, reason);
        return constraint;
    }

    /** A constraint in terms of variables. Returns its number. */
    int add(CharSequence constraint, CharSequence reason) {
        int id = nextId();
        derived++;
        lines.append('d').append(id).append(' ').append(constraint);
        lines.append(" { ").append(reason).append(" } -1\n");
        return id;
    }

    void writeTo(Writer out) throws IOException {
        out.write("DER " + derived + "\n");
        out.append(lines);
    }
}
