package dev.prank.reductions.formula;

import dev.prank.instances.formula.Clause;
import java.util.List;

/**
 * Lichtenstein's crossover (Planar formulae and their uses, SIAM J. Comput. 11, 1982): clauses that hold exactly when a and a′
 * agree and b and b′ agree, and that can be drawn in a disc with a, b, a′, b′ on its boundary in this order. So two wires cross
 * without their lines crossing.
 *
 * <p>Five inner variables: α says that a and b hold, β that a and ¬b′, γ that ¬a′ and ¬b′, δ that ¬a′ and b. At least one of
 * these four is true, by the two clauses with ξ; two that are neighbours in the circle α, β, γ, δ are not true together. If a and
 * a′ hold, then α is b and β is ¬b′, and the other two are false, so b′ = b; likewise if neither holds. If a and ¬a′ held, then b
 * = b′ would make two neighbours true, b, ¬b′ all four, and ¬b, b′ none; ¬a and a′ make none true.
 *
 * @param a the first wire on one side of the crossing
 * @param b the second wire on one side
 * @param aOpposite a′, the first wire on the other side
 * @param bOpposite b′, the second wire on the other side
 * @param firstInner the number of α; β, γ, δ, ξ follow
 */
record Crossover(int a, int b, int aOpposite, int bOpposite, int firstInner) {

    static final int INNER_VARIABLES = 5;

    List<Clause> clauses() {
        int alpha = firstInner;
        int beta = firstInner + 1;
        int gamma = firstInner + 2;
        int delta = firstInner + 3;
        int xi = firstInner + 4;
        return List.of(
                Clause.of(-a, -b, alpha),
                Clause.of(a, -alpha),
                Clause.of(b, -alpha),
                Clause.of(-a, bOpposite, beta),
                Clause.of(a, -beta),
                Clause.of(-bOpposite, -beta),
                Clause.of(aOpposite, bOpposite, gamma),
                Clause.of(-aOpposite, -gamma),
                Clause.of(-bOpposite, -gamma),
                Clause.of(aOpposite, -b, delta),
                Clause.of(-aOpposite, -delta),
                Clause.of(b, -delta),
                Clause.of(alpha, beta, xi),
                Clause.of(-xi, gamma, delta),
                Clause.of(-alpha, -beta),
                Clause.of(-beta, -gamma),
                Clause.of(-gamma, -delta),
                Clause.of(-delta, -alpha));
    }

    /** Values of α, β, γ, δ, ξ that satisfy the clauses when both sides agree. */
    static List<Boolean> innerValues(boolean a, boolean b) {
        return List.of(a && b, a && !b, !a && !b, !a && b, !a);
    }
}
