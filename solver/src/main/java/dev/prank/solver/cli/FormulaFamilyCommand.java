package dev.prank.solver.cli;

import dev.prank.instances.cover.PointCover;
import dev.prank.instances.formula.Assignment;
import dev.prank.instances.formula.CnfFormula;
import dev.prank.instances.io.Origin;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.hardness.FormulaToPointCover;
import dev.prank.reductions.hardness.PointCoverToNetwork;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** A family of formulas, which also makes the points and the networks that its formulas reduce to. */
abstract class FormulaFamilyCommand extends FamilyCommand {

    /** What becomes of the formula. */
    enum Target {
        FORMULA,
        POINTS,
        NETWORK;

        /** As the user writes it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A formula and what its construction says.
     *
     * @param model a model that was planted
     * @param known bounds on the number of false clauses
     */
    record Known(CnfFormula formula, Optional<Assignment> model, Optional<Origin.Known> known) {

        static Known satisfiable(CnfFormula formula, Assignment model, String why) {
            return new Known(
                    formula, Optional.of(model), Optional.of(Origin.Known.exactly(0, "satisfiable (" + why + ")")));
        }

        /** Unsatisfiable, but without some clause it is not. */
        static Known minimallyUnsatisfiable(CnfFormula formula, String why) {
            return new Known(
                    formula, Optional.empty(), Optional.of(Origin.Known.exactly(1, "unsatisfiable (" + why + ")")));
        }

        static Known open(CnfFormula formula) {
            return new Known(formula, Optional.empty(), Optional.empty());
        }
    }

    private static final Rational DEFAULT_RADIUS = Rational.of(1, 8);
    private static final Origin.Known NOTHING = new Origin.Known(OptionalInt.empty(), OptionalInt.empty(), "");

    @Option(
            names = "--to",
            paramLabel = "TARGET",
            defaultValue = "formula",
            description =
                    "What to make of the formula: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). Points and networks"
                            + " have the rank R that decides the formula in their file.")
    private Target target;

    @Option(
            names = "--route",
            paramLabel = "ROUTE",
            description = "How points and networks are made: direct (the default) or planar (the paper's).")
    private Optional<FormulaRoute.Route> route = Optional.empty();

    @Option(
            names = {"-r", "--radius"},
            paramLabel = "E",
            converter = RationalConverter.class,
            description = "Radius of points and networks, from 1/8 to below 3/16 (default: 1/8).")
    private Optional<Rational> radius = Optional.empty();

    /** @throws IllegalArgumentException when the options make no sense, for the user to read */
    abstract Known formula();

    @Override
    final Generated generate(Origin origin) {
        if (target == Target.FORMULA && (radius.isPresent() || route.isPresent())) {
            throw new IllegalArgumentException(
                    "a formula has no radius and no route; --radius and --route need --to points or --to network");
        }
        Known formula = formula();
        if (target == Target.FORMULA) {
            return new Generated.Formula(
                    formula.formula(), formula.known().map(origin::withKnown).orElse(origin));
        }
        FormulaToPointCover points = new FormulaToPointCover(
                route.orElse(FormulaRoute.Route.DIRECT).from(formula.formula()), radius.orElse(DEFAULT_RADIUS));
        formula.model().ifPresent(model -> requireTight(points, model));
        Generated.Source source = new Generated.Source(formula.formula(), points.bound());
        Origin of = origin.withKnown(source.answer(formula.known().orElse(NOTHING)));
        return target == Target.POINTS
                ? new Generated.Points(points.target(), Optional.of(source), of)
                : new Generated.Network(new PointCoverToNetwork(points.target()).target(), Optional.of(source), of);
    }

    /** A bug would be thrown here, before a wrong answer is written. */
    private static void requireTight(FormulaToPointCover points, Assignment model) {
        PointCover cover = points.pushForward(model);
        cover.check(points.target()).requireAccepted();
        if (cover.value() != points.bound()) {
            throw new IllegalStateException(
                    "a model gives a cover of " + cover.value() + " squares, not of " + points.bound());
        }
    }
}
