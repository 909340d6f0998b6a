package dev.prank.reductions.formula;

import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.reductions.Reduction;
import java.util.Objects;

/**
 * From any formula to a restricted planar one that is satisfiable exactly when it is, in four steps: {@link Simplification},
 * {@link Planarisation}, {@link ClauseSplitting}, {@link OccurrenceRings}.
 *
 * <p>Each step keeps what the ones before it have reached. After the simplification every variable occurs with both signs in
 * clauses of at least two distinct variables, and all later steps preserve that, so it need not be repeated. The planarisation
 * takes clauses of any width, and the splitting after it needs no crossing, since it follows the rotation order around the
 * clause. The splitting makes no clause wider than three and keeps the graph planar, as does the last step, which bounds the
 * occurrences.
 *
 * <p>If the simplification decides the formula, the target is the formula without variables or {@link
 * Simplification#UNSATISFIABLE}.
 *
 * <p>Size: let L be the number of occurrences and m that of clauses after the simplification, W the sum of w − 3 over the clauses
 * of width w > 3, and C the number of crossings, which {@link Planarisation} bounds by a polynomial. The target has at most L + W
 * + 41C variables and at most m + L + W + 58C clauses. Time: see the steps.
 */
public final class FormulaToRestrictedPlanar
        implements Reduction<CnfFormula, Assignment, RestrictedPlanarFormula, Assignment> {

    private final Reduction<CnfFormula, Assignment, CnfFormula, Assignment> steps;
    private final RestrictedPlanarFormula target;

    public FormulaToRestrictedPlanar(CnfFormula source) {
        Simplification simplification = new Simplification(Objects.requireNonNull(source, "source"));
        Planarisation planarisation = new Planarisation(simplification.target());
        ClauseSplitting splitting = new ClauseSplitting(planarisation.target());
        OccurrenceRings rings = new OccurrenceRings(splitting.target());
        this.steps = simplification.then(planarisation).then(splitting).then(rings);
        this.target = RestrictedPlanarFormula.recognise(rings.target()).requireRecognised();
    }

    @Override
    public CnfFormula source() {
        return steps.source();
    }

    @Override
    public RestrictedPlanarFormula target() {
        return target;
    }

    /** @throws IllegalArgumentException when {@code model} does not satisfy the source */
    @Override
    public Assignment pushForward(Assignment model) {
        return steps.pushForward(model);
    }

    /** @throws IllegalArgumentException when {@code model} does not satisfy the target */
    @Override
    public Assignment pullBack(Assignment model) {
        return steps.pullBack(model);
    }
}
