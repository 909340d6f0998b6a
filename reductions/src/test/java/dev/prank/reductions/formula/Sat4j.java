package dev.prank.reductions.formula;

import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.Clause;
import dev.prank.instances.formula.CnfFormula;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sat4j.core.VecInt;
import org.sat4j.minisat.SolverFactory;
import org.sat4j.specs.ContradictionException;
import org.sat4j.specs.ISolver;
import org.sat4j.specs.TimeoutException;

/** Decides formulas that are too large for trying all assignments. */
final class Sat4j {

    private final CnfFormula formula;
    private final Optional<ISolver> solver;

    Sat4j(CnfFormula formula) {
        this.formula = formula;
        this.solver = load(formula);
    }

    /** Empty when the clauses contradict each other while they are read. */
    private static Optional<ISolver> load(CnfFormula formula) {
        ISolver solver = SolverFactory.newDefault();
        solver.newVar(formula.variableCount());
        try {
            for (Clause clause : formula.clauses()) {
                solver.addClause(new VecInt(
                        clause.literals().stream().mapToInt(Integer::intValue).toArray()));
            }
        } catch (ContradictionException e) {
            return Optional.empty();
        }
        return Optional.of(solver);
    }

    /** A model in which the given literals are true. */
    Optional<Assignment> model(int... assumptions) {
        if (solver.isEmpty()) {
            return Optional.empty();
        }
        try {
            ISolver engine = solver.get();
            return engine.isSatisfiable(new VecInt(assumptions))
                    ? Optional.of(new Assignment(IntStream.rangeClosed(1, formula.variableCount())
                            .mapToObj(v -> isIn(engine.model(), v))
                            .toList()))
                    : Optional.empty();
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A model lists literals; a variable that no clause has is missing there. */
    private static boolean isIn(int[] model, int variable) {
        return IntStream.of(model).anyMatch(literal -> literal == variable);
    }
}
