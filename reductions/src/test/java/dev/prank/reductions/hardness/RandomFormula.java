package dev.prank.reductions.hardness;

import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Small formulas with everything that a DIMACS file may hold, and the plainest test of satisfiability. */
public final class RandomFormula {

    private static final int MOST_VARIABLES = 6;
    private static final int MOST_CLAUSES = 8;
    private static final int WIDEST_CLAUSE = 5;

    private RandomFormula() {}

    /** 0–6 variables, 0–8 clauses of 0–5 literals; duplicates, tautologies, units and pure literals are common. */
    public static Arbitrary<CnfFormula> any() {
        return Arbitraries.integers().between(0, MOST_VARIABLES).flatMap(RandomFormula::over);
    }

    private static Arbitrary<CnfFormula> over(int variables) {
        Arbitrary<Integer> literal = variables == 0
                ? Arbitraries.just(1)
                : Arbitraries.integers()
                        .between(-variables, variables)
                        .filter(l -> l != 0)
                        .withoutEdgeCases();
        // The empty clause makes a formula trivial, so it is rare.
        Arbitrary<Integer> width = variables == 0
                ? Arbitraries.just(0)
                : Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(1, Arbitraries.just(0)),
                        net.jqwik.api.Tuple.of(40, Arbitraries.integers().between(1, WIDEST_CLAUSE)));
        return width.flatMap(w -> literal.list().ofSize(w))
                .map(Clause::new)
                .list()
                .ofMaxSize(MOST_CLAUSES)
                .map(clauses -> new CnfFormula(variables, clauses));
    }

    /** The first model in the order of binary numbers, by trying all assignments. */
    public static Optional<Assignment> model(CnfFormula formula) {
        return IntStream.range(0, 1 << formula.variableCount())
                .mapToObj(bits -> new Assignment(IntStream.range(0, formula.variableCount())
                        .mapToObj(v -> (bits >> v & 1) == 1)
                        .toList()))
                .filter(assignment -> assignment.satisfies(formula))
                .findFirst();
    }

    public static String text(CnfFormula formula) {
        return formula.clauses().stream()
                .map(Clause::literals)
                .map(List::toString)
                .toList()
                .toString();
    }
}
